// Words that rules look for, and words that stand twice in a row: most documents hold none, and are left at once.

import { feature } from '../define/feature.ts';
import { HashFilter } from '../kernels/keys/hash-filter.ts';
import { addWordClass, doubledWord, findKnownWords, type KnownWords } from '../kernels/known-words.ts';
import { hashFoldedWord } from '../kernels/word-hash.ts';
import type { Document } from '../model/document.ts';
import { wordsOf } from './words.ts';

/** Words of the document that are looked for, or stand twice; see src/kernels/known-words.ts. */
export const knownWordsOf = feature((document): KnownWords => findKnownWords(wordsOf(document).hash));

/** None, for everybody. */
const noWords: readonly number[] = [];

/** A set of folded words that documents are searched for. It is looked for in all that is read from its first use on. */
export class WordSet {
  readonly #list: () => Iterable<string>;
  #filter: HashFilter | undefined;
  #bit = 0;

  /** `list` is called when the set is first used. */
  constructor(list: () => Iterable<string>) {
    this.#list = list;
  }

  get #hashes(): HashFilter {
    if (this.#filter === undefined) {
      const hashes = [...this.#list()].map(hashFoldedWord);
      this.#filter = new HashFilter(hashes);
      this.#bit = addWordClass(hashes);
    }
    return this.#filter;
  }

  has(hash: number): boolean {
    return this.#hashes.has(hash);
  }

  /** False if no word of the set is among the known words of a text; true where nobody has looked for them yet. */
  mayStandIn({ kinds, asked }: KnownWords): boolean {
    return (asked & this.#bit) === 0 || (kinds & this.#bit) !== 0;
  }

  /** Indexes of the words of the document that are in the set, ascending. */
  in(document: Document): readonly number[] {
    const filter = this.#hashes;
    const { hash, length } = wordsOf(document);
    const known = knownWordsOf(document);
    if (!this.mayStandIn(known)) return noWords;
    const { word, bits, first, end, asked } = known;
    let found = noWords as number[];
    const add = (index: number): void => {
      if (found === noWords) found = [];
      found.push(index);
    };
    if ((asked & this.#bit) === 0) {
      for (let at = filter.next(hash, 0, length); at >= 0; at = filter.next(hash, at + 1, length)) add(at);
      return found;
    }
    for (let at = first; at < end; at++)
      if ((bits[at] & this.#bit) !== 0 && filter.has(hash[word[at]])) add(word[at]);
    return found;
  }
}

/** Indexes of the words whose hash is that of the next one, ascending. */
export function doubledWordsOf(document: Document): readonly number[] {
  const { word, bits, first, end, kinds } = knownWordsOf(document);
  let found = noWords as number[];
  if ((kinds & doubledWord) === 0) return found;
  for (let known = first; known < end; known++) {
    if ((bits[known] & doubledWord) === 0) continue;
    if (found === noWords) found = [];
    found.push(word[known]);
  }
  return found;
}
