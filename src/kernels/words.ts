// The word kernel: one pass over UTF-8 bytes gives the folded hash and the byte range of every word.
// ASCII takes the short path; a word with any other character is folded by src/text/unicode/fold.ts, so that
// "Ｃａｆé", "CAFÉ" and "cafe\u0301" written with or without composition meet.

import type { Span } from '../model/span.ts';
import {
  characterClass,
  ideograph,
  joiner,
  separator,
  wordCharacter,
} from '../text/unicode/character-class.ts';
import { decodeText } from '../text/unicode/decode.ts';
import { foldWord } from '../text/unicode/fold.ts';
import { sequenceLength } from '../text/unicode/utf8.ts';
import type { KernelWords } from './wasm/kernel-results.ts';
import { wasmKernels, WasmKernels } from './wasm/wasm.ts';
import { addLane, hashFoldedWord, hashSeed, mix32 } from './word-hash.ts';

/** Words as columns. Word `i` has the folded 32-bit hash `hash[i]` and stands at bytes [start[i], end[i]). */
export interface Words {
  readonly length: number;
  readonly hash: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Index of the first word of each given span; one entry more than there are spans. */
  readonly firstOfSpan: Uint32Array;
}

const apostrophe = 0x27;
const asciiClass = Uint8Array.from({ length: 128 }, (_, code) => characterClass(code));
const asciiFold = Uint8Array.from({ length: 128 }, (_, code) =>
  code >= 65 && code <= 90 ? code + 32 : code,
);

class WordColumns {
  length = 0;
  hash: Uint32Array;
  start: Uint32Array;
  end: Uint32Array;

  constructor(capacity: number) {
    this.hash = new Uint32Array(capacity);
    this.start = new Uint32Array(capacity);
    this.end = new Uint32Array(capacity);
  }

  add(hash: number, start: number, end: number): void {
    if (this.length === this.hash.length) this.#grow();
    this.hash[this.length] = hash;
    this.start[this.length] = start;
    this.end[this.length] = end;
    this.length++;
  }

  /** Adds words [from, to) of others. */
  addAll(other: Omit<Words, 'firstOfSpan'>, from: number, to: number): void {
    while (this.length + to - from > this.hash.length) this.#grow();
    for (const name of ['hash', 'start', 'end'] as const) {
      this[name].set(other[name].subarray(from, to), this.length);
    }
    this.length += to - from;
  }

  finish(firstOfSpan: Uint32Array): Words {
    const { length, hash, start, end } = this;
    return {
      length,
      hash: hash.subarray(0, length),
      start: start.subarray(0, length),
      end: end.subarray(0, length),
      firstOfSpan,
    };
  }

  #grow(): void {
    const capacity = this.hash.length * 2;
    for (const name of ['hash', 'start', 'end'] as const) {
      const larger = new Uint32Array(capacity);
      larger.set(this[name]);
      this[name] = larger;
    }
  }
}

/** The code point that begins at `at`; U+FFFD where the bytes are broken or cut off at `end`. */
function codePointAt(bytes: Uint8Array, at: number, length: number, end: number): number {
  if (length === 1 || at + length > end) return 0xfffd;
  if (length === 2) return ((bytes[at] & 0x1f) << 6) | (bytes[at + 1] & 0x3f);
  if (length === 3)
    return ((bytes[at] & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
  const codePoint =
    ((bytes[at] & 0x07) << 18) |
    ((bytes[at + 1] & 0x3f) << 12) |
    ((bytes[at + 2] & 0x3f) << 6) |
    (bytes[at + 3] & 0x3f);
  return codePoint > 0x10ffff ? 0xfffd : codePoint;
}

/** True if a word character follows at `at`: an apostrophe joins only what stands on both its sides. */
function wordFollows(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return false;
  const lead = bytes[at];
  if (lead < 128) return asciiClass[lead] === wordCharacter;
  return characterClass(codePointAt(bytes, at, sequenceLength(lead), end)) === wordCharacter;
}

/**
 * The words of the given spans (ascending, disjoint), in order. A word never reaches over the end of a span.
 * Words are runs of letters, digits and marks of any script; apostrophes and invisible characters inside a word are
 * passed over; characters of scripts without spaces are words by themselves.
 */
export function tokenise(bytes: Uint8Array, spans: readonly Span[]): Words {
  const total = spans.length === 0 ? 0 : spans[spans.length - 1].end - spans[0].start;
  const kernels = total < bytesWorthKernel ? undefined : wasmKernels();
  return kernels === undefined ? tokenisePlain(bytes, spans) : tokeniseFast(bytes, spans, kernels);
}

/** Below this many bytes copying them to the kernel and back costs more than it saves. */
const bytesWorthKernel = 192;

/** The twin of the WebAssembly kernel: the same words, without it. */
export function tokenisePlain(bytes: Uint8Array, spans: readonly Span[]): Words {
  let total = 0;
  for (const span of spans) total += span.end - span.start;
  const words = new WordColumns((total >> 2) + 16);
  const firstOfSpan = new Uint32Array(spans.length + 1);
  for (let index = 0; index < spans.length; index++) {
    firstOfSpan[index] = words.length;
    tokeniseSpan(bytes, spans[index], words);
  }
  firstOfSpan[spans.length] = words.length;
  return words.finish(firstOfSpan);
}

/** The hash of an ASCII word at [start, end): four folded bytes a lane, apostrophes passed over. */
export function hashPlainWord(bytes: Uint8Array, start: number, end: number): number {
  let hash = hashSeed;
  let lane = 0;
  let laneBits = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === apostrophe) continue;
    if (laneBits === 32) {
      hash = addLane(hash, lane);
      lane = 0;
      laneBits = 0;
    }
    lane |= asciiFold[byte] << laneBits;
    laneBits += 8;
  }
  return mix32(addLane(hash, lane));
}

/** The words by the kernel, span by span in pieces that fit its memory, and what it leaves by the twin. */
function tokeniseFast(bytes: Uint8Array, spans: readonly Span[], kernels: WasmKernels): Words {
  const pieces: Words[] = [];
  for (let first = 0; first < spans.length;) {
    let end = first + 1;
    const from = spans[first].start;
    while (end < spans.length && spans[end].end - from <= WasmKernels.mostBytes) end++;
    const piece = spans.slice(first, end);
    const to = spans[end - 1].end;
    pieces.push(
      to - from > WasmKernels.mostBytes
        ? tokenisePlain(bytes, piece)
        : finishRuns(bytes, kernels.words(bytes, piece, from, to), from, kernels),
    );
    first = end;
  }
  return pieces.length === 1 ? pieces[0] : joinWords(pieces);
}

/** Gives the words of one piece their positions in the whole text and puts in the words of runs that the kernel left. */
function finishRuns(bytes: Uint8Array, piece: KernelWords, offset: number, kernels: WasmKernels): Words {
  const { length, hash, start, end, firstOfSpan, left } = piece;
  if (offset !== 0) {
    for (let index = 0; index < length; index++) {
      start[index] += offset;
      end[index] += offset;
    }
  }
  if (left.length === 0) return { length, hash, start, end, firstOfSpan };
  const words = new WordColumns(length + 16);
  let from = 0;
  let span = 0;
  for (const index of left) {
    words.addAll(piece, from, index);
    // A span that begins at or before this run has all its words before it, or begins with it.
    for (; firstOfSpan[span] <= index; span++) firstOfSpan[span] += words.length - index;
    const run = { start: start[index], end: end[index] };
    // Next time the kernel knows these characters, unless their folding depends on what is around them.
    teach(bytes, run, kernels);
    tokeniseSpan(bytes, run, words);
    from = index + 1;
  }
  words.addAll(piece, from, length);
  while (span < firstOfSpan.length) firstOfSpan[span++] += words.length - length;
  return words.finish(firstOfSpan);
}

function teach(bytes: Uint8Array, { start, end }: Span, { table }: WasmKernels): void {
  for (let at = start; at < end;) {
    const step = sequenceLength(bytes[at]);
    if (step > 1) table.fill(codePointAt(bytes, at, step, end));
    at += step;
  }
}

/** Words of several pieces of one text, in order. */
function joinWords(pieces: readonly Words[]): Words {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const spans = pieces.reduce((sum, { firstOfSpan }) => sum + firstOfSpan.length - 1, 0);
  const words: Words = {
    length,
    hash: new Uint32Array(length),
    start: new Uint32Array(length),
    end: new Uint32Array(length),
    firstOfSpan: new Uint32Array(spans + 1),
  };
  let at = 0;
  let span = 0;
  for (const piece of pieces) {
    words.hash.set(piece.hash, at);
    words.start.set(piece.start, at);
    words.end.set(piece.end, at);
    for (const first of piece.firstOfSpan) words.firstOfSpan[span++] = first + at;
    span--;
    at += piece.length;
  }
  return words;
}

function hashFoldedBytes(bytes: Uint8Array, start: number, end: number): number {
  return hashFoldedWord(foldWord(decodeText(bytes, { start, end })));
}

function tokeniseSpan(bytes: Uint8Array, { start: from, end }: Span, words: WordColumns): void {
  let at = from;
  while (at < end) {
    const lead = bytes[at];
    if (lead < 128 && asciiClass[lead] !== wordCharacter) at++;
    else at = takeWord(bytes, at, end, words);
  }
}

/** Adds the word that begins at `from`, if one does. Returns where to go on. */
function takeWord(bytes: Uint8Array, from: number, end: number, words: WordColumns): number {
  let at = from;
  let wordStart = -1;
  let wordEnd = from;
  let isPlain = true;
  while (at < end) {
    const lead = bytes[at];
    if (lead < 128) {
      const kind = asciiClass[lead];
      if (kind === wordCharacter) {
        if (wordStart < 0) wordStart = at;
        wordEnd = ++at;
        continue;
      }
      if (kind !== joiner || wordStart < 0 || !wordFollows(bytes, at + 1, end)) break;
      at++;
      continue;
    }
    const length = sequenceLength(lead);
    const kind = characterClass(codePointAt(bytes, at, length, end));
    const next = Math.min(at + length, end);
    if (kind === ideograph) {
      if (wordStart >= 0) break;
      words.add(hashFoldedBytes(bytes, at, next), at, next);
      return next;
    }
    if (kind === wordCharacter) {
      if (wordStart < 0) wordStart = at;
      isPlain = false;
      wordEnd = next;
    } else if (
      kind === separator ||
      (kind === joiner && !(wordStart >= 0 && wordFollows(bytes, next, end)))
    ) {
      at = next;
      break;
    } else {
      // An apostrophe or an invisible character inside the word: the word goes on, but its bytes are not all its own.
      isPlain = false;
    }
    at = next;
  }
  if (wordStart >= 0) {
    const hash = isPlain
      ? hashPlainWord(bytes, wordStart, wordEnd)
      : hashFoldedBytes(bytes, wordStart, wordEnd);
    words.add(hash, wordStart, wordEnd);
  }
  return at;
}
