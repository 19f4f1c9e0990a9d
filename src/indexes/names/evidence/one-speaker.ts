// One person under two spellings: an article introduces "Jon Tamber", and then "Tambre said", whom nobody introduced. Of 35
// such pairs in Reuters-21578 33 are one name by eye, and two may be.

import {
  functionWord,
  genericWord,
  title,
  wordTable,
  allLanguages,
} from '../../../features/mentions/name-words.ts';
import { foldName } from '../../../features/mentions/forms.ts';
import { hashFoldedWord } from '../../../kernels/word-hash.ts';
import type { Document } from '../../../model/document.ts';
import { standingOf, type Standing } from '../../../text/prose/speakers.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import { decodeText } from '../../../text/unicode/decode.ts';

/** Longer than an article: whoever speaks in a book was introduced long ago. Bytes. */
const longestArticle = 65_536;

const letter = scriptPattern(String.raw`[\p{L}\p{M}\p{N}]`);

function standingsOf(text: string, form: string): Standing[] {
  const found: Standing[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    const end = at + form.length;
    if (letter.test(text.charAt(at - 1)) || letter.test(text.charAt(end))) continue;
    found.push(standingOf(text, at, end));
  }
  return found;
}

/** True if a word beside a name tells who is meant: no title, and nothing that opens a sentence. */
function tells(word: string, isOrdinary: (token: number) => boolean): boolean {
  // Initials are all that one letter may be.
  if (word.length < 2) return word !== '';
  const table = wordTable(allLanguages);
  const token = hashFoldedWord(foldName(word));
  if ((table.classes[table.slot(token)] & (title | genericWord | functionWord)) !== 0) return false;
  return !isOrdinary(token);
}

/**
 * True if an article introduces one of two forms by a full name, and has the other only by itself, as that of somebody who
 * speaks. `isOrdinary` tells words of the corpus that are written small as often as with a capital, by their hashes.
 */
export function areOneSpeaker(
  { bytes }: Document,
  one: string,
  other: string,
  isOrdinary: (token: number) => boolean,
): boolean {
  if (bytes.length > longestArticle) return false;
  const text = decodeText(bytes);
  const isFull = ({ before }: Standing): boolean => tells(before, isOrdinary);
  const isAlone = (standing: Standing): boolean => !isFull(standing) && !tells(standing.behind, isOrdinary);
  const first = standingsOf(text, one);
  const second = standingsOf(text, other);
  const isFor = (speaker: readonly Standing[], introduced: readonly Standing[]): boolean =>
    speaker.some(({ speaks }) => speaks) && speaker.every(isAlone) && introduced.some(isFull);
  return isFor(first, second) || isFor(second, first);
}
