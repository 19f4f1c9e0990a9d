// Step 4: gathers what document rules found in the batches and runs the corpus rules over the views.

import type { DocumentReport } from '../define/index.ts';
import { NotedPlaces } from '../findings/places/noted-places.ts';
import type { Document } from '../model/document.ts';
import type { Place, RawFinding } from '../model/finding.ts';
import { span } from '../model/span.ts';
import { describeFailure, throwMistake } from './failures.ts';
import type { BatchResult } from './reading/batch-result.ts';
import type { RunCorpus } from './corpus/corpus-store.ts';
import type { ViewTable } from './indexing.ts';
import type { Plan } from './plan.ts';
import type { Facts, ReportedFacts } from './read.ts';
import type { RunRequest } from './request.ts';

/** A rule that threw: the others go on, the run is partial. */
export interface RuleFailure {
  readonly rule: string;
  readonly message: string;
}

/** What all rules came to. */
export interface Checked {
  readonly findings: readonly RawFinding[];
  /** What corpus rules say they cannot judge, as sentences. */
  readonly remarks: readonly string[];
  readonly failures: readonly RuleFailure[];
  /** Places of findings whose texts were in memory when rules spoke of them. */
  readonly noted?: NotedPlaces;
}

/** Rule that stands for what could not be read. */
export const unreadableRule = 'unreadable-source';

/** What checking the same sources by the same rules came to before; undefined where that is not known. */
export function recall({ recalled }: Facts): Checked | undefined {
  return recalled && { ...recalled, failures: [] };
}

/** All findings, not yet settled, in an order that depends on the corpus alone. */
export function check(facts: Facts, views: ViewTable, plan: Plan, request: RunRequest): Checked {
  const findings: RawFinding[] = [];
  const failures = new Map<string, string>();
  let first = 0;
  for (const batch of facts.batches) {
    for (const finding of documentFindings(batch, first)) findings.push(finding);
    for (const { rule, message } of batch.failures) if (!failures.has(rule)) failures.set(rule, message);
    first += batch.documents.words.length;
  }
  for (const finding of unreadableFindings(facts, plan)) findings.push(finding);
  const checked = checkCorpus(facts.corpus, views, plan, request);
  for (const finding of checked.findings) findings.push(finding);
  for (const { rule, message } of checked.failures) failures.set(rule, message);
  request.onProgress?.({ stage: 'settle', done: 0, total: 0 });
  if (failures.size === 0) facts.remember({ findings, remarks: checked.remarks });
  return {
    findings,
    remarks: checked.remarks,
    failures: [...failures].map(([rule, message]) => ({ rule, message })),
    noted: checked.noted,
  };
}

/** What document rules found in a batch that begins with document `first`. */
export function documentFindings(batch: Pick<BatchResult, 'findings'>, first: number): RawFinding[] {
  return batch.findings.map(({ rule, document, report }) => ({
    rule,
    ...placeReport(report, first + document),
  }));
}

/** What corpus rules find. */
export function checkCorpus(
  corpus: RunCorpus,
  views: ViewTable,
  plan: Plan,
  request: Pick<RunRequest, 'onProgress' | 'signal' | 'stopwatch'>,
): Checked {
  const findings: RawFinding[] = [];
  const remarks: string[] = [];
  const failures = new Map<string, string>();
  const noted = views.noted ?? new NotedPlaces();
  const atHand = (document: number): Document | undefined => corpus.held?.(document);
  let done = 0;
  request.onProgress?.({ stage: 'check', done, total: plan.corpusRules.length });
  for (const { rule, options, needs } of plan.corpusRules) {
    request.signal?.throwIfAborted();
    const broken = Object.values(needs).find(({ key }) => views.failures.has(key));
    if (broken !== undefined) {
      failures.set(rule.id, views.failures.get(broken.key) as string);
      continue;
    }
    const seen = Object.entries(needs).map(([name, { key }]) => [name, views.views.get(key)]);
    const reported: RawFinding[] = [];
    const checkRule = (): void =>
      rule.check(corpus, {
        options,
        needs: Object.fromEntries(seen),
        report(report) {
          // It has just looked at most of their texts.
          noted.noteAll(report, atHand);
          reported.push({ rule: rule.id, ...report });
        },
        remark: (line) => remarks.push(line),
      });
    try {
      if (request.stopwatch === undefined) checkRule();
      else request.stopwatch.timeRule(rule.id, checkRule);
      // One by one: a call takes some 125,000 arguments.
      for (const finding of reported) findings.push(finding);
    } catch (error) {
      throwMistake(error);
      failures.set(rule.id, describeFailure(error));
    }
    request.onProgress?.({ stage: 'check', done: ++done, total: plan.corpusRules.length });
  }
  return { findings, remarks, failures: [...failures].map(([rule, message]) => ({ rule, message })), noted };
}

/** A document rule's report as one about the corpus. */
function placeReport(report: DocumentReport, document: number): Omit<RawFinding, 'rule'> {
  const { span: at, related, redundant, fix, ...rest } = report;
  const place = (where: DocumentReport['span']): Place => ({ document, span: where });
  return {
    ...rest,
    place: place(at),
    related: related?.map(({ span: where, label }) => ({ ...place(where), label })),
    redundant: redundant?.map(place),
    fix: fix && {
      ...fix,
      edits: fix.edits.map(({ span: where, text }) => ({ ...place(where), text })),
      keeps: (fix.keeps ?? []).map(place),
    },
  };
}

/** What could not be read of a corpus. */
export function unreadableFindings({ corpus }: Pick<ReportedFacts, 'corpus'>, plan: Plan): RawFinding[] {
  if (!plan.documentRules.some(({ rule }) => rule.id === unreadableRule)) return [];
  return corpus.unreadable.map(({ messageId, line, reason }, position) => ({
    rule: unreadableRule,
    messageId,
    data: { reason, line },
    place: { document: corpus.documentCount + position, span: span(0, 0) },
  }));
}
