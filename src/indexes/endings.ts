// How articles end: as sentences end, or in the middle of one. Whether the latter is a defect, the others tell.

import { baseIndex, type RowSink, type Rows } from '../define/index.ts';
import { blockTableOf } from '../features/blocks/block-table.ts';
import { isBody } from '../features/blocks/possible-roles.ts';
import { wordsOf } from '../features/words.ts';
import { lineField, lineFields } from '../kernels/line-fields.ts';
import type { Document } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { holdsStatement, looksLikeCode } from '../text/prose/code-like.ts';
import { breaksOff, endsFairly, endsInLabel } from '../text/prose/broken-off.ts';
import { decodeText } from '../text/unicode/decode.ts';

const columns = { isOpen: 'u32', start: 'u32', end: 'u32', isAlone: 'u32' } as const;

/** An article that ends in mid-sentence while others do not. */
export interface OpenEnding {
  readonly document: number;
  /** Its last paragraph. */
  readonly span: Span;
}

/** Articles that end in mid-sentence, and how the others end. */
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
    version: 3,
    columns,
    readsBesideWords: [],
    map(document, rows) {
      const { length, numbers } = blockTableOf(document);
      if (length === 0) return;
      const block = (length - 1) * lineFields;
      const last = span(numbers[block + lineField.start], numbers[block + lineField.end]);
      // Nearly all articles are done with here, before anybody asks what is a caption in them.
      if (endsLikeSentence(document.bytes, last) || endsFairly(tailOf(document, last))) addClosed(rows);
      else judge(document, (isOpen, { start, end }, isAlone) => rows.add({ isOpen, start, end, isAlone }));
    },
    probe: 'own',
    totals({ length, columns: { isOpen } }) {
      const open = openRows(isOpen).length;
      return [open, length - open];
    },
    view: (rows, _corpus, [open, closed]): Endings => endingsIn(rows, open, closed),
  });

/** Adds the row of an article that ends as articles end. */
function addClosed(rows: RowSink<typeof columns>): void {
  const { isOpen, start, end, isAlone } = rows.room(1);
  const row = rows.end;
  isOpen[row] = start[row] = end[row] = isAlone[row] = 0;
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
function judge(document: Document, add: (isOpen: number, at: Span, isAlone: number) => void): void {
  const { spans, bytes } = document;
  const { firstOfSpan } = wordsOf(document);
  const wordsOfBlock = (index: number): number => firstOfSpan[index + 1] - firstOfSpan[index];
  for (let index = spans.length - 1; index >= 0; index--) {
    const words = wordsOfBlock(index);
    if (words === 0) continue;
    const at = spans[index];
    const isClosed = endsLikeSentence(bytes, at);
    const isOpen = !isClosed && breaksOff(decodeText(bytes, at), words) && !isProgram(bytes, at);
    // What a page ends in is told by its elements, and they know a link from a sentence no better than this.
    if (isOpen && document.origin !== undefined && endsInLabel(decodeText(bytes, at))) return add(0, at, 0);
    // Most blocks say nothing, whatever they are: what is a caption is asked last.
    if (!isClosed && !isOpen && !endsFairly(tailOf(document, at))) continue;
    if (!isBody(document, index)) continue;
    if (!isOpen) return add(0, at, 0);
    const { blocks } = document;
    const others = blocks
      .slice(0, index)
      .filter(({ role }, other) => role === 'body' && wordsOfBlock(other) > 0);
    const closed = others.filter((block) => endsFairly(tailOf(document, block.span))).length;
    const isAlone = closed >= fewestParagraphs && closed === others.length;
    return add(1, at, isAlone ? 1 : 0);
  }
}

/** `clock-names = "bus", "core";`, `<&dma 0 CLK_MAIN>,`: what is set to values. */
const setting = /(?: = |<&|\w_\w)[^.!?]*[;,]\s*$/u;

/** The last line of a listing is no sentence. */
function isProgram(bytes: Uint8Array, at: Span): boolean {
  return looksLikeCode(bytes, at) || holdsStatement(bytes, at) || setting.test(decodeText(bytes, at));
}

function openRows(isOpen: Uint32Array): number[] {
  const found: number[] = [];
  // Of nearly all articles nothing is made.
  for (let row = isOpen.indexOf(1); row >= 0; row = isOpen.indexOf(1, row + 1)) found.push(row);
  return found;
}

/** `open` and `closed` are the articles of the corpus that end so. */
function endingsIn(
  { document, columns: values }: Rows<typeof columns>,
  open: number,
  closed: number,
): Endings {
  const { isOpen, start, end, isAlone } = values;
  const isRule = closed >= fewestClosed && closed >= leastClosedShare * (open + closed);
  return {
    closed,
    open: openRows(isOpen)
      .filter((row) => isRule || (closed < fewestClosed && isAlone[row] === 1))
      .map((row) => ({ document: document[row], span: span(start[row], end[row]) })),
  };
}
