// The words of a document, block by block: what markup and blank lines hold is not among them.

import { feature } from '../define/feature.ts';
import { lineField, lineFields } from '../kernels/line-fields.ts';
import { mix32 } from '../kernels/word-hash.ts';
import { tokenise, type Words } from '../kernels/words.ts';
import type { Document } from '../model/document.ts';

/** Words of all blocks; `firstOfSpan[b]` is the first word of block `b`. */
export const wordsOf = feature((document): Words => {
  const { length, hash, start, end } = tokenise(document.bytes, document.stretches);
  return new DocumentWords(document, length, hash, start, end);
});

/** Words are read from whole stretches of text; which of them open a block is found when it is asked for. */
export class DocumentWords implements Words {
  readonly length: number;
  readonly hash: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly #document: Document;
  #blocks: Uint32Array | undefined;
  #firstOfSpan: Uint32Array | undefined;

  /** `blocks`: the numbers of the blocks (src/features/blocks/block-table.ts), where they are known. */
  constructor(
    document: Document,
    length: number,
    hash: Uint32Array,
    start: Uint32Array,
    end: Uint32Array,
    blocks?: Uint32Array,
  ) {
    this.length = length;
    this.hash = hash;
    this.start = start;
    this.end = end;
    this.#document = document;
    this.#blocks = blocks;
  }

  get firstOfSpan(): Uint32Array {
    if (this.#blocks !== undefined) {
      this.#firstOfSpan = firstWordsOf(this.#blocks, this.length);
      this.#blocks = undefined;
    }
    if (this.#firstOfSpan === undefined) {
      const { spans } = this.#document;
      const first = new Uint32Array(spans.length + 1);
      let word = 0;
      for (let index = 0; index < spans.length; index++) {
        word = firstWordFrom(this, spans[index].start, word);
        first[index] = word;
      }
      first[spans.length] = this.length;
      this.#firstOfSpan = first;
    }
    return this.#firstOfSpan;
  }
}

/** Index of the first word from `from` on that begins at byte `at` or behind it; their number if none does. */
export function firstWordFrom(
  { start, length }: Pick<Words, 'start' | 'length'>,
  at: number,
  from: number,
): number {
  // Steps that double, then halves: most that is looked for is near.
  let low = from;
  let step = 8;
  while (low + step < length && start[low + step] < at) {
    low += step;
    step *= 2;
  }
  let high = Math.min(length, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (start[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstWordsOf(blocks: Uint32Array, words: number): Uint32Array {
  const count = blocks.length / lineFields;
  const first = new Uint32Array(count + 1);
  for (let block = 0; block < count; block++) first[block] = blocks[block * lineFields + lineField.firstWord];
  first[count] = words;
  return first;
}

/** `hashOfRun` of all words of a document. */
export const documentHashOf = feature((document): readonly [number, number] => {
  const words = wordsOf(document);
  return hashOfRun(words, 0, words.length);
});

/**
 * 64 bits, as two 32-bit halves, for a run of words [first, end): equal for texts whose folded words are equal.
 * Two multiplicative hashes with different odd factors, both finished by `mix32`.
 */
export function hashOfRun(words: Pick<Words, 'hash'>, first: number, end: number): [number, number] {
  let high = 0x9e3779b9;
  let low = 0x7f4a7c15;
  for (let index = first; index < end; index++) {
    high = Math.imul(high ^ words.hash[index], 0x01000193);
    low = Math.imul(low + words.hash[index], 0x5bd1e995) ^ (low >>> 15);
  }
  const length = end - first;
  return [mix32(high ^ length), mix32(low + length)];
}
