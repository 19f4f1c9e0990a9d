// Numbers of things in a row of which some were taken out and others put in: what was number 7 is number 9 now.

/** Of the things that were, `removed` from `at` on are gone, and `added` stand there now. */
export interface Replacement {
  readonly at: number;
  readonly removed: number;
  readonly added: number;
}

/** From old numbers to new ones and back. */
export class Renumbering {
  readonly oldCount: number;
  readonly newCount: number;
  readonly #replacements: readonly Replacement[];
  /** New number of the first of those added by each replacement. */
  readonly #newAt: readonly number[];

  /** Replacements ascend and do not overlap. */
  constructor(oldCount: number, replacements: readonly Replacement[]) {
    this.oldCount = oldCount;
    this.#replacements = replacements.filter(({ removed, added }) => removed + added > 0);
    let shift = 0;
    this.#newAt = this.#replacements.map(({ at, removed, added }) => {
      const first = at + shift;
      shift += added - removed;
      return first;
    });
    this.newCount = oldCount + shift;
  }

  /** The new number of an old one; -1 if it is gone. */
  toNew(old: number): number {
    const replacements = this.#replacements;
    let shift = 0;
    // Without iterators: it is asked of every row.
    for (let index = 0; index < replacements.length; index++) {
      const one = replacements[index];
      if (old < one.at) break;
      if (old < one.at + one.removed) return -1;
      shift += one.added - one.removed;
    }
    return old + shift;
  }

  /** Where an old number that is gone stands among the new ones: half a number before the next that was there before. */
  placeOf(old: number): number {
    const behind = this.#replacements.findIndex(({ at, removed }) => old >= at && old < at + removed);
    return this.#newAt[behind] + this.#replacements[behind].added - 0.5;
  }

  /** The new number of what stands in the place of an old one that is gone, where as many came as went; else -1. */
  inPlaceOf(old: number): number {
    const replacements = this.#replacements;
    for (let index = 0; index < replacements.length; index++) {
      const { at, removed, added } = replacements[index];
      if (old >= at && old < at + removed) return removed === added ? this.#newAt[index] + old - at : -1;
    }
    return -1;
  }

  /** The old number of a new one; -1 if it was added. */
  toOld(number: number): number {
    const replacements = this.#replacements;
    let shift = 0;
    for (let index = 0; index < replacements.length; index++) {
      const first = this.#newAt[index];
      const { removed, added } = replacements[index];
      if (number < first) break;
      if (number < first + added) return -1;
      shift += added - removed;
    }
    return number - shift;
  }

  /** All there is now in order: what was there from old number `from` to `end`, or new numbers of what was added. */
  pieces(): { from: number; end: number; shift: number; isFresh: boolean }[] {
    const pieces: { from: number; end: number; shift: number; isFresh: boolean }[] = [];
    let from = 0;
    let shift = 0;
    for (const [index, { at, removed, added }] of this.#replacements.entries()) {
      pieces.push({ from, end: at, shift, isFresh: false });
      const first = this.#newAt[index];
      pieces.push({ from: first, end: first + added, shift: 0, isFresh: true });
      from = at + removed;
      shift += added - removed;
    }
    pieces.push({ from, end: this.oldCount, shift, isFresh: false });
    return pieces;
  }

  /** A column by old numbers as one by new ones, with `added` in the places of what was added, in order. */
  apply(column: Uint32Array, added: ArrayLike<number>): Uint32Array {
    if (this.#replacements.length === 0) return column;
    const applied = new Uint32Array(this.newCount);
    let from = 0;
    let to = 0;
    let taken = 0;
    for (const { at, removed, added: count } of this.#replacements) {
      applied.set(column.subarray(from, at), to);
      to += at - from;
      for (let index = 0; index < count; index++) applied[to++] = added[taken++];
      from = at + removed;
    }
    applied.set(column.subarray(from), to);
    return applied;
  }
}
