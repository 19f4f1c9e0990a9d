// What to cut out so that a leftover line is gone and nothing else changes: the whole line with its line end, and of
// the blank lines around a run of leftovers all but one gap, so that no double blank line grows. All rules that delete
// lines ask here, so that their edits fit together and never meet.

import { feature } from '../../define/feature.ts';
import type { BlockRole, Document } from '../../model/document.ts';
import { span, type Span } from '../../model/span.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import { blockTableOf } from './block-table.ts';

/** Words from which on a body block that stands twice in an article counts as repeated. */
export const leastParagraphWords = 10;

/** How one leftover block is removed. */
export interface LineRemoval {
  /** Bytes to delete: whole lines. */
  readonly span: Span;
  /** The block that repeats first what this one says; undefined for residue. */
  readonly kept: number | undefined;
  /** True for residue, and for a repetition with nothing but headlines, captions and residue between it and the kept block. */
  readonly isNear: boolean;
}

const newline = 0x0a;

/**
 * Removals by block: of residue, and of every headline, caption and longer body block whose folded words stood in an
 * earlier one of the document. Blocks that share a line with another block are left out. Spans are disjoint.
 */
export const lineRemovalsOf = feature((document): ReadonlyMap<number, LineRemoval> => {
  const kept = keptBlocks(document);
  const removals = new Map<number, LineRemoval>();
  // Cuts come in the order of the text, so that the last told block before each is found in one walk.
  let told = -1;
  let seen = 0;
  for (const [block, cut] of cutLines(document, kept)) {
    for (; seen < block; seen++) if (isTold(document.blocks[seen].role)) told = seen;
    const earlier = kept.get(block);
    removals.set(block, { span: cut, kept: earlier, isNear: earlier === undefined || told <= earlier });
  }
  return removals;
});

/** What of a document is needed to cut lines out of it. */
type Lines = Pick<Document, 'bytes' | 'spans'>;

/**
 * Bytes to delete so that blocks go, by block: whole lines, disjoint. Any choice of them leaves the gaps between the
 * others as they are. Blocks that share a line with another one are left out.
 */
export function cutLines(document: Lines, going: { has(block: number): boolean }): Map<number, Span> {
  const regions = lineRegions(document);
  const canGo = (block: number): boolean => going.has(block) && regions[block] !== undefined;
  const cuts = new Map<number, Span>();
  for (let first = 0; first < regions.length; first++) {
    if (!canGo(first)) continue;
    let end = first + 1;
    while (end < regions.length && canGo(end) && isBlank(document, regions, end)) end++;
    for (const [block, cut] of cutRun(document, regions, first, end)) cuts.set(block, cut);
    first = end - 1;
  }
  return cuts;
}

/** Blocks that can go, with the block that stays in their place. */
function keptBlocks(document: Document): Map<number, number | undefined> {
  const kept = new Map<number, number | undefined>();
  const firstOfText = new Map<string, number>();
  document.blocks.forEach(({ role }, block) => {
    if (role === 'residue') kept.set(block, undefined);
  });
  const { length, numbers } = blockTableOf(document);
  for (let block = 0; block < length; block++) {
    const text = numbers[block * lineFields + lineField.low];
    const words = numbers[block * lineFields + lineField.words];
    if (words === 0) continue;
    const { role } = document.blocks[block];
    if (role === 'residue' || role === 'subhead' || (role === 'body' && words < leastParagraphWords))
      continue;
    const key = `${role} ${text} ${words}`;
    const earlier = firstOfText.get(key);
    if (earlier === undefined) firstOfText.set(key, block);
    else kept.set(block, earlier);
  }
  return kept;
}

function isTold(role: BlockRole): boolean {
  return role === 'body' || role === 'subhead';
}

/** The whole lines of each block with their line ends; undefined where a line holds something else as well. */
function lineRegions({ bytes, spans }: Lines): (Span | undefined)[] {
  return spans.map((at, block) => {
    let start = at.start;
    while (start > 0 && bytes[start - 1] !== newline) start--;
    let end = at.end;
    while (end < bytes.length && bytes[end] !== newline) end++;
    if (block > 0 && spans[block - 1].end > start) return undefined;
    if (block + 1 < spans.length && spans[block + 1].start < end) return undefined;
    if (!isWhiteSpace(bytes, start, at.start) || !isWhiteSpace(bytes, at.end, end)) return undefined;
    return span(start, Math.min(end + 1, bytes.length));
  });
}

function isWhiteSpace(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== newline && byte !== 0x0d && byte !== 0x09) return false;
  }
  return true;
}

/** True if between a block and the one before it there are blank lines at most. */
function isBlank({ bytes }: Lines, regions: readonly (Span | undefined)[], block: number): boolean {
  const before = regions[block - 1];
  const own = regions[block];
  return before !== undefined && own !== undefined && isWhiteSpace(bytes, before.end, own.start);
}

/** The cuts of a run of removable blocks [first, end) with nothing but blank lines between them. */
function cutRun(
  document: Lines,
  regions: readonly (Span | undefined)[],
  first: number,
  end: number,
): Map<number, Span> {
  const { bytes, spans } = document;
  const region = (block: number): Span => regions[block] as Span;
  // Gap `g` stands before block `first + g`; the last one behind the run.
  const hasBefore = first > 0;
  const hasBehind = end < spans.length;
  const gapStart = (block: number): number => (block === 0 ? 0 : lineEndOf(document, block - 1));
  const gapEnd = (block: number): number =>
    block === spans.length ? bytes.length : lineStartOf(document, block);
  const gaps = Array.from({ length: end - first + 1 }, (_, gap) => ({
    start: gapStart(first + gap),
    end: gapEnd(first + gap),
  })).map(({ start, end: until }) => (isWhiteSpace(bytes, start, until) ? until - start : 0));
  // One gap stays between what stands before and behind: the first of the largest. Blocks in front of it take the gap
  // before them along, blocks behind it the one behind them. At an end of the document no gap stays.
  const staying = !hasBehind
    ? gaps.length
    : !hasBefore
      ? -1
      : gaps.indexOf(gaps.reduce((most, gap) => Math.max(most, gap)));
  const cuts = new Map<number, Span>();
  for (let block = first; block < end; block++) {
    const gap = block - first;
    const { start, end: until } = region(block);
    cuts.set(block, gap < staying ? span(start - gaps[gap], until) : span(start, until + gaps[gap + 1]));
  }
  const last = cuts.get(end - 1) as Span;
  if (!hasBehind) cuts.set(end - 1, span(last.start, bytes.length));
  // Where the last line has no line end, every cut takes the line end in front of it instead of its own.
  const endsOpen = hasBefore && !hasBehind && bytes[bytes.length - 1] !== newline;
  if (endsOpen) {
    for (const [block, cut] of cuts) {
      const until = cut.end === bytes.length ? cut.end : cut.end - lineEndBefore(bytes, cut.end);
      cuts.set(block, span(cut.start - lineEndBefore(bytes, cut.start), until));
    }
  }
  return cuts;
}

/** Length of the line end that ends at `at`. */
function lineEndBefore(bytes: Uint8Array, at: number): number {
  return bytes[at - 2] === 0x0d ? 2 : 1;
}

function lineEndOf({ bytes, spans }: Lines, block: number): number {
  let at = spans[block].end;
  while (at < bytes.length && bytes[at] !== newline) at++;
  return Math.min(at + 1, bytes.length);
}

function lineStartOf({ bytes, spans }: Lines, block: number): number {
  let at = spans[block].start;
  while (at > 0 && bytes[at - 1] !== newline) at--;
  return at;
}
