// The report for programs that read line by line: the figures first, then one finding a line. Every line says by its
// `type` what it is (schema in findings.schema.json, `$defs/summaryLine` and `$defs/findingLine`).

import { createBuffer } from './buffer.ts';
import { wantedFindings } from './grouping.ts';
import { compactJson } from './json-text.ts';
import {
  decisionsInOrder,
  locateFinding,
  outputVersion,
  summaryInOrder,
  writeFindings,
} from './located-finding.ts';
import type { Reporter } from './reporter.ts';

/** `--format jsonl`. */
export const jsonl: Reporter = {
  id: 'jsonl',
  summary: 'For programs that read line by line: the figures, then one finding a line.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const { name, version } = result.tool;
    const summary = summaryInOrder(result);
    output.add(
      `${compactJson({ type: 'summary', version: outputVersion, tool: { name, version }, summary, ...decisionsInOrder(result) })}\n`,
    );
    writeFindings(wantedFindings(result.findings, environment), result, (finding) => {
      output.add(`{"type":"finding",${compactJson(locateFinding(finding, result)).slice(1)}\n`);
    });
    output.flush();
  },
};
