// The plan: which rules run with which options, and which indexes they need, each once.
// A worker derives the same plan from the same order, since needs follow from rules and options alone.

import type {
  BaseIndex,
  CorpusRule,
  DerivedIndex,
  DocumentRule,
  IndexRequest,
  Needs,
  Rule,
} from '../define/index.ts';
import { UsageError } from '../model/errors.ts';

/** A rule to run, as it is told to a worker: plain data. */
export interface RuleOrder {
  readonly id: string;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface PlannedRule<Kind extends Rule> {
  readonly rule: Kind;
  readonly options: Readonly<Record<string, unknown>>;
}

export interface PlannedIndex<Index> {
  readonly key: string;
  readonly index: Index;
  /** Ids of the rules, and keys of the views, that asked for it. */
  readonly askedBy: readonly string[];
}

export interface Plan {
  readonly orders: readonly RuleOrder[];
  readonly documentRules: readonly PlannedRule<DocumentRule>[];
  readonly corpusRules: readonly (PlannedRule<CorpusRule> & { readonly needs: Needs })[];
  readonly baseIndexes: readonly PlannedIndex<BaseIndex>[];
  /** In an order in which every view stands after those it is made of. */
  readonly derivedIndexes: readonly PlannedIndex<DerivedIndex>[];
}

/** The plan for the ordered rules. Throws UsageError for a rule that is not among `rules`. */
export function planRun(rules: readonly Rule[], orders: readonly RuleOrder[]): Plan {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const documentRules: PlannedRule<DocumentRule>[] = [];
  const corpusRules: (PlannedRule<CorpusRule> & { needs: Needs })[] = [];
  const base = new Map<string, { key: string; index: BaseIndex; askedBy: string[] }>();
  const derived = new Map<string, { key: string; index: DerivedIndex; askedBy: string[] }>();

  const ask = (request: IndexRequest, asker: string): void => {
    const { key, index } = request;
    const planned = base.get(key) ?? derived.get(key);
    if (planned !== undefined) {
      planned.askedBy.push(asker);
      return;
    }
    if (index.kind === 'base') {
      base.set(key, { key, index, askedBy: [asker] });
      return;
    }
    for (const inner of Object.values(index.needs)) ask(inner, key);
    derived.set(key, { key, index, askedBy: [asker] });
  };

  for (const { id, options } of orders) {
    const rule = known.get(id);
    if (rule === undefined) throw new UsageError(`There is no rule "${id}".`);
    if (rule.kind === 'document') {
      documentRules.push({ rule, options });
      continue;
    }
    const needs = rule.needs(options);
    for (const request of Object.values(needs)) ask(request, id);
    corpusRules.push({ rule, options, needs });
  }
  return {
    orders,
    documentRules,
    corpusRules,
    baseIndexes: [...base.values()],
    derivedIndexes: [...derived.values()],
  };
}

/** Loads what the rules of a plan cannot do without, in this thread. To be awaited before the first document. */
export async function preparePlan({ documentRules, corpusRules }: Plan): Promise<void> {
  for (const { rule } of [...documentRules, ...corpusRules]) await rule.prepare?.();
}
