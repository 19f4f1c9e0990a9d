// One line a finding, `path:line:column: severity message [rule] #id`, for editors, grep and logs.

import { type Finding, isFailing } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { formatNumber } from '../text/showing/number.ts';
import { makeVisible } from '../text/showing/visible.ts';
import { createBuffer } from './buffer.ts';
import { classesOf, wantedFindings } from './grouping.ts';
import { nameOther } from './places/named-place.ts';
import type { Reporter } from './reporter.ts';

/** `--format compact`. */
export const compact: Reporter = {
  id: 'compact',
  summary: 'One line a finding: path:line:column: severity message [rule] #id.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const most = environment.maxFindings || Infinity;
    const classesOfRule = new Map<string, number>();
    let hidden = 0;
    for (const members of classesOf(wantedFindings(result.findings, environment).filter(isFailing))) {
      const { rule } = members[0];
      const count = (classesOfRule.get(rule) ?? 0) + 1;
      classesOfRule.set(rule, count);
      if (count > most) hidden += members.length;
      else for (const finding of members) output.add(`${compactLine(finding, result)}\n`);
    }
    if (hidden > 0) output.add(`${formatNumber(hidden)} more (--max-findings 0 shows all)\n`);
    output.flush();
  },
};

/** One finding on one line. */
export function compactLine(finding: Finding, result: Result): string {
  const { id, rule, severity, message } = finding;
  const located = result.locate(finding.place);
  const { path, record, sourceLine, start } = located;
  // An editor opens lines of the file: a record stands on one, and where in its text is said in words.
  const position =
    sourceLine === undefined ? `${path}:${start.line}:${start.column}` : `${path}:${sourceLine}:1`;
  const inRecord = record === null ? '' : ` (at ${start.line}:${start.column} of record ${record})`;
  const elsewhere = nameOther(finding, located, result);
  return makeVisible(`${position}: ${severity} ${message}${inRecord}${elsewhere} [${rule}] #${id}`);
}
