// The lines of a document for the filter of C4, judged by their bytes where these decide: the end of a line and its words
// do for most. Only a line with a bracket, a mark beyond ASCII at its end or the beginning of a phrase is read as text.

import { feature } from '../define/feature.ts';
import type { Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { decodeText } from '../text/decode.ts';
import { isWordToken } from '../text/profile-tokens.ts';
import type { CleanedLines, CleaningLimits, LineFault } from './c4.ts';
import { isAsciiEnd } from './profile-bounds.ts';
import { lineColumn, lineFlag, type ProfileScan, profileScanOf, profileTokensOf } from './profile-scan.ts';
import { profileTextOf } from './profile-text.ts';

/** Lines that are not blank. */
export interface ProfileLines extends CleanedLines {
  /** Words of the document. */
  readonly words: number;
  wordsOf(line: number): number;
  /** Bytes of the line without white space at its ends. */
  spanOf(line: number): Span;
}

/** The lines of a document. */
export const profileLinesOf = feature((document): ProfileLines => {
  const scan = profileScanOf(document);
  return scan === undefined ? decodedLinesOf(document) : new ScannedLines(document, scan);
});

/** The lines as strings: the way for all bytes. */
export function decodedLinesOf(document: Document): ProfileLines {
  const { lines, words, tokens, lineOfToken } = profileTextOf(document);
  const counts = lines.map(() => 0);
  tokens.forEach((token, index) => {
    if (isWordToken(token)) counts[lineOfToken[index]]++;
  });
  return {
    count: lines.length,
    words: words.length,
    wordsOf: (line) => counts[line],
    spanOf: (line) => lines[line].span,
    textOf: (line) => lines[line].text.trim(),
    judgeBytes: () => undefined,
  };
}

class ScannedLines implements ProfileLines {
  readonly count: number;
  readonly words: number;
  readonly #document: Document;
  readonly #scan: ProfileScan;
  // Lines that may hold a phrase of C4's.
  #suspects: ReadonlySet<number> | undefined;

  constructor(document: Document, scan: ProfileScan) {
    this.#document = document;
    this.#scan = scan;
    this.count = scan.lines;
    this.words = scan.words;
  }

  #at(line: number, column: number): number {
    return this.#scan.lineColumns[line * lineColumn.width + column];
  }

  wordsOf(line: number): number {
    return this.#at(line, lineColumn.words);
  }

  spanOf(line: number): Span {
    return span(this.#at(line, lineColumn.start), this.#at(line, lineColumn.end));
  }

  textOf(line: number): string {
    return decodeText(this.#document.bytes, this.spanOf(line));
  }

  judgeBytes(line: number, { words }: CleaningLimits): LineFault | 'none' | undefined {
    const flags = this.#at(line, lineColumn.flags);
    if ((flags & (lineFlag.odd | lineFlag.longStretch | lineFlag.ellipsis)) !== 0) return undefined;
    const last = this.#document.bytes[this.#at(line, lineColumn.end) - 1];
    // Behind a closing bracket the end of a sentence may stand.
    if (last >= 0x80 || last === 0x29 || last === 0x5d || last === 0x7d) return undefined;
    if (!isAsciiEnd(last)) return 'end';
    if (this.#at(line, lineColumn.stretches) < words) return 'fewWords';
    this.#suspects ??= findSuspects(this.#document, this.#scan);
    return this.#suspects.has(line) ? undefined : 'none';
  }
}

const javascript = 'javascript';

/** Lines with a word of one of C4's phrases where it would stand: every phrase but one has a word behind a space. */
function findSuspects(document: Document, { lines, lineColumns, tokens }: ProfileScan): ReadonlySet<number> {
  const { bytes } = document;
  const { start, before } = profileTokensOf(document);
  const found = new Set<number>();
  let line = 0;
  for (let token = 0; token < tokens; token++) {
    const at = start[token];
    const length = before[token + 1] - before[token];
    if (length < 3) continue;
    const first = bytes[at] | 0x20;
    const isSuspect =
      (first === 0x63 && startsAt(bytes, at, 'cookies')) ||
      (first === 0x70 && startsAt(bytes, at, 'policy')) ||
      (first === 0x75 && startsAt(bytes, at, 'use') && startsAt(bytes, at - 4, ' of ')) ||
      (first === 0x69 && startsAt(bytes, at, 'ipsum')) ||
      (length >= javascript.length && holds(bytes, at, length));
    if (!isSuspect) continue;
    while (line + 1 < lines && lineColumns[(line + 1) * lineColumn.width + lineColumn.token] <= token) line++;
    found.add(line);
  }
  return found;
}

/** True if `javascript` stands in a token of `length` characters. One with others than ASCII may count too few bytes. */
function holds(bytes: Uint8Array, start: number, length: number): boolean {
  let end = start + length;
  for (let at = start; at < end; at++) {
    if (bytes[at] >= 0x80 && (bytes[at] & 0xc0) === 0x80) end++;
    if ((bytes[at] | 0x20) === 0x6a && startsAt(bytes, at, javascript)) return true;
  }
  return false;
}

/** True if an ASCII text in lower case stands at `at`, in either case. */
function startsAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = bytes[at + index];
    if (byte !== code && (code < 0x61 || (byte | 0x20) !== code)) return false;
  }
  return true;
}
