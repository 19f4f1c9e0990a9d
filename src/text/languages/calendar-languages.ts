// The languages whose dates are read: those of the fact rules, and some of which the months and weekdays are known alone.

import { factLanguages } from './fact-languages.ts';
import type { CalendarLanguage } from './fact-language.ts';

const italian: CalendarLanguage = {
  id: 'it',
  months: 'gennaio/febbraio/marzo/aprile/maggio/giugno/luglio/agosto/settembre/ottobre/novembre/dicembre',
  weekdays: 'lunedì/martedì/mercoledì/giovedì/venerdì/sabato/domenica',
  capitalisesDates: false,
  dateLeads: 'il al dal del entro fino',
};

const dutch: CalendarLanguage = {
  id: 'nl',
  months: 'januari/februari/maart/april/mei/juni/juli/augustus/september/oktober/november/december',
  weekdays: 'maandag/dinsdag/woensdag/donderdag/vrijdag/zaterdag/zondag',
  capitalisesDates: false,
  dateLeads: 'op tot vanaf sinds',
};

const portuguese: CalendarLanguage = {
  id: 'pt',
  months: 'janeiro/fevereiro/março/abril/maio/junho/julho/agosto/setembro/outubro/novembro/dezembro',
  weekdays: 'segunda-feira/terça-feira/quarta-feira/quinta-feira/sexta-feira/sábado/domingo',
  capitalisesDates: false,
  dateLeads: 'até desde dia',
};

/** Months stand in the genitive beside a day, weekdays in the accusative as well. */
const polish: CalendarLanguage = {
  id: 'pl',
  months:
    'stycznia/lutego/marca/kwietnia/maja/czerwca/lipca/sierpnia/września/października/listopada/grudnia',
  weekdays: 'poniedziałek/wtorek/środa środę/czwartek/piątek/sobota sobotę/niedziela niedzielę',
  capitalisesDates: false,
  dateLeads: 'do od dnia',
};

/** The same. */
const russian: CalendarLanguage = {
  id: 'ru',
  months: 'января/февраля/марта/апреля/мая/июня/июля/августа/сентября/октября/ноября/декабря',
  weekdays: 'понедельник/вторник/среда среду/четверг/пятница пятницу/суббота субботу/воскресенье',
  capitalisesDates: false,
  dateLeads: 'до с от',
};

/** In a fixed order; those of the fact rules first. */
export const calendarLanguages: readonly CalendarLanguage[] = [
  ...factLanguages,
  italian,
  dutch,
  portuguese,
  polish,
  russian,
];
