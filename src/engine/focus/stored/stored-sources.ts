// The sources of a corpus as columns on disk, of which those pages are read that somebody asks for.

import { isAscii } from 'node:buffer';
import type { CorpusSource } from '../../../model/corpus.ts';
import type { SourceRef } from '../../../model/document.ts';
import { bufferOf } from '../../../sources/bytes.ts';
import { contentHash } from '../../../sources/content-hash.ts';
import { bytesOf } from '../../../sources/read.ts';
import { decodeText, encodeText } from '../../../text/unicode/decode.ts';
import { kindOf } from '../../cache/manifest.ts';
import type { ColumnFile, ColumnsEntry } from './column-file.ts';

/** What stands in the directory of the sources, which are by path in byte order. */
export interface SourcesEntry {
  /**
   * Columns of all sources: `paths` (in UTF-8) and `pathEnds`, where each ends; `hashes` of contents, 16 digits each;
   * `size`, `bytes`, `modified`, `changed`, `bomBytes`; `kind` and `encoding`, indexes into the lists below; and
   * `firstDocument`, with one entry more than there are sources.
   */
  readonly columns: ColumnsEntry;
  readonly count: number;
  readonly documents: number;
  readonly kinds: readonly string[];
  readonly encodings: readonly string[];
  /** Sources with documents, by encoding. */
  readonly ofEncoding: Uint32Array;
  /** Sources of which something became that `isBinary`, `isPointer` and `isOwn` stand for, ascending, with these bits. */
  readonly unusual: { readonly source: Uint32Array; readonly state: Uint32Array };
  /** When they were read, in milliseconds since 1970. */
  readonly savedAt: number;
}

/** Bits of the state of a source: no text, a pointer of Git LFS, written by corpuslint. */
export const isBinary = 1;
export const isPointer = 2;
export const isOwn = 4;

/**
 * The entry of sources in order. `stateOf` gives the bits of the source with this number; `write` writes columns to a file.
 */
export function storeSources(
  sources: readonly CorpusSource[],
  stateOf: (source: number) => number,
  savedAt: number,
  write: (columns: Readonly<Record<string, Uint8Array | Uint32Array | Float64Array>>) => ColumnsEntry,
): SourcesEntry {
  const paths = sources.map(({ path }) => encodeText(path));
  const kinds = new Numbered();
  const encodings = new Numbered();
  const running = (values: readonly number[]): Uint32Array => {
    let sum = 0;
    return Uint32Array.from(values, (value) => (sum += value));
  };
  const encoding = Uint32Array.from(sources, (source) => encodings.of(source.encoding));
  const ofEncoding = new Uint32Array(encodings.texts.length);
  sources.forEach(({ documentCount }, source) => {
    if (documentCount > 0) ofEncoding[encoding[source]]++;
  });
  const firstDocument = Uint32Array.from([0, ...running(sources.map(({ documentCount }) => documentCount))]);
  const unusual = [...sources.keys()].filter((source) => stateOf(source) !== 0);
  return {
    columns: write({
      paths: new Uint8Array(Buffer.concat(paths)),
      pathEnds: running(paths.map((path) => path.length)),
      hashes: encodeText(sources.map(({ hash }) => hash.padStart(16, '-')).join('')),
      size: Float64Array.from(sources, ({ size }) => size),
      bytes: Float64Array.from(sources, ({ bytes }) => bytes),
      modified: Float64Array.from(sources, ({ times }) => times?.modified ?? -1),
      changed: Float64Array.from(sources, ({ times }) => times?.changed ?? -1),
      bomBytes: Uint32Array.from(sources, ({ bomBytes }) => bomBytes),
      kind: Uint32Array.from(sources, (source) => kinds.of(kindOf(source))),
      encoding,
      firstDocument,
    }),
    count: sources.length,
    documents: firstDocument[sources.length],
    kinds: kinds.texts,
    encodings: encodings.texts,
    ofEncoding,
    unusual: { source: Uint32Array.from(unusual), state: Uint32Array.from(unusual, stateOf) },
    savedAt,
  };
}

/** Texts by the order in which they were first asked about. */
class Numbered {
  readonly texts: string[] = [];
  readonly #known = new Map<string, number>();

  of(text: string): number {
    let number = this.#known.get(text);
    if (number === undefined) {
      this.#known.set(text, (number = this.texts.length));
      this.texts.push(text);
    }
    return number;
  }
}

/** A file that was changed so shortly before it was read may have been changed again within one tick of the clock. */
const racyMilliseconds = 2000;

/** Looks sources up. All of it throws DamagedFile and errors of `node:fs`. */
export class StoredSources {
  readonly entry: SourcesEntry;
  readonly count: number;
  readonly #file: ColumnFile;

  constructor(entry: SourcesEntry, file: ColumnFile) {
    this.entry = entry;
    this.count = entry.count;
    this.#file = file;
  }

  path(source: number): string {
    return decodeText(this.#pathBytes(source));
  }

  #pathBytes(source: number): Uint8Array {
    const start = source === 0 ? 0 : this.#file.number('pathEnds', source - 1);
    return this.#file.bytes('paths', start, this.#file.number('pathEnds', source));
  }

  /** All paths: when most of them are asked for. */
  paths(): string[] {
    const paths = this.#file.all<Uint8Array>('paths');
    const ends = this.#file.all<Uint32Array>('pathEnds');
    const text = isAscii(paths) ? bufferOf(paths).toString('latin1') : undefined;
    return Array.from(ends, (end, source) => {
      const start = source === 0 ? 0 : ends[source - 1];
      return text === undefined ? decodeText(paths, { start, end }) : text.slice(start, end);
    });
  }

  size(source: number): number {
    return this.#file.number('size', source);
  }

  bytes(source: number): number {
    return this.#file.number('bytes', source);
  }

  bomBytes(source: number): number {
    return this.#file.number('bomBytes', source);
  }

  kind(source: number): string {
    return this.entry.kinds[this.#file.number('kind', source)];
  }

  /** Index into `entry.kinds` of every source. */
  allKinds(): Uint32Array {
    return this.#file.all('kind');
  }

  encoding(source: number): string {
    return this.entry.encodings[this.#file.number('encoding', source)];
  }

  /** The first document of a source; that of the one behind the last is the number of all. */
  firstDocument(source: number): number {
    return this.#file.number('firstDocument', source);
  }

  times(source: number): NonNullable<SourceRef['times']> {
    return {
      modified: this.#file.number('modified', source),
      changed: this.#file.number('changed', source),
    };
  }

  /** The source of a document. */
  sourceOf(document: number): number {
    let low = 0;
    let high = this.count;
    // The last source whose first document is not behind this one.
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.firstDocument(middle + 1) <= document) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Sources of which something became that a bit of `state` stands for, ascending. */
  withState(bit: number): number[] {
    const { source, state } = this.entry.unusual;
    return [...source].filter((_, at) => (state[at] & bit) !== 0);
  }

  hash(source: number): string {
    return Buffer.from(this.#file.bytes('hashes', source * 16, source * 16 + 16))
      .toString('latin1')
      .replace(/^-+/, '');
  }

  /** Index of a path, or where it would stand, and whether it is there. */
  find(path: string): { readonly at: number; readonly isThere: boolean } {
    const wanted = encodeText(path);
    const compare = (source: number): number => Buffer.compare(this.#pathBytes(source), wanted);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle) < 0) low = middle + 1;
      else high = middle;
    }
    return { at: low, isThere: low < this.count && compare(low) === 0 };
  }

  /** Tells of many sources whether a source of the same kind gives the facts it gave: nobody touched it, or its content is the same. */
  unchanged(): (ref: SourceRef, source: number) => boolean {
    const [sizes, modified, changed] = ['size', 'modified', 'changed'].map((name) =>
      this.#file.all<Float64Array>(name),
    );
    const { savedAt } = this.entry;
    return (ref, source) => {
      if (ref.size !== sizes[source]) return false;
      const { content, times } = ref;
      if (
        content === undefined &&
        times?.modified === modified[source] &&
        times.changed === changed[source] &&
        Math.max(times.modified, times.changed) < savedAt - racyMilliseconds
      )
        return true;
      try {
        return contentHash(bytesOf(ref)) === this.hash(source);
      } catch {
        return false;
      }
    };
  }
}
