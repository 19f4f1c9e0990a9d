// SARIF 2.1.0 (OASIS), written result by result, after the rules of GitHub's code scanning: the first location is the new
// copy, its region short, other places are links within the message, limits of the upload are kept and said. Findings
// come worst first, known and ignored ones last, so that a limit cuts off the least pressing.

import type { Notification, Result as SarifResult } from 'sarif';
import type { Finding } from '../../model/finding.ts';
import type { IgnoredFinding, Result } from '../../model/result.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { createBuffer } from '../buffer.ts';
import { wantedFindings } from '../grouping.ts';
import { compactJson, readableJson } from '../json-text.ts';
import { createPackedRoom } from './packed-size.ts';
import type { Environment, Reporter } from '../reporter.ts';
import { describeResult, type ResultContext } from './sarif-result.ts';
import { describeRule } from './sarif-rules.ts';
import { findLineHashes } from '../places/source-lines.ts';

/** Results of a run that GitHub takes; with one more it refuses the whole file. */
const mostResults = 25_000;
/** Rules of a run that GitHub takes. */
const mostRules = 25_000;
/** Bytes of a packed file: GitHub takes 10 MB. A twentieth is left for the end of the file and for other packers. */
const mostPackedBytes = 9_500_000;

/** `--format sarif`. */
export const sarif: Reporter = {
  id: 'sarif',
  summary: 'SARIF 2.1.0, for code scanning of GitHub and others.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const all = suppressedLast(result, environment);
    const shown = all.slice(0, mostResults);
    const { rules: known = [] } = environment;
    const rules = known.slice(0, mostRules);
    const context: ResultContext = {
      result,
      environment,
      ruleIndex: new Map(rules.map(({ id }, index) => [id, index])),
      hashOf: findLineHashes(
        shown.map(({ finding }) => finding),
        result,
        environment,
      ),
    };
    const { name, version } = result.tool;
    const room = createPackedRoom(mostPackedBytes);
    add('{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n  "version": "2.1.0",\n');
    add('  "runs": [\n    {\n      "tool": {\n        "driver": {\n');
    add(`          "name": ${compactJson(name)},\n          "semanticVersion": ${compactJson(version)},\n`);
    add('          "rules": [');
    addAll(rules.map((rule) => readableJson(describeRule(rule), 6)));
    add(']\n        }\n      },\n      "columnKind": "utf16CodeUnits",\n');
    add('      "results": [');
    let written = 0;
    for (const entry of shown) {
      const text = `${written === 0 ? '' : ','}\n        ${compactJson(describeEntry(entry, context))}`;
      if (!add(text)) break;
      written++;
    }
    output.add(written === 0 ? '],\n' : '\n      ],\n');
    // Behind the results: only now is it known how many of them there was room for.
    const notifications = notify(result, all.length - written);
    const invocation = {
      executionSuccessful: result.notes.failures.length === 0 && result.notes.unreadableNamed.length === 0,
      ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
    };
    output.add(`      "invocations": ${readableJson([invocation], 3)}\n    }\n  ]\n}\n`);
    output.flush();

    function add(text: string): boolean {
      const fits = room.take(text);
      if (fits) output.add(text);
      return fits;
    }

    function addAll(parts: readonly string[]): void {
      if (parts.length > 0) add(`\n            ${parts.join(',\n            ')}\n          `);
    }
  },
};

type Entry = { readonly finding: Finding; readonly reason?: string };

/** What is reported, and behind it what the ignore file names: suppressed, not kept quiet. */
function suppressedLast({ findings, ignored }: Result, environment: Environment): Entry[] {
  const wanted = wantedFindings(
    ignored.map(({ finding }) => finding),
    environment,
  );
  const reasons = new Map(ignored.map(({ finding, reason }: IgnoredFinding) => [finding, reason]));
  return [
    ...wantedFindings(findings, environment).map((finding) => ({ finding })),
    ...wanted.map((finding) => ({ finding, reason: reasons.get(finding) ?? '' })),
  ];
}

function describeEntry({ finding, reason }: Entry, context: ResultContext): SarifResult {
  const described = describeResult(finding, context);
  if (reason === undefined) return described;
  return {
    ...described,
    suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
  };
}

/** What a reader of the file must know of the run. */
function notify({ notes }: Result, left: number): Notification[] {
  const text = [
    ...notes.failures.map(({ rule, message }) => ({
      level: 'error' as const,
      message: { text: `The rule ${rule} failed and its findings are missing: ${message}` },
    })),
    ...notes.unreadableNamed.map((path) => ({
      level: 'error' as const,
      message: { text: `${path} could not be read.` },
    })),
  ];
  if (left === 0) return text;
  const limit = `GitHub takes ${formatNumber(mostResults)} of a run and a packed file of 10 MB.`;
  const advice = 'The formats json and jsonl hold all.';
  const missing = `${formatNumber(left)} more findings are left out, the least pressing: ${limit} ${advice}`;
  return [...text, { level: 'warning', message: { text: missing } }];
}
