// JUnit XML, for the test tabs of build servers: a suite for each rule, a case for each finding. Errors and warnings are
// failures; notes, and what the baseline knows, are skipped cases, so that they are seen and stop nobody.

import { isFailing, type Finding } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { createBuffer } from './buffer.ts';
import { compactLine } from './compact.ts';
import { wantedFindings } from './grouping.ts';
import { pointLocation } from './places/location.ts';
import { wholeMessage } from './places/named-place.ts';
import { pointAt } from './places/primary-place.ts';
import type { Reporter } from './reporter.ts';
import { lineOf } from './places/source-lines.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/** `--format junit`. */
export const junit: Reporter = {
  id: 'junit',
  summary: 'JUnit XML: a suite for each rule, a case for each finding.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const byRule = new Map<string, Finding[]>();
    for (const finding of wantedFindings(result.findings, environment)) {
      const known = byRule.get(finding.rule);
      if (known === undefined) byRule.set(finding.rule, [finding]);
      else known.push(finding);
    }
    const all = [...byRule.values()].flat();
    // A report without a case reads as one that broke.
    const isClean = all.length === 0;
    output.add('<?xml version="1.0" encoding="UTF-8"?>\n');
    output.add(`<testsuites${xmlAttributes({ name: 'corpuslint', ...countCases(all, isClean ? 1 : 0) })}>\n`);
    for (const [rule, findings] of byRule) {
      output.add(`  <testsuite${xmlAttributes({ name: rule, ...countCases(findings, 0) })}>\n`);
      for (const finding of findings) output.add(testCase(finding, result));
      output.add('  </testsuite>\n');
    }
    if (isClean) {
      output.add(`  <testsuite${xmlAttributes({ name: 'corpuslint', ...countCases([], 1) })}>\n`);
      output.add('    <testcase classname="corpuslint" name="nothing to report"/>\n  </testsuite>\n');
    }
    output.add('</testsuites>\n');
    output.flush();
  },
};

function isFailure(finding: Finding): boolean {
  return isFailing(finding) && finding.severity !== 'info';
}

function countCases(findings: readonly Finding[], passed: number): Record<string, number> {
  const failures = findings.filter(isFailure).length;
  const tests = findings.length + passed;
  return { tests, failures, errors: 0, skipped: findings.length - failures };
}

function testCase(finding: Finding, result: Result): string {
  const { rule, id, severity } = finding;
  const located = result.locate(pointAt(finding, result).place);
  const message = wholeMessage(finding, result);
  const name = `${pointLocation(located)} #${id}`;
  const head = xmlAttributes({ classname: rule, name, file: located.path, line: lineOf(located) });
  const reason = isFailing(finding) ? message : `Known from the baseline: ${message}`;
  const outcome = isFailure(finding)
    ? `<failure${xmlAttributes({ type: severity, message })}>${xmlText(compactLine(finding, result))}</failure>`
    : `<skipped${xmlAttributes({ message: reason })}/>`;
  return `    <testcase${head}>${outcome}</testcase>\n`;
}
