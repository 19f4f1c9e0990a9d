// What the roles of an article are judged by, block by block; computed when asked for and at most once.

import { decodeText } from '../../text/unicode/decode.ts';
import { type Credit, creditOf, mayHaveCredit } from '../../text/prose/credits.ts';
import type { TextLine } from '../lines.ts';
import { widgetCertainty, mayBeWidget, type WidgetCertainty } from './residue-words.ts';
import { foldLine } from '../../text/prose/title.ts';

// Headlines, captions and widgets are shorter than this; only such blocks are decoded. 90 words of Arabic or Russian.
const longestReadBytes = 1000;

/** The blocks of one article and what is known of each. Indexes are those of `lines`. */
export class BlockFacts {
  readonly count: number;
  readonly #bytes: Uint8Array;
  readonly #lines: readonly TextLine[];
  readonly #texts: (string | undefined)[];
  readonly #folds: (string | undefined)[] = [];
  readonly #credits: (Credit | null | undefined)[] = [];

  constructor(bytes: Uint8Array, lines: readonly TextLine[]) {
    this.#bytes = bytes;
    this.#lines = lines;
    this.count = lines.length;
    this.#texts = lines.map(() => undefined);
  }

  /** Bytes of text. */
  length(index: number): number {
    return this.#lines[index].length;
  }

  /** True if no blank line stands before the block. */
  isTight(index: number): boolean {
    return this.#lines[index].isTight;
  }

  /** The text; empty for a block too long to be anything but body. Line breaks inside are spaces. */
  text(index: number): string {
    let text = this.#texts[index];
    if (text === undefined) {
      text = this.length(index) > longestReadBytes ? '' : decodeText(this.#bytes, this.#lines[index]);
      if (text.includes('\n')) text = text.replace(/\s*\n\s*/gu, ' ');
      this.#texts[index] = text;
    }
    return text;
  }

  /** The text without case, punctuation and spacing; empty for a long block. */
  folded(index: number): string {
    return (this.#folds[index] ??= foldLine(this.text(index)));
  }

  credit(index: number): Credit | undefined {
    let credit = this.#credits[index];
    if (credit === undefined) {
      const { start, end, length } = this.#lines[index];
      const mayHave = length <= longestReadBytes && mayHaveCredit(this.#bytes, start, end);
      credit = mayHave ? (creditOf(this.text(index)) ?? null) : null;
      this.#credits[index] = credit;
    }
    return credit ?? undefined;
  }

  /** How sure it is that the block is left over from a web page. */
  widget(index: number): WidgetCertainty | undefined {
    const { start, end } = this.#lines[index];
    return mayBeWidget(this.#bytes, start, end) ? widgetCertainty(this.text(index)) : undefined;
  }

  /** True if the block ends with a byte of ASCII that ends or divides sentences; false says nothing. */
  endsInSign(index: number): boolean {
    const last = this.#bytes[this.#lines[index].end - 1];
    return last === 0x2e || last === 0x2c || last === 0x3a || last === 0x3b;
  }

  /** True if the block begins with # or =, as headings of Markdown and wikis do. */
  beginsWithMark(index: number): boolean {
    const first = this.#bytes[this.#lines[index].start];
    return first === 0x23 || first === 0x3d;
  }

  /** True if two blocks are equal byte for byte. */
  isSame(one: number, other: number): boolean {
    const { start: from, end } = this.#lines[one];
    const { start: to, end: otherEnd } = this.#lines[other];
    if (end - from !== otherEnd - to) return false;
    for (let at = 0; at < end - from; at++) if (this.#bytes[from + at] !== this.#bytes[to + at]) return false;
    return true;
  }

  /** True if the block before or behind is the same text with no blank line between. */
  isDoubled(index: number): boolean {
    if (index > 0 && this.isTight(index) && this.isSame(index - 1, index)) return true;
    return index + 1 < this.count && this.isTight(index + 1) && this.isSame(index, index + 1);
  }
}
