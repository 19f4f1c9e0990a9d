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

/** A rule that runs, with the options it runs with. */
export interface PlannedRule<Kind extends Rule> {
  readonly rule: Kind;
  readonly options: Readonly<Record<string, unknown>>;
}

/** An index that is made, once for all who asked for it. */
export interface PlannedIndex<Index> {
  readonly key: string;
  readonly index: Index;
  /** Ids of the rules, and keys of the views, that asked for it. */
  readonly askedBy: readonly string[];
  /** True if a rule that compares texts needs it: only then is it made of references as well. */
  readonly comparesTexts: boolean;
}

/** What a run does beside reading. Equal orders make equal plans, in every thread. */
export interface Plan {
  readonly orders: readonly RuleOrder[];
  readonly documentRules: readonly PlannedRule<DocumentRule>[];
  readonly corpusRules: readonly (PlannedRule<CorpusRule> & { readonly needs: Needs })[];
  readonly baseIndexes: readonly PlannedIndex<BaseIndex>[];
  /** In an order in which every view stands after those it is made of. */
  readonly derivedIndexes: readonly PlannedIndex<DerivedIndex>[];
}

interface Asked<Index> {
  readonly key: string;
  readonly index: Index;
  readonly askedBy: string[];
  comparesTexts: boolean;
}

/** Marks an index that is planned, and all it is made of, as one that a rule needs that compares texts. */
function markComparing(
  { key, index }: IndexRequest,
  base: ReadonlyMap<string, Asked<BaseIndex>>,
  derived: ReadonlyMap<string, Asked<DerivedIndex>>,
): void {
  const planned = base.get(key) ?? derived.get(key);
  if (planned === undefined || planned.comparesTexts) return;
  planned.comparesTexts = true;
  if (index.kind === 'derived')
    for (const inner of Object.values(index.needs)) markComparing(inner, base, derived);
}

/** The plan for the ordered rules. Throws UsageError for a rule that is not among `rules`. */
export function planRun(rules: readonly Rule[], orders: readonly RuleOrder[]): Plan {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const documentRules: PlannedRule<DocumentRule>[] = [];
  const corpusRules: (PlannedRule<CorpusRule> & { needs: Needs })[] = [];
  const base = new Map<string, Asked<BaseIndex>>();
  const derived = new Map<string, Asked<DerivedIndex>>();

  const ask = (request: IndexRequest, asker: string, comparesTexts: boolean): void => {
    const { key, index } = request;
    const planned = base.get(key) ?? derived.get(key);
    if (planned !== undefined) {
      planned.askedBy.push(asker);
      if (!comparesTexts || planned.comparesTexts) return;
      planned.comparesTexts = true;
    }
    if (index.kind === 'base') {
      if (planned === undefined) base.set(key, { key, index, askedBy: [asker], comparesTexts });
      return;
    }
    for (const inner of Object.values(index.needs)) {
      if (planned === undefined) ask(inner, key, comparesTexts);
      else markComparing(inner, base, derived);
    }
    if (planned === undefined) derived.set(key, { key, index, askedBy: [asker], comparesTexts });
  };

  for (const { id, options } of orders) {
    const rule = known.get(id);
    if (rule === undefined) throw new UsageError(`There is no rule "${id}".`);
    if (rule.kind === 'document') {
      documentRules.push({ rule, options });
      continue;
    }
    const needs = rule.needs(options);
    const comparesTexts = rule.category === 'duplication' || rule.category === 'leakage';
    for (const request of Object.values(needs)) ask(request, id, comparesTexts);
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
