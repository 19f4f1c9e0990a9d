// German. Every noun is capitalised, so the role nouns do more work here than elsewhere: they keep titles out of names.

import type { LanguageWords } from './language.ts';

/** Words of German. */
export const german: LanguageWords = {
  id: 'de',
  functionWords: `
    aber alle allem allen aller alles als also am an andere anderen anderer anders auch auf aus ausserdem außerdem
    bei beide beiden beim bereits bevor bis bislang da dabei dadurch dafür dagegen daher damals damit danach dann
    daran darauf daraus darin darüber darum das dass davon davor dazu dein deine dem den denn dennoch der deren des
    deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines
    einige er erst erste ersten es etwa etwas euch für gegen gegenüber gestern hat hatte heute hier hinter ich ihm
    ihn ihnen ihr ihre ihrem ihren ihrer im immer in inzwischen ist ja jede jedem jeden jeder jedes jedoch jene
    jetzt kann kein keine können laut man manche mehr mein meine mit morgen nach nachdem neben nein nicht nichts
    noch nun nur ob obwohl oder ohne schon sehr sein seine seinem seinen seiner seit seitdem sich sie sind so sobald
    solche sondern sonst sowie trotz trotzdem über um und uns unser unsere unter viele vom von vor während wann
    warum was wegen weil weiter weitere weiteren welche wenn wer werden wie wieder wir wird wo wohl worden wurde
    wurden zu zudem zuletzt zum zunächst zur zwar zwei zwischen
    januar jänner februar märz april mai juni juli august september oktober november dezember
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag uhr`,
  capitalisesNouns: true,
  particles: 'von vom zu zum zur van',
  laterParticles: 'den der dem',
  linkWords: 'der des für von im in am zum zur beim und',
  abbreviations: 'dr prof hr fr st bzw ca usw nr str abs',
  roles: {
    ambassador: 'botschafter botschafterin',
    analyst: 'analyst analystin analysten',
    archbishop: 'erzbischof',
    attorney: 'anwalt anwältin rechtsanwalt rechtsanwältin',
    author: 'autor autorin schriftsteller schriftstellerin',
    bishop: 'bischof bischöfin',
    candidate: 'kandidat kandidatin spitzenkandidat spitzenkandidatin',
    captain: 'kapitän hauptmann',
    cardinal: 'kardinal',
    chairman: 'vorsitzender vorsitzende vorsitzenden parteichef parteichefin',
    chancellor: 'kanzler kanzlerin bundeskanzler bundeskanzlerin',
    chief: 'chef chefin',
    coach: 'trainer trainerin bundestrainer',
    colonel: 'oberst',
    commander: 'kommandeur kommandant',
    commissioner: 'kommissar kommissarin',
    correspondent: 'korrespondent korrespondentin reporter journalist journalistin',
    delegate: 'abgeordneter abgeordnete abgeordneten delegierter',
    diplomat: 'diplomat diplomatin',
    director: 'direktor direktorin geschäftsführer geschäftsführerin intendant',
    doctor: 'arzt ärztin',
    economist: 'ökonom ökonomin volkswirt',
    envoy: 'gesandter gesandte beauftragter beauftragte sondergesandter',
    founder: 'gründer gründerin',
    general: 'general generäle',
    head: 'leiter leiterin',
    judge: 'richter richterin',
    king: 'könig',
    leader: 'führer anführer',
    manager: 'manager managerin',
    mayor: 'bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin',
    member: 'mitglied mitglieder',
    minister: 'minister ministerin',
    player: 'spieler spielerin stürmer torwart',
    pope: 'papst',
    president: 'präsident präsidentin staatspräsident bundespräsident',
    prince: 'prinz prinzessin fürst',
    professor: 'professor professorin',
    prosecutor: 'staatsanwalt staatsanwältin',
    queen: 'königin',
    scientist: 'forscher forscherin wissenschaftler wissenschaftlerin',
    secretary: 'sekretär sekretärin staatssekretär staatssekretärin generalsekretär',
    senator: 'senator senatorin',
    spokesman: 'sprecher sprecherin regierungssprecher regierungssprecherin',
  },
  qualifiers: {
    deputy: 'stellvertretender stellvertretende stellvertretenden',
    permanent: 'ständiger ständige',
    presidential: 'präsidialer',
    special: 'sonder',
  },
  contractions: {
    aussenminister: 'minister foreign',
    außenminister: 'minister foreign',
    außenministerin: 'minister foreign',
    finanzminister: 'minister finance',
    finanzministerin: 'minister finance',
    innenminister: 'minister interior',
    innenministerin: 'minister interior',
    justizminister: 'minister justice',
    justizministerin: 'minister justice',
    gesundheitsminister: 'minister health',
    gesundheitsministerin: 'minister health',
    verteidigungsminister: 'minister defence',
    verteidigungsministerin: 'minister defence',
    wirtschaftsminister: 'minister economy',
    wirtschaftsministerin: 'minister economy',
    umweltminister: 'minister environment',
    umweltministerin: 'minister environment',
    ministerpräsident: 'minister prime',
    ministerpräsidentin: 'minister prime',
    premierminister: 'minister prime',
    premierministerin: 'minister prime',
    vizepräsident: 'president vice',
    vizepräsidentin: 'president vice',
    vizekanzler: 'chancellor vice',
    vizekanzlerin: 'chancellor vice',
  },
  genericWords: `
    ag amt bahn bahnhof bank bundes bundesland bundesrat bundestag burg deutsche deutschen deutscher flughafen
    gemeinde gesellschaft gmbh gruppe haus herr herrn frau insel institut kirche klub kreis land landtag museum
    nord norden ost osten partei platz polizei regierung republik rathaus schule see staat stadt stiftung strasse
    straße süd süden universität verband verein west westen zeitung`,
  speechVerbs: `
    sagte sagt erklärte erklärt meinte meint betonte betont berichtete kündigte kritisierte forderte warnte fügte ergänzte
    erläuterte bestätigte äußerte antwortete erwiderte wiederholte versprach`,
  placeForms: 'st/sankt',
  derivations:
    '/e /en /er /es /ern s/e es/en e/en e/ern /in /innen er/erin /isch /ische /ischen /ischer en/er land/isch',
};
