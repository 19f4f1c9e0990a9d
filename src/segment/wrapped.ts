// Joins the lines of hard-wrapped paragraphs. The test is that of the wrapping itself (greedy filling): a line was broken
// where the next word did not fit, so line + space + next word is wider than the column, and the sentence runs on.
// Lists, poems, addresses and one-line paragraphs break their lines where there was room left.

import type { TextLine } from './lines.ts';
import { longestWord, readWrapLine, separations, type WrapLine } from './wrap-line.ts';

// Columns in use: 35 (narrow newspaper columns) to 132 (line printers). Wider lines are paragraphs by themselves.
const narrowest = 35;
const widest = 136;
// Ideographs are two columns wide each.
const narrowestIdeographs = 16;
// A line that runs on but is shorter than this share of the column was not broken for want of room; formatters that
// even out the right margin (fmt, TeX) leave lines within a tenth of it.
const raggedShare = 0.8;
// In running text at least two in five lines go on in small letters; the others with names, figures, quotes.
const leastRunningOn = 0.4;
const leastRunningFull = 2;
const mostMisfits = 0.15;
// Verse breaks its lines at commas, prose at one comma in ten.
const mostCommas = 0.5;
// One line in twenty may stick out of a text of many: what was changed after it was wrapped.
const columnQuantile = 0.95;
// Width of a paragraph of two lines in a text that shows no column.
const leastPairWidth = 50;

/** A stretch of adjacent lines, none of them too wide to be wrapped. */
class Stretch {
  readonly first: number;
  readonly lines: readonly WrapLine[];
  /** Entry i is true where line i + 1 begins something new, whatever the width of line i. */
  readonly #isApart: readonly boolean[];
  /** Widths of the lines that were broken in the middle of a sentence. */
  readonly widths: readonly number[];

  constructor(bytes: Uint8Array, first: number, lines: readonly WrapLine[]) {
    this.first = first;
    this.lines = lines;
    this.#isApart = separations(bytes, lines);
    const widths: number[] = [];
    for (let index = 0; index + 1 < lines.length; index++)
      if (this.#runsOn(index)) widths.push(lines[index].width);
    this.widths = widths;
  }

  /** True if line `index` plainly breaks off in the middle of a sentence, as far as letters tell. */
  #runsOn(index: number): boolean {
    const next = this.lines[index + 1];
    return !this.#isApart[index] && this.lines[index].isOpen && (next.startsSmall || next.hasNoCase);
  }

  /** True if the next word would not have fitted into a column of `width`. */
  #isFull(index: number, width: number): boolean {
    const line = this.lines[index];
    return line.width <= width + longestWord / 2 && line.width + 1 + this.lines[index + 1].firstWord > width;
  }

  /** Adds what the line breaks say about a column of `width` to `signs`. */
  read(width: number, signs: Signs): void {
    for (let index = 0; index + 1 < this.lines.length; index++) {
      if (this.#isApart[index]) continue;
      const line = this.lines[index];
      const runsOn = this.#runsOn(index);
      const isFull = this.#isFull(index, width);
      if (isFull) signs.full++;
      if (runsOn) {
        signs.running++;
        if (isFull) signs.runningFull++;
        else if (line.width < width * raggedShare) signs.misfits++;
        if (line.endsInComma) signs.commas++;
        if (!this.lines[index + 1].startsSmall) signs.withoutCase++;
      }
    }
  }

  /** True if two lines are a paragraph by themselves, in a text that shows no column. */
  isPair(): boolean {
    const [one, two] = this.lines;
    if (this.lines.length !== 2 || this.#isApart[0] || !one.isOpen || !two.startsSmall || two.isOpen)
      return false;
    return one.width >= leastPairWidth && this.#isFull(0, Math.max(one.width, two.width));
  }

  /** True if paragraphs follow each other without blank lines here: one ends before its line is full. */
  #holdsParagraphs(width: number): boolean {
    for (let index = 0; index + 1 < this.lines.length; index++) {
      if (!this.#isApart[index] && !this.lines[index].isOpen && !this.#isFull(index, width)) return true;
    }
    return false;
  }

  /** A full line may be the last of its paragraph by chance: where paragraphs are not apart, one that opens with a quotation begins anew. */
  #opensParagraph(index: number, width: number): boolean {
    return this.lines[index + 1].opensQuote && !this.lines[index].isOpen && this.#holdsParagraphs(width);
  }

  /** True if line `index + 1` goes on with line `index` in a column of `width`. */
  isSoftBreak(index: number, width: number): boolean {
    if (this.#isApart[index]) return false;
    if (this.#isFull(index, width)) return !this.#opensParagraph(index, width);
    const line = this.lines[index];
    return (
      line.isOpen &&
      this.lines[index + 1].startsSmall &&
      line.width >= width * raggedShare &&
      line.width <= width
    );
  }
}

/** What the line breaks of some stretches say about a column. */
interface Signs {
  /** Lines that fill the column. */
  full: number;
  /** Lines that break off in the middle of a sentence … */
  running: number;
  /** … and fill the column; */
  runningFull: number;
  /** … and had plenty of room left; */
  misfits: number;
  /** … at a comma; */
  commas: number;
  /** … by a letter that has no case, so that only the missing stop tells. */
  withoutCase: number;
}

/** True if the stretches are wrapped at `width`, their column. */
function areWrapped(stretches: readonly Stretch[], width: number): boolean {
  const hasIdeographs = stretches.some(({ lines }) => lines[0].hasIdeographs);
  if (width < (hasIdeographs ? narrowestIdeographs : narrowest)) return false;
  const signs: Signs = { full: 0, running: 0, runningFull: 0, misfits: 0, commas: 0, withoutCase: 0 };
  for (const stretch of stretches) stretch.read(width, signs);
  const { full, running, runningFull, misfits, commas, withoutCase } = signs;
  if (runningFull < leastRunningFull || runningFull < full * leastRunningOn) return false;
  if (misfits > running * mostMisfits || commas > running * mostCommas) return false;
  // Without small letters only missing stops tell that a sentence runs on: then every line has to fill the column.
  return (
    withoutCase * 2 < running ||
    (runningFull > leastRunningFull && misfits === 0 && runningFull >= running * 0.9)
  );
}

/** The column that lines of these widths fill: the widest one or, of many, one that nearly all stay within. */
function columnOf(widths: readonly number[]): number {
  const sorted = new Uint32Array(widths).sort();
  return sorted.at(Math.ceil((sorted.length - 1) * columnQuantile)) ?? 0;
}

/** The column of a stretch that shows one by itself: a quotation may be narrower than the text around it; 0 if it shows none. */
function ownColumn(stretch: Stretch): number {
  const column = columnOf(stretch.widths);
  return areWrapped([stretch], column) ? column : 0;
}

/** A quick look at bytes: false if line `next` certainly does not go on with a full line in the middle of a sentence. */
function mayRunOn(bytes: Uint8Array, line: TextLine, next: TextLine): boolean {
  if (line.end - line.start + line.indent < narrowest) return false;
  const last = bytes[line.end - 1];
  if (last === 0x2e || last === 0x3a || last === 0x3f || last === 0x21) return false;
  const first = bytes[next.start];
  const second = bytes[next.start + 1];
  const isCapital = first >= 0x41 && first <= 0x5a;
  return !(isCapital && second >= 0x61 && second <= 0x7a);
}

/** True if so many lines may run on that a look at the letters is worth while. */
export function mayBeWrapped(bytes: Uint8Array, lines: readonly TextLine[]): boolean {
  let running = 0;
  for (let index = 1; index < lines.length; index++) {
    if (!lines[index].isTight || !mayRunOn(bytes, lines[index - 1], lines[index])) continue;
    const first = bytes[lines[index].start];
    if (++running === leastRunningFull || (first >= 0x61 && first <= 0x7a) || first >= 0x80) return true;
  }
  return false;
}

function stretchesOf(bytes: Uint8Array, lines: readonly TextLine[]): Stretch[] {
  const stretches: Stretch[] = [];
  let first = 0;
  let held: WrapLine[] = [];
  const close = (): void => {
    if (held.length > 1) stretches.push(new Stretch(bytes, first, held));
    held = [];
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (!line.isTight) close();
    const isLone = !line.isTight && !(index + 1 < lines.length && lines[index + 1].isTight);
    // Four bytes is the longest character.
    if (isLone || line.end - line.start > widest * 4) {
      close();
      continue;
    }
    const read = readWrapLine(bytes, line);
    if (read.width > widest) {
      close();
      continue;
    }
    if (held.length === 0) first = index;
    held.push(read);
  }
  close();
  return stretches;
}

/** Lines of hard-wrapped paragraphs joined into one, everything else as it is. */
export function joinWrapped(bytes: Uint8Array, lines: readonly TextLine[]): readonly TextLine[] {
  if (!mayBeWrapped(bytes, lines)) return lines;
  const stretches = stretchesOf(bytes, lines);
  if (stretches.length === 0) return lines;
  const goesOn = new Uint8Array(lines.length);
  const widest = columnOf(stretches.flatMap(({ widths }) => widths));
  const column = areWrapped(stretches, widest) ? widest : 0;
  for (const stretch of stretches) {
    const width = ownColumn(stretch) || column;
    if (width === 0 && !stretch.isPair()) continue;
    for (let index = 0; index + 1 < stretch.lines.length; index++) {
      if (width === 0 || stretch.isSoftBreak(index, width)) goesOn[stretch.first + index + 1] = 1;
    }
  }
  return join(lines, goesOn);
}

function join(lines: readonly TextLine[], goesOn: Uint8Array): TextLine[] {
  const joined: TextLine[] = [];
  for (let index = 0; index < lines.length;) {
    const first = lines[index++];
    let { end, length } = first;
    const isJoined = goesOn[index] === 1;
    for (; goesOn[index] === 1; index++) {
      ({ end } = lines[index]);
      length += 1 + lines[index].length;
    }
    const { start, indent, isTight } = first;
    joined.push(isJoined ? { start, end, length, indent, isTight } : first);
  }
  return joined;
}
