// Words by which the source of a page is set up: the terms in its comments, its macros. Two pages that have nothing else in
// common are no copies of one another.

import { feature } from '../../../define/feature.ts';
import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';
import { isRoff, setUpLines } from '../../../text/markup/roff.ts';

/** Tells of each word whether it sets its page up: 1 if so. Undefined where no word does. */
export const setUpWordsOf = feature((document: Document): Uint8Array | undefined => {
  const { bytes } = document;
  if (!isRoff(bytes)) return undefined;
  const { start, length } = wordsOf(document);
  const isSetUp = new Uint8Array(length);
  let word = 0;
  for (const line of setUpLines(bytes)) {
    while (word < length && start[word] < line.start) word++;
    while (word < length && start[word] < line.end) isSetUp[word++] = 1;
  }
  return isSetUp;
});
