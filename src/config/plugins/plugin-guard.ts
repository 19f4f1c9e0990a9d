// Stands between a rule of a plugin and the engine: its indexes have names of their own, and a report that could not be
// shown fails the rule that made it, not the run.

import type { IndexRequest, Needs } from '../../define/index-definition.ts';
import type { CorpusRule, DocumentRule, Rule } from '../../define/rule.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Place } from '../../model/finding.ts';
import type { Span } from '../../model/span.ts';
import { requireForm } from './plugin-report.ts';

/** The rule, so that nothing it declares meets what other plugins or the rules of this package declare. */
export function guardRule(rule: Rule, plugin: string): Rule {
  return rule.kind === 'document' ? guardDocumentRule(rule) : guardCorpusRule(rule, plugin);
}

function guardDocumentRule(rule: DocumentRule): DocumentRule {
  return {
    ...rule,
    check(document, context) {
      const before = copyOf(document.bytes);
      checkAtOnce(context.report, (take) =>
        rule.check(document, {
          ...context,
          report: (report) => {
            requireForm(rule, report);
            const { span, related = [], redundant = [], fix } = report;
            const placed = [...related, ...(fix?.edits ?? [])].map((each) => each.span);
            for (const each of [span, ...placed, ...redundant, ...(fix?.keeps ?? [])])
              requireSpan(each, document.bytes.length);
            take(report);
          },
        }),
      );
      if (Buffer.compare(before, document.bytes) === 0) return;
      document.bytes.set(before);
      throw new TypeError('check must not write into document.bytes: other rules read them too');
    },
  };
}

function guardCorpusRule(rule: CorpusRule, plugin: string): CorpusRule {
  return {
    ...rule,
    needs: (options) => nameNeeds(rule.needs(options), plugin),
    check: (corpus, context) =>
      checkAtOnce(context.report, (take) =>
        rule.check(corpus, {
          ...context,
          report: (report) => {
            requireForm(rule, report);
            const { place, data, related = [], redundant = [], fix } = report;
            const named = Object.values(data).filter((value) => typeof value === 'object');
            const fixed = fix === undefined ? [] : [...fix.edits, ...(fix.keeps ?? [])];
            for (const each of [place, ...named, ...related, ...redundant, ...fixed])
              requirePlace(each, corpus);
            take(report);
          },
        }),
      ),
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

/** Nobody waits for a promise: what is reported later is lost, and what is thrown later would end the program. */
function checkAtOnce<Report>(
  report: (report: Report) => void,
  check: (take: (report: Report) => void) => unknown,
): void {
  let isOver = false;
  const returned = check((each) => {
    // By then the engine is at another document.
    if (!isOver) report(each);
  });
  isOver = true;
  if (!(returned instanceof Promise)) return;
  returned.catch(() => {});
  throw new TypeError('check must not be asynchronous: await in prepare what it needs');
}

let room = new Uint8Array(0);

/** The same bytes elsewhere, until it is asked for the next ones. */
function copyOf(bytes: Uint8Array): Uint8Array {
  if (room.length < bytes.length) room = new Uint8Array(bytes.length);
  room.set(bytes);
  return room.subarray(0, bytes.length);
}

function requireSpan(span: Span | undefined, bytes: number): void {
  const { start = -1, end = -1 } = span ?? {};
  const isWithin =
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= bytes;
  if (!isWithin) throw new RangeError(`the rule reports bytes ${start} to ${end} of a text of ${bytes}`);
}

function requirePlace(place: Place | undefined, corpus: Corpus): void {
  const { document = -1, span } = place ?? {};
  if (!Number.isInteger(document) || document < 0 || document >= corpus.documentCount)
    throw new RangeError(`the rule reports document ${document} of ${corpus.documentCount}`);
  requireSpan(span, corpus.facts(document).bytes);
}
