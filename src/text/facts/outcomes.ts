// Verbs by which headlines say how something came out, in pairs that exclude each other: to win and to lose, to acquit and to
// convict. Only pairs of which a text that says the one hardly means the other: "to back" or "to gain" are none.

/** Two outcomes of which one excludes the other. */
export interface OutcomePair {
  /** Forms of the verbs of either side, as headlines and first sentences have them. */
  readonly verbs: readonly [readonly string[], readonly string[]];
  /** Other words by which a text says the same: one of them shows that it says both. */
  readonly others: readonly [readonly string[], readonly string[]];
  /** Words that may stand between who it is told of and the verb. */
  readonly between: number;
}

/** By language: verbs of the one side / of the other / other words of the one / of the other; and the next pair. */
const lists: readonly (readonly [between: number, pairs: string])[] = [
  [
    5,
    `approve approves approved accept accepts accepted adopt adopts adopted ratify ratifies ratified endorse endorses endorsed
     / reject rejects rejected refuse refuses refused veto vetoes vetoed
     / agree agrees agreed approval acceptance backs backed passes passed approving
     / rejection refusal against turned rejecting;
     win wins won / lose loses lost
     / winner winners winning victory victories beat beats beaten champion champions triumph defeated
     / losing loser losers defeat defeats loss losses beaten;
     rise rises rose risen climb climbs climbed increase increases increased soar soars soared jump jumps jumped
     / fall falls fell fallen drop drops dropped decline declines declined decrease decreases decreased plunge plunges plunged
     / up higher growth grew grow gain gains gained surge surged more rising increasing recovered rebounded rally
     / down lower less fewer slipped sank shrank slid tumbled falling declining losses lost;
     acquit acquits acquitted / convict convicts convicted
     / acquittal innocent cleared clears / conviction guilty sentenced jailed sentence;
     open opens opened reopen reopens reopened / close closes closed shut shuts
     / opening reopening / closing closure closures;
     confirm confirms confirmed / deny denies denied
     / confirmation acknowledged admitted admits / denial denials rejected;
     survive survives survived / die dies died / survivor survivors survival rescued / dead killed kills death deaths fatal;
     resume resumes resumed / halt halts halted suspend suspends suspended / restart restarted / stopped suspension`,
  ],
  // German and Dutch have their participles at the end.
  [
    16,
    `gewinnt gewinnen gewann gewannen gewonnen / verliert verlieren verlor verloren unterliegt unterlag
     / sieg siegt siegte sieger besiegt / niederlage unterlegen;
     steigt steigen stieg stiegen gestiegen wächst wuchs gewachsen / sinkt sinken sank sanken gesunken schrumpft schrumpfte
     / anstieg zuwachs höher mehr plus zugenommen / rückgang minus weniger niedriger abgenommen gefallen;
     billigt billigte gebilligt genehmigt genehmigte angenommen / lehnt lehnte lehnen abgelehnt verworfen verwirft
     / zustimmung stimmt stimmte zugestimmt beschlossen beschließt / ablehnung gegen;
     verurteilt verurteilte verurteilten / freigesprochen / schuldig verurteilung haft / freispruch frei unschuldig;
     öffnet öffnen öffnete geöffnet eröffnet / schließt schließen schloss geschlossen / öffnung eröffnung / schließung;
     bestätigt bestätigte / dementiert dementierte bestreitet bestritt bestritten / bestätigung / dementi;
     überlebt überleben überlebte überlebten / stirbt sterben starb starben gestorben
     / überlebende gerettet / tot tote toten getötet tod`,
  ],
  [
    6,
    `gagne gagnent gagné remporte remportent remporté / perd perdent perdu
     / victoire vainqueur gagnant / défaite battu battue battus;
     augmente augmentent augmenté grimpe grimpent grimpé / baisse baissent baissé recule reculent reculé diminue diminuent diminué
     / hausse progressé progresse augmentation plus / recul diminution moins chuté;
     approuve approuvent approuvé adopte adoptent adopté accepte acceptent accepté / rejette rejettent rejeté refuse refusent refusé
     / accord adoption approbation / rejet refus;
     condamne condamnent condamné condamnée / acquitte acquittent acquitté acquittée relaxe relaxé relaxée
     / coupable condamnation peine / acquittement innocent;
     ouvre ouvrent ouvert ouverte rouvre rouvrent / ferme ferment fermé fermée / ouverture réouverture / fermeture;
     confirme confirment confirmé / dément démentent démenti nie nient nié / confirmation / démentis;
     survit survivent survécu / meurt meurent mort morte morts mortes / survivants rescapés sauvés / tués tué décès`,
  ],
  [
    6,
    `gana ganan ganó ganaron ganado / pierde pierden perdió perdieron perdido
     / victoria vencedor vence venció / derrota derrotado;
     sube suben subió subieron subido aumenta aumentan aumentó aumentaron
     / baja bajan bajó bajaron bajado cae caen cayó cayeron desciende descienden descendió disminuye disminuyó
     / alza aumento crece creció más / caída descenso menos;
     aprueba aprueban aprobó aprobaron aprobado acepta aceptan aceptó / rechaza rechazan rechazó rechazaron rechazado
     / aprobación acuerdo / rechazo;
     condena condenan condenó condenaron condenado / absuelve absuelven absolvió absolvieron absuelto
     / culpable pena prisión / absolución inocente;
     abre abren abrió abrieron abierto reabre / cierra cierran cerró cerraron cerrado cerrará / apertura reapertura / cierre;
     confirma confirman confirmó / desmiente desmienten desmintió niega niegan negó / confirmación / desmentido;
     sobrevive sobreviven sobrevivió sobrevivieron / muere mueren murió murieron / supervivientes / muertos muerto fallecidos`,
  ],
  [
    6,
    `vince vincono vinto / perde perdono perso / vittoria vincitore / sconfitta sconfitto battuto;
     sale salgono salita salito saliti salite aumenta aumentano aumentata aumentato
     / scende scendono sceso scesa scesi scese cala calano calato calata diminuisce diminuita diminuito
     / aumento crescita rialzo più / calo ribasso meno;
     approva approvano approvato approvata / respinge respingono respinto respinta boccia bocciano bocciato bocciata
     / approvazione sì / bocciatura;
     condanna condannano condannato condannata / assolve assolvono assolto assolta / colpevole pena / assoluzione innocente;
     apre aprono aperto aperta riapre / chiude chiudono chiuso chiusa / apertura riapertura / chiusura;
     conferma confermano confermato / smentisce smentiscono smentito nega negano negato / conferme / smentita;
     sopravvive sopravvivono sopravvissuto sopravvissuti / muore muoiono morto morta morti / superstiti salvi / vittime`,
  ],
  [
    16,
    `wint winnen won wonnen gewonnen / verliest verliezen verloor verloren / zege winst winnaar overwinning / nederlaag verslagen;
     stijgt stijgen steeg stegen gestegen / daalt dalen daalde daalden gedaald / stijging hoger groei meer / daling lager minder;
     keurt goedgekeurd aanvaardt aanvaard aanvaardde / verwerpt verworpen verwierp weigert weigerde geweigerd afgewezen
     / akkoord steunt / tegen afwijzing;
     veroordeelt veroordelen veroordeeld veroordeelde / vrijgesproken / schuldig straf celstraf / vrijspraak onschuldig;
     opent openen opende geopend heropent / sluit sluiten sloot gesloten / opening heropening / sluiting;
     bevestigt bevestigde bevestigd / ontkent ontkende ontkend / bevestiging / ontkenning;
     overleeft overleven overleefde overleefd / sterft sterven stierf stierven gestorven / overlevenden / doden dood omgekomen`,
  ],
];

/** All pairs of all languages; one verb may stand in several. */
export function outcomePairs(): OutcomePair[] {
  return lists.flatMap(([between, text]) =>
    text.split(';').map((pair) => {
      const [one, other, ofOne, ofOther] = pair.split('/').map((words) => words.trim().split(/\s+/));
      return { verbs: [one, other], others: [ofOne, ofOther], between };
    }),
  );
}

/** Words with which a first sentence says two things, or what may come. */
const doubtful =
  /(?<!\p{L})(?:but|although|though|despite|while|unless|would|could|might|may|if|last(?!\s+(?:week|month|night|quarter|(?:mon|tues|wednes|thurs|fri|satur|sun)day))|once|earlier|previously|aber|obwohl|trotz|während|könnte|würde|wenn|falls|zuvor|zunächst|mais|malgré|bien|tandis|pourrait|si|dernier|dernière|pero|aunque|pese|mientras|podría|pasado|pasada|ma|anche|mentre|potrebbe|se|scorso|scorsa|maar|hoewel|ondanks|terwijl|zou|als|vorig|vorige)(?!\p{L})|[?"“”„«»]/iu;

/** True for a sentence that may say more than how something came out. */
export function isDoubtful(sentence: string): boolean {
  return doubtful.test(sentence);
}
