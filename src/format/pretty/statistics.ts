// The tables of --statistics: what each rule found and how much of it can be mended, and what the published quality
// filters would take.

import type { Result, RuleSummary } from '../../model/result.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { profilesOf, type ProfileLoss } from '../profile-losses.ts';

const columns: readonly (readonly [heading: string, of: (rule: RuleSummary) => number])[] = [
  ['classes', ({ classes }) => classes],
  ['findings', ({ findings }) => findings],
  ['documents', ({ documents }) => documents],
  ['words twice', ({ duplicateWords }) => duplicateWords],
  ['fixable', ({ fixable }) => fixable],
];

/** The lines of all tables, a blank one between two; none where figures of rules were not asked for. */
export function statisticsTables(result: Result): string[] {
  const rules = statisticsTable(result.summary.rules ?? []);
  const losses = profileTable(profilesOf(result) ?? []);
  return rules.length > 0 && losses.length > 0 ? [...rules, '', ...losses] : [...rules, ...losses];
}

/** The lines of the table of rules, the heading first; none for no rules. */
function statisticsTable(rules: readonly RuleSummary[]): string[] {
  if (rules.length === 0) return [];
  return alignColumns([
    ['rule', ...columns.map(([heading]) => heading)],
    ...rules.map((rule) => [rule.rule, ...columns.map(([, of]) => formatNumber(of(rule)))]),
  ]);
}

/** The lines of the table of filters, the heading first; none for no filters. */
function profileTable(losses: readonly ProfileLoss[]): string[] {
  if (losses.length === 0) return [];
  return alignColumns([
    ['filter', 'documents dropped', 'words lost', 'lines deleted'],
    ...losses.map(({ rule, documents, documentShare, words, wordShare, lines }) => [
      rule,
      withShare(documents, documentShare),
      withShare(words, wordShare),
      formatNumber(lines),
    ]),
  ]);
}

/** "6 (60.0 %)": with one decimal always, since what stands in a column is compared. */
function withShare(count: number, share: number): string {
  return `${formatNumber(count)} (${(100 * share).toFixed(1)} %)`;
}

/** Rows as lines: the first column to the left, the others to the right, as wide as their widest cell. */
function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('   ')
      .trimEnd(),
  );
}
