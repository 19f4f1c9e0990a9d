// What --explain-plan prints: what ran, who asked for what, and what it cost.

import type { IndexRequest } from '../../define/index.ts';
import type { Plan, PlannedIndex } from '../../engine/plan.ts';
import { wrapWords } from '../../format/terminal/layout.ts';
import { counted } from '../../format/wording.ts';
import type { Timing } from '../../model/result.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { alignFigures, formatMilliseconds } from './aligned.ts';

/** Columns of the label before a text. */
const labelColumns = 10;

/** The lines, for `width` columns. */
export function planTable(plan: Plan, timing: Timing, width: number): string[] {
  const isRule = new Set(plan.corpusRules.map(({ rule }) => rule.id));
  const table: Table = { plan, width, isRule, costs: costsOf(timing) };
  return [
    ...countLines(plan, width),
    ...(timing.reading.known.isWhole ? wrapWords(unchanged, width, []) : []),
    ...baseIndexLines(table),
    ...viewLines(table),
    ...documentRuleLines(table),
    ...corpusRuleLines(table),
  ];
}

const unchanged =
  'Nothing has changed since the last run: findings were taken from the index on disk (--no-cache makes all anew).';

interface Table {
  readonly plan: Plan;
  readonly width: number;
  /** Ids of corpus rules: what else asks for an index is a view. */
  readonly isRule: ReadonlySet<string>;
  readonly costs: Costs;
}

interface Costs {
  /** In words, of an index, view or rule. */
  readonly describe: (id: string) => string;
  /** Milliseconds of a view or rule; empty where it did not run. */
  readonly milliseconds: (id: string) => string;
}

function costsOf(timing: Timing): Costs {
  const rows = new Map(timing.indexes.map((index) => [index.id, index]));
  const took = new Map(
    [...timing.views, ...timing.corpusRules, ...timing.documentRules].map(({ id, milliseconds }) => [
      id,
      formatMilliseconds(milliseconds),
    ]),
  );
  return {
    describe: (id) => {
      const index = rows.get(id);
      if (index !== undefined) {
        return `${formatMilliseconds(index.map)} ms map, ${formatMilliseconds(index.view)} ms view, ${formatNumber(index.rows)} ${index.rows === 1 ? 'row' : 'rows'}`;
      }
      const time = took.get(id);
      return time === undefined ? 'nothing: not made in this run' : `${time} ms`;
    },
    milliseconds: (id) => took.get(id) ?? '',
  };
}

function countLines(
  { baseIndexes, derivedIndexes, documentRules, corpusRules }: Plan,
  width: number,
): string[] {
  const count = documentRules.length + corpusRules.length;
  return wrapWords(
    `${counted(count, 'rule')}: ${counted(documentRules.length, 'document rule')}, ${counted(corpusRules.length, 'corpus rule')} on ${counted(baseIndexes.length, 'base index', 'base indexes')} and ${counted(derivedIndexes.length, 'view')} derived from them.`,
    width,
    [],
  );
}

function baseIndexLines(table: Table): string[] {
  const { baseIndexes } = table.plan;
  if (baseIndexes.length === 0) return [];
  const lines = ['', 'Base indexes: rows of all documents'];
  for (const planned of baseIndexes) {
    const { columns, reduce } = planned.index;
    const named = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
    const meeting =
      reduce === undefined
        ? 'kept in document order'
        : `meet by ${reduce.key}, at least ${reduce.minimum} in a group`;
    const facts = [
      ...labelled('columns', named.join(', '), table.width),
      ...labelled('rows', meeting, table.width),
    ];
    lines.push(...indexLines(planned, facts, table));
  }
  return lines;
}

function viewLines(table: Table): string[] {
  const { derivedIndexes } = table.plan;
  if (derivedIndexes.length === 0) return [];
  return [
    '',
    'Derived views, in this order',
    ...derivedIndexes.flatMap((planned) =>
      indexLines(planned, labelled('of', nameNeeds(planned.index.needs) || 'the corpus', table.width), table),
    ),
  ];
}

/** An index or view: what it is called, who asked for it, what it is made of, what it cost. */
function indexLines(
  { key, askedBy }: PlannedIndex<unknown>,
  facts: readonly string[],
  table: Table,
): string[] {
  const { width, isRule, costs } = table;
  return [
    ...wrapWords(makeVisible(key), width - 4, []).map((line, index) => (index === 0 ? '  ' : '    ') + line),
    ...labelled('for', describeAskers(askedBy, isRule), width),
    ...facts,
    ...labelled('cost', costs.describe(key), width),
  ];
}

function documentRuleLines({ plan: { documentRules }, width, costs }: Table): string[] {
  if (documentRules.length === 0) return [];
  const rows = documentRules.map(({ rule }) => [rule.id, costs.milliseconds(rule.id)] as const);
  return ['', ...alignFigures(['Document rules, on every document', 'ms'], rows, width)];
}

function corpusRuleLines({ plan: { corpusRules }, width, costs }: Table): string[] {
  if (corpusRules.length === 0) return [];
  return [
    '',
    'Corpus rules, on the views',
    ...corpusRules.flatMap(({ rule, needs }) => [
      `  ${rule.id}`,
      ...labelled('reads', nameNeeds(needs) || 'the corpus alone', width),
      ...labelled('cost', costs.describe(rule.id), width),
    ]),
  ];
}

function nameNeeds(needs: Readonly<Record<string, IndexRequest>>): string {
  return [...new Set(Object.values(needs).map(({ index }) => index.id))].join(', ');
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
