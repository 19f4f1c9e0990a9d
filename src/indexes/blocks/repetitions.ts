// Which places of an equal block repeat which: inside an article its first place stays, across articles that of the
// article that is kept. Copies of one article are one family, in which the block counts once.

import type { Corpus } from '../../model/corpus.ts';
import type { NearDuplicates } from '../copies/near-duplicates.ts';
import { chooseKept } from '../representative.ts';
import type { BlockPlace } from './same-blocks.ts';

// A section title of so many words is one article's own; in several it is a line of the page that looks like one ("Sign up
// for our letter about the island"). "Background" and "What happens next" stand in many.
const fewestTitleWords = 6;

/** A block that repeats another one. */
export interface Repetition {
  readonly place: BlockPlace;
  /** The place that stays: the first in the same article, else the first of the class. */
  readonly kept: BlockPlace;
  /** Number of places of the class in the article (if `kept` is in it), else number of articles with it. */
  readonly count: number;
  /** True if the texts differ in what frames leave out: figures, dates, a credit. */
  readonly varies: boolean;
  /**
   * For boilerplate: the other places with the text that go when this one goes, in its article and in copies of it, so
   * that copies stay alike.
   */
  readonly alongside: readonly BlockPlace[];
}

/** For each article every place but its first. */
export function withinDocuments(places: readonly BlockPlace[]): Repetition[] {
  const firsts = new Map<number, BlockPlace>();
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place.document, (counts.get(place.document) ?? 0) + 1);
  const repetitions: Repetition[] = [];
  for (const place of places) {
    const kept = firsts.get(place.document);
    if (kept === undefined) firsts.set(place.document, place);
    else {
      repetitions.push({
        place,
        kept,
        count: counts.get(place.document) as number,
        varies: place.text !== kept.text,
        alongside: [],
      });
    }
  }
  return repetitions;
}

/** True for body text, and for a line of the body that may be no section title. */
export function isOfBody({ role, words }: BlockPlace): boolean {
  return role === 'body' || (role === 'subhead' && words >= fewestTitleWords);
}

/** Tells the repetitions across the articles of a corpus. */
export class Families {
  readonly #corpus: Corpus;
  readonly #near: NearDuplicates;

  constructor(corpus: Corpus, near: NearDuplicates) {
    this.#corpus = corpus;
    this.#near = near;
  }

  /** For each article but the first its first place, unless an earlier article with the text explains it. */
  acrossDocuments(places: readonly BlockPlace[], varies = false): Repetition[] {
    const firsts = places.filter(
      ({ document }, index) => index === 0 || places[index - 1].document !== document,
    );
    const documentKept = chooseKept(
      this.#corpus,
      firsts.map(({ document }) => document),
    );
    const kept = firsts.find(({ document }) => document === documentKept) as BlockPlace;
    const known = new Set([this.#near.familyOf(documentKept)]);
    const repetitions: Repetition[] = [];
    for (const place of firsts) {
      const family = this.#near.familyOf(place.document);
      const isExplained =
        place === kept || known.has(family) || this.#near.isExplained(kept.document, place.document);
      known.add(family);
      if (!isExplained) repetitions.push({ place, kept, count: firsts.length, varies, alongside: [] });
    }
    return repetitions;
  }

  /** The repetitions with all places of their text in the articles they stand in and in copies of these. */
  withCopies(repetitions: readonly Repetition[], all: readonly BlockPlace[]): Repetition[] {
    const byFamily = new Map<number, BlockPlace[]>();
    for (const place of all) {
      if (place.text !== repetitions[0]?.place.text || !isOfBody(place)) continue;
      const family = this.#near.familyOf(place.document);
      const known = byFamily.get(family);
      if (known === undefined) byFamily.set(family, [place]);
      else known.push(place);
    }
    return repetitions.map((repetition) => {
      const { place } = repetition;
      const standings = byFamily.get(this.#near.familyOf(place.document)) ?? [];
      return { ...repetition, alongside: standings.filter((other) => other !== place) };
    });
  }

  /** Articles with one of the places, those that are copies of one another counted once. */
  count(places: readonly BlockPlace[]): number {
    return new Set(places.map(({ document }) => this.#near.familyOf(document))).size;
  }
}
