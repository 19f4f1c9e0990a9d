// What the quality filters count, in one pass over the bytes and without a string: lines, tokens, characters, words.
// Counts are exact, and equal those of profile-text.ts; hashes are equal for equal texts, so that what they say of
// repetition is never too little. Twin of src/kernels/assembly/profiles/profiles.ts, which counts many documents at once.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { hashLine, hashToken } from '../../kernels/profiles/profile-hash.ts';
import { classBits, profileClassOf } from '../../text/profiles/profile-classes.ts';
import { codePointIn, widthAt } from '../../text/unicode/utf8.ts';
import { fewLines, lineColumn, lineFlag, type ProfileScan, totalLines } from './profile-counts.ts';
import type { TokenColumns } from './profile-grams.ts';
import { countInnerEnds, mayHoldPhrase } from './profile-phrases.ts';
import { charactersBefore, hashes, makeRoom, rowOf, rows, starts } from './scan-room.ts';

const { white, letter, digit, mark, spaceless, run, joiner, digitJoiner, kelvin } = classBits;
const longestStretch = 1000;

let scanned: Document | undefined;

/** The counts of a document; undefined where its bytes are no UTF-8. */
export const profileScanOf = feature((document): ProfileScan | undefined => scan(document));

/** Its tokens. They stand until another document is scanned or asked for. */
export function profileTokensOf(document: Document): TokenColumns {
  if (scanned !== document) scan(document);
  return { start: starts, hash: hashes, before: charactersBefore };
}

function scan(document: Document): ProfileScan | undefined {
  scanned = undefined;
  const pass = new Pass(document.bytes);
  if (!pass.readLines()) return undefined;
  scanned = document;
  return pass.counts();
}

// Classes of ASCII. Made when the first document is scanned: rules that ask for it are off by default.
let classesOfAscii: Uint16Array | undefined;

/** One pass over the bytes of a document. */
class Pass {
  readonly #bytes: Uint8Array;
  readonly #plain: Uint16Array;
  // The character that was read last: its class, and its width in bytes.
  #class = 0;
  #width = 0;

  #lines = 0;
  #tokens = 0;
  #tokenCharacters = 0;
  #words = 0;
  #wordCharacters = 0;
  #wordsWithLetter = 0;
  #spacelessWords = 0;
  #hashSigns = 0;
  #ellipses = 0;

  // Code points and line ends before the line, and where the first and the last character that is no white space stand.
  #base = 0;
  #lineNumber = 0;
  #firstInk = -1;
  #firstLine = 0;
  #lastInk = 0;
  #lastLine = 0;
  // Code points of white space at the end of the last line that has ink.
  #tail = 0;
  #hasWhiteLines = false;
  #isWhiteLinePending = false;
  #isParagraph = false;

  // Of the line: bytes that begin no character so far, before its first and up to its last ink; where that is.
  #extra = 0;
  #extraBefore = 0;
  #extraAtEnd = 0;
  #inkStart = -1;
  #inkEnd = 0;
  #stretches = 0;
  #flags = 0;
  // Of the token: its code points, and the classes of its characters together.
  #own = 0;
  #kinds = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#plain = classesOfAscii ??= Uint16Array.from({ length: 128 }, (_, code) => profileClassOf(code));
  }

  /** Reads the character at `at`. False where bytes break off or are no UTF-8. */
  #read(at: number, end: number): boolean {
    const byte = this.#bytes[at];
    if (byte < 0x80) {
      this.#class = this.#plain[byte];
      this.#width = 1;
      return true;
    }
    this.#width = widthAt(this.#bytes, at, end);
    if (this.#width > 0) this.#class = profileClassOf(codePointIn(this.#bytes, at, at + this.#width));
    return this.#width > 0;
  }

  /** Goes past the character that was read last, as one of the token's. Returns where the next one begins. */
  #take(at: number): number {
    this.#kinds |= this.#class;
    this.#extra += this.#width - 1;
    this.#own++;
    return at + this.#width;
  }

  /** All lines. False where bytes are no UTF-8. */
  readLines(): boolean {
    const bytes = this.#bytes;
    for (let start = 0; start < bytes.length; this.#lineNumber++) {
      const found = bytes.indexOf(0x0a, start);
      const lineEnd = found < 0 ? bytes.length : found;
      const end = lineEnd > start && bytes[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd;
      makeRoom(this.#tokens + end - start);
      const words = this.#words;
      if (!this.#readLine(start, end)) return false;
      if (this.#inkStart >= 0) this.#addLine(start, end, this.#words - words);
      else if (this.#firstInk >= 0) {
        if (end === start) this.#isParagraph = true;
        else this.#isWhiteLinePending = true;
      }
      this.#base += end - start - this.#extra + 1;
      start = lineEnd + 1;
    }
    return true;
  }

  /** The tokens of the line [start, end). */
  #readLine(start: number, end: number): boolean {
    this.#extra = this.#extraBefore = this.#extraAtEnd = this.#stretches = this.#flags = 0;
    this.#inkStart = -1;
    this.#inkEnd = start;
    let stretchStart = start;
    let isWhite = true;
    for (let at = start; at < end;) {
      if (!this.#read(at, end)) return false;
      if ((this.#class & white) !== 0) {
        if (!isWhite && at - stretchStart > longestStretch) this.#flags |= lineFlag.longStretch;
        isWhite = true;
        this.#extra += this.#width - 1;
        at += this.#width;
        continue;
      }
      if (isWhite) {
        isWhite = false;
        this.#stretches++;
        stretchStart = at;
        if (this.#inkStart < 0) {
          this.#inkStart = at;
          this.#extraBefore = this.#extra;
        }
      }
      at = this.#readToken(at, end);
      if (at < 0) return false;
    }
    if (!isWhite && this.#inkEnd - stretchStart > longestStretch) this.#flags |= lineFlag.longStretch;
    return true;
  }

  /** The token at `start`, whose first character was read. Returns its end; -1 where bytes are no UTF-8. */
  #readToken(start: number, end: number): number {
    const opening = this.#class;
    this.#own = this.#kinds = 0;
    const behind =
      (opening & run) !== 0
        ? this.#readRun(start, end)
        : this.#bytes[start] === 0x2e
          ? this.#readDots(start, end)
          : this.#readSign(start, end);
    if (behind < 0) return behind;
    this.#inkEnd = behind;
    this.#extraAtEnd = this.#extra;
    starts[this.#tokens] = start;
    hashes[this.#tokens] = hashToken(this.#bytes, start, behind);
    charactersBefore[this.#tokens++] = this.#tokenCharacters;
    this.#tokenCharacters += this.#own;
    if ((this.#kinds & (letter | digit)) !== 0) {
      this.#words++;
      this.#wordCharacters += this.#own;
      if ((this.#kinds & letter) !== 0) this.#wordsWithLetter++;
      if ((opening & spaceless) !== 0) this.#spacelessWords++;
      if ((this.#kinds & kelvin) !== 0) this.#flags |= lineFlag.odd;
    }
    return behind;
  }

  /** Letters and digits, and the single signs that join them. */
  #readRun(start: number, end: number): number {
    let at = start;
    for (;;) {
      const previous = this.#class;
      at = this.#take(at);
      if (at >= end) return at;
      if (!this.#read(at, end)) return -1;
      if ((this.#class & run) !== 0) continue;
      const holdsDigits = (this.#class & digitJoiner) !== 0 && (previous & digit) !== 0;
      if ((this.#class & joiner) === 0 && !holdsDigits) return at;
      const width = this.#width;
      const after = at + width;
      if (after >= end) return at;
      if (!this.#read(after, end)) return -1;
      if ((this.#class & run) === 0 || (holdsDigits && (this.#class & digit) === 0)) return at;
      this.#extra += width - 1;
      this.#own++;
      at = after;
    }
  }

  #readDots(start: number, end: number): number {
    let at = start;
    while (at < end && this.#bytes[at] === 0x2e) at++;
    this.#own = at - start;
    this.#ellipses += Math.floor(this.#own / 3);
    return at;
  }

  /** A mark; or a character of a script without spaces, with the marks that belong to it. */
  #readSign(start: number, end: number): number {
    const bytes = this.#bytes;
    const opening = this.#class;
    let at = start;
    for (;;) {
      at = this.#take(at);
      if ((opening & spaceless) === 0 || at >= end || bytes[at] < 0x80) break;
      if (!this.#read(at, end)) return -1;
      if ((this.#class & mark) === 0) break;
    }
    this.#kinds = opening;
    if (bytes[start] === 0x23) this.#hashSigns++;
    else if (bytes[start] === 0x5b || bytes[start] === 0x7b) this.#flags |= lineFlag.odd;
    else if (isGeneralMarkAt(bytes, start, 0xa6)) this.#ellipses++;
    return at;
  }

  /** Adds the row of the line [start, end), which has ink and `words` words. */
  #addLine(start: number, end: number, words: number): void {
    const bytes = this.#bytes;
    const [inkStart, inkEnd] = [this.#inkStart, this.#inkEnd];
    const inkAt = this.#base + inkStart - start - this.#extraBefore;
    const characters = end - start - this.#extra;
    this.#lastInk = this.#base + inkEnd - start - this.#extraAtEnd;
    this.#lastLine = this.#lineNumber;
    if (this.#firstInk < 0) {
      this.#firstInk = inkAt;
      this.#firstLine = this.#lineNumber;
    }
    const row = rowOf(this.#lines);
    rows[row + lineColumn.start] = inkStart;
    rows[row + lineColumn.end] = inkEnd;
    // White space at the two ends of the text belongs to no line.
    rows[row + lineColumn.characters] = characters - (this.#lines === 0 ? inkAt - this.#base : 0);
    rows[row + lineColumn.words] = words;
    rows[row + lineColumn.stretches] = this.#stretches;
    rows[row + lineColumn.flags] = this.#flags | flagsOf(bytes, inkStart, inkEnd) | this.#flagsAround(end);
    rows[row + lineColumn.hash] = hashLine(bytes, inkStart, inkEnd);
    this.#tail = this.#base + characters - this.#lastInk;
    this.#lines++;
    this.#hasWhiteLines ||= this.#isWhiteLinePending;
    this.#isParagraph = this.#isWhiteLinePending = false;
  }

  /** Flags of the line by what stands before and behind it. */
  #flagsAround(end: number): number {
    return (this.#inkEnd < end ? lineFlag.looseEnd : 0) | (this.#isParagraph ? lineFlag.paragraph : 0);
  }

  /** What was counted, once all lines were read. */
  counts(): ProfileScan {
    const bytes = this.#bytes;
    const lines = this.#lines;
    if (lines > 0) {
      const row = (lines - 1) * lineColumn.width;
      rows[row + lineColumn.characters] -= this.#tail;
      rows[row + lineColumn.flags] &= ~lineFlag.looseEnd;
    }
    makeRoom(1);
    charactersBefore[this.#tokens] = this.#tokenCharacters;
    const lineColumns = rows.slice(0, lines * lineColumn.width);
    return {
      ...totalLines(bytes, lineColumns),
      innerEnds: lines > fewLines ? 0 : countInnerEnds(bytes, 0, bytes.length),
      mayHoldPhrase: mayHoldPhrase(bytes),
      pairs: undefined,
      lines,
      lineColumns,
      characters: this.#firstInk < 0 ? 0 : this.#lastInk - this.#firstInk,
      lineEnds: this.#lastLine - this.#firstLine,
      hasWhiteLines: this.#hasWhiteLines,
      tokens: this.#tokens,
      words: this.#words,
      wordCharacters: this.#wordCharacters,
      wordsWithLetter: this.#wordsWithLetter,
      spacelessWords: this.#spacelessWords,
      hashSigns: this.#hashSigns,
      ellipses: this.#ellipses,
    };
  }
}

/** Flags of a line by its first and last characters. */
function flagsOf(bytes: Uint8Array, start: number, end: number): number {
  const isBullet = bytes[start] === 0x2d || isGeneralMarkAt(bytes, start, 0xa2);
  const isDots =
    end - start >= 3 && bytes[end - 1] === 0x2e && bytes[end - 2] === 0x2e && bytes[end - 3] === 0x2e;
  const isEllipsis = isDots || isGeneralMarkAt(bytes, end - 3, 0xa6);
  return (isBullet ? lineFlag.bullet : 0) | (isEllipsis ? lineFlag.ellipsis : 0);
}

/** True if one of the characters U+2000 to U+203F stands at `at`: the one with the last byte that is given. */
function isGeneralMarkAt(bytes: Uint8Array, at: number, last: number): boolean {
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === last;
}
