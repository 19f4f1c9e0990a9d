// From bytes of a text that was taken out of a source (HTML, Markdown) to bytes of that source.

import type { Document, TextOrigin } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';

/** Where a span of the text of a document stands in its source. */
export function spanInSource({ origin, bytes }: Document, { start, end }: Span): Span {
  if (origin === undefined) return { start, end };
  const from = startInSource(origin, start);
  return { start: from, end: end === start ? from : endInSource(origin, end, bytes.length) };
}

/** The run of the text that holds byte `offset`. */
function runAt({ textStarts }: TextOrigin, offset: number): number {
  let low = 0;
  let high = textStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (textStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where byte `offset` of the text stands in the source. */
function startInSource(origin: TextOrigin, offset: number): number {
  if (origin.textStarts.length === 0) return 0;
  const run = runAt(origin, offset);
  return Math.min(origin.sourceStarts[run] + offset - origin.textStarts[run], origin.sourceEnds[run]);
}

/** Behind what the byte before `offset` stands for in the source: a whole entity, but not the tags that follow. */
function endInSource(origin: TextOrigin, offset: number, length: number): number {
  const run = runAt(origin, offset - 1);
  const runEnd = run + 1 < origin.textStarts.length ? origin.textStarts[run + 1] : length;
  return offset === runEnd ? origin.sourceEnds[run] : startInSource(origin, offset);
}
