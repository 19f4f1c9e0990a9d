// The sources of a corpus as columns on disk. A path is decoded when somebody asks for it.

import { isAscii } from 'node:buffer';
import type { CorpusSource } from '../../model/corpus.ts';
import type { SourceRef } from '../../model/document.ts';
import { bufferOf } from '../../sources/bytes.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { bytesOf } from '../../sources/read.ts';
import { decodeText, encodeText } from '../../text/decode.ts';
import { kindOf } from '../cache/manifest.ts';

/** Columns of all sources, by path in byte order. */
export interface SourceColumns {
  /** All paths in UTF-8, and where each ends. */
  readonly paths: Uint8Array;
  readonly pathEnds: Uint32Array;
  /** Hashes of contents, 16 digits each. */
  readonly hashes: Uint8Array;
  readonly size: Float64Array;
  readonly bytes: Float64Array;
  readonly modified: Float64Array;
  readonly changed: Float64Array;
  readonly bomBytes: Uint32Array;
  /** Indexes into `kinds` and `encodings`. */
  readonly kind: Uint32Array;
  readonly encoding: Uint32Array;
  /** Bits of what became of a source: `isBinary`, `isPointer`, `isOwn`. */
  readonly state: Uint32Array;
  /** First document of each; one entry more than there are sources. */
  readonly firstDocument: Uint32Array;
  readonly kinds: readonly string[];
  readonly encodings: readonly string[];
  /** When they were read, in milliseconds since 1970. */
  readonly savedAt: number;
}

export const isBinary = 1;
export const isPointer = 2;
export const isOwn = 4;

/** The columns of sources in order. `stateOf` gives the bits of the source with this number. */
export function columnsOfSources(
  sources: readonly CorpusSource[],
  stateOf: (source: number) => number,
  savedAt: number,
): SourceColumns {
  const paths = sources.map(({ path }) => encodeText(path));
  const { length } = sources;
  const kinds = new Map<string, number>();
  const encodings = new Map<string, number>();
  const numberIn = (known: Map<string, number>, text: string): number => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  const running = (values: readonly number[]): Uint32Array => {
    let sum = 0;
    return Uint32Array.from(values, (value) => (sum += value));
  };
  return {
    paths: new Uint8Array(Buffer.concat(paths)),
    pathEnds: running(paths.map((path) => path.length)),
    hashes: encodeText(sources.map(({ hash }) => hash.padStart(16, '-')).join('')),
    size: Float64Array.from(sources, ({ size }) => size),
    bytes: Float64Array.from(sources, ({ bytes }) => bytes),
    modified: Float64Array.from(sources, ({ times }) => times?.modified ?? -1),
    changed: Float64Array.from(sources, ({ times }) => times?.changed ?? -1),
    bomBytes: Uint32Array.from(sources, ({ bomBytes }) => bomBytes),
    kind: Uint32Array.from({ length }, (_, index) => numberIn(kinds, kindOf(sources[index]))),
    encoding: Uint32Array.from({ length }, (_, index) => numberIn(encodings, sources[index].encoding)),
    state: Uint32Array.from(sources, (_, source) => stateOf(source)),
    firstDocument: Uint32Array.from([0, ...running(sources.map(({ documentCount }) => documentCount))]),
    kinds: [...kinds.keys()],
    encodings: [...encodings.keys()],
    savedAt,
  };
}

/** A file that was changed so shortly before it was read may have been changed again within one tick of the clock. */
const racyMilliseconds = 2000;

/** Looks sources up. */
export class StoredSources {
  readonly columns: SourceColumns;
  readonly count: number;

  constructor(columns: SourceColumns) {
    this.columns = columns;
    this.count = columns.pathEnds.length;
  }

  path(source: number): string {
    const { paths, pathEnds } = this.columns;
    return decodeText(paths, { start: this.#pathStart(source), end: pathEnds[source] });
  }

  /** All paths: when most of them are asked for. */
  paths(): string[] {
    const { paths, pathEnds } = this.columns;
    const text = isAscii(paths) ? bufferOf(paths).toString('latin1') : undefined;
    return Array.from({ length: this.count }, (_, source) =>
      text === undefined ? this.path(source) : text.slice(this.#pathStart(source), pathEnds[source]),
    );
  }

  /** Sources of which something became that a bit of `state` stands for, ascending. */
  withState(bit: number): number[] {
    const { state } = this.columns;
    const found: number[] = [];
    // The machine's own search: there are hardly any.
    for (let value = bit; value <= (isBinary | isPointer | isOwn); value++) {
      if ((value & bit) === 0) continue;
      for (let at = state.indexOf(value); at >= 0; at = state.indexOf(value, at + 1)) found.push(at);
    }
    return found.sort((a, b) => a - b);
  }

  #pathStart(source: number): number {
    return source === 0 ? 0 : this.columns.pathEnds[source - 1];
  }

  hash(source: number): string {
    return Buffer.from(this.columns.hashes.subarray(source * 16, source * 16 + 16))
      .toString('latin1')
      .replace(/^-+/, '');
  }

  /** Index of a path, or where it would stand, and whether it is there. */
  find(path: string): { readonly at: number; readonly isThere: boolean } {
    const wanted = encodeText(path);
    const { paths, pathEnds } = this.columns;
    const compare = (source: number): number =>
      Buffer.compare(paths.subarray(this.#pathStart(source), pathEnds[source]), wanted);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(middle) < 0) low = middle + 1;
      else high = middle;
    }
    return { at: low, isThere: low < this.count && compare(low) === 0 };
  }

  /** True if a source of the same kind gives the facts it gave: nobody touched it, or its content is the same. */
  isUnchanged(ref: SourceRef, source: number): boolean {
    const { size, modified, changed, savedAt } = this.columns;
    if (ref.size !== size[source]) return false;
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
  }
}
