// The day an article is dated: a line near its top that is nothing but a date, or a dateline that opens its text
// ("LONDON, June 29, 1987 (Agency) -"). The date of a picture is none: archives lend old ones.

import { feature } from '../../define/feature.ts';
import { factLanguages } from '../../text/languages/fact-languages.ts';
import { alternation, phrasesIn } from '../../text/languages/fact-language.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { type DateMention, firstDatesOf } from './dates.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';

/** Blocks in which the date of an article may stand. */
const blocksLookedAt = 6;
/** A date line holds at most a place, a time or a word such as "Published" beside the date. */
const mostOtherCharacters = 24;

const placeInCapitals = scriptPattern(String.raw`^\p{Lu}[\p{Lu} .,'’()/-]{2,40}[,–—-]?\s*$`);

let allowed: RegExp | undefined;

/** The date with its year; undefined where none is certain, or two differ. */
export const documentDateOf = feature((document): DateMention | undefined => {
  const { bytes, spans } = document;
  let found: DateMention | undefined;
  for (const date of firstDatesOf(document, blocksLookedAt)) {
    const span = spans[date.block];
    if (date.year === undefined || date.until !== undefined || date.readings.length > 1) continue;
    const before = decodeText(bytes, {
      start: span.start,
      end: Math.min(date.whole.start, span.start + 200),
    });
    const behind = decodeText(bytes, { start: date.whole.end, end: Math.min(span.end, date.whole.end + 60) });
    if (!isDateLine(before, behind) && !isDateline(before, behind)) continue;
    if (document.blocks[date.block].role === 'caption') continue;
    if (found !== undefined && !isSameDay(found, date)) return undefined;
    found ??= date;
  }
  return found;
});

function isSameDay(a: DateMention, b: DateMention): boolean {
  return (
    a.year === b.year &&
    a.readings[0].month === b.readings[0].month &&
    a.readings[0].day === b.readings[0].day
  );
}

/** Nothing but the date, a time, a place in capitals or a word that says it is the date. */
function isDateLine(before: string, behind: string): boolean {
  if (before.length + behind.length > mostOtherCharacters) return false;
  const words = factLanguages.flatMap(({ dateline }) => phrasesIn(dateline));
  allowed ??= new RegExp(
    `^(?:${alternation(words)}|GMT|UTC|[A-Z]{2,4}|[ap]\\.?m\\.?|\\d\\d?:\\d\\d|[\\s,.:|/()*–—-])*$`,
    'iu',
  );
  return allowed.test(before) && allowed.test(behind);
}

/** "LONDON, June 29, 1987 (Agency) - ", "PARIS — June 29, 1987 — ": a place in capitals and a dash. */
function isDateline(before: string, behind: string): boolean {
  return placeInCapitals.test(before) && /^\s*(?:\([^()]{2,30}\)\s*)?[–—-]/u.test(behind);
}
