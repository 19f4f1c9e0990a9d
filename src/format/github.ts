// Annotations of GitHub Actions: commands on stdout that the runner turns into marks in the change. It takes ten of each
// kind a step and drops the rest without a word, so the rest is said in the log, and all of it in the job summary.

import { isFailing, type Finding, severities, type Severity } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { formatNumber } from '../text/showing/number.ts';
import { makeVisible } from '../text/showing/visible.ts';
import { createBuffer } from './buffer.ts';
import { compactLine } from './compact.ts';
import { wantedFindings } from './grouping.ts';
import { wholeMessage } from './places/named-place.ts';
import { pointAt, shortPlace } from './places/primary-place.ts';
import type { Environment, Reporter } from './reporter.ts';
import { repositoryPathOf } from './places/repository-path.ts';

/** Annotations of one kind that a step may have. */
const mostOfAKind = 10;

const kinds: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** `--format github`. */
export const github: Reporter = {
  id: 'github',
  summary: 'Annotations of GitHub Actions, and a job summary.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const findings = wantedFindings(result.findings, environment).filter(isFailing);
    const rest: Finding[] = [];
    for (const severity of severities) {
      const ofKind = findings.filter((finding) => finding.severity === severity);
      for (const finding of ofKind.slice(0, mostOfAKind))
        output.add(`${annotate(finding, result, environment)}\n`);
      for (const finding of ofKind.slice(mostOfAKind)) rest.push(finding);
    }
    if (rest.length > 0) {
      output.add(
        `::group::${formatNumber(rest.length)} more, of which GitHub shows no annotation (10 of a kind a step)\n`,
      );
      for (const finding of rest) output.add(`${withoutCommands(compactLine(finding, result))}\n`);
      output.add('::endgroup::\n');
    }
    output.flush();
  },
};

function annotate(finding: Finding, result: Result, environment: Environment): string {
  const { severity, rule, id } = finding;
  const { record, sourceLine, path, start, end } = result.locate(
    shortPlace(pointAt(finding, result).place, result),
  );
  const line = sourceLine ?? start.line;
  const properties: Record<string, string | number> = {
    file: makeVisible(repositoryPathOf(path, environment)),
    line,
  };
  if (record === null) {
    properties['endLine'] = end.line;
    // Columns on several lines are shown wrongly.
    if (end.line === start.line) Object.assign(properties, { col: start.column, endColumn: end.column });
  }
  properties['title'] = rule;
  const listed = Object.entries(properties).map(
    ([name, value]) => `${name}=${escapeProperty(String(value))}`,
  );
  const message = escapeData(`${makeVisible(wholeMessage(finding, result))} #${id}`);
  return `::${kinds[severity]} ${listed.join(',')}::${message}`;
}

/** As the runner unescapes them: `%` first, so that nothing is escaped twice. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A line that the runner prints and does not obey: text of a corpus must not give orders. */
function withoutCommands(line: string): string {
  return line.replace(/^(\s*)::/, '$1: :').replaceAll('##[', '## [');
}
