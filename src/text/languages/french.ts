// French.

import type { LanguageWords } from './language.ts';

/** Words of French. */
export const french: LanguageWords = {
  id: 'fr',
  functionWords: `
    à afin ailleurs ainsi alors après au aucun aucune aujourdhui auparavant auprès aussi autre autres aux avant avec
    avoir beaucoup bien car ce ceci cela celle celles celui cependant certains ces cet cette ceux chacun chaque chez
    ci comme comment contre dans de déjà depuis dernier dernière derrière des dès désormais deux devant dire donc
    dont du durant elle elles en encore enfin ensuite entre et étant été être eux face fait faut hier hors ici il
    ils jai je jusque la là le les leur leurs lors lorsque lui ma mais malgré même mes moins mon ne ni non nos notre
    nous on or ou où oui outre par parce parmi pas pendant peu peut plus plusieurs plutôt pour pourquoi pourtant
    près presque puis puisque quand quant que quel quelle quelques qui quoi sa sans sauf se selon ses si sinon sitôt
    soit son sont sous souvent sur tandis tant tous tout toute toutefois toutes très trois trop un une vers voici
    voilà vos votre vous
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    lundi mardi mercredi jeudi vendredi samedi dimanche`,
  capitalisesNouns: false,
  particles: 'de du',
  laterParticles: 'la le les',
  linkWords: 'de du des la le les l d à au aux en pour et',
  abbreviations: 'm mm mme mmes mlle dr pr me st ste',
  roles: {
    administrator: 'administrateur administratrice',
    adviser: 'conseiller conseillère',
    ambassador: 'ambassadeur ambassadrice',
    archbishop: 'archevêque',
    attorney: 'avocat avocate',
    author: 'auteur autrice écrivain écrivaine',
    bishop: 'évêque',
    candidate: 'candidat candidate',
    captain: 'capitaine',
    chancellor: 'chancelier chancelière',
    chief: 'chef cheffe',
    coach: 'entraîneur entraîneuse sélectionneur',
    colonel: 'colonel',
    commander: 'commandant commandante',
    commissioner: 'commissaire',
    correspondent: 'correspondant correspondante journaliste',
    delegate: 'député députée délégué déléguée',
    diplomat: 'diplomate',
    director: 'directeur directrice',
    doctor: 'docteur médecin',
    economist: 'économiste',
    envoy: 'envoyé envoyée émissaire',
    founder: 'fondateur fondatrice',
    general: 'général',
    governor: 'gouverneur gouverneure',
    head: 'patron patronne dirigeant dirigeante',
    judge: 'juge',
    king: 'roi',
    lawmaker: 'parlementaire',
    leader: 'leader',
    mayor: 'maire',
    member: 'membre membres',
    minister: 'ministre ministres',
    player: 'joueur joueuse attaquant gardien',
    pope: 'pape',
    president: 'président présidente',
    prince: 'prince princesse',
    professor: 'professeur professeure',
    prosecutor: 'procureur procureure',
    queen: 'reine',
    scientist: 'chercheur chercheuse scientifique',
    secretary: 'secrétaire secrétaires',
    senator: 'sénateur sénatrice',
    spokesman: 'parole',
  },
  qualifiers: {
    agriculture: 'agriculture',
    assistant: 'adjoint adjointe',
    culture: 'culture',
    defence: 'défense armées',
    economy: 'économie',
    education: 'éducation',
    energy: 'énergie',
    environment: 'environnement',
    finance: 'finances',
    foreign: 'étrangères',
    general: 'générale',
    health: 'santé',
    interior: 'intérieur',
    justice: 'justice',
    labour: 'travail',
    permanent: 'permanent permanente',
    presidential: 'présidentiel présidentielle',
    prime: 'premier première',
    special: 'spécial spéciale',
    state: 'état',
    transport: 'transports',
    vice: 'vice',
  },
  contractions: { pdg: 'director president' },
  genericWords: `
    agence aéroport armée assemblée association avenue banque bureau centre comité commission compagnie congrès
    conseil cour département directeur est état états fédération fondation général gouvernement grand grande groupe
    hôpital hôtel île institut lac ligue madame mairie maison ministère monsieur mont musée nationale national nord
    nouvelle nouveau ouest parc parlement parti place police pont port préfecture région république rivière rue
    saint sainte sénat service société sud syndicat théâtre tribunal union université ville`,
  speechVerbs: `
    dit déclare déclaré explique expliqué affirme affirmé ajoute ajouté indique indiqué précise précisé estime estimé
    souligne souligné annonce annoncé assure assuré rappelle rappelé répond répondu raconte raconté répète répété
    promet promis`,
  placeForms: 'ste/sainte',
  derivations: `
    ais/aise ois/oise ien/ienne éen/éenne ain/aine and/ande ol/ole in/ine eur/euse teur/trice /aise /ois /ais /ien
    al/aux er/ère el/elle`,
};
