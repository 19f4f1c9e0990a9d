// The report for programs (its form: findings.schema.json). Written finding by finding, so that a million
// of them never stand in memory as text.

import { createBuffer } from './buffer.ts';
import { wantedFindings } from './grouping.ts';
import { readableJson } from './json-text.ts';
import { decisionsInOrder, outputVersion, summaryInOrder, writeFindings } from './located-finding.ts';
import { readableFinding } from './readable-finding.ts';
import type { Reporter } from './reporter.ts';

/** `--format json`. */
export const json: Reporter = {
  id: 'json',
  summary: 'For programs: everything in one JSON object.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const { name, version } = result.tool;
    output.add(`{\n  "version": ${outputVersion},\n`);
    output.add(`  "tool": ${readableJson({ name, version }, 1)},\n`);
    output.add(`  "summary": ${readableJson(summaryInOrder(result), 1)},\n`);
    for (const [key, value] of Object.entries(decisionsInOrder(result))) {
      output.add(`  "${key}": ${readableJson(value, 1)},\n`);
    }
    output.add('  "findings": [');
    let separator = '\n    ';
    writeFindings(wantedFindings(result.findings, environment), result, (finding) => {
      output.add(separator);
      output.add(readableFinding(finding, result));
      separator = ',\n    ';
    });
    output.add(separator.startsWith(',') ? '\n  ]\n}\n' : ']\n}\n');
    output.flush();
  },
};
