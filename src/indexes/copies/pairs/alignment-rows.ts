// Alignments as rows, one a run: how they leave a thread that compares texts.

import type { Rows } from '../../../define/index.ts';
import type { Alignment } from '../../../kernels/align/align.ts';

/** A run of equal words: where it begins in either text, its length in words, 1 if it stands out of order. */
export const alignmentColumns = { a: 'u32', b: 'u32', words: 'u32', isMoved: 'u32' } as const;

/** Hands out the alignments that rows were made of, one after another, as parts of the columns of all. */
export class AlignmentRows {
  readonly #columns: Rows<typeof alignmentColumns>['columns'];
  readonly #isMoved: Uint8Array;
  #end = 0;

  constructor({ columns }: Pick<Rows<typeof alignmentColumns>, 'columns'>) {
    this.#columns = columns;
    this.#isMoved = Uint8Array.from(columns.isMoved);
  }

  /** The next one, which has so many runs. */
  next(length: number): Alignment {
    const { a, b, words } = this.#columns;
    const start = this.#end;
    const end = (this.#end += length);
    let equalWords = 0;
    for (let run = start; run < end; run++) equalWords += words[run];
    return {
      length,
      a: a.subarray(start, end),
      b: b.subarray(start, end),
      words: words.subarray(start, end),
      isMoved: this.#isMoved.subarray(start, end),
      equalWords,
    };
  }
}
