// Two texts in the same words that tell of two days or weeks: the reports of an office that come again. What differs in their
// figures is what they are written for.

import { allDatesOf, type DateMention } from '../../../features/facts/dates.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';

/** Words of a text that may be no more than the report of the one day it names. */
const wordsOfReport = 200;

/** True if two texts of the same words tell of different days: what one of them has for its only date, or as the end of a period. */
export function areTwoReports(a: Document, b: Document): boolean {
  const datesOfA = allDatesOf(a);
  const datesOfB = datesOfA.length === 0 ? [] : allDatesOf(b);
  if (datesOfB.length === 0) return false;
  const [endsOfA, endsOfB] = [daysOf(datesOfA.filter(endsPeriod)), daysOf(datesOfB.filter(endsPeriod))];
  if (hasOwn(endsOfA, endsOfB) && hasOwn(endsOfB, endsOfA)) return true;
  if (Math.min(wordsOf(a).length, wordsOf(b).length) > wordsOfReport) return false;
  const [daysOfA, daysOfB] = [daysOf(datesOfA), daysOf(datesOfB)];
  return Math.min(daysOfA.size, daysOfB.size) === 1 && [...daysOfA].every((day) => !daysOfB.has(day));
}

function hasOwn(days: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...days].some((day) => !others.has(day));
}

/** Days and months; the year is left out as often as not. */
function daysOf(dates: readonly DateMention[]): ReadonlySet<string> {
  return new Set(dates.map(({ readings: [{ month, day }] }) => `${month}/${day}`));
}

// In English, German, French, Spanish, Italian and Dutch.
const period = scriptPattern(
  String.raw`(?<!\p{L})(?:weeks?|months?|quarter|year|period|season|fortnight|woche|monat|quartal|jahr|semaine|mois|trimestre` +
    String.raw`|année|exercice|semana|mes|año|settimana|mese|anno|maand|kwartaal|jaar),?\s+(?:(?:that|which|die|qui|que|che)\s+)?` +
    String.raw`(?:ended|ending|ends|to|through|bis|zum|au|al|clos|close|achevée?|terminée?|finie?|terminad[oa]|finalizad[oa]` +
    String.raw`|terminat[oa]|conclus[oa]|eindigend|tot)\s+(?:(?:on|zum|am|le|el|il|op|\p{L}+day),?\s+)*$`,
  'i',
);

/** True for the last day of a week or month that is told of: "in the week ended March 6". */
function endsPeriod({ before }: DateMention): boolean {
  return period.test(before);
}
