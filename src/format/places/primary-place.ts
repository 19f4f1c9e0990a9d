// The one place that formats with a single place a finding point at, and a region there that is short enough to be shown.

import type { Finding, Place, RelatedPlace } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { span } from '../../model/span.ts';

/** A finding with the place to point at first. */
export interface Pointed {
  readonly place: Place;
  /** The other places. */
  readonly related: readonly RelatedPlace[];
}

/**
 * The place of the finding, or, where that one is not in focus, the first related place that is: of a new copy and an old
 * one the new one is pointed at, since that is what a reader of a change can see.
 */
export function pointAt({ place, related }: Finding, { focus, corpus }: Result): Pointed {
  if (focus === undefined) return { place, related };
  const isInFocus = ({ document }: Place): boolean =>
    focus.has(corpus.sources[corpus.facts(document).source].path);
  if (isInFocus(place)) return { place, related };
  const at = related.findIndex(isInFocus);
  if (at < 0) return { place, related };
  return { place: related[at], related: [{ ...place, label: 'the other one' }, ...related.toSpliced(at, 1)] };
}

/** Lines of a region, at most: GitHub shows an alert in a change only if all of its lines belong to the change. */
const mostLines = 10;

/** The beginning of a place: its first block, and of that at most ten lines; the place itself where it is that short. */
export function shortPlace(place: Place, result: Result): Place {
  const { bytes, blocks } = result.document(place.document);
  const { start, end } = place.span;
  if (endOfLines(bytes, start, end) === end) return place;
  const first = blocks.find((block) => block.span.end > start);
  const blockEnd = first === undefined ? end : Math.min(first.span.end, end);
  return { document: place.document, span: span(start, endOfLines(bytes, start, blockEnd)) };
}

const lineFeed = 0x0a;

/** `end`, or where the tenth line ends if that comes first. */
function endOfLines(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (let line = 0; line < mostLines; line++) {
    const feed = bytes.indexOf(lineFeed, at);
    if (feed < 0 || feed >= end - 1) return end;
    at = feed + 1;
  }
  return at - 1;
}
