// How widely a frame is used tells what two texts of it are: job adverts that happen to have the pay and the weekday in
// common differ in little, but in no less than each of them differs from other adverts. The pair alone looks like a copy.

import type { VerifiedPair } from '../pairs/verified-pairs.ts';

/** So many other fillings that both texts share a frame with make it one that is in use. */
const leastFillings = 2;
/**
 * Of what each differs in from the other fillings. An edited copy differs from its original in less: with one word in five
 * edited in 0.2 of its words, and from other fillings, of which both are forms, in 0.3 and more.
 */
const leastShareOfDifference = 0.6;

/** Texts that are fillings of one form, pair by pair. */
export class WideFrames {
  /** By document the others, with the share of words that is equal. */
  readonly #fillings = new Map<number, Map<number, number>>();

  /** `copies` look like copies; those that other fillings explain are forms, and explain others in their turn. */
  constructor(forms: readonly VerifiedPair[], copies: readonly VerifiedPair[]) {
    for (const pair of forms) this.#add(pair);
    let doubtful = copies;
    for (;;) {
      const explained = doubtful.filter((pair) => this.explain(pair));
      if (explained.length === 0) return;
      for (const pair of explained) this.#add(pair);
      const found = new Set(explained);
      doubtful = doubtful.filter((pair) => !found.has(pair));
    }
  }

  #add({ first, second, similarity }: VerifiedPair): void {
    for (const [document, other] of [
      [first, second],
      [second, first],
    ]) {
      const known = this.#fillings.get(document);
      if (known === undefined) this.#fillings.set(document, new Map([[other, similarity]]));
      else known.set(other, similarity);
    }
  }

  /** True if two texts that look like copies are as unlike as other fillings of a form that both are fillings of. */
  explain({ first, second, similarity }: VerifiedPair): boolean {
    const fillings = this.#fillings.get(first);
    const others = this.#fillings.get(second);
    if (fillings === undefined || others === undefined) return false;
    let count = 0;
    for (const [document, likeness] of fillings) {
      const other = others.get(document);
      if (other === undefined) continue;
      const difference = 1 - Math.min(likeness, other);
      if (1 - similarity >= leastShareOfDifference * difference) count++;
      if (count === leastFillings) return true;
    }
    return false;
  }
}
