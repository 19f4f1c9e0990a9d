// Places gathered by document, as notes of a document that is paired with itself: what a thread that reads its text has to
// know of it.

import type { DocumentPairs } from '../../define/index.ts';
import { span, type Span } from '../../model/span.ts';
import type { BlockPlace } from './same-blocks.ts';

interface InDocument {
  readonly going: Set<number>;
  /** Starts and ends, alternating. */
  readonly ends: number[];
}

/** Collects places and blocks that go. */
export class PlacesInDocuments {
  readonly #documents = new Map<number, InDocument>();
  #lastKept: BlockPlace | undefined;

  /** Adds the places that a finding on a repetition speaks of. */
  repetition(place: BlockPlace, kept: BlockPlace): void {
    this.#add(place);
    // All repetitions of a line have one that stays, as a rule.
    if (kept !== this.#lastKept) this.#add(kept);
    this.#lastKept = kept;
  }

  #add(place: BlockPlace): void {
    this.#of(place).ends.push(place.span.start, place.span.end);
  }

  /** Adds a block that goes. */
  goes(place: BlockPlace): void {
    this.#of(place).going.add(place.block);
  }

  #of({ document }: BlockPlace): InDocument {
    let known = this.#documents.get(document);
    if (known === undefined) this.#documents.set(document, (known = { going: new Set(), ends: [] }));
    return known;
  }

  /** The documents, ascending: in the notes the number of blocks that go, these, and the places. */
  pairs(): DocumentPairs {
    const documents = Uint32Array.from(this.#documents.keys()).sort();
    const values: number[] = [];
    const firstOf = [0];
    for (const document of documents) {
      const { going, ends } = this.#documents.get(document) as InDocument;
      values.push(going.size);
      for (const block of going) values.push(block);
      for (const end of ends) values.push(end);
      firstOf.push(values.length);
    }
    const notes = { values: Uint32Array.from(values), firstOf: Uint32Array.from(firstOf) };
    return { length: documents.length, first: documents, second: documents, notes };
  }

  /** What the notes of one document say. */
  static read(notes: Uint32Array): { readonly going: ReadonlySet<number>; readonly places: readonly Span[] } {
    const firstPlace = 1 + notes[0];
    return {
      going: new Set(notes.subarray(1, firstPlace)),
      places: Array.from({ length: (notes.length - firstPlace) / 2 }, (_, place) =>
        span(notes[firstPlace + 2 * place], notes[firstPlace + 2 * place + 1]),
      ),
    };
  }
}
