// The table of contents of an index on disk: which source stood where when it was read, and which batch holds its facts.

import { isAscii } from 'node:buffer';
import type { SourceRef } from '../../model/document.ts';
import { contentHash } from '../../sources/parts.ts';
import { bytesOf } from '../../sources/read.ts';
import { decodeText, encodeText } from '../../text/decode.ts';
import { pack, unpack } from './pack.ts';

/** A file with facts. A source that was read in parts has several batches, and is the only one in each. */
export interface StoredBatch {
  readonly name: string;
  /** Index of its first source, and how many there are. */
  readonly first: number;
  readonly count: number;
  /** Bytes of the sources. */
  readonly bytes: number;
}

/** What is known of the sources, as columns in corpus order. */
export interface Manifest {
  readonly paths: readonly string[];
  /** Bytes. */
  readonly size: Float64Array;
  /** Milliseconds since 1970 of the last change of content, and of anything. */
  readonly modified: Float64Array;
  readonly changed: Float64Array;
  /** Hash of the content, 16 digits. */
  readonly hashes: readonly string[];
  /** Index into `kinds`: how the source was read. */
  readonly kind: Uint32Array;
  readonly kinds: readonly string[];
  readonly batches: readonly StoredBatch[];
  /** When the index was written, in milliseconds since 1970. */
  readonly savedAt: number;
  /** What the division of plain text was learnt from, and what was learnt. */
  readonly sample: string;
  readonly division: unknown;
}

/** What the same bytes must be read as, to give the same facts. */
export function kindOf({ format, compression, isNamed, isReference, settings }: SourceRef): string {
  return JSON.stringify([format, compression ?? '', isNamed, isReference === true, settings]);
}

/** The manifest as bytes. */
export function packManifest({ paths, hashes, ...rest }: Manifest): Uint8Array {
  return pack({ ...rest, paths: encodeText(paths.join('\0')), hashes: encodeText(hashes.join('')) });
}

/** The manifest that was packed; undefined for bytes that are damaged or of another version. */
export function unpackManifest(bytes: Uint8Array): Manifest | undefined {
  const held = unpack(bytes) as
    (Omit<Manifest, 'paths' | 'hashes'> & Record<'paths' | 'hashes', Uint8Array>) | undefined;
  if (held === undefined) return undefined;
  const text = isAscii(held.paths) ? Buffer.from(held.paths).toString('latin1') : decodeText(held.paths);
  const digits = Buffer.from(held.hashes).toString('latin1');
  const hashes = Array.from({ length: held.size.length }, (_, index) =>
    digits.slice(index * 16, index * 16 + 16),
  );
  return { ...held, paths: text === '' ? [] : text.split('\0'), hashes };
}

/** A file that was changed so shortly before the index was written may have been changed again within one tick of its clock. */
const racyMilliseconds = 2000;

/** True if nobody can have changed the file of a source since. */
export function isUntouched({ content, times }: SourceRef, manifest: Manifest, entry: number): boolean {
  return (
    content === undefined &&
    times?.modified === manifest.modified[entry] &&
    times.changed === manifest.changed[entry] &&
    Math.max(times.modified, times.changed) < manifest.savedAt - racyMilliseconds
  );
}

/** True if a source gives the facts it gave: its file is untouched, or its content is the same. */
export function isUnchanged(ref: SourceRef, manifest: Manifest, entry: number): boolean {
  if (ref.size !== manifest.size[entry] || kindOf(ref) !== manifest.kinds[manifest.kind[entry]]) return false;
  if (isUntouched(ref, manifest, entry)) return true;
  try {
    return contentHash(bytesOf(ref)) === manifest.hashes[entry];
  } catch {
    return false;
  }
}

/** For every source the index of the first batch that holds facts of it. */
export function batchesOfEntries({ paths, batches }: Manifest): Uint32Array {
  const batchOf = new Uint32Array(paths.length);
  for (let batch = batches.length - 1; batch >= 0; batch--) {
    const { first, count } = batches[batch];
    batchOf.fill(batch, first, first + count);
  }
  return batchOf;
}
