// Sets of words that stand beside figures: names of months, words for shares. Once one is used, the kernel looks for its
// words as well, and rules are not asked about documents without any.

import { HashFilter } from '../../kernels/keys/hash-filter.ts';
import { enterFactWords, type factWord } from '../../kernels/possible-facts.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import { foldWord } from '../../text/unicode/fold.ts';

/** A set of words that figures are judged by. */
export class FigureWords {
  readonly #set: keyof typeof factWord;
  readonly #list: () => Iterable<string>;
  #filter: HashFilter | undefined;

  /** `list` is called when the set is first used; its words need not be folded. */
  constructor(set: keyof typeof factWord, list: () => Iterable<string>) {
    this.#set = set;
    this.#list = list;
  }

  has(hash: number): boolean {
    return (this.#filter ??= this.#make()).has(hash);
  }

  #make(): HashFilter {
    const hashes = [...this.#list()].map((word) => hashFoldedWord(foldWord(word)));
    enterFactWords(this.#set, hashes);
    return new HashFilter(hashes);
  }
}
