// Stands between a rule of a plugin and the engine: its indexes have names of their own, and a report that could not be
// shown fails the rule that made it, not the run.

import type { IndexRequest, Needs } from '../define/index-definition.ts';
import type { CorpusRule, DocumentRule, Rule } from '../define/rule.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Place } from '../model/finding.ts';
import type { Span } from '../model/span.ts';

/** The rule, so that nothing it declares meets what other plugins or the rules of this package declare. */
export function guardRule(rule: Rule, plugin: string): Rule {
  return rule.kind === 'document' ? guardDocumentRule(rule) : guardCorpusRule(rule, plugin);
}

function guardDocumentRule(rule: DocumentRule): DocumentRule {
  return {
    ...rule,
    check: (document, context) =>
      rule.check(document, {
        ...context,
        report: (report) => {
          requireMessage(rule, report.messageId);
          const spans = [report.span, ...(report.related ?? []).map(({ span }) => span)];
          for (const span of spans) requireSpan(span, document.bytes.length);
          for (const { span } of report.fix?.edits ?? []) requireSpan(span, document.bytes.length);
          context.report(report);
        },
      }),
  };
}

function guardCorpusRule(rule: CorpusRule, plugin: string): CorpusRule {
  return {
    ...rule,
    needs: (options) => nameNeeds(rule.needs(options), plugin),
    check: (corpus, context) =>
      rule.check(corpus, {
        ...context,
        report: (report) => {
          requireMessage(rule, report.messageId);
          for (const place of [report.place, ...(report.related ?? []), ...(report.fix?.edits ?? [])])
            requirePlace(place, corpus);
          context.report(report);
        },
      }),
  };
}

/** The same requests under keys that only this plugin has. */
function nameNeeds(needs: Needs, plugin: string): Needs {
  return Object.fromEntries(
    Object.entries(needs).map(([name, request]) => [name, nameRequest(request, plugin)]),
  );
}

function nameRequest({ key, index }: IndexRequest, plugin: string): IndexRequest {
  return {
    key: `${plugin} ${key}`,
    index: index.kind === 'base' ? index : { ...index, needs: nameNeeds(index.needs, plugin) },
  };
}

function requireMessage({ messages }: Rule, messageId: string): void {
  if (!Object.hasOwn(messages, messageId))
    throw new TypeError(`the rule reports the message "${messageId}", which it does not declare`);
}

function requireSpan(span: Span | undefined, bytes: number): void {
  const { start = -1, end = -1 } = span ?? {};
  const isWithin =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= bytes;
  if (!isWithin) throw new RangeError(`the rule reports bytes ${start} to ${end} of a text of ${bytes}`);
}

function requirePlace({ document, span }: Place, corpus: Corpus): void {
  if (!Number.isInteger(document) || document < 0 || document >= corpus.documentCount)
    throw new RangeError(`the rule reports document ${document} of ${corpus.documentCount}`);
  requireSpan(span, corpus.facts(document).bytes);
}
