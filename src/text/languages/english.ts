// English. Roles and qualifiers: the commonest of news text; "former", "new" and the like are left out on purpose,
// since they do not tell one office from another.

import type { LanguageWords } from './language.ts';

/** Words of English. */
export const english: LanguageWords = {
  id: 'en',
  functionWords: `
    a about above according across after again against all almost along already also although always am amid among
    an and another any anyone anything are as at away back be because been before began behind being below beside
    besides between beyond both but by came can could despite did do does doing done down due during each earlier
    either else elsewhere even ever every everyone everything except few fewer finally first five following for
    four from further furthermore get given had has have having he her here hers herself high him himself his how
    however i id if ill im in including indeed inside instead into is it its itself ive just last late later least
    less let like likewise long made make many may me meanwhile might more moreover most mr mrs ms much must my
    myself near nearly neither never nevertheless next nine no nobody none nor not nothing now of off often on once
    one only onto or other others otherwise our ours ourselves out outside over own per perhaps please previously
    probably put rather recently right said same saw say says second see seven several shall she should since six
    so some someone something sometimes soon still such take ten than thank thanks that the their theirs them
    themselves then there thereafter therefore these they theyre theyve thing third this those though three through
    throughout thus to today together tomorrow too took toward towards two under underneath unless unlike until up
    upon us use used using very via was we well went were weve what whatever when whenever where whereas wherever
    whether which while who whoever whole whom whose why will with within without would yes yesterday yet you your
    yours
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    gmt utc`,
  capitalisesNouns: false,
  particles: 'bin ibn bint abu ben bar',
  laterParticles: 'al el ul as ad ar',
  linkWords: 'of for to the in at a an and on',
  abbreviations: `
    mr mrs ms dr prof rev hon sen sens rep reps gov govs gen lt col maj capt cmdr cpl sgt adm st ft mt jr sr messrs
    inc corp co ltd bros dept univ assn vs no vol ave blvd rd jan feb mar apr jun jul aug sep sept oct nov dec`,
  roles: {
    administrator: 'administrator administrators',
    admiral: 'admiral admirals adm',
    adviser: 'adviser advisers advisor advisors aide aides',
    ambassador: 'ambassador ambassadors',
    analyst: 'analyst analysts',
    archbishop: 'archbishop archbishops',
    attorney: 'attorney attorneys lawyer lawyers counsel barrister solicitor',
    author: 'author authors writer novelist poet',
    ayatollah: 'ayatollah ayatollahs',
    banker: 'banker bankers',
    bishop: 'bishop bishops',
    candidate: 'candidate candidates nominee nominees',
    captain: 'captain captains capt',
    cardinal: 'cardinal cardinals',
    chairman: 'chairman chairmen chairwoman chairwomen chairperson chair',
    chancellor: 'chancellor chancellors',
    chief: 'chief chiefs',
    coach: 'coach coaches',
    colonel: 'colonel colonels col',
    commander: 'commander commanders cmdr',
    commissioner: 'commissioner commissioners',
    congressman: 'congressman congressmen congresswoman congresswomen',
    correspondent: 'correspondent correspondents reporter reporters journalist journalists',
    councillor: 'councillor councillors councilman councilwoman councilor',
    delegate: 'delegate delegates',
    diplomat: 'diplomat diplomats',
    director: 'director directors',
    doctor: 'doctor doctors dr physician',
    economist: 'economist economists',
    editor: 'editor editors',
    envoy: 'envoy envoys',
    founder: 'founder founders',
    general: 'gen gens generals',
    governor: 'governor governors gov govs',
    head: 'head heads',
    imam: 'imam imams',
    inspector: 'inspector inspectors',
    judge: 'judge judges',
    justice: 'justice justices',
    king: 'king kings',
    lawmaker: 'lawmaker lawmakers legislator legislators',
    leader: 'leader leaders',
    lieutenant: 'lieutenant lieutenants lt',
    major: 'major majors maj',
    manager: 'manager managers',
    mayor: 'mayor mayors',
    member: 'member members',
    minister: 'minister ministers',
    officer: 'officer officers',
    official: 'official officials',
    player: 'player players striker goalkeeper midfielder defender',
    pope: 'pope popes',
    president: 'president presidents',
    prince: 'prince princes princess princesses',
    professor: 'professor professors prof',
    prosecutor: 'prosecutor prosecutors',
    queen: 'queen queens',
    rabbi: 'rabbi rabbis',
    representative: 'representative representatives rep reps',
    reverend: 'reverend rev',
    scientist: 'scientist scientists researcher researchers',
    secretary: 'secretary secretaries',
    senator: 'senator senators sen sens',
    sergeant: 'sergeant sergeants sgt',
    sheikh: 'sheikh sheikhs sheik',
    sheriff: 'sheriff sheriffs',
    speaker: 'speaker speakers',
    specialist: 'specialist specialists',
    spokesman: 'spokesman spokesmen spokeswoman spokeswomen spokesperson',
    superintendent: 'superintendent superintendents',
    trader: 'trader traders dealer dealers',
    treasurer: 'treasurer treasurers',
  },
  qualifiers: {
    agriculture: 'agriculture agricultural',
    assistant: 'assistant',
    associate: 'associate',
    brigadier: 'brigadier',
    commerce: 'commerce',
    crown: 'crown',
    culture: 'culture',
    defence: 'defense defence',
    deputy: 'deputy',
    district: 'district',
    economy: 'economy economic',
    education: 'education',
    energy: 'energy',
    environment: 'environment environmental',
    executive: 'executive',
    finance: 'finance',
    first: 'first',
    foreign: 'foreign',
    health: 'health',
    housing: 'housing',
    industry: 'industry',
    information: 'information',
    interior: 'interior',
    labour: 'labor labour',
    majority: 'majority',
    managing: 'managing',
    marketing: 'marketing',
    military: 'military',
    minority: 'minority',
    oil: 'oil petroleum',
    operating: 'operating',
    permanent: 'permanent',
    planning: 'planning',
    police: 'police',
    presidential: 'presidential',
    press: 'press',
    prime: 'prime',
    ranking: 'ranking',
    security: 'security',
    special: 'special',
    state: 'state',
    supreme: 'supreme',
    trade: 'trade',
    transport: 'transport transportation',
    treasury: 'treasury',
    vice: 'vice',
    welfare: 'welfare',
  },
  contractions: {
    pm: 'minister prime',
    fm: 'minister foreign',
    vp: 'president vice',
    ceo: 'officer chief executive',
    cfo: 'officer chief finance',
    premier: 'minister prime',
    general: 'general general',
  },
  genericWords: `
    act administration affairs agency airlines airport alliance america american amendment army assembly association
    authority avenue bank bay beach board boulevard bridge building bureau campaign capital castle center central
    centre church city club coast college commission committee community companies company conference congress
    corporation council county court democrat democratic democrats department development district division east
    eastern enterprises europe european exchange federal federation festival fire force forces fort forum foundation
    fund great greater group guard gulf hall high hill hills holdings home hospital hotel house inc incorporated
    industries initiative institute institution insurance international island islands jr junior king lake league
    library limited line little llc lower ltd main management market memorial middle mining ministry mount mountain
    movement museum national nations navy new news north northeast northern northwest office oil old operation
    organization organisation pacific palace park parliament partners party plan plc point police port post power
    prison products program programme project province public railway region regional republic republican republicans
    research resources river road royal saint school sea senate senior service services society south southeast
    southern southwest square state states station steel street sub summit systems team technologies technology
    television temple theater theatre times tower town township trade trust union unit united university upper us
    valley village war west western world young inc corp co bros st ft mt sr`,
  speechVerbs: `
    said says added adds told noted notes explained explains stated states announced continued concluded commented
    declared warned argued argues insisted remarked replied recalled testified urged stressed repeated
    reiterated promised pledged vowed admitted conceded joked`,
  placeForms: 'st/saint ft/fort mt/mount n/north s/south e/east w/west',
  derivations: `
    /s /es y/ies /an /ans /i /is /ian /ians a/an a/ans a/ian a/ians /ese a/ese o/ese /ish and/ish an/any /er /ers
    y/an y/ian ia/ian an/anian man/men woman/women /ist /ism /al ic/ical /ic is/es us/i um/a on/a /land ish/an /en
    ing/ity or/ion ive/ion ov/ova ev/eva y/aya
    as/ans ist/ism ists/ism ist/ite ists/ites i/ia i/ic s/is ch/chy ox/oxy town/ton
    es/eus es/eis us/ius os/ios us/os ius/ios`,
};
