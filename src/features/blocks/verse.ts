// Verse: lines that the author broke, one below the other. What comes back in it is a refrain.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';

// Two stanzas.
const fewestLines = 8;
// A hexameter has some 60 characters, the longest lines of ballads and songs 90; in Cyrillic or Greek twice the bytes.
const mostBytesOfLine = 120;
const leastShare = 0.8;
// Couplets with blank lines between, under a title.
const leastTight = 1 / 3;
const leastTightBody = 1 / 2;

/** True if nearly all blocks are short lines, many of them directly below another one. */
export const isVerse = feature((document: Document): boolean => {
  const { spans, bytes } = document;
  if (spans.length < fewestLines) return false;
  let short = 0;
  let tight = 0;
  for (const [index, { start, end }] of spans.entries()) {
    if (end - start <= mostBytesOfLine) short++;
    if (index > 0 && isLineEnd(bytes, spans[index - 1].end, start)) tight++;
  }
  return short >= spans.length * leastShare && tight >= spans.length * leastTight;
});

/**
 * True where a headline or caption that stands again may be a refrain: what the article says besides is nothing, or short
 * lines, most of them directly below another. So it is in verse, in a single stanza, and in a talk that was written down.
 */
export function mayHaveRefrain({ spans, bytes, blocks }: Document): boolean {
  let lines = 0;
  let short = 0;
  let tight = 0;
  for (const [index, { start, end }] of spans.entries()) {
    if (blocks[index].role !== 'body') continue;
    lines++;
    if (end - start <= mostBytesOfLine) short++;
    if (index > 0 && isLineEnd(bytes, spans[index - 1].end, start)) tight++;
  }
  return short >= lines * leastShare && tight >= lines * leastTightBody;
}

/** True if one line end stands between two blocks, and no blank line. */
function isLineEnd(bytes: Uint8Array, from: number, to: number): boolean {
  let lines = 0;
  for (let at = from; at < to; at++) if (bytes[at] === 0x0a) lines++;
  return lines === 1;
}
