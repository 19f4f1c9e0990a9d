// One line of a stretch that may be hard-wrapped: its width, and how it begins and ends.

import { creditOf } from '../text/prose/credits.ts';
import { opensListItem } from '../text/prose/title.ts';
import { decodeText } from '../text/unicode/decode.ts';
import { scriptPattern } from '../text/unicode/script-pattern.ts';
import { lettersInBytes, lettersOf } from './line-letters.ts';
import type { TextLine } from './lines.ts';
import { mayBeWidget, widgetCertainty } from './roles/residue-words.ts';

/** Characters of a word beyond which it is broken anywhere (an address of the web). */
export const longestWord = 20;

/** What matters of one line for the question whether the next one goes on with it. */
export interface WrapLine {
  readonly line: TextLine;
  /** Characters, without white space at the ends, with what the indent of the paragraph takes. */
  readonly width: number;
  /** Characters of the first word. */
  readonly firstWord: number;
  /** True if it does not end as a sentence does. */
  readonly isOpen: boolean;
  readonly endsInComma: boolean;
  readonly startsSmall: boolean;
  readonly opensQuote: boolean;
  /** True if the first letter has no case (Arabic, Chinese), or no letter of the line is small. */
  readonly hasNoCase: boolean;
  /** Has Chinese characters or kana. */
  readonly hasIdeographs: boolean;
  /** Opens like an item of a list. */
  readonly opensItem: boolean;
  /** Opens with a dash, plus or figure, as what is part of a sentence may. */
  readonly opensInDashOrFigure: boolean;
  /** Opens with a label: "Place: the old quay". */
  readonly opensLabel: boolean;
  /** Several words in capitals: a title above or below a paragraph. One word in capitals may be the end of a paragraph. */
  readonly isShout: boolean;
  readonly hasSmall: boolean;
  /** Never part of a paragraph: a widget, a line without letters. */
  readonly standsAlone: boolean;
  /** Ends with the credit of a caption. */
  readonly isCaption: boolean;
}

const severalCapitals = scriptPattern(String.raw`\p{Lu}{2}.*\s.*\p{Lu}{2}`);
const label = scriptPattern(String.raw`^\p{Lu}[\p{L} -]{0,24}:(?:\s|$)`);
const dashOrFigure = scriptPattern(String.raw`^[\p{Pd}+\d(]`);

function isLetter(byte: number): boolean {
  return ((byte | 0x20) - 0x61) >>> 0 < 26;
}

/** A quick look: false if a line certainly opens no item of a list, as a word of two ASCII letters does not. */
function mayOpenItem(bytes: Uint8Array, { start, end }: TextLine): boolean {
  return !isLetter(bytes[start]) || (start + 1 < end && !isLetter(bytes[start + 1]));
}

// Characters of the longest label, its colon included, of four bytes at most.
const longestLabel = 26 * 4;

/** A quick look: false if a line certainly opens with no label. */
function mayOpenLabel(bytes: Uint8Array, { start, end }: TextLine): boolean {
  const first = bytes[start];
  if (first < 0x80 && (first < 0x41 || first > 0x5a)) return false;
  for (let at = start + 1; at < Math.min(end, start + longestLabel); at++)
    if (bytes[at] === 0x3a) return true;
  return false;
}

/** A quick look: false if a line certainly ends with no credit in brackets. */
function mayEndInCredit(bytes: Uint8Array, { end }: TextLine): boolean {
  return bytes[end - 1] === 0x29 || bytes[end - 1] === 0x5d;
}

/** Reads a line. Its text has no white space at its ends. Most is told by bytes, since most lines say nothing. */
export function readWrapLine(bytes: Uint8Array, line: TextLine): WrapLine {
  const letters = lettersInBytes(bytes, line) ?? lettersOf(decodeText(bytes, line));
  const { hasLetter, hasSmall } = letters;
  const isUpper = hasLetter && !hasSmall;
  const opensItem = mayOpenItem(bytes, line) && opensListItem(decodeText(bytes, line));
  return {
    line,
    width: letters.length + line.indent,
    firstWord: Math.min(letters.firstWord, longestWord),
    isOpen: letters.isOpen,
    endsInComma: letters.endsInComma,
    startsSmall: letters.startsSmall,
    opensQuote: letters.opensQuote,
    hasNoCase: letters.isCaseless || isUpper,
    hasIdeographs: letters.hasIdeographs,
    opensItem,
    opensInDashOrFigure: opensItem && dashOrFigure.test(decodeText(bytes, line)),
    opensLabel: mayOpenLabel(bytes, line) && label.test(decodeText(bytes, line)),
    isShout: isUpper && severalCapitals.test(decodeText(bytes, line)),
    hasSmall,
    standsAlone: !hasLetter || isCertainWidget(bytes, line),
    isCaption: mayEndInCredit(bytes, line) && creditOf(decodeText(bytes, line))?.grade === 'sure',
  };
}

function isCertainWidget(bytes: Uint8Array, line: TextLine): boolean {
  return mayBeWidget(bytes, line.start, line.end) && widgetCertainty(decodeText(bytes, line)) === 'certain';
}

/** Equal for lines of equal bytes, and hardly for others: made of the length and both ends. */
function sketchOf(bytes: Uint8Array, { start, end }: TextLine): number {
  let sketch = end - start;
  const some = Math.min(8, end - start);
  for (let at = 0; at < some; at++) {
    sketch = Math.imul(sketch ^ bytes[start + at], 0x01000193);
    sketch = Math.imul(sketch ^ bytes[end - 1 - at], 0x01000193);
  }
  return sketch;
}

/** Lines whose text stands more than once among them. */
function repeatedAmong(bytes: Uint8Array, lines: readonly WrapLine[]): ReadonlySet<WrapLine> {
  const sketches = new Set<number>();
  for (const { line } of lines) sketches.add(sketchOf(bytes, line));
  const repeated = new Set<WrapLine>();
  if (sketches.size === lines.length) return repeated;
  const firstWith = new Map<string, WrapLine>();
  for (const line of lines) {
    const text = decodeText(bytes, line.line);
    const first = firstWith.get(text);
    if (first === undefined) firstWith.set(text, line);
    else repeated.add(first).add(line);
  }
  return repeated;
}

/** Where line i + 1 begins something new, whatever its width. */
export function separations(bytes: Uint8Array, lines: readonly WrapLine[]): boolean[] {
  const repeated = repeatedAmong(bytes, lines);
  const standsAlone = (line: WrapLine): boolean => line.standsAlone || repeated.has(line);
  const areApart: boolean[] = [];
  let isInItem = false;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line.opensItem) isInItem = true;
    const opensItem = next.opensItem && (isInItem || !line.isOpen || !next.opensInDashOrFigure);
    const isApart =
      standsAlone(line) ||
      standsAlone(next) ||
      (line.isShout && next.hasSmall) ||
      (next.isShout && line.hasSmall) ||
      line.isCaption ||
      opensItem ||
      (next.line.indent > line.line.indent + 1 && !line.opensItem) ||
      (line.opensLabel && next.opensLabel);
    if (isApart) isInItem = false;
    areApart.push(isApart);
  }
  return areApart;
}
