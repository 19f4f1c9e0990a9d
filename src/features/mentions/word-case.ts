// How each word of a document is written: small, capitalised, an initial, all capitals, or no word of prose at all.
// Bytes only; a character beyond ASCII is looked at one at a time.

import type { Words } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import { isCapitalAt } from '../../text/unicode/letter-case.ts';
import { isLetterByte } from '../../text/unicode/utf8.ts';
import { guessLanguages } from './languages.ts';
import { wordTable, type WordTable } from './name-words.ts';

/** Begins with a small letter or has no case. */
export const small = 0;
/** Begins with a capital. */
export const capitalised = 1;
/** A single capital letter. */
export const initial = 2;
/** Two or more letters, all capital. */
export const acronym = 3;
/** Holds a digit, or is part of an address, path or identifier. */
export const code = 4;

/** What the scan for mentions needs of every word of a document; word `w` is word `w` of `words`. */
export interface WrittenWords {
  readonly bytes: Uint8Array;
  readonly words: Words;
  /** One of the constants of this file. */
  readonly writing: Uint8Array;
  /** All words written `capitalised`, ascending: the first `count` entries. */
  readonly capitals: Uint32Array;
  readonly count: number;
  /** For each of `capitals`, whether it holds an apostrophe or a capital behind the first letter, as bits. */
  readonly marks: Uint8Array;
  /** For each block, the number of words before and in it that are written `capitalised`. */
  readonly capitalsUpTo: Uint32Array;
  /** For each block, the bytes of its words written `code`, and the number of those written `acronym`. */
  readonly codeBytes: Uint32Array;
  readonly acronyms: Uint32Array;
  /** What the languages of the document know of words. */
  readonly table: WordTable;
  /** Names may take endings in the language of the document. */
  readonly mayInflectNames: boolean;
}

/** Classes of a word, as bits of src/features/mentions/name-words.ts. */
export function classesOf({ table, words }: WrittenWords, word: number): number {
  return table.classes[table.slot(words.hash[word])];
}

const apostrophe = 0x27;
/** UTF-8 of U+2019, the curly apostrophe. */
const curly = [0xe2, 0x80, 0x99] as const;

/** Bytes of an apostrophe that begins at `at`; 0 if none does. */
function apostropheLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] === apostrophe) return 1;
  return bytes[at] === curly[0] && bytes[at + 1] === curly[1] && bytes[at + 2] === curly[2] ? 3 : 0;
}

/**
 * First byte of the name within a word: behind a French or Italian elision ("d'Artagnan", "l’Élysée"), otherwise
 * the word's first byte.
 */
export function nameStart(bytes: Uint8Array, start: number, end: number): number {
  const behind = behindElision(bytes, start, end);
  return behind > start && !isCapitalAt(bytes, start, end) && isCapitalAt(bytes, behind, end)
    ? behind
    : start;
}

/** First byte behind one or two letters and an apostrophe ("d'", "L’", "qu'"); `start` if the word begins otherwise. */
function behindElision(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 1; at <= start + 2 && at < end - 1; at++) {
    const length = apostropheLength(bytes, at);
    if (length > 0) return at + length;
  }
  return start;
}

/** First byte behind the name within a word: before a possessive "'s", otherwise the word's end. */
export function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  if ((bytes[end - 1] | 0x20) !== 0x73) return end;
  if (end - start > 2 && bytes[end - 2] === apostrophe) return end - 2;
  return end - start > 4 && apostropheLength(bytes, end - 4) === 3 ? end - 4 : end;
}

/** True if a capital stands behind the first letter. "O'Brien" does not count: the apostrophe explains it. */
export function hasInnerCapital(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const byte = bytes[at];
    const isSuspect =
      byte < 0x80 ? byte >= 0x41 && byte <= 0x5a : byte >= 0xc0 && isCapitalAt(bytes, at, end);
    if (isSuspect && bytes[at - 1] !== apostrophe && bytes[at - 1] !== curly[2]) return true;
  }
  return false;
}

function bytesOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

const gluedBefore = bytesOf('/_@#\\=&$+~');
const gluedBehind = bytesOf('_@\\=(');
const fullStop = 0x2e;
/** Before and behind code in Markdown; two of them before a quotation in TeX. */
const backtick = 0x60;

/** True if the word is a part of something longer: an address, a path, an identifier. */
function isGlued(bytes: Uint8Array, start: number, end: number, from: number, to: number): boolean {
  if (start > from) {
    const before = bytes[start - 1];
    if (gluedBefore[before] === 1 || (before === backtick && bytes[start - 2] !== backtick)) return true;
    // A full stop behind two letters is no initial's: "www.Example", "chapter.Title".
    if (
      before === fullStop &&
      start - 3 >= from &&
      isLetterByte(bytes[start - 2]) &&
      isLetterByte(bytes[start - 3])
    )
      return true;
  }
  if (end >= to) return false;
  if (gluedBehind[bytes[end]] === 1 || bytes[end] === backtick) return true;
  return bytes[end] === fullStop && end + 1 < to && isLetterByte(bytes[end + 1]) && end - start > 1;
}

/** True for most words: a small ASCII letter, and no apostrophe behind the first or second one. */
function isPlainlySmall(bytes: Uint8Array, start: number, end: number): boolean {
  const lead = bytes[start];
  if (lead < 0x61 || lead > 0x7a) return false;
  // Never beyond the array: one such access makes every later one slow.
  if (end - start < 3) return true;
  const second = bytes[start + 1];
  const third = bytes[start + 2];
  return second !== apostrophe && third !== apostrophe && second !== curly[0] && third !== curly[0];
}

/** Marks of a capitalised word. */
export const holdsApostrophe = 1;
export const holdsInnerCapital = 2;
const markShift = 3;

/** How the word is written, with its marks above `markShift`. */
function writingOf(bytes: Uint8Array, start: number, end: number, from: number, to: number): number {
  const lead = bytes[start];
  if (lead >= 0x30 && lead <= 0x39) return code;
  if (!isCapitalAt(bytes, start, end)) {
    if (end - start < 4 || nameStart(bytes, start, end) === start) return small;
    return isGlued(bytes, start, end, from, to) ? code : capitalised | (holdsApostrophe << markShift);
  }
  let letters = 0;
  let capitals = 0;
  let hasApostrophe = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte < 0x80) {
      if (byte >= 0x61) letters++;
      else if (byte >= 0x41) {
        letters++;
        capitals++;
      } else if (byte === apostrophe) hasApostrophe = true;
      else return code;
    } else if (byte >= 0xc0) {
      if (byte === curly[0]) hasApostrophe ||= apostropheLength(bytes, at) > 0;
      else letters++;
      if (isCapitalAt(bytes, at, end)) capitals++;
    }
  }
  if (isGlued(bytes, start, end, from, to)) return code;
  if (hasApostrophe) {
    // "L'argomento", "Qu'il", "I'll": an article or pronoun that opens a sentence. "O'Brien" goes on with a capital.
    const behind = behindElision(bytes, start, end);
    const last = nameEnd(bytes, start, end);
    if (behind > start && behind < last && !isCapitalAt(bytes, behind, end)) return small;
    if (last < end) letters--;
  }
  if (letters === 1) return initial;
  if (capitals === letters) return acronym;
  const marks = (hasApostrophe ? holdsApostrophe : 0) | (capitals > 1 ? holdsInnerCapital : 0);
  return capitalised | (marks << markShift);
}

/** Grows with the longest document; every document fills it anew. */
class Scratch {
  writing = new Uint8Array(0);
  capitals = new Uint32Array(0);
  marks = new Uint8Array(0);
  capitalsUpTo = new Uint32Array(0);
  codeBytes = new Uint32Array(0);
  acronyms = new Uint32Array(0);

  begin(words: number, blocks: number): void {
    if (this.writing.length < words) {
      this.writing = new Uint8Array(2 * words);
      this.capitals = new Uint32Array(2 * words);
      this.marks = new Uint8Array(2 * words);
    }
    if (this.acronyms.length < blocks) {
      this.capitalsUpTo = new Uint32Array(2 * blocks);
      this.codeBytes = new Uint32Array(2 * blocks);
      this.acronyms = new Uint32Array(2 * blocks);
    }
    this.writing.fill(small, 0, words);
    this.codeBytes.fill(0, 0, blocks);
    this.acronyms.fill(0, 0, blocks);
  }
}

const scratch = new Scratch();

/** Looks at every word once. What it returns holds until the next call: most documents are too short to allocate for. */
export function writtenWords(document: Document, words: Words): WrittenWords {
  const { bytes, spans } = document;
  scratch.begin(words.length, spans.length);
  const { writing, capitals, marks, capitalsUpTo, codeBytes, acronyms } = scratch;
  let count = 0;
  for (let block = 0; block < spans.length; block++) {
    const { start: from, end: to } = spans[block];
    const end = words.firstOfSpan[block + 1];
    for (let word = words.firstOfSpan[block]; word < end; word++) {
      const start = words.start[word];
      const stop = words.end[word];
      if (isPlainlySmall(bytes, start, stop)) continue;
      const marked = writingOf(bytes, start, stop, from, to);
      const written = marked & ((1 << markShift) - 1);
      writing[word] = written;
      if (written === capitalised) {
        capitals[count] = word;
        marks[count++] = marked >> markShift;
      } else if (written === code) codeBytes[block] += stop - start;
      else if (written === acronym) acronyms[block]++;
    }
    capitalsUpTo[block] = count;
  }
  const { chosen, mayInflectNames } = guessLanguages(document, words);
  const table = wordTable(chosen);
  return {
    mayInflectNames,
    bytes,
    words,
    writing,
    capitals,
    marks,
    count,
    capitalsUpTo,
    codeBytes,
    acronyms,
    table,
  };
}
