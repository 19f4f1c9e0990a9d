// The table of --statistics: what each rule found, and how much of it can be mended.

import type { RuleSummary } from '../model/result.ts';
import { formatNumber } from '../text/number.ts';

const columns: readonly (readonly [heading: string, of: (rule: RuleSummary) => number])[] = [
  ['classes', ({ classes }) => classes],
  ['findings', ({ findings }) => findings],
  ['documents', ({ documents }) => documents],
  ['words twice', ({ duplicateWords }) => duplicateWords],
  ['fixable', ({ fixable }) => fixable],
];

/** The lines of the table, the heading first; none for no rules. */
export function statisticsTable(rules: readonly RuleSummary[]): string[] {
  if (rules.length === 0) return [];
  const rows = [
    ['rule', ...columns.map(([heading]) => heading)],
    ...rules.map((rule) => [rule.rule, ...columns.map(([, of]) => formatNumber(of(rule)))]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('   ')
      .trimEnd(),
  );
}
