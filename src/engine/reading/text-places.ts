// Where the texts of some documents stand, as plain columns: what another thread needs to read them itself.

import { ResultRoom } from '../../kernels/wasm/result-room.ts';
import type { CorpusSource } from '../../model/corpus.ts';
import type { ArticleDivision, Document } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { isBuffered, ReadBuffer } from '../../sources/read-buffer.ts';
import { loadSource } from './load-source.ts';
import { type OpenText, readRecord } from './record-reader.ts';

/** A source that documents are read from. */
export interface TextSource {
  readonly source: CorpusSource;
  /** True if its documents are records that are read one by one. */
  readonly isByRecord: boolean;
  /** Where the unpacked text is if the source is packed and read by record. */
  readonly unpacked: OpenText | undefined;
}

/** Documents by columns, ascending in the corpus. */
export interface TextPlaces {
  readonly sources: readonly TextSource[];
  readonly division: ArticleDivision;
  /** Index in `sources`. */
  readonly source: Uint32Array;
  /** 1-based position among the documents of the source. */
  readonly ordinal: Uint32Array;
  readonly bytes: Uint32Array;
  /** Of records: line and number, 1-based, and where the line begins and ends in the unpacked text. */
  readonly sourceLine: Uint32Array;
  readonly record: Uint32Array;
  readonly lineStart: Uint32Array;
  readonly lineEnd: Uint32Array;
}

/**
 * All documents of a source as they were when it was read first. Small files are read into `buffer`, if there is one. Throws
 * SourceError if it has changed since.
 */
export function reloadSource(
  source: CorpusSource,
  division: ArticleDivision,
  buffer?: ReadBuffer,
): readonly Document[] {
  const { documents, outcome } = loadSource(source, division, buffer);
  if (outcome.hash !== source.hash || documents.length !== source.documentCount)
    throw new SourceError(`${source.path} changed while it was being checked. Run again.`);
  return documents;
}

/** Reads documents by their place. Of sources that are read whole the last one is kept, for documents that follow one another. */
export class PlaceReader {
  readonly #places: TextPlaces;
  readonly #buffer = new ReadBuffer({ isRecycled: true });
  /** Of records, if nobody but the caller of `recycle` reads them. */
  readonly #texts = new ResultRoom();
  #whole: { readonly source: number; readonly documents: readonly Document[] } | undefined;

  constructor(places: TextPlaces) {
    this.#places = places;
  }

  /** Says that nobody looks at the documents that were read so far any more. A large source is not read again for the next ones. */
  recycle(): void {
    const last = this.#whole === undefined ? undefined : this.#places.sources[this.#whole.source];
    if (last !== undefined && isBuffered(last.source.size)) this.#whole = undefined;
    this.#buffer.recycle();
    this.#texts.recycle();
  }

  /** The document at an index of the places, see `readRecord`. Throws SourceError if its source has changed. */
  document(index: number, isNamed = false): Document {
    const places = this.#places;
    const { sources, division, source: sourceOf, ordinal } = places;
    const { source, isByRecord, unpacked } = sources[sourceOf[index]];
    if (isByRecord) {
      const place = {
        start: places.lineStart[index],
        end: places.lineEnd[index],
        sourceLine: places.sourceLine[index],
        record: places.record[index],
        ordinal: ordinal[index],
        bytes: places.bytes[index],
      };
      return readRecord(source, unpacked, place, isNamed, this.#texts);
    }
    if (this.#whole?.source !== sourceOf[index]) {
      // What is held goes before what is read comes.
      this.#whole = undefined;
      this.#whole = { source: sourceOf[index], documents: reloadSource(source, division, this.#buffer) };
    }
    return this.#whole.documents[ordinal[index] - 1];
  }
}
