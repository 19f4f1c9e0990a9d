// A message that says where the other place is, for formats that show nothing but the message.

import type { Finding, RelatedPlace } from '../../model/finding.ts';
import type { LocatedPlace, Result } from '../../model/result.ts';
import { keptLabel } from '../grouping.ts';
import { pointAt } from './primary-place.ts';

/** Places of which a message may name one. */
const mostNamed = 8;

/** The message and, where it does not name one itself, the copy that stays or else the nearest other place in brackets. */
export function wholeMessage(finding: Finding, result: Result): string {
  const { place, related } = pointAt(finding, result);
  const message = messageAtPoint(finding, result);
  return message + nameOther({ place, related, message }, result.locate(place), result);
}

/**
 * The message for a reader who is shown the place pointed at. Where that is not the place that the message speaks of ("Same
 * article as …, that one stays", shown at the one that stays), what is said of all places, or else which one is meant.
 */
export function messageAtPoint(finding: Finding, result: Result): string {
  const { place, message, classMessage } = finding;
  if (pointAt(finding, result).place === place) return message;
  return classMessage ?? `In ${nameOf(result.locate(place))}: ${message}`;
}

function nameOf({ path, record, start }: LocatedPlace): string {
  return record === null ? `${path}:${start.line}` : `${path}#${record}`;
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
  const isNamed = named.some((other) => names(message, nameOf(other)));
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
