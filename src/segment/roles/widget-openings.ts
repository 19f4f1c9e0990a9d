// A quick look at the first two words of a line: whether a phrase of leftovers may begin so. The words are entered for the
// kernel as well, whose twin this is (src/kernels/assembly/line-roles.ts).

import { enterOpenings } from '../../kernels/line-openings.ts';

const space = 0x20;
const anyWord = 0x2a;

function isLetter(byte: number): boolean {
  return ((byte | 0x20) - 0x61) >>> 0 < 26;
}

function addByte(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** True for what may hide how a word is folded: an apostrophe, a digit or a byte beyond ASCII. */
function isOpaque(byte: number): boolean {
  return byte >= 0x80 || byte === 0x27 || (byte >= 0x30 && byte <= 0x39);
}

/** Behind the letters of ASCII at `at`. */
function behindLetters(bytes: Uint8Array, at: number, end: number): number {
  while (at < end && isLetter(bytes[at])) at++;
  return at;
}

/** The hash of letters [at, end), case apart, behind what `hash` stands for. */
function hashOfLetters(hash: number, bytes: Uint8Array, at: number, end: number): number {
  for (let index = at; index < end; index++) hash = addByte(hash, bytes[index] | 0x20);
  return hash;
}

const plainWord = /^[a-z]+$/;

function hashOfWord(hash: number, word: string): number {
  for (let index = 0; index < word.length; index++) hash = addByte(hash, word.charCodeAt(index));
  return hash;
}

/**
 * Hashes of 31 bits, ascending, of the words that phrases begin with, and of these with one that may come next. `openings`:
 * small letters; of the words behind them `*` stands for any. Words that are not of ASCII letters are left out.
 */
export function hashOpenings(openings: ReadonlyMap<string, ReadonlySet<string>>): Uint32Array {
  const hashes = new Set<number>();
  for (const [first, seconds] of openings) {
    if (!plainWord.test(first)) continue;
    const hash = hashOfWord(0, first);
    hashes.add(hash >>> 1);
    const behind = addByte(hash, space);
    if (seconds.has('*')) hashes.add(addByte(behind, anyWord) >>> 1);
    else
      for (const second of seconds) {
        if (plainWord.test(second)) hashes.add(hashOfWord(behind, second) >>> 1);
        // "E-mail" is folded to "email".
        if (second === 'email') hashes.add(hashOfWord(behind, 'e') >>> 1);
      }
  }
  return Uint32Array.from(hashes).sort();
}

/** Hashes as text: four bytes each, the lowest first, in base64. */
export function writeHashes(hashes: Uint32Array): string {
  const bytes = new DataView(new ArrayBuffer(4 * hashes.length));
  hashes.forEach((hash, at) => bytes.setUint32(4 * at, hash, true));
  return Buffer.from(bytes.buffer).toString('base64');
}

/** Hashes that were written so. */
export function readHashes(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  const hashes = new Uint32Array(bytes.length >> 2);
  for (let at = 0; at < hashes.length; at++) hashes[at] = bytes.readUInt32LE(4 * at);
  return hashes;
}

/** Tells by hashes as `hashOpenings` makes them; enters them for the kernel. */
export class WidgetOpenings {
  readonly #entered: Uint32Array;
  #hashes: ReadonlySet<number> | undefined;

  constructor(hashes: Uint32Array) {
    this.#entered = hashes;
    enterOpenings(hashes);
  }

  /** False if no phrase begins with the words of ASCII letters at `at`, which one is the first letter of. */
  mayOpen(bytes: Uint8Array, at: number, end: number): boolean {
    const hashes = (this.#hashes ??= new Set(this.#entered));
    const next = behindLetters(bytes, at, end);
    if (next < end && isOpaque(bytes[next])) return true;
    const first = hashOfLetters(0, bytes, at, next);
    if (!hashes.has(first >>> 1)) return false;
    // Only of words that a single blank divides the second is sure to be the next one.
    if (next + 1 >= end || bytes[next] !== space || !isLetter(bytes[next + 1])) return true;
    const behind = behindLetters(bytes, next + 1, end);
    if (behind < end && isOpaque(bytes[behind])) return true;
    const hash = addByte(first, space);
    return (
      hashes.has(addByte(hash, anyWord) >>> 1) ||
      hashes.has(hashOfLetters(hash, bytes, next + 1, behind) >>> 1)
    );
  }
}
