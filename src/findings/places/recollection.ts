// What settling and showing findings takes from texts: their keys, where places stand, how many words repeat. All of it
// follows from findings and texts alone, so that a run which recalls its findings need not read the texts again.

import type { Place } from '../../model/finding.ts';
import type { LocatedPlace } from '../../model/result.ts';
import type { Span } from '../../model/span.ts';

/** A recollection as plain data. */
export interface StoredRecollection {
  /** Keys by index of the finding as rules reported it; null for one that was not asked for. */
  readonly keys: readonly (string | null)[];
  /** `placeFields` numbers a place. */
  readonly places: Uint32Array;
  /** Names of documents, by index. */
  readonly names: readonly string[];
  /** Document, words, number of spans, and their bounds, one document behind the other. */
  readonly words: Uint32Array;
}

/** A place but for the path of its source. */
export interface Spot extends Omit<LocatedPlace, 'path' | 'sourceLine'> {
  readonly sourceLine?: number | undefined;
}

// Document, start, end; then what is known of it: name, record (0 = none), line of the source (plus one; 0 = none), line
// and column of start and end, bytes.
const placeFields = 12;
const keyFields = 3;

/** Places beyond these, and keys beyond so many characters, are not kept: they would cost more memory than they are worth. */
const mostPlaces = 2 ** 19;
const mostKeyLength = 2 ** 24;

/** What is known from the last run, if anything, and what this one adds. */
export class Recollection {
  readonly #keys: (string | null)[];
  #keyLength = 0;
  #places: Uint32Array;
  #placeCount: number;
  /** Places by their hash, plus one; 0 = free. At most half of it is used. */
  #slots = new Int32Array(2 ** 10);
  readonly #names: string[];
  readonly #nameCodes: Map<string, number>;
  readonly #words = new Map<number, Uint32Array>();
  #isGrown = false;

  constructor({ keys, places, names, words }: StoredRecollection = nothing) {
    this.#keys = [...keys];
    this.#places = places;
    this.#placeCount = places.length / placeFields;
    this.#names = [...names];
    this.#nameCodes = new Map(names.map((name, code) => [name, code]));
    for (let at = 0; at < words.length;) {
      const end = at + 3 + 2 * words[at + 2];
      this.#words.set(words[at], words.subarray(at, end));
      at = end;
    }
    this.#spread();
  }

  /** The key of the finding that rules reported as the one with this index. */
  key(finding: number, make: () => string): string {
    const known = this.#keys[finding];
    if (typeof known === 'string') return known;
    const key = make();
    this.#keyLength += key.length;
    if (this.#keyLength <= mostKeyLength) {
      while (this.#keys.length < finding) this.#keys.push(null);
      this.#keys[finding] = key;
      this.#isGrown = true;
    }
    return key;
  }

  /** True if it is known where a place stands. */
  has({ document, span }: Place): boolean {
    return this.#slots[this.#slotOf(document, span.start, span.end)] > 0;
  }

  /** Where a place stands. */
  spot(place: Place, make: () => Spot): Spot {
    const slot = this.#slotOf(place.document, place.span.start, place.span.end);
    const row = this.#slots[slot] - 1;
    if (row >= 0) return this.#spotAt(row);
    const spot = make();
    if (this.#placeCount < mostPlaces) this.#add(slot, place, spot);
    return spot;
  }

  /** Words of a document in spans, which are ascending and disjoint; for one set of spans a document. */
  words(document: number, spans: readonly Span[], make: () => number): number {
    const known = this.#words.get(document);
    if (known !== undefined && isOf(known, spans)) return known[1];
    const words = make();
    const row = [document, words, spans.length, ...spans.flatMap(({ start, end }) => [start, end])];
    this.#words.set(document, Uint32Array.from(row));
    this.#isGrown = true;
    return words;
  }

  /** What is to be kept; undefined if nothing was added to what was known. */
  grown(): StoredRecollection | undefined {
    if (!this.#isGrown) return undefined;
    const words = new Uint32Array([...this.#words.values()].reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const row of this.#words.values()) {
      words.set(row, at);
      at += row.length;
    }
    return {
      keys: this.#keys,
      places: this.#places.subarray(0, this.#placeCount * placeFields),
      names: this.#names,
      words,
    };
  }

  #slotOf(document: number, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    const places = this.#places;
    let slot = hashOf(document, start, end) & mask;
    for (; this.#slots[slot] > 0; slot = (slot + 1) & mask) {
      const at = (this.#slots[slot] - 1) * placeFields;
      if (places[at] === document && places[at + 1] === start && places[at + 2] === end) break;
    }
    return slot;
  }

  #spotAt(row: number): Spot {
    const [name, record, sourceLine, startLine, startColumn, endLine, endColumn, first, last] =
      this.#places.subarray(row * placeFields + keyFields, (row + 1) * placeFields);
    return {
      document: this.#names[name],
      record: record === 0 ? null : record,
      sourceLine: sourceLine === 0 ? undefined : sourceLine - 1,
      start: { line: startLine, column: startColumn },
      end: { line: endLine, column: endColumn },
      bytes: [first, last],
    };
  }

  #add(slot: number, { document, span }: Place, spot: Spot): void {
    if ((this.#placeCount + 1) * placeFields > this.#places.length) {
      const larger = new Uint32Array(Math.max(2 * this.#places.length, 64 * placeFields));
      larger.set(this.#places);
      this.#places = larger;
    }
    this.#places.set(
      [
        document,
        span.start,
        span.end,
        this.#codeOf(spot.document),
        spot.record ?? 0,
        spot.sourceLine === undefined ? 0 : spot.sourceLine + 1,
        spot.start.line,
        spot.start.column,
        spot.end.line,
        spot.end.column,
        ...spot.bytes,
      ],
      this.#placeCount * placeFields,
    );
    this.#slots[slot] = ++this.#placeCount;
    this.#isGrown = true;
    if (2 * this.#placeCount > this.#slots.length) this.#spread();
  }

  #codeOf(name: string): number {
    let code = this.#nameCodes.get(name);
    if (code === undefined) {
      code = this.#names.push(name) - 1;
      this.#nameCodes.set(name, code);
    }
    return code;
  }

  /** Gives all places slots, of which there are four times as many. */
  #spread(): void {
    let size = this.#slots.length;
    while (size < 4 * this.#placeCount) size *= 2;
    this.#slots = new Int32Array(size);
    for (let row = 0; row < this.#placeCount; row++) {
      const [document, start, end] = this.#places.subarray(row * placeFields, row * placeFields + keyFields);
      this.#slots[this.#slotOf(document, start, end)] = row + 1;
    }
  }
}

const nothing: StoredRecollection = {
  keys: [],
  places: new Uint32Array(0),
  names: [],
  words: new Uint32Array(0),
};

function isOf(row: Uint32Array, spans: readonly Span[]): boolean {
  if (row[2] !== spans.length) return false;
  return spans.every(({ start, end }, index) => row[3 + 2 * index] === start && row[4 + 2 * index] === end);
}

/** Mixes three numbers (multipliers of MurmurHash3, which are odd and spread bits). */
function hashOf(document: number, start: number, end: number): number {
  let hash = Math.imul(document, 0xcc9e2d51) ^ Math.imul(start, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ end;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
