// Lines and columns of many places, found before anybody asks: every text is read once and in the order of the corpus,
// whatever the order of the findings, and what is kept of it is two numbers an offset.

import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import type { Position } from '../../model/result.ts';
import { positionsOf } from '../../text/lines/line-table.ts';
import { type DocumentName, nameOf, type NotedPlace } from './noted-places.ts';

// Documents and offsets are numbers below 2^21 and 2^32: together one number that is exact.
const offsets = 2 ** 32;
const mostDocuments = 2 ** 21;

/** Positions of the ends of places. */
export class Foreseen {
  /** Document and offset in one number, ascending. */
  readonly #keys: Float64Array;
  /** Line and column of each key. */
  readonly #positions: Uint32Array;
  readonly #names = new Map<number, DocumentName>();

  /** Reads each document of the places once. Places in text that was taken out of its source are left out. */
  constructor(places: Iterable<Place>, corpus: Corpus) {
    const all: number[] = [];
    for (const { document, span } of places) {
      if (document < mostDocuments) all.push(document * offsets + span.start, document * offsets + span.end);
    }
    const sorted = Float64Array.from(all).sort();
    let count = 0;
    for (let index = 0; index < sorted.length; index++)
      if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[count++] = sorted[index];
    this.#keys = sorted.slice(0, count);
    this.#positions = new Uint32Array(count * 2);
    for (let first = 0; first < count;) {
      const document = Math.floor(this.#keys[first] / offsets);
      let end = first;
      const wanted: number[] = [];
      for (; end < count && this.#keys[end] < (document + 1) * offsets; end++)
        wanted.push(this.#keys[end] - document * offsets);
      this.#read(document, corpus.document(document), wanted, first);
      first = end;
    }
  }

  #read(index: number, document: Document, wanted: readonly number[], first: number): void {
    if (document.origin !== undefined) return;
    this.#names.set(index, nameOf(document));
    this.#positions.set(positionsOf(document.bytes, wanted), first * 2);
  }

  /** Where a place stands in its text; undefined if that was not foreseen. */
  find({ document, span }: Place): NotedPlace | undefined {
    const name = this.#names.get(document);
    const start = name && this.#position(document, span.start);
    const end = name && this.#position(document, span.end);
    return start && end && { name, start, end };
  }

  #position(document: number, offset: number): Position | undefined {
    const key = document * offsets + offset;
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#keys[middle] < key) low = middle + 1;
      else high = middle;
    }
    if (this.#keys[low] !== key) return undefined;
    return { line: this.#positions[low * 2], column: this.#positions[low * 2 + 1] };
  }
}
