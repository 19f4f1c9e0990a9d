// Names of months in languages that write them with a small letter: what a form states beside its figures. Elsewhere a
// capital tells them. Left out are names that mean something else in one of these languages ("mai", "marca", "лютий").

import { foldWord } from '../unicode/fold.ts';

const words = [
  // Czech, Slovak
  `leden ledna únor února březen března duben dubna květen května červen června červenec července srpen srpna září říjen
  října listopad listopadu prosinec prosince január januára február februára marec apríl apríla máj mája jún júna júl júla
  augusta septembra októbra novembra decembra`,
  // Polish
  `styczeń stycznia luty lutego marzec kwiecień kwietnia maj maja czerwiec czerwca lipiec lipca sierpień sierpnia wrzesień
  września październik października listopada grudzień grudnia`,
  // Russian, Ukrainian, Bulgarian, Serbian
  `январь января февраль февраля март марта апрель апреля май мая июнь июня июль июля август августа сентябрь сентября октябрь
  октября ноябрь ноября декабрь декабря січень січня березень березня квітень квітня травень травня червень червня липень
  липня серпень серпня вересень вересня жовтень жовтня листопад листопада грудень грудня януари февруари април юни юли
  септември октомври ноември декември јануар јануара фебруар фебруара марта априла маја јуна јула септембра октобра новембра
  децембра`,
  // Croatian, Slovene
  `siječanj siječnja ožujak ožujka travanj travnja svibanj svibnja lipanj lipnja srpanj srpnja kolovoz kolovoza rujan rujna
  januar januarja februar februarja aprila junij junija julij julija avgust avgusta oktobra`,
  // Hungarian, Finnish, Estonian
  `március április május június július augusztus szeptember október tammikuu tammikuuta helmikuu helmikuuta maaliskuu
  maaliskuuta huhtikuu huhtikuuta toukokuu toukokuuta kesäkuu kesäkuuta heinäkuu heinäkuuta elokuu elokuuta syyskuu
  syyskuuta lokakuu lokakuuta marraskuu marraskuuta joulukuu joulukuuta jaanuar veebruar märts aprill juuni juuli oktoober
  detsember`,
  // Latvian, Lithuanian
  `janvāris janvārī februāris februārī marts martā aprīlis aprīlī maijs maijā jūnijs jūnijā jūlijs jūlijā augusts augustā
  septembris septembrī oktobris oktobrī novembris novembrī decembris decembrī sausis sausio vasaris vasario kovo balandžio
  gegužės birželio rugpjūčio rugsėjo spalio lapkričio gruodžio`,
  // Swedish, Danish, Norwegian, Dutch
  `januari februari mars april juni juli augusti september oktober november december desember maart mei augustus`,
  // French, Spanish, Italian, Portuguese, Romanian, Catalan
  `janvier février avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
  septiembre setiembre octubre noviembre diciembre gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
  janeiro fevereiro março maio junho julho setembro outubro novembro dezembro ianuarie februarie martie aprilie iunie iulie
  septembrie octombrie noiembrie decembrie gener febrer març maig juny juliol agost setembre desembre`,
];

/** Names of months that are written small, folded. */
export function speltMonths(): ReadonlySet<string> {
  return new Set(words.flatMap((list) => list.split(/\s+/u)).map(foldWord));
}
