// A day that its month has not. Only what certainly is a date is judged: "in June 31 people came" holds none.

import { documentRule } from '../src/define/index.ts';
import { isCodeBlock } from '../src/features/marks/code-blocks.ts';
import { type DateMention, datesOf } from '../src/features/facts/dates.ts';
import type { Document } from '../src/model/document.ts';
import { monthLength, isImpossibleDay } from '../src/text/facts/calendar.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { calendarLanguages } from '../src/text/languages/calendar-languages.ts';
import { alternation, phrasesIn } from '../src/text/languages/fact-language.ts';

export default documentRule({
  id: 'impossible-date',
  summary: 'Flags a date whose month has no such day.',
  category: 'facts',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    impossible: '"{text}" is no date: that month has {days} days. Write the day that was meant.',
  },
  options: {},
  silentOn: 'noDates',
  check(document, { report }) {
    const dates = datesOf(document);
    let known: ReadonlySet<string> | undefined;
    for (const date of dates) {
      const impossible = findImpossibleDay(date);
      if (impossible === undefined) continue;
      // Whoever says once that there is no such day knows it everywhere, however it is written there.
      known ??= new Set(dates.filter(isSpokenOf).map(dayOf));
      if (known.has(dayOf(date)) || !isSurelyDate(date)) continue;
      if (isCodeBlock(document, date.block) || isAboutDates(document, date)) continue;
      report({
        messageId: 'impossible',
        data: { text: date.text, days: monthLength(impossible.month, date.year) },
        span: date.span,
      });
    }
  },
});

/** The day that is none: in every reading of figures by themselves, or at either end of a range. */
function findImpossibleDay({ readings, until, year }: DateMention): { month: number } | undefined {
  const [first] = readings;
  if (readings.every(({ month, day }) => isImpossibleDay(month, day, year))) return first;
  return until !== undefined && isImpossibleDay(first.month, until, year) ? first : undefined;
}

function dayOf({ readings: [{ month, day }], until }: DateMention): string {
  return `${month}-${until ?? day}`;
}

/** "There is no 31st of June", "dates such as the 31st of June". */
const denied =
  /(?:^|\s)(?:no|kein|keinen|keinem|pas de|aucun|ningún|ni un|nessun|geen|nenhum|nie ma|нет|dates? (?:such as|like)|Daten wie|dates? (?:comme|telles que)|fechas? como)\s+(?:the\s+|den\s+|le\s+|el\s+)?["'“‘„«\x60]?$/iu;
/** "Invalid dates like 31/02/2020", "31/02/2020 is not a valid date", "30 février n'existe pas". */
const faulty =
  '(?:invalid|impossible|non-?existent|ungültig|unmöglich|inexistant|inválid|imposible|inexistente)';
const calledFaulty = new RegExp(String.raw`\b${faulty}[^.!?\n]{0,24}$`, 'iu');
const isFaulty = new RegExp(
  String.raw`^["'\x60”’)\]]*\s+(?:(?:is|are|was|ist|est|es|sería|è|é|would be|wäre|serait)\s+(?:an?\s+|un[ae]?\s+|eine?\s+)?(?:not|no|nicht|kein|pas|non|não|${faulty})|(?:does|do|did)(?: not|n['’]t) exist|existiert nicht|gibt es nicht|bestaat niet|non esiste|não existe|nie istnieje|не существует|n['’]existe|no existe)`,
  'iu',
);
/** What a program does with a date that it is given: "30 February 2021 is rejected", "… becomes 2 March". */
const isInput =
  /^["'\x60”’)\]]*\s+(?:(?:is|are|will be|would be|should be|must be|can be|gets?)\s+(?:silently\s+)?(?:accepted|rejected|refused|parsed|treated|interpreted|converted|normali[sz]ed|corrected|clamped|rounded|adjusted|changed|turned|mapped)|(?:will\s+)?(?:raises?|throws?|becomes?|rolls? over|overflows?|wraps? around|yields?|returns?|evaluates? to)\b|wird (?:zu|abgelehnt|angenommen|akzeptiert)|est (?:refusé|rejeté|accepté|converti)|se (?:rechaza|convierte|acepta))/iu;
const opensLiteral = /["'“„«\x60]$/u;
const closesLiteral = /^["'”“»\x60]/u;

/** True where the date is an example of one that is none, not the day of an event. */
function isSpokenOf({ before, behind }: DateMention): boolean {
  if (opensLiteral.test(before) && closesLiteral.test(behind)) return true;
  return denied.test(before) || calledFaulty.test(before) || isFaulty.test(behind) || isInput.test(behind);
}

/** Words of a text that says what programs do with dates: there an impossible one is an example. */
const aboutDates =
  /\b(?:validat(?:es?|ion|ing)|pars(?:ers?|es|ing)|exceptions?|overflows?|out of range|(?:invalid|impossible|non-?existent) da(?:tes?|ys?)|(?:ungültige|unmögliche)[nrs]? (?:Datum|Daten|Tage?)|dates? (?:invalides?|impossibles?|inexistantes?)|fechas? (?:inválidas?|imposibles?|inexistentes?))\b/iu;

function isAboutDates({ bytes, spans }: Document, { block }: DateMention): boolean {
  return aboutDates.test(decodeText(bytes, spans[block]));
}

let lead: RegExp | undefined;

function isSurelyDate({ readings, until, year, text, isMarked, before, behind }: DateMention): boolean {
  // "March 67, 1987" is a date, "March 87" is a month of a year.
  if (Math.max(readings[0].day, until ?? 0) > 31) return /\D\s\d+,\s+\d{4}$/.test(text);
  if (year !== undefined || isMarked) return true;
  if (/(?:^|\s)in\s+$/i.test(before)) return false;
  if (/^(?:["”'’)\]]|[.,;:!?](?!\d)|$)/u.test(behind)) return true;
  const leads = calendarLanguages.flatMap(({ dateLeads }) => phrasesIn(dateLeads));
  lead ??= new RegExp(`(?:^|\\s)(?:${alternation(leads)})\\s+$`, 'i');
  return lead.test(before);
}
