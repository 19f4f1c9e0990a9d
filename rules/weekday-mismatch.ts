// A weekday that its date does not have. Where the year is not given, the date of the article decides, if it is certain.

import { documentRule } from '../src/define/index.ts';
import { isCodeBlock } from '../src/features/marks/code-blocks.ts';
import { type DateMention, datesOf } from '../src/features/facts/dates.ts';
import { documentDateOf } from '../src/features/facts/document-date.ts';
import type { Document } from '../src/model/document.ts';
import { agreesWithWeekday, dayNumber, isImpossibleDay, weekdayOf } from '../src/text/facts/calendar.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { calendarLanguages } from '../src/text/languages/calendar-languages.ts';

export default documentRule({
  id: 'weekday-mismatch',
  summary: 'Flags a weekday that does not belong to the date it stands with.',
  category: 'facts',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    mismatch: '"{text}": that day is a {expected}. Correct the weekday or the date.',
    quoted: '"{text}" stands in a quotation, but that day is a {expected}. Check the source.',
    printed:
      '"{text}" is written as programs write dates, but that day is a {expected}. Check where it was taken from.',
    relative: '"{text}": that day is a {expected} in {year}, going by the date of this article.',
  },
  options: {},
  silentOn: 'noDates',
  check(document, { report }) {
    for (const date of datesOf(document)) {
      if (date.weekday === undefined || agrees(date, date.year)) continue;
      if (isCodeBlock(document, date.block)) continue;
      const text = date.wholeText.replace(/\s+/gu, ' ');
      if (date.year !== undefined) {
        const data = { text, expected: expectedWeekday(date, date.year) };
        if (isQuoted(document, date))
          report({ messageId: 'quoted', data, span: date.whole, severity: 'warning' });
        else if (isPrinted(date))
          report({ messageId: 'printed', data, span: date.whole, severity: 'warning' });
        else report({ messageId: 'mismatch', data, span: date.whole });
        continue;
      }
      const dated = documentDateOf(document);
      if (dated?.year === undefined) continue;
      const year = nearestYear(date, dated.readings[0], dated.year);
      // "on Friday, June 14, of last year"
      if ([year - 1, year, year + 1].some((near) => agrees(date, near))) continue;
      report({
        messageId: 'relative',
        data: { text, expected: expectedWeekday(date, year), year: String(year) },
        span: date.whole,
        related: [{ span: dated.whole, label: 'dated here' }],
        severity: 'warning',
      });
    }
  },
});

/** True if one reading of the date has the weekday, or nothing can be said. */
function agrees({ readings, until, weekday }: DateMention, year: number | undefined): boolean {
  if (year === undefined || weekday === undefined) return false;
  return readings.some(({ month, day }) => {
    if (isImpossibleDay(month, day, year)) return true;
    const last = until ?? day;
    return agreesWithWeekday(year, month, day, weekday) || agreesWithWeekday(year, month, last, weekday);
  });
}

/** The weekday in the language in which the text names one. */
function expectedWeekday({ readings, language }: DateMention, year: number): string {
  const [{ month, day }] = readings;
  const days = calendarLanguages[language].weekdays.split('/');
  return days[weekdayOf(dayNumber(year, month, day))].split(' ')[0];
}

/** The year in which a day of a month lies nearest to a date. */
function nearestYear(
  { readings }: DateMention,
  dated: { readonly month: number; readonly day: number },
  year: number,
): number {
  const [{ month, day }] = readings;
  const today = dayNumber(year, dated.month, dated.day);
  const distance = (candidate: number): number => Math.abs(dayNumber(candidate, month, day) - today);
  return [year - 1, year, year + 1].reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

const secondsOrZone = /\d:\d\d(?::\d\d|\s*(?:GMT|UTC|Z\b|[+-]\d{4}))/;
const shortWeekday = /^\p{L}{2,3},?\s/u;

/** True for the date of a mail or a log, "Mon Jan 1 10:00:00 2024": what a manual shows of them is made up as often as not. */
function isPrinted({ wholeText, behind }: DateMention): boolean {
  return shortWeekday.test(wholeText) && secondsOrZone.test(`${wholeText}${behind.slice(0, 16)}`);
}

/** True if a quotation is open in front of the date. */
function isQuoted({ bytes, spans }: Document, date: DateMention): boolean {
  const { start, end } = spans[date.block];
  const before = decodeText(bytes, { start, end: date.whole.start });
  const straight = before.split('"').length - 1;
  const opened = Math.max(before.lastIndexOf('“'), before.lastIndexOf('«'), before.lastIndexOf('„'));
  const closed = Math.max(before.lastIndexOf('”'), before.lastIndexOf('»'));
  const behind = decodeText(bytes, { start: date.whole.end, end });
  return (straight % 2 === 1 && behind.includes('"')) || opened > closed;
}
