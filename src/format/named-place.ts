// A message that says where the other place is, for formats that show nothing but the message.

import type { Finding, RelatedPlace } from '../model/finding.ts';
import type { LocatedPlace, Result } from '../model/result.ts';
import { keptLabel } from './grouping.ts';
import { pointAt } from './primary-place.ts';

/** Places of which a message may name one. */
const mostNamed = 8;

/** The message and, where it does not name one itself, the copy that stays or else the nearest other place in brackets. */
export function wholeMessage(finding: Finding, result: Result): string {
  const { place, related } = pointAt(finding, result);
  return finding.message + nameOther({ ...finding, place, related }, result.locate(place), result);
}

/** The copy that stays, else the nearest other place, in brackets; nothing if the message names a place already or there is none. */
export function nameOther(
  { place, related, message }: Pick<Finding, 'place' | 'related' | 'message'>,
  { path }: LocatedPlace,
  result: Result,
): string {
  if (related.length === 0) return '';
  const isCopy = related[0].label === keptLabel;
  const distance = (other: RelatedPlace): number => Math.abs(other.span.start - place.span.start);
  const sameDocument = related.filter(({ document }) => document === place.document);
  const nearest =
    isCopy || sameDocument.length === 0
      ? related[0]
      : sameDocument.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  const named = related.slice(0, mostNamed).map((other) => result.locate(other));
  const isNamed = named.some((other) =>
    names(
      message,
      other.record === null ? `${other.path}:${other.start.line}` : `${other.path}#${other.record}`,
    ),
  );
  if (isNamed) return '';
  const { path: otherPath, record, start } = result.locate(nearest);
  const where =
    record === null
      ? `${otherPath === path ? 'line ' : `${otherPath}:`}${start.line}`
      : `${otherPath}#${record}`;
  return ` (${nearest.label}: ${where})`;
}

/** True if `message` holds `location`, and not just the beginning of a longer number. */
function names(message: string, location: string): boolean {
  const at = message.indexOf(location);
  return at >= 0 && !/^\d/.test(message.slice(at + location.length));
}
