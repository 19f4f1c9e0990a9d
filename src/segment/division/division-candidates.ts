// Which gaps and rows of signs a corpus has, and which of them may divide its texts into articles.

import type { ArticleDivision } from '../../model/document.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import { LineCursor } from '../lines.ts';

// Gaps of two lines stand between sections everywhere; a divider is at least two lines larger than the paragraph gap.
const leastEmptyLines = 3;
const leastDifference = 2;
const mostEmptyLines = 40;
const candidatesTried = 3;

// A row of signs (four dashes, stars between spaces), a percent sign, or what ends a text in training data.
const separatorLine = scriptPattern(String.raw`^(?:([^\p{L}\p{N}\s])(?:\s*\1){2,}|%%?|<\|[a-z_]+\|>)$`);
const longestSeparatorBytes = 120;

/** Counts gaps and rows of signs in all texts. */
export class Layout {
  /** Entry n counts the gaps of n empty lines inside texts; longer ones count as the longest. */
  readonly #gaps = new Float64Array(mostEmptyLines + 1);
  readonly #separators = new Map<string, number>();

  add(text: Uint8Array): void {
    const cursor = new LineCursor(text);
    let emptyLines = -1;
    while (cursor.advance()) {
      if (hasFormFeed(text, cursor.lineStart, cursor.textStart)) this.#countSeparator('\f');
      if (cursor.isBlank) {
        if (emptyLines >= 0) emptyLines++;
        continue;
      }
      if (emptyLines >= 0) this.#gaps[Math.min(emptyLines, mostEmptyLines)]++;
      emptyLines = 0;
      if (cursor.lineEnd - cursor.textStart > longestSeparatorBytes || isPlainLetter(text[cursor.textStart]))
        continue;
      const line = decodeText(text, { start: cursor.textStart, end: cursor.textEnd });
      if (separatorLine.test(line)) this.#countSeparator(line);
    }
  }

  #countSeparator(line: string): void {
    this.#separators.set(line, (this.#separators.get(line) ?? 0) + 1);
  }

  /** Divisions worth a closer look, likeliest first. */
  candidates(): ArticleDivision[] {
    const counts = [...this.#gaps.entries()].filter(
      ([lines, count]) => lines >= leastEmptyLines && count > 0,
    );
    const byGap = counts
      .sort((a, b) => b[1] - a[1] || b[0] - a[0])
      .slice(0, candidatesTried)
      .filter(([lines]) => this.#isClearGap(lines))
      .map(([lines]): ArticleDivision => ({ kind: 'empty-lines', lines }));
    const byLine = [...this.#separators]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, candidatesTried)
      .map(([text]): ArticleDivision => ({ kind: 'separator-line', text }));
    return [...byGap, ...byLine];
  }

  /** True if gaps of `lines` are rarer and clearly larger than those between paragraphs, with little in between. */
  #isClearGap(lines: number): boolean {
    let paragraphGap = 0;
    for (let gap = 1; gap < lines; gap++) {
      if (this.#gaps[gap] > 0 && (paragraphGap === 0 || this.#gaps[gap] > this.#gaps[paragraphGap]))
        paragraphGap = gap;
    }
    const sum = (from: number, to: number): number => this.#gaps.slice(from, to).reduce((a, b) => a + b, 0);
    const dividers = sum(lines, mostEmptyLines + 1);
    return (
      lines >= paragraphGap + leastDifference &&
      sum(0, lines) >= 2 * dividers &&
      sum(paragraphGap + 1, lines) * 2 <= dividers
    );
  }
}

function hasFormFeed(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 0x0c) return true;
  return false;
}

function isPlainLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}
