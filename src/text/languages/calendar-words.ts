// Months and weekdays of all languages that fact rules know: near each other ("Dezember", "December"), and right all.

import { foldWord } from '../unicode/fold.ts';
import { phrasesIn } from './fact-language.ts';
import { factLanguages } from './fact-languages.ts';

let words: ReadonlySet<string> | undefined;

/** True for a month or a weekday, or a short form of one, in small letters. */
export function isCalendarWord(folded: string): boolean {
  words ??= new Set(
    factLanguages
      .flatMap(({ months, weekdays }) => [...months.split('/'), ...weekdays.split('/')])
      .flatMap((group) => phrasesIn(group).map(foldWord)),
  );
  return words.has(folded);
}
