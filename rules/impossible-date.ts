// A day that its month has not. Only what certainly is a date is judged: "in June 31 people came" holds none.

import { documentRule } from '../src/define/index.ts';
import { type DateMention, datesOf } from '../src/features/facts/dates.ts';
import { monthLength, isImpossibleDay } from '../src/text/facts/calendar.ts';
import { looksLikeCode } from '../src/text/code-like.ts';
import { factLanguages } from '../src/text/languages/fact-languages.ts';
import { alternation, phrasesIn } from '../src/text/languages/fact-words.ts';

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
  check(document, { report }) {
    for (const date of datesOf(document)) {
      const impossible = findImpossibleDay(date);
      if (impossible === undefined || !isSurelyDate(date)) continue;
      if (looksLikeCode(document.bytes, document.spans[date.block])) continue;
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

/** "There is no 31st of June": whoever says so knows it. */
const denied = /(?:^|\s)(?:no|kein|keinen|keinem|pas de|aucun|ningún|ni un)\s+$/iu;

let lead: RegExp | undefined;

function isSurelyDate({ readings, until, year, text, isMarked, before, behind }: DateMention): boolean {
  if (denied.test(before)) return false;
  // "March 67, 1987" is a date, "March 87" is a month of a year.
  if (Math.max(readings[0].day, until ?? 0) > 31) return /\D\s\d+,\s+\d{4}$/.test(text);
  if (year !== undefined || isMarked) return true;
  if (/(?:^|\s)in\s+$/i.test(before)) return false;
  if (/^(?:["”'’)\]]|[.,;:!?](?!\d)|$)/u.test(behind)) return true;
  const leads = factLanguages.flatMap(({ dateLeads }) => phrasesIn(dateLeads));
  lead ??= new RegExp(`(?:^|\\s)(?:${alternation(leads)})\\s+$`, 'i');
  return lead.test(before);
}
