// A small likeness of a text that survives edits: the smallest hashes of its runs of five words (bottom-k sketch of
// MinHash, Broder 1997). Two texts share about as large a part of their sketches as of their runs. Sketches are kept in
// files of users: another way of hashing is another version of those files.

import { foldWord } from '../../text/unicode/fold.ts';

/** Words of a run. */
const runWords = 5;

/**
 * Hashes of a sketch, at most. Of a text that lost its last third 2 in 3 are left: with 48 hashes one such text in 200
 * falls below one half by chance, with 16 one in 20.
 */
const mostHashes = 48;

/** Part of the larger sketch that two texts share if they are versions of one another. Other articles share none. */
export const leastShared = 0.5;

/** Hashes in ascending order, each once. */
export type Sketch = Uint32Array;

// Words of scripts that set no spaces are not told apart: each of their characters counts as a word.
const unspaced = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const wordPattern = `${unspaced}|(?:(?!${unspaced})[\\p{L}\\p{N}\\p{M}])+`;
let words: RegExp | undefined;

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  words ??= new RegExp(wordPattern, 'gu');
  return foldWord(text).match(words) ?? [];
}

/** The sketch of folded words; empty for none. */
export function sketchOf(folded: readonly string[]): Sketch {
  const hashes = new Set<number>();
  const own = folded.map(hashText);
  const runs = folded.length === 0 ? 0 : Math.max(1, folded.length - runWords + 1);
  for (let first = 0; first < runs; first++) {
    let hash = 0;
    const end = Math.min(first + runWords, own.length);
    for (let word = first; word < end; word++) hash = mix(Math.imul(hash, 0x01000193) ^ own[word]);
    hashes.add(hash);
  }
  return Uint32Array.from(hashes).sort().slice(0, mostHashes);
}

/** Part of the larger of two sketches that stands in both, 0 to 1. */
export function sharedPart(a: Sketch, b: Sketch): number {
  let shared = 0;
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    if (a[left] === b[right]) {
      shared++;
      left++;
      right++;
    } else if (a[left] < b[right]) left++;
    else right++;
  }
  return shared / Math.max(a.length, b.length, 1);
}

/** FNV-1a of UTF-16 units, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: near numbers become far ones, so that the smallest are a fair sample. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A sketch as text for a file: its hashes, four bytes each, most significant first, in base64url. */
export function writeSketch(sketch: Sketch): string {
  const bytes = Buffer.alloc(sketch.length * 4);
  sketch.forEach((hash, index) => bytes.writeUInt32BE(hash, index * 4));
  return bytes.toString('base64url');
}

/** The sketch that `writeSketch` wrote; undefined if the text is none. */
export function readSketch(text: string): Sketch | undefined {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length % 4 !== 0 || bytes.length > mostHashes * 4 || bytes.toString('base64url') !== text)
    return undefined;
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32BE(index * 4));
}
