// Lines of figures: rows of tables, dates above columns, entries of forms ("Shr 42 cts vs 38 cts"). No sentences.

import { endsLikeSentence } from './title.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

// A row of a form has a label and a few figures; what is longer and tells something has a stop.
const mostCharacters = 120;
// "Qtly div 10 cts vs 10 cts prior": two of eight. "She won in 1990 and in 1994 for the club of her town" has fewer.
const leastShareOfFigures = 1 / 5;

const figure = scriptPattern(String.raw`\p{N}`);

/** True for a short line with a figure that does not end like a sentence. */
export function holdsFigures(text: string): boolean {
  const bare = text.trim();
  return bare.length <= mostCharacters && figure.test(bare) && !endsLikeSentence(bare);
}

/** True for such a line of which one word in five is a figure. */
export function isRow(text: string): boolean {
  if (!holdsFigures(text)) return false;
  const words = text.trim().split(/\s+/u);
  return words.filter((word) => figure.test(word)).length >= leastShareOfFigures * words.length;
}
