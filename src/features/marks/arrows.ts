// Guillemets that point somewhere, as on pages of the web: "More »", "« February", "More »The next headline".

import type { Span } from '../../model/span.ts';
import { gap } from '../../text/punctuation/edges.ts';
import type { LoneQuote } from '../../text/punctuation/quotes.ts';

// A label of a link. Even where people quote by guillemets none of so few bytes that says no sentence is a quotation's end.
const longestLabel = 60;
const shortLabel = 40;
const stops = new Set([...'.!?,:;'].map((stop) => stop.charCodeAt(0)));
const lineFeed = 0x0a;

/** True if the character at byte `at` is a guillemet, double or single. */
export function isGuillemetAt(bytes: Uint8Array, at: number): boolean {
  const isDouble = bytes[at] === 0xc2 && (bytes[at + 1] === 0xab || bytes[at + 1] === 0xbb);
  const isSingle =
    bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && (bytes[at + 2] === 0xb9 || bytes[at + 2] === 0xba);
  return isDouble || isSingle;
}

/**
 * True for a guillemet without a partner that points to what stands beside it. `isQuotedBy` tells whether the article
 * quotes by guillemets at all.
 */
export function isArrow(bytes: Uint8Array, block: Span, { mark }: LoneQuote, isQuotedBy: boolean): boolean {
  if (mark.family !== 'guillemet' && mark.family !== 'angle') return false;
  const line = lineAround(bytes, block, mark.start);
  const isSpaced = mark.before === gap && mark.after === gap;
  const isAtEdge = isSpaced && (isBlank(bytes, line.start, mark.start) || isBlank(bytes, mark.end, line.end));
  const length = line.end - line.start;
  if (isAtEdge && length <= shortLabel && !holdsStop(bytes, line)) return true;
  if (isQuotedBy) return false;
  const pointsRight = bytes[mark.end - 1] === 0xbb || bytes[mark.end - 1] === 0xba;
  // The way of French is the other: « opens.
  const opensInwards = mark.turn === 'open' ? pointsRight : mark.turn === 'close' && !pointsRight;
  return opensInwards || (isAtEdge && length <= longestLabel);
}

function lineAround(bytes: Uint8Array, block: Span, at: number): Span {
  const before = bytes.lastIndexOf(lineFeed, at);
  const after = bytes.indexOf(lineFeed, at);
  return {
    start: Math.max(block.start, before + 1),
    end: after < 0 ? block.end : Math.min(block.end, after),
  };
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] > 0x20) return false;
  return true;
}

function holdsStop(bytes: Uint8Array, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) if (stops.has(bytes[at])) return true;
  return false;
}
