// Lines and columns of places in texts that happen to be at hand, so that no text is read again to be shown in a report.
// What is kept of a place is two numbers an end.

import type { Document } from '../../model/document.ts';
import type { Place, Report } from '../../model/finding.ts';
import type { Position } from '../../model/result.ts';
import type { Span } from '../../model/span.ts';
import { type Line, lineFrom, lineStartBefore, positionsOf } from '../../text/lines/line-table.ts';

/** What of a document is told beside positions. */
export type DocumentName = Pick<Document, 'givenId' | 'ordinal' | 'record' | 'sourceLine' | 'offset'>;

/** What is told of a document, without its text. */
export function nameOf({ givenId, ordinal, record, sourceLine, offset }: Document): DocumentName {
  return { givenId, ordinal, record, sourceLine, offset };
}

/** Ends of places beyond these are not kept: they would cost more memory than they are worth. */
const mostEnds = 2 ** 20;

/** Lines are counted from the beginning of a text: in a longer one they are left to who looks at all of its places at once. */
const longestText = 2 ** 16;

/** A place with what its document is called. */
export interface NotedPlace {
  readonly name: DocumentName;
  readonly start: Position;
  readonly end: Position;
}

/** What was noted of some documents, as it leaves a thread; documents are indexes of those that the thread looked at. */
export interface NotedColumns {
  /** Of each end. */
  readonly document: Uint32Array;
  readonly offset: Uint32Array;
  /** Line and column of each end. */
  readonly positions: Uint32Array;
  /** The documents, and what is told of each: `ordinal`, `record` (0 for none), `sourceLine` and `offset` side by side. */
  readonly named: Uint32Array;
  readonly names: Uint32Array;
  readonly givenIds: readonly (string | undefined)[];
}

/** Numbers in `names` a document. */
const numbersOfName = 4;

/** The text of a document if it is at hand. */
export type AtHand = (document: number) => Document | undefined;

/** Positions of the ends of places that were noted. */
export class NotedPlaces {
  /** Document and offset of each end, by their hash; free slots have none. At most half of them are used. */
  #documents = new Int32Array(2 ** 10).fill(free);
  #offsets = new Uint32Array(2 ** 10);
  /** Line and column. */
  #positions = new Uint32Array(2 ** 11);
  #count = 0;
  readonly #names = new Map<number, DocumentName>();
  /** The line of the last place: what is found next in its text stands behind it as a rule. */
  #last: Line & { readonly document: number } = { document: free, line: 1, start: 0, end: -1 };

  /** Takes the places of a finding that lie in texts that are at hand. */
  noteAll({ place, related, fix }: Pick<Report, 'place' | 'related' | 'fix'>, at: AtHand): void {
    const text = at(place.document);
    if (text !== undefined) this.note(place, text);
    for (const other of related ?? []) {
      const otherText = at(other.document);
      if (otherText !== undefined) this.note(other, otherText);
    }
    for (const edit of fix?.edits ?? []) {
      const edited = at(edit.document);
      // Of edits only bytes are told, which in a record are those of its text.
      if (edited?.record === null) this.note(edit, edited);
    }
  }

  /** Takes a place in a text; not in one that was taken out of its source. */
  note({ document, span }: Place, text: Document): void {
    if (this.has(document, span) || text.origin !== undefined || text.bytes.length > longestText) return;
    if (this.#count + 2 > mostEnds) return;
    if (2 * (this.#count + 2) > this.#documents.length) this.#grow();
    if (!this.#names.has(document)) this.#names.set(document, nameOf(text));
    const { bytes } = text;
    const isBehind = this.#last.document === document && this.#last.start <= span.start;
    const from = isBehind ? this.#last : lineFrom(bytes, 1, 0);
    const [line, column, endLine, endColumn] = positionsOf(bytes, [span.start, span.end], from);
    // A line of a megabyte is not gone through for each of the thousand places in it.
    const isSame = line === from.line;
    const start = isSame ? from.start : lineStartBefore(bytes, Math.min(span.start, bytes.length));
    const { end } = isSame ? from : lineFrom(bytes, line, start);
    this.#last = { document, line, start, end };
    this.#set(document, span.start, line, column);
    this.#set(document, span.end, endLine, endColumn);
  }

  /** All that was noted; undefined if nothing was. */
  columns(): NotedColumns | undefined {
    if (this.#count === 0) return undefined;
    const slots: number[] = [];
    for (let slot = 0; slot < this.#documents.length; slot++)
      if (this.#documents[slot] !== free) slots.push(slot);
    const names = new Uint32Array(numbersOfName * this.#names.size);
    const givenIds: (string | undefined)[] = [];
    for (const { givenId, ordinal, record, sourceLine, offset } of this.#names.values()) {
      names.set([ordinal, record ?? 0, sourceLine, offset], numbersOfName * givenIds.length);
      givenIds.push(givenId);
    }
    return {
      document: Uint32Array.from(slots, (slot) => this.#documents[slot]),
      offset: Uint32Array.from(slots, (slot) => this.#offsets[slot]),
      positions: Uint32Array.from({ length: 2 * slots.length }, (_, at) => {
        return this.#positions[2 * slots[at >> 1] + (at & 1)];
      }),
      named: Uint32Array.from(this.#names.keys()),
      names,
      givenIds,
    };
  }

  /** Takes what was noted elsewhere; `documents` tells the document at each index. */
  take({ document, offset, positions, named, names, givenIds }: NotedColumns, documents: Uint32Array): void {
    if (this.#count + document.length > mostEnds) return;
    for (let at = 0; at < named.length; at++) {
      const [ordinal, record, sourceLine, start] = names.subarray(numbersOfName * at);
      if (this.#names.has(documents[named[at]])) continue;
      const name = { givenId: givenIds[at], ordinal, record: record || null, sourceLine, offset: start };
      this.#names.set(documents[named[at]], name);
    }
    for (let end = 0; end < document.length; end++) {
      if (2 * (this.#count + 1) > this.#documents.length) this.#grow();
      this.#set(documents[document[end]], offset[end], positions[2 * end], positions[2 * end + 1]);
    }
  }

  /** True if both ends of a place were noted. */
  has(document: number, { start, end }: Span): boolean {
    return (
      this.#isAt(this.#slotOf(document, start), document) && this.#isAt(this.#slotOf(document, end), document)
    );
  }

  /** Where a place stands in its text; undefined if it was not noted. */
  find({ document, span: { start, end } }: Place): NotedPlace | undefined {
    const [first, last] = [this.#slotOf(document, start), this.#slotOf(document, end)];
    if (!this.#isAt(first, document) || !this.#isAt(last, document)) return undefined;
    const name = this.#names.get(document) as DocumentName;
    return { name, start: this.#positionIn(first), end: this.#positionIn(last) };
  }

  #positionIn(slot: number): Position {
    return { line: this.#positions[2 * slot], column: this.#positions[2 * slot + 1] };
  }

  #isAt(slot: number, document: number): boolean {
    return this.#documents[slot] === document;
  }

  /** The slot of an end, or the free one where it would go. */
  #slotOf(document: number, offset: number): number {
    const mask = this.#documents.length - 1;
    let slot = hashOf(document, offset) & mask;
    while (this.#documents[slot] !== free) {
      if (this.#documents[slot] === document && this.#offsets[slot] === offset) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #set(document: number, offset: number, line: number, column: number): void {
    const slot = this.#slotOf(document, offset);
    if (this.#documents[slot] === free) this.#count++;
    this.#documents[slot] = document;
    this.#offsets[slot] = offset;
    this.#positions[2 * slot] = line;
    this.#positions[2 * slot + 1] = column;
  }

  #grow(): void {
    const [documents, offsets, positions] = [this.#documents, this.#offsets, this.#positions];
    this.#documents = new Int32Array(4 * documents.length).fill(free);
    this.#offsets = new Uint32Array(4 * documents.length);
    this.#positions = new Uint32Array(8 * documents.length);
    this.#count = 0;
    for (let slot = 0; slot < documents.length; slot++) {
      if (documents[slot] === free) continue;
      this.#set(documents[slot], offsets[slot], positions[2 * slot], positions[2 * slot + 1]);
    }
  }
}

const free = -1;

/** Mixes two numbers (multipliers of MurmurHash3, which are odd and spread bits). */
function hashOf(document: number, offset: number): number {
  let hash = Math.imul(document, 0xcc9e2d51) ^ Math.imul(offset, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
