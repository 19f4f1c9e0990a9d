// The quotations of a paragraph whose marks are of one family and open and close in turn, as in nearly all paragraphs:
// read off the marks without an object for each. What is not as plain as that, src/text/punctuation/quotes.ts tells.

import {
  apostropheMark,
  curlyDoubleMark,
  curlySingleMark,
  doubleMark,
  graveMark,
  type Marks,
  otherQuoteMark,
} from '../../kernels/marks.ts';
import type { Span } from '../../model/span.ts';
import { closing, digit, edgeAfter, edgeBefore, opening, word } from '../../text/punctuation/edges.ts';
import { type QuoteForm, quoteFormAt, turnOf } from '../../text/punctuation/quote-marks.ts';

/** The kinds of marks, as bits, by which a paragraph may quote. */
export const quoteKinds: number =
  (1 << doubleMark) |
  (1 << apostropheMark) |
  (1 << graveMark) |
  (1 << curlyDoubleMark) |
  (1 << curlySingleMark) |
  (1 << otherQuoteMark);

const backslash = 0x5c;

/**
 * Adds to `found` the first byte and the end of every quotation of a paragraph, whose marks are [first, end) of `marks`.
 * Returns how many there are, or -1, with nothing added, where a mark is single, stands alone, or may mean several things.
 */
export function addPlainQuotations(
  bytes: Uint8Array,
  paragraph: Span,
  { at, kind }: Marks,
  first: number,
  end: number,
  found: number[],
): number {
  const before = found.length;
  let family: QuoteForm['family'] | undefined;
  let isOpen = false;
  let lastEnd = -1;
  for (let mark = first; mark < end; mark++) {
    if ((quoteKinds & (1 << kind[mark])) === 0) continue;
    const start = at[mark];
    const length = lengthOf(bytes, start, kind[mark]);
    // Marks that touch have their neighbours in common.
    const turn = start === lastEnd ? undefined : turnAt(bytes, paragraph, start, length, kind[mark]);
    lastEnd = start + length;
    if (turn === inWord) continue;
    const own = turn === undefined ? undefined : quoteFormAt(bytes, start, lastEnd).family;
    family ??= own;
    if (own === undefined || own !== family || turn !== (isOpen ? 'close' : 'open')) {
      found.length = before;
      return -1;
    }
    found.push(isOpen ? lastEnd : start);
    isOpen = !isOpen;
  }
  if (!isOpen) return (found.length - before) / 2;
  found.length = before;
  return -1;
}

/** First byte and end of the mark. */
function lengthOf(bytes: Uint8Array, at: number, kind: number): number {
  if (kind === doubleMark || kind === apostropheMark || kind === graveMark) return 1;
  return bytes[at] < 0xe0 ? 2 : 3;
}

/** An apostrophe, and no quotation mark. */
const inWord = 'inWord';

/** How the mark turns by its form and neighbours; undefined where that is not plain. */
function turnAt(
  bytes: Uint8Array,
  paragraph: Span,
  at: number,
  length: number,
  kind: number,
): 'open' | 'close' | typeof inWord | undefined {
  if (kind === graveMark) return undefined;
  const before = edgeBefore(bytes, at, paragraph);
  const after = edgeAfter(bytes, at + length, paragraph);
  if (kind === apostropheMark || kind === curlySingleMark) {
    const isInWord = (before === word || before === digit) && (after === word || after === digit);
    return isInWord ? inWord : undefined;
  }
  const { shape } = quoteFormAt(bytes, at, at + length);
  if (shape === 'straight') {
    if (at > paragraph.start && bytes[at - 1] === backslash) return undefined;
    if (before === opening && after === closing) return undefined;
  }
  const turn = turnOf(shape, before, after);
  return turn === 'either' ? undefined : turn;
}
