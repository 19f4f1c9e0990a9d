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

type Likenesses = ReadonlyMap<number, number>;

/** Pairs of documents with the share of words that is equal, found from either side. */
class Likeness {
  readonly #of = new Map<number, Map<number, number>>();

  add({ first, second, similarity }: VerifiedPair): void {
    this.#addTo(first, second, similarity);
    this.#addTo(second, first, similarity);
  }

  #addTo(document: number, other: number, similarity: number): void {
    const known = this.#of.get(document);
    if (known === undefined) this.#of.set(document, new Map([[other, similarity]]));
    else known.set(other, similarity);
  }

  of(document: number): Likenesses {
    return this.#of.get(document) ?? none;
  }
}

const none: Likenesses = new Map();

/** Texts that are fillings of one form, pair by pair. */
export class WideFrames {
  readonly #fillings = new Likeness();
  readonly #copies = new Likeness();

  /** `copies` look like copies; those that other fillings explain are forms, and explain others in their turn. */
  constructor(forms: readonly VerifiedPair[], copies: readonly VerifiedPair[]) {
    for (const pair of forms) this.#fillings.add(pair);
    for (const pair of copies) this.#copies.add(pair);
    let doubtful = copies;
    for (;;) {
      const explained = doubtful.filter((pair) => this.explain(pair));
      if (explained.length === 0) return;
      for (const pair of explained) this.#fillings.add(pair);
      const found = new Set(explained);
      doubtful = doubtful.filter((pair) => !found.has(pair));
    }
  }

  /**
   * True if two texts that look like copies are as unlike as other fillings of a form that both are fillings of, or as a filling
   * of that form is of which one of them is the nearer copy.
   */
  explain({ first, second, similarity }: VerifiedPair): boolean {
    const fillings = this.#fillings.of(first);
    const others = this.#fillings.of(second);
    const isAsUnlike = (likeness: number): boolean =>
      1 - similarity >= leastShareOfDifference * (1 - likeness);
    let count = 0;
    for (const [document, likeness] of fillings) {
      const other = others.get(document);
      if (other !== undefined && isAsUnlike(Math.min(likeness, other))) count++;
      if (count === leastFillings) return true;
    }
    const isOfNearerCopy = (one: Likenesses, copies: Likenesses): boolean =>
      [...one].some(
        ([document, likeness]) => (copies.get(document) ?? 0) > similarity && isAsUnlike(likeness),
      );
    return (
      isOfNearerCopy(fillings, this.#copies.of(second)) || isOfNearerCopy(others, this.#copies.of(first))
    );
  }
}
