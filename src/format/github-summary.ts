// The job summary of GitHub Actions: Markdown with the figures, a table of rules and the first findings.

import type { Result } from '../model/result.ts';
import { isFailing, severities } from '../model/finding.ts';
import { formatNumber } from '../text/showing/number.ts';
import { makeVisible } from '../text/showing/visible.ts';
import { pointLocation } from './places/location.ts';
import { wholeMessage } from './places/named-place.ts';
import { pointAt } from './places/primary-place.ts';
import { describeDuplication, describeFixable, describeSize, noteFailures } from './pretty/totals.ts';
import { counted } from './wording.ts';

/** Findings listed: a step may write 1 MiB, and nobody reads more. */
const mostRows = 100;

/** The summary of a run. */
export function githubSummary(result: Result): string {
  const { summary, notes } = result;
  const failing = result.findings.filter(isFailing);
  const known = result.findings.length - failing.length;
  const title =
    failing.length === 0
      ? 'corpuslint: nothing to report'
      : `corpuslint: ${counted(failing.length, 'finding')}`;
  const lines = [
    `### ${title}`,
    '',
    `${describeSize(result)}. ${describeDuplication(summary)}${describeFixable(summary).replace(/^; (.*)$/, ' $1.')}`.trim(),
    ...(known === 0 ? [] : ['', `${counted(known, 'known finding')} left out (baseline).`]),
    ...noteFailures(notes).flatMap((note) => ['', `**${escapeMarkdown(note)}**`]),
  ];
  if (failing.length > 0) {
    lines.push(
      '',
      '| rule | errors | warnings | notes |',
      '| --- | ---: | ---: | ---: |',
      ...ruleRows(result),
    );
    lines.push('', '| | rule | where | what |', '| --- | --- | --- | --- |');
    for (const finding of failing.slice(0, mostRows)) {
      const where = pointLocation(result.locate(pointAt(finding, result).place));
      const cells = [finding.severity, finding.rule, where, makeVisible(wholeMessage(finding, result))];
      lines.push(`| ${cells.map(escapeMarkdown).join(' | ')} |`);
    }
    const left = failing.length - mostRows;
    if (left > 0) lines.push('', `${formatNumber(left)} more in the log.`);
  }
  return `${lines.join('\n')}\n\n`;
}

function ruleRows({ findings }: Result): string[] {
  const failing = findings.filter(isFailing);
  return [...new Set(failing.map(({ rule }) => rule))].map((rule) => {
    const counts = severities.map(
      (severity) =>
        failing.filter((finding) => finding.rule === rule && finding.severity === severity).length,
    );
    return `| ${[rule, ...counts.map(formatNumber)].join(' | ')} |`;
  });
}

/** Text of a corpus as text: neither table, nor link, nor HTML, nor a mention of somebody. */
function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|#~!]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;');
}
