// Leftovers of web pages that stand alone on a line: share buttons, "Loading…", "Page 3 of 12", "Read more".
// `certain` phrases are never written by an author; `likely` ones are words and sentences that could be. Phrases are
// in the notation of phrases.ts, folded: small letters, no apostrophes ("sabonner"), "email" for "e-mail".

/** The phrases of one language. */
export interface ResidueWords {
  readonly certain: readonly string[];
  readonly likely: readonly string[];
}

const networks =
  'facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|telegram|instagram|youtube|tiktok|threads|bluesky|mastodon|tumblr|xing|messenger|email|google';

const english: ResidueWords = {
  certain: [
    'tt',
    'share|tweet|email|print|save|bookmark this|the article|story|post|page|video?',
    'share|tweet|retweet',
    `share this? article|story|post? on|via|by|to ${networks} news?`,
    'share options|tools',
    'pin it',
    'copy the? link',
    'loading more? comments|content|page|video|player|stories',
    'loading more?',
    'please wait',
    'advertisement|advertisements feedback?',
    'report this ad',
    'sponsored|promoted|paid stories|content|post',
    'story|article|content|text|video continues below|after this|the? ad|advert|advertisement|video|gallery?',
    'continue reading below|the? main? story?',
    'scroll down? to continue with|reading? content?',
    'skip advertisement|ad',
    'read more|on',
    'read the? full|whole article|story',
    'show|see|load|view more|less|all stories|articles|posts|comments?',
    'back|return to top of? page?',
    'skip|jump to main? content|navigation',
    'recommended for you',
    'recommended stories|articles|videos|reading',
    'you may|might also? like',
    'you may|might also? be interested in',
    'more on this story|topic',
    'related articles|stories|posts|topics|content|links|coverage|news',
    'most read|popular|viewed|shared|commented',
    'trending now',
    'now trending',
    `follow|like|find us on ${networks} and? ${networks}?`,
    'follow us',
    'subscribe now|today|here',
    'sign up|in now|here',
    'log|sign in to post|comment|reply|vote|continue',
    'leave|post|add|write a comment|reply',
    'view|hide|show|read all? #? comments',
    '#|no comment|comments yet?',
    '# share|shares|view|views|like|likes|tweet|tweets|retweets|reply|replies|vote|votes',
    '# min|mins|minute|minutes read',
    'be the first to comment|review|reply',
    '# people like this be? the? first? of? your? friends?',
    'page|photo|image|slide|picture # of #',
    '# of #',
    'listen to this|the article|story',
    'play|watch this|the? video|audio',
    'click to play|enlarge|expand|zoom|share',
    'tap to unmute|play',
    'hide|toggle|show caption',
    'enlarge this? image',
    'next|previous|older|newer article|story|post|page|posts',
    'all rights reserved',
    'accept|reject all? cookies',
    'cookie settings|policy|preferences',
    'manage cookies',
  ],
  likely: [
    'print|email|save|comment|comments|close|menu|search|home|next|previous|more|subscribe|login|register|follow|like|reply|gallery|related|advert|ad|ads',
    'trending|sponsored|recommended',
    'facebook|twitter|linkedin|whatsapp|pinterest|reddit|instagram|youtube|tiktok|flipboard',
    'sign up|in',
    'log in|out',
    'privacy policy',
    'terms of use|service',
    'contact|about us',
    'sign up now|today|here? for|to * newsletter|newsletters|inbox|email|emails|alert|alerts|update|updates|briefing *',
    'subscribe|register now|today|here? for|to * newsletter|newsletters|inbox|email|emails|alert|alerts|update|updates|channel|podcast *',
    'subscribe now|today|here *',
    'get * in|to your inbox *',
    'download|get our|the free? app *',
    'join|support our|the conversation|discussion|community|journalism|newsletter *',
    'click|tap here|below *',
    'click|tap on? the|this image|photo|picture|map|chart|video|link *',
    'click|tap|swipe|scroll to|for * more|photos|pictures|details|full|gallery *',
    `follow|like * on ${networks} *`,
    'report|spot|spotted|found|notice|noticed|see a|an typo|error|mistake|correction *',
    'comments are|have now? been? closed|disabled|off *',
    'comments on|for this article|story|post|page are|have now? been? closed|disabled|off *',
    'tell us what you think *',
    'please? enable|activate javascript *',
    'your browser does not support *',
    'this site|website|page uses cookies *',
    'by clicking|subscribing|continuing * agree|accept|consent *',
    'by signing up * agree|accept|consent *',
  ],
};

const german: ResidueWords = {
  certain: [
    'artikel|beitrag|seite? teilen',
    `auf|bei|per|via ${networks} teilen|versenden|senden`,
    'twittern|weiterlesen|anzeige|meistgelesen',
    'link kopieren',
    'artikel drucken|merken|anhören|versenden|kommentieren',
    'wird geladen',
    'bitte warten',
    'mehr lesen|anzeigen|laden|dazu|erfahren',
    'weniger anzeigen',
    'lesen sie hier? mehr|weiter',
    'mehr? zum thema',
    'zurück? nach oben',
    'zum seitenanfang',
    'direkt? zum inhalt|hauptinhalt springen?',
    'zur startseite',
    'zur navigation|hauptnavigation springen?',
    'das? könnte sie|dich|dir|ihnen auch interessieren|gefallen',
    'auch interessant',
    'empfohlene|ähnliche|meistgelesene artikel|beiträge',
    '# kommentar|kommentare|aufrufe',
    '# min|minute|minuten lesezeit',
    'lesezeit ca? # min|minute|minuten',
    'kommentar|kommentare schreiben|anzeigen|verfassen|lesen',
    'seite|bild|foto # von #',
    `folgen sie uns auf? ${networks}?`,
    'newsletter abonnieren',
    'jetzt abonnieren|anmelden|registrieren|teilen',
    'video abspielen',
    'bild vergrößern|vergrössern',
    'cookie einstellungen',
    'alle cookies? akzeptieren',
    'alle rechte vorbehalten',
  ],
  likely: [
    'werbung|anzeigen|lädt|laden|drucken|merken|kommentar|kommentare|anmelden|registrieren|suche|menü|schließen|schliessen|startseite|weiter|zurück|impressum|datenschutz|abonnieren|kommentieren|mehr',
    'melden sie sich * newsletter *',
    'abonnieren sie * newsletter *',
    'klicken sie hier *',
    'lesen|sehen sie auch *',
    'fehler gefunden|entdeckt|melden *',
    'die kommentarfunktion * geschlossen|deaktiviert *',
  ],
};

const french: ResidueWords = {
  certain: [
    'partager|imprimer|écouter cet|larticle article?',
    `partager sur|par|via ${networks}`,
    'partager|tweeter|publicité|publicités',
    'envoyer par email',
    'envoyer à un ami',
    'copier le lien',
    'la suite après la|cette publicité',
    'chargement en cours',
    'veuillez patienter',
    'contenu sponsorisé',
    'lire la suite',
    'lire plus|larticle',
    'en savoir plus',
    'voir|afficher|charger plus',
    'continuer la lecture',
    'retour en haut de? la? page?',
    'haut de page',
    'aller au contenu principal?',
    'à? lire aussi',
    'sur le même sujet|thème',
    'articles liés|similaires|recommandés|associés',
    'articles? les plus lus|populaires|partagés',
    'vous aimerez aussi',
    '# commentaire|commentaires|partage|partages|vues',
    '# min|minute|minutes de lecture',
    'temps de lecture # min|minute|minutes',
    'laisser|ajouter|écrire un commentaire',
    'voir les commentaires',
    'page|photo|image # sur|de #',
    `suivez nous sur? ${networks}?`,
    'regarder la vidéo',
    'sabonner maintenant',
    'tous droits réservés',
    'tout accepter',
    'gérer les cookies',
  ],
  likely: [
    'imprimer|commenter|commentaire|commentaires|accueil|menu|rechercher|fermer|suivant|précédent|connexion|chargement|annonce|sabonner',
    'abonnez|inscrivez vous',
    'se connecter',
    'mentions légales',
    'inscrivez|abonnez vous * newsletter|lettre|alertes|boîte|email *',
    'recevez * newsletter|lettre|alertes|boîte|email *',
    'cliquez ici *',
    'cliquez sur limage|la|le photo|lien *',
    'lire aussi *',
    'signaler une erreur *',
    'les commentaires sont fermés|désactivés *',
  ],
};

const spanish: ResidueWords = {
  certain: [
    'compartir|comparte|comparta este|esta|el|la? artículo|noticia|nota?',
    `compartir en|por|vía ${networks}`,
    'tuitear|publicidad|cargando',
    'copiar el? enlace',
    'enviar por correo|email',
    'imprimir|escuchar este|el? artículo',
    'espere por favor',
    'contenido patrocinado',
    'sigue después de la publicidad',
    'leer|lee|ver|mostrar|cargar más',
    'seguir|sigue|continuar leyendo',
    'volver|ir arriba',
    'ir|saltar al contenido principal?',
    'también? te|le puede|podría interesar|gustar',
    'noticias|artículos|notas|temas relacionadas|relacionados',
    'lo|las|los? más leído|leída|leídas|leídos|visto|vistas|vistos',
    'recomendados|recomendado para ti',
    '# comentario|comentarios|vistas',
    '# min|minuto|minutos de lectura',
    'tiempo de lectura # min|minuto|minutos',
    'deja|deje un|tu|su comentario',
    'ver comentarios',
    'página|foto|imagen # de #',
    `síguenos|síganos en ${networks}`,
    'reproducir video|vídeo',
    'suscríbete|suscríbase ahora',
    'todos los derechos reservados',
    'aceptar todas? las? cookies',
  ],
  likely: [
    'imprimir|comentario|comentarios|comentar|inicio|menú|buscar|cerrar|siguiente|anterior|registrarse|anuncio|anuncios|síguenos|síganos|suscríbete|suscríbase|recomendados',
    'iniciar sesión',
    'aviso legal',
    'suscríbete|suscríbase|regístrate|regístrese a|para * boletín|newsletter|correo|alertas|email *',
    'recibe|reciba * boletín|newsletter|correo|alertas|email *',
    'haz|haga clic aquí *',
    'lea|lee|vea también *',
    'los comentarios están|han sido? cerrados|desactivados *',
  ],
};

/** The lists of all languages. */
export const residueWords: readonly ResidueWords[] = [english, german, french, spanish];

/** Words that say when something was published, folded, one phrase an entry. */
export const stampWords: readonly string[] = [
  'posted|published|updated|modified *',
  'first|last published|updated|modified *',
  'veröffentlicht|aktualisiert|stand *',
  'zuletzt aktualisiert *',
  'publié|publicado|actualizado *',
  'mis à jour *',
];

/** Words of dates and times, folded. */
export const timeWords: ReadonlySet<string> = new Set(
  (
    'posted published updated modified veröffentlicht aktualisiert zuletzt stand publié mis à jour publicado actualizado first last ' +
    'on at by the of ago an a about am pm m p et est edt ct cst cdt pt pst pdt gmt utc bst ist cet cest z t today yesterday just now ' +
    'second seconds minute minutes min mins hour hours hr hrs h day days week weeks month months th st nd rd ' +
    'um uhr vor der den sekunden minuten stunde stunden tag tagen heute gestern le la il y heure heures jour jours hier ' +
    'el las de del hace hora horas minuto minutos día días hoy ayer ' +
    'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'januar jänner februar märz mai juni juli oktober dezember okt dez ' +
    'janvier février mars avril juin juillet août septembre octobre novembre décembre ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ' +
    'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'lunes martes miércoles jueves viernes sábado domingo'
  ).split(' '),
);
