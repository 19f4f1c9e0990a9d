// Words by which the source of a page is set up: the terms in its comments, its macros. Two pages that have nothing else in
// common are no copies of one another.

import { feature } from '../../../define/feature.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';
import { isRoff, setUpLines } from '../../../text/markup/roff.ts';

/**
 * How many words of the source of a page, up to each of its words, say something and do not set it up: one number for each
 * word, of those in front of it, and the number of all. Undefined of any other text.
 */
export const saidWordsOf = feature((document: Document): Uint32Array | undefined => {
  const { bytes } = document;
  if (!isRoff(bytes)) return undefined;
  const { start, length } = wordsOf(document);
  const before = new Uint32Array(length + 1);
  const lines = setUpLines(bytes);
  for (let word = 0, line = 0; word < length; word++) {
    while (line < lines.length && lines[line].end <= start[word]) line++;
    const isSetUp = line < lines.length && lines[line].start <= start[word];
    before[word + 1] = before[word] + (isSetUp ? 0 : 1);
  }
  return before;
});
