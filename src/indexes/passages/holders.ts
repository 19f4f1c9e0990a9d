// Which documents hold something: a few of very many where a run looks at a few files, so that nothing may go over all.

/** Counts by document, and the documents that have any. */
export class Holders {
  /** How many each document has. */
  readonly counts: Uint32Array;
  readonly #marks: Uint8Array;
  #held = 0;

  constructor(documents: number) {
    this.counts = new Uint32Array(documents);
    this.#marks = new Uint8Array(documents);
  }

  /** Counts one of a document. */
  add(document: number): void {
    if (this.counts[document]++ > 0) return;
    this.#marks[document] = 1;
    this.#held++;
  }

  /** Documents that have any, ascending. */
  ascending(): Uint32Array {
    const holders = new Uint32Array(this.#held);
    let last = -1;
    // The machine's own search skips the others.
    for (let at = 0; at < holders.length; at++) holders[at] = last = this.#marks.indexOf(1, last + 1);
    return holders;
  }
}

/** Begin of what each of some documents has where it lies one after the other, by document less the first of them. */
export function beginsOf(holders: Uint32Array, counts: Uint32Array, width = 1): Uint32Array {
  const first = holders[0];
  const begins = new Uint32Array(holders[holders.length - 1] - first + 1);
  let next = 0;
  for (let at = 0; at < holders.length; at++) {
    begins[holders[at] - first] = next;
    next += counts[holders[at]] * width;
  }
  return begins;
}
