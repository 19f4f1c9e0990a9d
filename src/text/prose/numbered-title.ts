// Titles of numbered sections ("3.1.6. Who pays for the lamps?"): above the section, and in the table of contents.

import { scriptPattern } from '../unicode/script-pattern.ts';
import { endsWithStop } from './title.ts';

/** Two levels at least, the first perhaps a letter: "2." alone numbers an item of a list. */
const numbered = scriptPattern(String.raw`^(?:\p{N}{1,3}|\p{Lu})(?:\.\p{N}{1,3})+\.?\s+["'“«„‘(]?\p{L}`);
const unfinished = /[,;:，；：、]$/u;

/** True for the numbered title of a section. A clause of a contract has a number too, but ends in a stop. */
export function isNumberedTitle(text: string): boolean {
  const line = text.trim();
  return numbered.test(line) && !endsWithStop(line) && !unfinished.test(line);
}
