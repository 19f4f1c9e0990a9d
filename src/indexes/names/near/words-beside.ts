// What stands beside a name in a text, name or not: whether it is a word of the corpus may decide who is meant.

import { wordsOf } from '../../../features/words.ts';
import type { Document } from '../../../model/document.ts';

/** Words between a name and one that stands before it: an initial. */
const between = 1;

/** Hashes of the words beside all words with one of some hashes. */
export function wordsBeside(document: Document, tokens: ReadonlySet<number>): Set<number> {
  const { length, hash } = wordsOf(document);
  const found = new Set<number>();
  for (let word = 0; word < length; word++) {
    if (!tokens.has(hash[word])) continue;
    const end = Math.min(length, word + 2);
    for (let at = Math.max(0, word - 1 - between); at < end; at++) found.add(hash[at]);
  }
  return found;
}
