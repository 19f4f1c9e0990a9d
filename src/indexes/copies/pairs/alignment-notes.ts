// Alignments as notes of pairs: how they reach a thread that reads the two texts again.

import type { PairNotes } from '../../../define/index.ts';
import type { Alignment } from '../../../kernels/align/align.ts';

/** Numbers a run: where it begins in both texts, its words, and whether it moved. */
const fields = 4;

/** Collects the alignments of pairs, one after another. */
export class AlignmentNotes {
  #values = new Uint32Array(2 ** 10);
  #length = 0;
  readonly #firstOf = [0];

  add({ length, a, b, words, isMoved }: Alignment): void {
    const end = this.#length + fields * length;
    if (end > this.#values.length) {
      const values = new Uint32Array(2 * end);
      values.set(this.#values.subarray(0, this.#length));
      this.#values = values;
    }
    for (let run = 0, to = this.#length; run < length; run++, to += fields) {
      this.#values[to] = a[run];
      this.#values[to + 1] = b[run];
      this.#values[to + 2] = words[run];
      this.#values[to + 3] = isMoved[run];
    }
    this.#length = end;
    this.#firstOf.push(end);
  }

  finish(): PairNotes {
    return { values: this.#values.slice(0, this.#length), firstOf: Uint32Array.from(this.#firstOf) };
  }

  /** The alignment in the notes of one pair. */
  static read(notes: Uint32Array): Alignment {
    const length = notes.length / fields;
    const column = (field: number): Uint32Array => {
      const values = new Uint32Array(length);
      for (let run = 0; run < length; run++) values[run] = notes[fields * run + field];
      return values;
    };
    const words = column(2);
    let equalWords = 0;
    for (let run = 0; run < length; run++) equalWords += words[run];
    return { length, a: column(0), b: column(1), words, isMoved: Uint8Array.from(column(3)), equalWords };
  }
}
