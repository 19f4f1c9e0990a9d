// The table of contents of an index on disk: which source stood where when it was read, and which batch holds its facts.

import { isAscii } from 'node:buffer';
import type { SourceRef } from '../../model/document.ts';
import { bufferOf } from '../../sources/bytes.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { bytesOf } from '../../sources/read.ts';
import { decodeText, encodeText } from '../../text/unicode/decode.ts';
import { pack, unpack } from './pack.ts';
import { hashDigits } from './stored-batch.ts';

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
  /** Hashes of contents, 16 ASCII digits each. */
  readonly hashes: Uint8Array;
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

/** True for the kind of a source that the user named. */
export function isNamedKind(kind: string): boolean {
  return (JSON.parse(kind) as unknown[])[2] === true;
}

/** How every source is read, in order: an index into `kinds`, which are in order of first appearance. */
export function kindsOf(refs: readonly SourceRef[]): Pick<Manifest, 'kind' | 'kinds'> {
  const codes = new Map<string, number>();
  const kind = new Uint32Array(refs.length);
  let last: SourceRef | undefined;
  let code = 0;
  for (let index = 0; index < refs.length; index++) {
    const ref = refs[index];
    // Most are like the one before them, whose settings are the very same object.
    if (last === undefined || !isAlike(ref, last)) {
      const text = kindOf(ref);
      code = codes.get(text) ?? codes.size;
      codes.set(text, code);
      last = ref;
    }
    kind[index] = code;
  }
  return { kind, kinds: [...codes.keys()] };
}

function isAlike(a: SourceRef, b: SourceRef): boolean {
  return (
    a.settings === b.settings &&
    a.format === b.format &&
    a.compression === b.compression &&
    a.isNamed === b.isNamed &&
    a.isReference === b.isReference
  );
}

/** The manifest as bytes. */
export function packManifest({ paths, ...rest }: Manifest): Uint8Array {
  return pack({ ...rest, paths: encodeText(paths.join('\0')) });
}

/** The manifest that was packed; undefined for bytes that are damaged or of another version. */
export function unpackManifest(bytes: Uint8Array): Manifest | undefined {
  const held = unpack(bytes) as (Omit<Manifest, 'paths'> & Record<'paths', Uint8Array>) | undefined;
  if (held === undefined) return undefined;
  const text = isAscii(held.paths) ? bufferOf(held.paths).toString('latin1') : decodeText(held.paths);
  return { ...held, paths: text === '' ? [] : text.split('\0') };
}

/** A file that was changed so shortly before the index was written may have been changed again within one tick of its clock. */
const racyMilliseconds = 2000;

/** True if nobody can have changed the file of a source since. */
function isUntouched({ content, size, times }: SourceRef, manifest: Manifest, entry: number): boolean {
  return (
    content === undefined &&
    size === manifest.size[entry] &&
    times?.modified === manifest.modified[entry] &&
    times.changed === manifest.changed[entry] &&
    Math.max(times.modified, times.changed) < manifest.savedAt - racyMilliseconds
  );
}

/** True if the sources are just those of the manifest, read in the same way, and nobody can have changed their files since. */
export function isUpToDate(refs: readonly SourceRef[], manifest: Manifest): boolean {
  const { paths, kind, kinds } = manifest;
  if (paths.length !== refs.length) return false;
  for (let entry = 0; entry < refs.length; entry++) {
    if (refs[entry].path !== paths[entry] || !isUntouched(refs[entry], manifest, entry)) return false;
  }
  const own = kindsOf(refs);
  return (
    own.kinds.length === kinds.length &&
    own.kinds.every((text, code) => text === kinds[code]) &&
    own.kind.every((code, entry) => code === kind[entry])
  );
}

/**
 * Index in the manifest of every source that gives the facts it gave, since its file is untouched or its content the
 * same; -1 for the others.
 */
export function findEntries(refs: readonly SourceRef[], manifest: Manifest): Int32Array {
  const { paths, kind, kinds } = manifest;
  const own = kindsOf(refs);
  const codeThere = own.kinds.map((text) => kinds.indexOf(text));
  const entryOf = new Map<string, number>();
  const found = new Int32Array(refs.length);
  let unlisted = 0;
  let next = 0;
  for (let index = 0; index < refs.length; index++) {
    const ref = refs[index];
    // Of two corpora that are alike most sources follow one another.
    let entry: number | undefined = next;
    if (paths[next] !== ref.path) {
      for (; unlisted < paths.length; unlisted++) entryOf.set(paths[unlisted], unlisted);
      entry = entryOf.get(ref.path);
    }
    const isKnown =
      entry !== undefined && kind[entry] === codeThere[own.kind[index]] && isUnchanged(ref, manifest, entry);
    found[index] = isKnown ? (entry as number) : -1;
    if (entry !== undefined) next = entry + 1;
  }
  return found;
}

function isUnchanged(ref: SourceRef, manifest: Manifest, entry: number): boolean {
  if (ref.size !== manifest.size[entry]) return false;
  if (isUntouched(ref, manifest, entry)) return true;
  try {
    const digits = bufferOf(manifest.hashes).toString('latin1', entry * hashDigits, (entry + 1) * hashDigits);
    return contentHash(bytesOf(ref)) === digits;
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
