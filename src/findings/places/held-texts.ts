// Texts of the documents that were asked for last, with their lines, within a budget of bytes.

import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import { lineTable } from '../../text/lines/line-table.ts';

/** A document whose text is at hand. */
export interface HeldDocument {
  readonly document: Document;
  /** Lines of the text that positions are told in: the source where the text was taken out of one. */
  readonly table: ReturnType<typeof lineTable>;
}

/** Bytes that are held if nothing is said: enough to jump between some thousand articles, small beside what a run holds. */
export const defaultHeldBytes = 16 * 1024 * 1024;

/** Texts of a corpus that are read when they are asked for and held as long as there is room. */
export class HeldTexts {
  readonly #corpus: Corpus;
  readonly #mostBytes: number;
  // A Map iterates in order of insertion, so that its first entry is the one not asked for longest.
  readonly #held = new Map<number, HeldDocument>();
  #bytes = 0;

  /** Holds at most `mostBytes` between calls, and always the document asked for last. */
  constructor(corpus: Corpus, mostBytes: number) {
    this.#corpus = corpus;
    this.#mostBytes = mostBytes;
  }

  /** The document of a number. Throws SourceError if its file changed since it was read. */
  hold(index: number): HeldDocument {
    let entry = this.#held.get(index);
    if (entry === undefined) {
      const document = this.#corpus.document(index);
      entry = { document, table: lineTable(document.origin?.source ?? document.bytes) };
      this.#bytes += document.bytes.length;
    } else {
      this.#held.delete(index);
    }
    this.#held.set(index, entry);
    this.#letGo(index);
    return entry;
  }

  #letGo(newest: number): void {
    for (const [oldest, { document }] of this.#held) {
      if (this.#bytes <= this.#mostBytes || oldest === newest) break;
      this.#held.delete(oldest);
      this.#bytes -= document.bytes.length;
    }
  }
}
