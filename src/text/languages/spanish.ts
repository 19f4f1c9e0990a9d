// Spanish.

import type { LanguageWords } from './language.ts';

/** Words of Spanish. */
export const spanish: LanguageWords = {
  id: 'es',
  functionWords: `
    a además ahora al algo algunas algunos allí ante antes aquel aquella aquí así aunque ayer bajo bien cada casi
    como cómo con contra cual cuál cuando cuándo cuanto de debido del desde después donde dónde dos durante e el él
    ella ellas ellos en entonces entre era es esa ese eso esta está estas este esto estos fue ha habían hacia han
    hasta hay hoy la las le les lo los luego mañana más me mediante mejor menos mi mientras mis mucho muchos muy
    nada ni no nos nosotros nuestra nuestro nunca o otra otras otro otros para pero poco por porque pues que qué
    quien quién se según ser si sí sin sino sobre solo sólo son su sus también tampoco tan tanto te tiene toda todas
    todavía todo todos tras tres tu un una unas uno unos y ya yo
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    lunes martes miércoles jueves viernes sábado domingo`,
  capitalisesNouns: false,
  particles: 'de del y da do dos das di',
  laterParticles: 'la las los el',
  linkWords: 'de del la los las el en para y a',
  abbreviations: 'sr sra sres dr dra lic ing gral d ee uu',
  roles: {
    administrator: 'administrador administradora',
    adviser: 'asesor asesora consejero consejera',
    ambassador: 'embajador embajadora',
    archbishop: 'arzobispo',
    attorney: 'abogado abogada',
    author: 'autor autora escritor escritora',
    bishop: 'obispo',
    candidate: 'candidato candidata',
    captain: 'capitán capitana',
    chairman: 'presidente',
    chancellor: 'canciller',
    chief: 'jefe jefa',
    coach: 'entrenador entrenadora seleccionador',
    colonel: 'coronel',
    commander: 'comandante',
    commissioner: 'comisario comisaria comisionado',
    congressman: 'congresista diputado diputada',
    correspondent: 'corresponsal periodista',
    delegate: 'delegado delegada',
    diplomat: 'diplomático diplomática',
    director: 'director directora',
    doctor: 'doctor doctora médico',
    economist: 'economista',
    envoy: 'enviado enviada',
    founder: 'fundador fundadora',
    general: 'general generales',
    governor: 'gobernador gobernadora',
    judge: 'juez jueza',
    king: 'rey',
    leader: 'líder dirigente',
    mayor: 'alcalde alcaldesa',
    member: 'miembro miembros',
    minister: 'ministro ministra',
    player: 'jugador jugadora delantero portero',
    pope: 'papa',
    president: 'presidente presidenta',
    prince: 'príncipe princesa',
    professor: 'profesor profesora catedrático',
    prosecutor: 'fiscal',
    queen: 'reina',
    scientist: 'científico científica investigador investigadora',
    secretary: 'secretario secretaria',
    senator: 'senador senadora',
    spokesman: 'portavoz vocero vocera',
  },
  qualifiers: {
    agriculture: 'agricultura',
    assistant: 'adjunto adjunta',
    culture: 'cultura',
    defence: 'defensa',
    economy: 'economía',
    education: 'educación',
    energy: 'energía',
    finance: 'hacienda finanzas',
    foreign: 'exteriores',
    health: 'salud sanidad',
    interior: 'interior',
    justice: 'justicia',
    labour: 'trabajo',
    permanent: 'permanente',
    presidential: 'presidencial',
    prime: 'primer primera',
    special: 'especial',
    state: 'estado',
    transport: 'transportes transporte',
  },
  contractions: {
    vicepresidente: 'president vice',
    vicepresidenta: 'president vice',
    expresidente: 'president',
  },
  genericWords: `
    aeropuerto agencia asamblea asociación avenida ayuntamiento banco calle casa castillo central centro ciudad club
    comité comisión compañía congreso consejo corte cámara departamento don doña este estados federación fundación
    gobierno gran grande grupo hospital hotel iglesia instituto isla lago liga ministerio monte movimiento museo
    nacional norte nueva nuevo oeste palacio parque partido plaza policía provincia puente puerto región república
    río san santa santo señor señora sociedad sur teatro tribunal unidos unión universidad villa`,
  speechVerbs: `
    dijo dice afirmó afirma explicó explica señaló señala declaró añadió agregó indicó aseguró destacó manifestó comentó
    anunció sostuvo recordó subrayó respondió advirtió repitió reiteró prometió
    admitió`,
  placeForms: 'sta/santa sto/santo',
  derivations:
    'ano/ana eno/ena eño/eña és/esa ino/ina /es tion/cion tions/ciones tional/cional or/ora ero/era án/ana',
};
