// The lines of a document for the filter of C4, judged by their bytes where these decide: the end of a line and its words
// do for most. Only a line with a bracket or a mark beyond ASCII at its end is read as text, and one in which a phrase may
// stand.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { bytesAsText, decodeText } from '../../text/unicode/decode.ts';
import { isWordToken, tokensOf } from '../../text/profiles/profile-tokens.ts';
import { isCutOtherwise, linesOfPython } from '../../text/profiles/python-lines.ts';
import type { CleanedLines, CleaningLimits, LineFault } from './c4.ts';
import { isAsciiEnd, lineColumn, lineFlag, type ProfileScan } from './profile-counts.ts';
import { countInnerEnds, mayHoldPhrase } from './profile-phrases.ts';
import { profileScanOf } from './profile-scan.ts';
import { profileTextOf } from './profile-text.ts';

/** Lines that are not blank. */
export interface ProfileLines extends CleanedLines {
  /** Words of the document. */
  readonly words: number;
  wordsOf(line: number): number;
  /** Bytes of the line without white space at its ends. */
  spanOf(line: number): Span;
}

/** The lines of a text that Python cuts otherwise than a scan does; undefined for all other texts. */
export const pythonLinesOf = feature(({ bytes }): ProfileLines | undefined => {
  const raw = bytesAsText(bytes, span(0, bytes.length));
  if (!isCutOtherwise(raw)) return undefined;
  const spans = linesOfPython(raw);
  const texts = spans.map((at) => decodeText(bytes, at));
  const counts = texts.map((text) => tokensOf(text).filter(isWordToken).length);
  return {
    count: spans.length,
    words: counts.reduce((sum, count) => sum + count, 0),
    wordsOf: (line) => counts[line],
    spanOf: (line) => spans[line],
    textOf: (line) => texts[line],
    judgeBytes: () => undefined,
    leastSentences: () => 1,
  };
});

/** The lines of a document. */
export const profileLinesOf = feature((document): ProfileLines => {
  const cut = pythonLinesOf(document);
  if (cut !== undefined) return cut;
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
    leastSentences: () => 1,
  };
}

class ScannedLines implements ProfileLines {
  readonly count: number;
  readonly words: number;
  readonly #document: Document;
  readonly #scan: ProfileScan;

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

  #bytesOf(line: number): Uint8Array {
    return this.#document.bytes.subarray(this.#at(line, lineColumn.start), this.#at(line, lineColumn.end));
  }

  judgeBytes(line: number, { words }: CleaningLimits): LineFault | 'none' | undefined {
    const flags = this.#at(line, lineColumn.flags);
    if ((flags & (lineFlag.odd | lineFlag.longStretch | lineFlag.ellipsis)) !== 0) return undefined;
    const last = this.#document.bytes[this.#at(line, lineColumn.end) - 1];
    // Behind a closing bracket the end of a sentence may stand.
    if (last >= 0x80 || last === 0x29 || last === 0x5d || last === 0x7d) return undefined;
    if (!isAsciiEnd(last)) return 'end';
    if (this.#at(line, lineColumn.stretches) < words) return 'fewWords';
    return this.#scan.mayHoldPhrase && mayHoldPhrase(this.#bytesOf(line)) ? undefined : 'none';
  }

  leastSentences(line: number): number {
    const { start, end } = this.spanOf(line);
    return 1 + countInnerEnds(this.#document.bytes, start, end);
  }
}
