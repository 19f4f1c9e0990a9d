// One line a finding, `path:line:column: severity message [rule] #id`, for editors, grep and logs.

import type { Finding, RelatedPlace } from '../model/finding.ts';
import type { LocatedPlace, Result } from '../model/result.ts';
import { formatNumber } from '../text/number.ts';
import { makeVisible } from '../text/visible.ts';
import { createBuffer } from './buffer.ts';
import { classesOf, keptLabel, wantedFindings } from './grouping.ts';
import type { Reporter } from './reporter.ts';

export const compact: Reporter = {
  id: 'compact',
  summary: 'One line a finding: path:line:column: severity message [rule] #id.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const most = environment.maxFindings || Infinity;
    const classesOfRule = new Map<string, number>();
    let hidden = 0;
    for (const members of classesOf(wantedFindings(result.findings, environment))) {
      const { rule } = members[0];
      const count = (classesOfRule.get(rule) ?? 0) + 1;
      classesOfRule.set(rule, count);
      if (count > most) hidden += members.length;
      else for (const finding of members) output.add(`${lineOf(finding, result)}\n`);
    }
    if (hidden > 0) output.add(`${formatNumber(hidden)} more (--max-findings 0 shows all)\n`);
    output.flush();
  },
};

function lineOf(finding: Finding, result: Result): string {
  const { id, rule, severity, message } = finding;
  const located = result.locate(finding.place);
  const { path, record, sourceLine, start } = located;
  // An editor opens lines of the file: a record stands on one, and where in its text is said in words.
  const position =
    sourceLine === undefined ? `${path}:${start.line}:${start.column}` : `${path}:${sourceLine}:1`;
  const inRecord = record === null ? '' : ` (at ${start.line}:${start.column} of record ${record})`;
  const elsewhere = describeNearest(finding, located, result);
  return makeVisible(`${position}: ${severity} ${message}${inRecord}${elsewhere} [${rule}] #${id}`);
}

/** Places of which a message may name one. */
const mostNamed = 8;

/** The copy that stays, else the nearest other place, in brackets; nothing if the message names a place already or there is none. */
function describeNearest(
  { place, related, message }: Finding,
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
