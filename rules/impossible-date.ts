// A day that its month has not. Only what certainly is a date is judged: "in June 31 people came" holds none.

import { documentRule } from '../src/define/index.ts';
import { isCodeBlock } from '../src/features/marks/code-blocks.ts';
import { type DateMention, datesOf } from '../src/features/facts/dates.ts';
import { monthLength, isImpossibleDay } from '../src/text/facts/calendar.ts';
import { factLanguages } from '../src/text/languages/fact-languages.ts';
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
      // Whoever says once that there is no such day knows it everywhere.
      known ??= new Set(dates.filter(isDenied).map(({ text }) => text));
      if (known.has(date.text) || !isSurelyDate(date)) continue;
      if (isCodeBlock(document, date.block)) continue;
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

/** "There is no 31st of June". */
const denied = /(?:^|\s)(?:no|kein|keinen|keinem|pas de|aucun|ningún|ni un)\s+$/iu;
/** "Invalid dates like 31/02/2020", "31/02/2020 is not a valid date", "30 février n'existe pas". */
const faulty =
  '(?:invalid|impossible|non-?existent|ungültig|unmöglich|inexistant|inválid|imposible|inexistente)';
const calledFaulty = new RegExp(String.raw`\b${faulty}[^.!?\n]{0,24}$`, 'iu');
const isFaulty = new RegExp(
  String.raw`^["'\x60”’)\]]*\s+(?:(?:is|are|was|ist|est|es|sería|would be|wäre|serait)\s+(?:an?\s+|un[ae]?\s+|eine?\s+)?(?:not|no|nicht|kein|pas|${faulty})|(?:does|do|did)(?: not|n['’]t) exist|existiert nicht|gibt es nicht|n['’]existe|no existe)`,
  'iu',
);

function isDenied({ before, behind }: DateMention): boolean {
  return denied.test(before) || calledFaulty.test(before) || isFaulty.test(behind);
}

let lead: RegExp | undefined;

function isSurelyDate({ readings, until, year, text, isMarked, before, behind }: DateMention): boolean {
  // "March 67, 1987" is a date, "March 87" is a month of a year.
  if (Math.max(readings[0].day, until ?? 0) > 31) return /\D\s\d+,\s+\d{4}$/.test(text);
  if (year !== undefined || isMarked) return true;
  if (/(?:^|\s)in\s+$/i.test(before)) return false;
  if (/^(?:["”'’)\]]|[.,;:!?](?!\d)|$)/u.test(behind)) return true;
  const leads = factLanguages.flatMap(({ dateLeads }) => phrasesIn(dateLeads));
  lead ??= new RegExp(`(?:^|\\s)(?:${alternation(leads)})\\s+$`, 'i');
  return lead.test(before);
}
