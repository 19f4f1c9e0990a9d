// How articles end: as sentences end, or in the middle of one. Whether the latter is a defect, the others tell.

import { baseIndex, type RowSink, type Rows } from '../define/index.ts';
import { blockTableOf } from '../features/blocks/block-table.ts';
import { isBody } from '../features/blocks/possible-roles.ts';
import { wordsOf } from '../features/words.ts';
import { lineField, lineFields } from '../kernels/line-fields.ts';
import type { Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { holdsStatement, looksLikeCode } from '../text/prose/code-like.ts';
import { endsFairly, type OpenEnd, openEndOf } from '../text/prose/broken-off.ts';
import { decodeText } from '../text/unicode/decode.ts';

const columns = { ending: 'u32', start: 'u32', end: 'u32', isAlone: 'u32' } as const;

/** How an article ends, as its row says it. */
const endingCode = { closed: 0, cut: 1, unstopped: 2 } as const;

/** An article that does not end as a sentence ends, while others do. */
export interface OpenEnding {
  readonly document: number;
  /** Its last paragraph. */
  readonly span: Span;
  /** True if it ends in mid-sentence; otherwise it has no full stop, and may be whole. */
  readonly isCut: boolean;
}

/** Articles that do not end as sentences end, and how the others end. */
export interface Endings {
  readonly open: readonly OpenEnding[];
  /** Articles that end as sentences end. */
  readonly closed: number;
}

// As many articles, and this share of them, must end in a full stop before the rest of them is judged by it. Scrapes in
// which fewer do have lists, tables or headlines for articles.
const fewestClosed = 4;
const leastClosedShare = 0.8;
// In a smaller corpus an article's own paragraphs tell.
const fewestParagraphs = 3;

/** How articles end. */
export const endings = () =>
  baseIndex({
    id: 'endings',
    version: 4,
    columns,
    readsBesideWords: [],
    map(document, rows) {
      const { length, numbers } = blockTableOf(document);
      if (length === 0) return;
      const block = (length - 1) * lineFields;
      const last = span(numbers[block + lineField.start], numbers[block + lineField.end]);
      // Nearly all articles are done with here, before anybody asks what is a caption in them.
      if (endsLikeSentence(document.bytes, last) || endsFairly(tailOf(document, last))) addClosed(rows);
      else judge(document, (ending, { start, end }, isAlone) => rows.add({ ending, start, end, isAlone }));
    },
    probe: 'own',
    totals({ length, columns: { ending } }) {
      const open = openRows(ending).length;
      return [open, length - open];
    },
    view: (rows, _corpus, [open, closed]): Endings => endingsIn(rows, open, closed),
  });

/** Adds the row of an article that ends as articles end. */
function addClosed(rows: RowSink<typeof columns>): void {
  const { ending, start, end, isAlone } = rows.room(1);
  const row = rows.end;
  ending[row] = start[row] = end[row] = isAlone[row] = 0;
  rows.take(1);
}

const dot = 0x2e;
const ends = new Set([dot, 0x21, 0x3f]);

/** True if a paragraph ends in one of . ! ? but no ellipsis: with most there is nothing to decode. */
function endsLikeSentence(bytes: Uint8Array, { end }: Span): boolean {
  return ends.has(bytes[end - 1]) && !(bytes[end - 1] === dot && bytes[end - 2] === dot);
}

/** The end of a paragraph: enough to see how it ends. */
function tailOf({ bytes }: Document, { start, end }: Span): string {
  return decodeText(bytes, span(Math.max(start, end - 200), end));
}

/** The last paragraph of prose decides; lines of links and credits behind it are passed over. */
function judge(document: Document, add: (ending: number, at: Span, isAlone: number) => void): void {
  const { spans } = document;
  const { firstOfSpan } = wordsOf(document);
  for (let index = spans.length - 1; index >= 0; index--) {
    const words = firstOfSpan[index + 1] - firstOfSpan[index];
    if (words === 0) continue;
    const at = spans[index];
    const end = openEndIn(document, at, words);
    // Most blocks say nothing, whatever they are: what is a caption is asked last.
    if (end === undefined && !endsFairly(tailOf(document, at))) continue;
    if (!isBody(document, index)) continue;
    if (end === undefined || end === 'signed') return add(endingCode.closed, at, 0);
    return add(endingCode[end], at, othersAreClosed(document, index) ? 1 : 0);
  }
}

/** How a paragraph ends that does not end as a sentence does; undefined for one that does, and for what is no prose. */
function openEndIn(document: Document, at: Span, words: number): OpenEnd | undefined {
  const { bytes, origin } = document;
  if (endsLikeSentence(bytes, at)) return undefined;
  const end = openEndOf(decodeText(bytes, at), words, origin !== undefined);
  return end !== undefined && isProgram(bytes, at) ? undefined : end;
}

/** True if the paragraphs of prose in front of a block, three at least, all end as sentences end. */
function othersAreClosed(document: Document, index: number): boolean {
  const { firstOfSpan } = wordsOf(document);
  const others = document.blocks
    .slice(0, index)
    .filter(({ role }, other) => role === 'body' && firstOfSpan[other + 1] > firstOfSpan[other]);
  return others.length >= fewestParagraphs && others.every(({ span }) => endsFairly(tailOf(document, span)));
}

/** `clock-names = "bus", "core";`, `<&dma 0 CLK_MAIN>,`: what is set to values. */
const setting = /(?: = |<&|\w_\w)[^.!?]*[;,]\s*$/u;

/** The last line of a listing is no sentence. */
function isProgram(bytes: Uint8Array, at: Span): boolean {
  return looksLikeCode(bytes, at) || holdsStatement(bytes, at) || setting.test(decodeText(bytes, at));
}

/** The rows of articles that do not end as sentences end. Of nearly all articles nothing is made. */
function openRows(ending: Uint32Array): number[] {
  const found: number[] = [];
  for (const code of [endingCode.cut, endingCode.unstopped])
    for (let row = ending.indexOf(code); row >= 0; row = ending.indexOf(code, row + 1)) found.push(row);
  return found.toSorted((a, b) => a - b);
}

/** `open` and `closed` are the articles of the corpus that end so. */
function endingsIn(
  { document, columns: values }: Rows<typeof columns>,
  open: number,
  closed: number,
): Endings {
  const { ending, start, end, isAlone } = values;
  const isRule = closed >= fewestClosed && closed >= leastClosedShare * (open + closed);
  return {
    closed,
    open: openRows(ending)
      .filter((row) => isRule || (closed < fewestClosed && isAlone[row] === 1))
      .map((row) => ({
        document: document[row],
        span: span(start[row], end[row]),
        isCut: ending[row] === endingCode.cut,
      })),
  };
}
