// What --explain-plan prints: what ran, who asked for what, and what it cost.

import type { IndexRequest } from '../../define/index.ts';
import type { Plan, PlannedIndex } from '../../engine/plan.ts';
import { wrapWords } from '../../format/terminal/layout.ts';
import { counted } from '../../format/wording.ts';
import type { Timing } from '../../model/result.ts';
import { formatNumber } from '../../text/number.ts';
import { makeVisible } from '../../text/visible.ts';
import { alignFigures, formatMilliseconds } from './aligned.ts';

/** Columns of the label before a text. */
const labelColumns = 10;

/** The lines, for `width` columns. */
export function planTable(plan: Plan, timing: Timing, width: number): string[] {
  const { baseIndexes, derivedIndexes, documentRules, corpusRules } = plan;
  const isRule = new Set(corpusRules.map(({ rule }) => rule.id));
  const rows = new Map(timing.indexes.map((index) => [index.id, index]));
  const took = new Map(
    [...timing.views, ...timing.corpusRules, ...timing.documentRules].map((time) => [time.id, time]),
  );
  const cost = (id: string): string => {
    const index = rows.get(id);
    if (index !== undefined) {
      return `${formatMilliseconds(index.map)} ms map, ${formatMilliseconds(index.view)} ms view, ${formatNumber(index.rows)} ${index.rows === 1 ? 'row' : 'rows'}`;
    }
    const time = took.get(id);
    return time === undefined
      ? 'nothing: not made in this run'
      : `${formatMilliseconds(time.milliseconds)} ms`;
  };
  const item = (label: string, text: string): string[] => labelled(label, text, width);
  const describe = ({ key, askedBy }: PlannedIndex<unknown>, facts: string[]): string[] => [
    ...wrapWords(makeVisible(key), width - 4, []).map((line, index) => (index === 0 ? '  ' : '    ') + line),
    ...item('for', describeAskers(askedBy, isRule)),
    ...facts,
    ...item('cost', cost(key)),
  ];
  const nameNeeds = (needs: Readonly<Record<string, IndexRequest>>): string =>
    [...new Set(Object.values(needs).map(({ index }) => index.id))].join(', ');
  const count = documentRules.length + corpusRules.length;
  const lines = [
    ...wrapWords(
      `${counted(count, 'rule')}: ${counted(documentRules.length, 'document rule')}, ${counted(corpusRules.length, 'corpus rule')} on ${counted(baseIndexes.length, 'base index', 'base indexes')} and ${counted(derivedIndexes.length, 'view')} derived from them.`,
      width,
      [],
    ),
  ];
  if (timing.reading.known.isWhole) {
    lines.push(
      ...wrapWords(
        'Nothing has changed since the last run: findings were taken from the index on disk (--no-cache makes all anew).',
        width,
        [],
      ),
    );
  }
  if (baseIndexes.length > 0) lines.push('', 'Base indexes: rows of all documents');
  for (const planned of baseIndexes) {
    const { columns, reduce } = planned.index;
    const named = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    const meeting =
      reduce === undefined
        ? 'kept in document order'
        : `meet by ${reduce.key}, at least ${reduce.minimum} in a group`;
    lines.push(...describe(planned, [...item('columns', named.join(', ')), ...item('rows', meeting)]));
  }
  if (derivedIndexes.length > 0) lines.push('', 'Derived views, in this order');
  for (const planned of derivedIndexes) {
    lines.push(...describe(planned, item('of', nameNeeds(planned.index.needs) || 'the corpus')));
  }
  const millisecondsOf = (id: string): string => {
    const time = took.get(id);
    return time === undefined ? '' : formatMilliseconds(time.milliseconds);
  };
  const ruleTable = (heading: string, ids: readonly string[]): string[] =>
    ids.length === 0
      ? []
      : [
          '',
          ...alignFigures(
            [heading, 'ms'],
            ids.map((id) => [id, millisecondsOf(id)] as const),
            width,
          ),
        ];
  lines.push(
    ...ruleTable(
      'Document rules, on every document',
      documentRules.map(({ rule }) => rule.id),
    ),
  );
  if (corpusRules.length > 0) lines.push('', 'Corpus rules, on the views');
  for (const { rule, needs } of corpusRules) {
    lines.push(`  ${rule.id}`, ...item('reads', nameNeeds(needs) || 'the corpus alone'));
    lines.push(...item('cost', cost(rule.id)));
  }
  return lines;
}

/** A label, and its text beside it. */
function labelled(label: string, text: string, width: number): string[] {
  const indent = 4 + labelColumns;
  return wrapWords(text, width - indent, []).map(
    (line, index) => '    ' + (index === 0 ? label : '').padEnd(labelColumns) + line,
  );
}

function describeAskers(askedBy: readonly string[], isRule: ReadonlySet<string>): string {
  const askers = [...new Set(askedBy)];
  const rules = askers.filter((asker) => isRule.has(asker));
  const views = [...new Set(askers.filter((asker) => !isRule.has(asker)).map((key) => key.split(' ')[0]))];
  const parts = [
    rules.length === 0 ? [] : [`${rules.length === 1 ? 'rule' : 'rules'} ${rules.join(', ')}`],
    views.length === 0 ? [] : [`${views.length === 1 ? 'view' : 'views'} ${views.join(', ')}`],
  ].flat();
  const shared = askers.length > 1 ? ` (shared by ${askers.length})` : '';
  return parts.join('; ') + shared;
}
