// What the quality filters count, in one pass over the bytes and without a string: lines, tokens, characters, words.
// Counts are exact, and equal those of profile-text.ts; hashes are equal for equal texts, so that what they say of
// repetition is never too little. Twin of src/kernels/assembly/profiles/profiles.ts, which counts many documents at once.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { hashLine, hashToken } from '../../kernels/profiles/profile-hash.ts';
import { classBits, profileClassOf } from '../../text/profile-classes.ts';
import { fewLines, lineColumn, lineFlag, type ProfileScan, totalLines } from './profile-counts.ts';
import type { TokenColumns } from './profile-grams.ts';
import { countInnerEnds, mayHoldPhrase } from './profile-phrases.ts';

const { white, letter, digit, mark, spaceless, run, joiner, digitJoiner, kelvin } = classBits;
const longestStretch = 1000;

// Memory that all documents share: tokens are looked at once, while they are here.
let capacity = 0;
let starts = new Uint32Array(0);
let hashes = new Int32Array(0);
let charactersBefore = new Uint32Array(0);
let rows = new Int32Array(64 * lineColumn.width);
let scanned: Document | undefined;

/** The counts of a document; undefined where its bytes are no UTF-8. */
export const profileScanOf = feature((document): ProfileScan | undefined => scan(document));

/** Its tokens. They stand until another document is scanned or asked for. */
export function profileTokensOf(document: Document): TokenColumns {
  if (scanned !== document) scan(document);
  return { start: starts, hash: hashes, before: charactersBefore };
}

function makeRoom(tokens: number): void {
  capacity = Math.max(tokens, capacity * 2, 4096);
  const grown = { starts, hashes, charactersBefore };
  starts = new Uint32Array(capacity + 1);
  hashes = new Int32Array(capacity + 1);
  charactersBefore = new Uint32Array(capacity + 1);
  starts.set(grown.starts);
  hashes.set(grown.hashes);
  charactersBefore.set(grown.charactersBefore);
}

// The width in bytes of the character that `classAt` read last; 0 if there is none.
let width = 0;
// Classes of ASCII. Made when the first document is scanned: rules that ask for it are off by default.
let classesOfAscii: Uint16Array | undefined;

/** Class of a character beyond ASCII; `width` is 0 where bytes break off or are no UTF-8. */
function classAt(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at];
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  width = 0;
  if (size === 0 || at + size > end) return 0;
  let code = lead & (0x7f >> size);
  for (let next = 1; next < size; next++) {
    const byte = bytes[at + next];
    if ((byte & 0xc0) !== 0x80) return 0;
    code = (code << 6) | (byte & 0x3f);
  }
  const isForbidden = (size === 3 && (code < 0x800 || (code >= 0xd800 && code < 0xe000))) || code > 0x10ffff;
  if (isForbidden || (size === 4 && code < 0x10000)) return 0;
  width = size;
  return profileClassOf(code);
}

function scan(document: Document): ProfileScan | undefined {
  const { bytes } = document;
  const plain = (classesOfAscii ??= Uint16Array.from({ length: 128 }, (_, code) => profileClassOf(code)));
  scanned = undefined;
  let lines = 0;
  let tokens = 0;
  let tokenCharacters = 0;
  let words = 0;
  let wordCharacters = 0;
  let wordsWithLetter = 0;
  let spacelessWords = 0;
  let hashSigns = 0;
  let ellipses = 0;
  // Code points and line ends before the line, and where the first and the last character that is no white space stand.
  let base = 0;
  let lineNumber = 0;
  let firstInk = -1;
  let firstLine = 0;
  let lastInk = 0;
  let lastLine = 0;
  // Code points of white space at the end of the last line that has ink.
  let tail = 0;
  let hasWhiteLines = false;
  let isWhiteLinePending = false;
  let isParagraph = false;
  for (let lineStart = 0; lineStart < bytes.length;) {
    const found = bytes.indexOf(0x0a, lineStart);
    const lineEnd = found < 0 ? bytes.length : found;
    const end = lineEnd > lineStart && bytes[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd;
    if (tokens + end - lineStart > capacity) makeRoom(tokens + end - lineStart);
    const wordsBefore = words;
    // Bytes of the line that begin no character, and those before its first and behind its last ink.
    let extra = 0;
    let extraBefore = 0;
    let extraAtEnd = 0;
    let inkStart = -1;
    let inkEnd = lineStart;
    let stretches = 0;
    let stretchStart = 0;
    let isWhite = true;
    let flags = 0;
    for (let at = lineStart; at < end;) {
      let byte = bytes[at];
      let size = 1;
      let cls: number;
      if (byte < 0x80) cls = plain[byte];
      else {
        cls = classAt(bytes, at, end);
        if ((size = width) === 0) return undefined;
      }
      if ((cls & white) !== 0) {
        if (!isWhite && at - stretchStart > longestStretch) flags |= lineFlag.longStretch;
        isWhite = true;
        at += size;
        extra += size - 1;
        continue;
      }
      if (isWhite) {
        isWhite = false;
        stretches++;
        stretchStart = at;
        if (inkStart < 0) {
          inkStart = at;
          extraBefore = extra;
        }
      }
      const start = at;
      const opening = cls;
      let kinds = cls;
      let own = 0;
      if ((cls & run) !== 0) {
        for (;;) {
          kinds |= cls;
          at += size;
          extra += size - 1;
          own++;
          if (at >= end) break;
          const previous = cls;
          byte = bytes[at];
          size = 1;
          if (byte < 0x80) cls = plain[byte];
          else {
            cls = classAt(bytes, at, end);
            if ((size = width) === 0) return undefined;
          }
          if ((cls & run) !== 0) continue;
          const holdsDigits = (cls & digitJoiner) !== 0 && (previous & digit) !== 0;
          if ((cls & joiner) === 0 && !holdsDigits) break;
          const after = at + size;
          if (after >= end) break;
          const following = bytes[after];
          let followingSize = 1;
          let followingClass: number;
          if (following < 0x80) followingClass = plain[following];
          else {
            followingClass = classAt(bytes, after, end);
            if ((followingSize = width) === 0) return undefined;
          }
          if ((followingClass & run) === 0 || (holdsDigits && (followingClass & digit) === 0)) break;
          extra += size - 1;
          own++;
          at = after;
          byte = following;
          size = followingSize;
          cls = followingClass;
        }
      } else if (byte === 0x2e) {
        while (at < end && bytes[at] === 0x2e) {
          at++;
          own++;
        }
        if (own > 2) ellipses += Math.floor(own / 3);
      } else {
        for (;;) {
          at += size;
          extra += size - 1;
          own++;
          if ((opening & spaceless) === 0 || at >= end || bytes[at] < 0x80) break;
          cls = classAt(bytes, at, end);
          if ((size = width) === 0) return undefined;
          if ((cls & mark) === 0) break;
        }
        if (byte === 0x23) hashSigns++;
        else if (byte === 0x5b || byte === 0x7b) flags |= lineFlag.odd;
        else if (byte === 0xe2 && bytes[start + 1] === 0x80 && bytes[start + 2] === 0xa6) ellipses++;
      }
      inkEnd = at;
      extraAtEnd = extra;
      starts[tokens] = start;
      hashes[tokens] = hashToken(bytes, start, at);
      charactersBefore[tokens++] = tokenCharacters;
      tokenCharacters += own;
      if ((kinds & (letter | digit)) !== 0) {
        words++;
        wordCharacters += own;
        if ((kinds & letter) !== 0) wordsWithLetter++;
        if ((opening & spaceless) !== 0) spacelessWords++;
        if ((kinds & kelvin) !== 0) flags |= lineFlag.odd;
      }
    }
    if (inkStart >= 0) {
      if (!isWhite && inkEnd - stretchStart > longestStretch) flags |= lineFlag.longStretch;
      if (inkEnd < end) flags |= lineFlag.looseEnd;
      if (bytes[inkStart] === 0x2d || isGeneralMarkAt(bytes, inkStart, 0xa2)) flags |= lineFlag.bullet;
      const isDots = inkEnd - inkStart >= 3 && bytes[inkEnd - 1] === 0x2e && bytes[inkEnd - 2] === 0x2e;
      if ((isDots && bytes[inkEnd - 3] === 0x2e) || isGeneralMarkAt(bytes, inkEnd - 3, 0xa6)) {
        flags |= lineFlag.ellipsis;
      }
      if (isParagraph) flags |= lineFlag.paragraph;
      hasWhiteLines ||= isWhiteLinePending;
      const inkAt = base + inkStart - lineStart - extraBefore;
      const row = lines * lineColumn.width;
      if (row === rows.length) {
        const grown = rows;
        rows = new Int32Array(grown.length * 2);
        rows.set(grown);
      }
      lastInk = base + inkEnd - lineStart - extraAtEnd;
      lastLine = lineNumber;
      if (firstInk < 0) {
        firstInk = inkAt;
        firstLine = lineNumber;
      }
      rows[row + lineColumn.start] = inkStart;
      rows[row + lineColumn.end] = inkEnd;
      // White space at the two ends of the text belongs to no line.
      rows[row + lineColumn.characters] = base + end - lineStart - extra - (lines === 0 ? inkAt : base);
      rows[row + lineColumn.words] = words - wordsBefore;
      rows[row + lineColumn.stretches] = stretches;
      rows[row + lineColumn.flags] = flags;
      rows[row + lineColumn.hash] = hashLine(bytes, inkStart, inkEnd);
      tail = base + end - lineStart - extra - lastInk;
      lines++;
      isParagraph = isWhiteLinePending = false;
    } else if (firstInk >= 0) {
      if (end === lineStart) isParagraph = true;
      else isWhiteLinePending = true;
    }
    base += end - lineStart - extra + 1;
    lineNumber++;
    lineStart = lineEnd + 1;
  }
  if (lines > 0) {
    const row = (lines - 1) * lineColumn.width;
    rows[row + lineColumn.characters] -= tail;
    rows[row + lineColumn.flags] &= ~lineFlag.looseEnd;
  }
  if (capacity === 0) makeRoom(0);
  charactersBefore[tokens] = tokenCharacters;
  scanned = document;
  const lineColumns = rows.slice(0, lines * lineColumn.width);
  return {
    ...totalLines(bytes, lineColumns),
    innerEnds: lines > fewLines ? 0 : countInnerEnds(bytes, 0, bytes.length),
    mayHoldPhrase: mayHoldPhrase(bytes),
    pairs: undefined,
    lines,
    lineColumns,
    characters: firstInk < 0 ? 0 : lastInk - firstInk,
    lineEnds: lastLine - firstLine,
    hasWhiteLines,
    tokens,
    words,
    wordCharacters,
    wordsWithLetter,
    spacelessWords,
    hashSigns,
    ellipses,
  };
}

/** True if one of the characters U+2000 to U+203F stands at `at`: the one with the last byte that is given. */
function isGeneralMarkAt(bytes: Uint8Array, at: number, last: number): boolean {
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === last;
}
