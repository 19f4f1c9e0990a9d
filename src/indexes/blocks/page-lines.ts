// Lines that belong to the page by where they stand: a word about the author, in two articles only, above the footer that
// all have.

import type { BlockRole } from '../../model/document.ts';
import type { BlockPlace } from './same-blocks.ts';

/** Blocks by document. */
type Blocks = Map<number, Set<number>>;

/** What is known of the lines of pages while the groups of equal blocks are gone through. */
export class PageLines {
  readonly #roleOf: (document: number, block: number) => BlockRole | undefined;
  readonly #known: Blocks = new Map();
  readonly #rare: Blocks = new Map();

  /** `roleOf` is undefined of what stands behind the last block of a document. */
  constructor(roleOf: (document: number, block: number) => BlockRole | undefined) {
    this.#roleOf = roleOf;
  }

  /** These places belong to the page: lines of many articles. */
  note(places: readonly BlockPlace[]): void {
    noteIn(this.#known, places);
  }

  /** These may: a line of too few articles to tell. */
  noteRare(places: readonly BlockPlace[]): void {
    noteIn(this.#rare, places);
  }

  /** True if a line stands beside one of the page, and nothing but such lines between it and the head or foot of its article. */
  isInMargin({ document, block }: BlockPlace): boolean {
    const known = this.#known.get(document);
    const rare = this.#rare.get(document);
    const isKnown = (other: number): boolean =>
      known?.has(other) === true || this.#roleOf(document, other) === 'residue';
    if (!isKnown(block - 1) && !isKnown(block + 1)) return false;
    const standsAtEnd = (step: 1 | -1): boolean => {
      let other = block + step;
      while (isKnown(other) || rare?.has(other) === true) other += step;
      return this.#roleOf(document, other) === undefined;
    };
    return standsAtEnd(-1) || standsAtEnd(1);
  }
}

function noteIn(blocks: Blocks, places: readonly BlockPlace[]): void {
  for (const { document, block } of places) {
    const known = blocks.get(document);
    if (known === undefined) blocks.set(document, new Set([block]));
    else known.add(block);
  }
}
