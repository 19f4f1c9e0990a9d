// Which roles the blocks of a document may have, by a look at a few bytes of each. To judge all roles takes ten times as
// long, and few documents have anything but titles and body. Of most the kernel tells it (src/engine/reading/scan.ts): its twin is
// src/kernels/assembly/line-roles.ts.

import { type Feature, feature } from '../../define/feature.ts';
import { lineField, lineFields } from '../../kernels/line-fields.ts';
import type { Block, Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { widgetCertainty, mayBeWidget } from '../../segment/roles/residue-words.ts';
import { creditOf, mayHaveCredit } from '../../text/prose/credits.ts';
import { readsLikeTitle } from '../../text/prose/title.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { type BlockTable, blockTableOf } from './block-table.ts';

const space = 0x20;
const stop = 0x2e;
// As BlockFacts.endsInSign has them: a line that ends in one of these is no title again that ends in none.
const signs = new Set([stop, 0x2c, 0x3a, 0x3b]);

/** False if no block of a document is a caption: captions have a credit, are doubled or repeat one that is. */
export const mayHaveCaptions: Feature<boolean> = feature((document): boolean => {
  const { bytes } = document;
  const { length, numbers } = blockTableOf(document);
  let before = 0;
  let beforeEnd = 0;
  for (let block = 0; block < length; block++) {
    const start = numbers[block * lineFields + lineField.start];
    const end = numbers[block * lineFields + lineField.end];
    if (hasCredit(bytes, start, end)) return true;
    if (beforeEnd - before === end - start && isSameText(bytes, before, start, end - start)) return true;
    before = start;
    beforeEnd = end;
  }
  return false;
});

// As in src/segment/roles/block-facts.ts: what is longer is no caption.
const longestCaptionBytes = 1000;

function hasCredit(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > longestCaptionBytes || !mayHaveCredit(bytes, start, end)) return false;
  return creditOf(textOnOneLine(bytes, { start, end })) !== undefined;
}

/** Text of a block, its line ends as spaces. */
export function textOnOneLine(bytes: Uint8Array, at: Span): string {
  const text = decodeText(bytes, at);
  return text.includes('\n') ? text.replace(/\s*\n\s*/gu, ' ') : text;
}

function isSameText(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

// A word of at most four characters may be a leftover by its place (src/segment/roles/roles.ts), whatever it says.
const mostTokenBytes = 16;

/** False if no block of the document has the role of residue. */
export const mayHoldResidue = feature((document): boolean => {
  const { bytes } = document;
  const { length, numbers } = blockTableOf(document);
  for (let block = 0; block < length; block++) {
    const start = numbers[block * lineFields + lineField.start];
    const end = numbers[block * lineFields + lineField.end];
    if (end - start <= mostTokenBytes && !holdsSpace(bytes, start, end)) return true;
    if (!mayBeWidget(bytes, start, end)) continue;
    if (widgetCertainty(textOnOneLine(bytes, { start, end })) !== undefined) return true;
  }
  return false;
});

function holdsSpace(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === space) return true;
  return false;
}

/** True if a block is left over from a page. */
export function isResidue(document: Document, block: number): boolean {
  return mayHoldResidue(document) && document.blocks[block].role === 'residue';
}

/** True if a block is body. Of most paragraphs that end with a stop their length tells it, and roles are not judged. */
export function isBody(document: Document, block: number): boolean {
  return isPlainParagraph(document, block) || document.blocks[block].role === 'body';
}

/** The same for body and captions, which hold sentences. */
export function isBodyOrCaption(document: Document, block: number): boolean {
  if (isPlainParagraph(document, block)) return true;
  const { role } = document.blocks[block];
  return role === 'body' || role === 'caption';
}

// As in src/segment/roles/roles.ts: a title stands among so many blocks, and again among as many behind it.
const mostHeadBlocks = 16;

/**
 * True for a line with a stop that is body, since nothing is caption or residue, and neither it nor what is as long as it
 * and stands above may be the title; false says nothing.
 */
function isPlainParagraph(document: Document, block: number): boolean {
  const { bytes } = document;
  const table = blockTableOf(document);
  // Nor is a line with a stop a section title.
  if (!table.areLines || bytes[endOf(table, block) - 1] !== stop || document.isOutlined === true)
    return false;
  if (mayHaveCaptions(document) || mayHoldResidue(document)) return false;
  const own = lengthOf(table, block);
  for (let title = 0; title < Math.min(block, mostHeadBlocks); title++) {
    const bytesOfTitle = lengthOf(table, title);
    const isAsLong = Math.abs(own - bytesOfTitle) <= bytesOfTitle / 8 + 8;
    if (isAsLong && signs.has(bytes[endOf(table, title) - 1]) && mayBeTitle(document, title)) return false;
  }
  return !mayBeTitle(document, block);
}

/** False if a line where nothing is caption or residue is not the title: it reads like none and does not stand again. */
function mayBeTitle(document: Document, block: number): boolean {
  if (block >= mostHeadBlocks) return false;
  const table = blockTableOf(document);
  const own = lengthOf(table, block);
  for (let next = block + 2; next < Math.min(table.length, block + mostHeadBlocks); next++)
    if (lengthOf(table, next) === own) return true;
  const end = endOf(table, block);
  return readsLikeTitle(decodeText(document.bytes, { start: end - own, end }));
}

function endOf({ numbers }: BlockTable, block: number): number {
  return numbers[block * lineFields + lineField.end];
}

function lengthOf(table: BlockTable, block: number): number {
  return endOf(table, block) - table.numbers[block * lineFields + lineField.start];
}

/** The blocks of a document, where some may be captions; undefined where they would have to be judged to tell that none is. */
export function blocksWithCaptions(document: Document): readonly Block[] | undefined {
  return document.isOutlined === true || mayHaveCaptions(document) ? document.blocks : undefined;
}

/** The same, where some may be captions or residue. */
export function blocksWithCaptionsOrResidue(document: Document): readonly Block[] | undefined {
  return blocksWithCaptions(document) ?? (mayHoldResidue(document) ? document.blocks : undefined);
}
