// Quotation marks of one paragraph without a partner: opened and never closed, or closed and never opened.
// What can be read either way closes what is open, else opens. An even number of marks whose turns cancel out is taken
// as balanced, and so is a paragraph that is balanced once marks behind digits are read as inches or seconds.

import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';
import { dash, digit, type Edge, edgeBefore, gap, pause, stop, word } from './edges.ts';
import { isElision } from './elisions.ts';
import { findQuoteMarks, type QuoteMark } from './quote-marks.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';

/** A mark without a partner. */
export interface LoneQuote {
  /** `inner`: a single mark opened within a double quotation; `single`: one opened outside of any. */
  readonly kind: 'unclosed' | 'unopened' | 'inner' | 'single';
  readonly mark: QuoteMark;
  /** Bytes in which its partner was looked for, the mark included. */
  readonly reach: Span;
}

/** What the quotation marks of a paragraph tell. */
export interface QuoteScan {
  /** True if a mark other than a single one stands in the paragraph. */
  readonly isQuoting: boolean;
  /** True if it holds a quotation in single marks that is closed behind a comma or stop. */
  readonly isQuotingSingle: boolean;
  /** True if the paragraph begins with a mark that opens; for guillemets, with either. */
  readonly beginsWithQuote: boolean;
  readonly lone: readonly LoneQuote[];
  /** Bytes from an opening mark to its partner, both included, ascending, the outermost alone; single marks left out. */
  readonly quotations: readonly Span[];
}

/** A paragraph without quotation marks. */
export const noQuotes: QuoteScan = {
  isQuoting: false,
  isQuotingSingle: false,
  beginsWithQuote: false,
  lone: [],
  quotations: [],
};

/** The marks of a paragraph that have no partner in it. Whether the next paragraph goes on with the quotation is not its business. */
export function scanQuotes(bytes: Uint8Array, paragraph: Span): QuoteScan {
  const marks = findQuoteMarks(bytes, paragraph);
  if (marks.length === 0) return noQuotes;
  const beginsWithQuote = beginsWith(bytes, paragraph, marks[0]);
  // French repeats a closing mark at the beginning of each paragraph of a quotation.
  const isRepeated = beginsWithQuote && marks[0].turn === 'close';
  if (isRepeated) marks.shift();
  const plain = isRepeated ? undefined : plainQuotations(marks);
  if (plain !== undefined)
    return { isQuoting: true, isQuotingSingle: false, beginsWithQuote, lone: [], quotations: plain };
  const lone: LoneQuote[] = [];
  const quotations: Span[] = [];
  const singles = marks.filter(({ family }) => family === 'single');
  const others = singles.length === marks.length ? [] : marks.filter(({ family }) => family !== 'single');
  for (const family of new Set(others.map((mark) => mark.family))) {
    const pairing = pairUp(others.filter((mark) => mark.family === family));
    quotations.push(...pairing.quotations);
    for (const mark of pairing.unclosed) {
      // What nothing follows can only close: so ends German (“), and a straight mark behind a space.
      const kind = mark.turn === 'either' && isLast(bytes, mark, paragraph) ? 'unopened' : 'unclosed';
      lone.push({
        kind,
        mark,
        reach: kind === 'unopened' ? span(paragraph.start, mark.end) : span(mark.start, paragraph.end),
      });
    }
    for (const mark of pairing.unopened)
      lone.push({ kind: 'unopened', mark, reach: span(paragraph.start, mark.end) });
  }
  const pairing = pairSingles(bytes, singles, paragraph, quotations, lone.length > 0);
  lone.push(...pairing.lone);
  return {
    isQuoting: isRepeated || others.length > 0,
    isQuotingSingle: pairing.isQuoting,
    beginsWithQuote,
    lone: lone.sort((a, b) => a.mark.start - b.mark.start),
    quotations: outermost(quotations),
  };
}

function isLast(bytes: Uint8Array, { end }: QuoteMark, paragraph: Span): boolean {
  return !letterOrFigure.test(decodeText(bytes, span(end, paragraph.end)));
}

/** The quotations of a paragraph whose marks are of one family and open and close in turn, as most do; else undefined. */
function plainQuotations(marks: readonly QuoteMark[]): Span[] | undefined {
  const { family } = marks[0];
  if (marks.length % 2 === 1 || family === 'single') return undefined;
  for (let index = 0; index < marks.length; index++) {
    const mark = marks[index];
    if (mark.family !== family || mark.turn !== (index % 2 === 0 ? 'open' : 'close')) return undefined;
  }
  const quotations: Span[] = [];
  for (let index = 0; index < marks.length; index += 2)
    quotations.push(span(marks[index].start, marks[index + 1].end));
  return quotations;
}

/** Spans that lie in no other, ascending. */
function outermost(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const one of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (one.end > (kept.at(-1)?.end ?? -1)) kept.push(one);
  }
  return kept;
}

interface Pairing {
  readonly quotations: Span[];
  readonly unclosed: readonly QuoteMark[];
  readonly unopened: readonly QuoteMark[];
}

function walk(marks: readonly QuoteMark[]): Pairing {
  const open: QuoteMark[] = [];
  const unopened: QuoteMark[] = [];
  const quotations: Span[] = [];
  for (const mark of marks) {
    if (mark.turn === 'open' || (mark.turn === 'either' && open.length === 0)) {
      open.push(mark);
      continue;
    }
    const partner = open.pop();
    if (partner === undefined) unopened.push(mark);
    else quotations.push(span(partner.start, mark.end));
  }
  return { quotations, unclosed: open, unopened };
}

function pairUp(marks: readonly QuoteMark[]): Pairing {
  const found = walk(marks);
  const { quotations, unclosed, unopened } = found;
  if (unclosed.length + unopened.length === 0) return found;
  const certain = marks.filter((mark) => !mayStandAlone(mark));
  if (certain.length < marks.length) {
    const again = walk(certain);
    if (again.unclosed.length + again.unopened.length === 0) return again;
  }
  if (marks.length % 2 === 0) return { quotations, unclosed: [], unopened: [] };
  // One mark is missing, so one finding: the last that is open, since what follows may go on with it.
  return unclosed.length > unopened.length
    ? { quotations, unclosed: unclosed.slice(-1), unopened: [] }
    : { quotations, unclosed: [], unopened: unopened.slice(0, 1) };
}

/** True for what may be inches or seconds (a digit before), and for a straight mark with space on both sides. */
function mayStandAlone({ before, after, turn }: QuoteMark): boolean {
  if (before === digit) return after !== word && after !== digit;
  return turn === 'either' && before === gap && after === gap;
}

/** Single marks: many are apostrophes, so only an opening one that nothing later could close is called lone. */
function pairSingles(
  bytes: Uint8Array,
  singles: readonly QuoteMark[],
  paragraph: Span,
  quotations: readonly Span[],
  isUnbalanced: boolean,
): { lone: LoneQuote[]; isQuoting: boolean } {
  const open: QuoteMark[] = [];
  let isQuoting = false;
  for (const mark of singles) {
    if (mark.turn === 'open') {
      if (!startsElision(bytes, mark.end, paragraph.end)) open.push(mark);
    } else if (open.pop() !== undefined) {
      isQuoting ||= mark.before === pause || mark.before === stop;
    }
  }
  const lone: LoneQuote[] = [];
  for (const mark of open) {
    const around = quotations.findLast(({ start, end }) => start < mark.start && mark.end < end);
    if (!mayOpen(bytes, mark, paragraph)) continue;
    if (around !== undefined) lone.push({ kind: 'inner', mark, reach: span(mark.start, around.end - 1) });
    else if (!isUnbalanced) lone.push({ kind: 'single', mark, reach: span(mark.start, paragraph.end) });
  }
  return { lone, isQuoting };
}

const letters = scriptPattern(String.raw`^\p{L}*`);
const capital = scriptPattern(String.raw`^\p{Lu}`);
const letterOrFigure = scriptPattern(String.raw`[\p{L}\p{N}]`);

/** The letters from byte `at` on. */
function stemAt(bytes: Uint8Array, at: number, end: number): string {
  // 32 bytes hold every word of the list of elisions.
  return letters.exec(decodeText(bytes, span(at, Math.min(at + 32, end))))?.[0] ?? '';
}

function startsElision(bytes: Uint8Array, at: number, end: number): boolean {
  const isNumber = at < end && bytes[at] >= 0x30 && bytes[at] <= 0x39;
  return isNumber || isElision(stemAt(bytes, at, end));
}

/**
 * True unless the mark may be the first letter of a name, as in 'Abd al-Rahman or 'Iolani: before a capital letter only
 * a mark behind a comma, a stop or another opening is believed.
 */
function mayOpen(bytes: Uint8Array, mark: QuoteMark, paragraph: Span): boolean {
  if (!capital.test(stemAt(bytes, mark.end, paragraph.end))) return true;
  let at = mark.start;
  while (at > paragraph.start && bytes[at - 1] === 0x20) at--;
  const before: Edge = edgeBefore(bytes, at, paragraph);
  return before !== word && before !== digit && before !== dash;
}

function beginsWith(bytes: Uint8Array, paragraph: Span, first: QuoteMark): boolean {
  const opens = first.turn === 'open' || first.family === 'guillemet';
  // A bullet and a space may stand before it.
  return (
    opens &&
    first.start - paragraph.start <= 4 &&
    !letterOrFigure.test(decodeText(bytes, span(paragraph.start, first.start)))
  );
}
