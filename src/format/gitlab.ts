// Code Quality of GitLab: a JSON list that it compares with the one of the target branch by fingerprint. What the
// baseline knows is in it as well, since GitLab tells old from new by itself.

import type { Severity } from '../model/finding.ts';
import { makeVisible } from '../text/showing/visible.ts';
import { createBuffer } from './buffer.ts';
import { wantedFindings } from './grouping.ts';
import { compactJson } from './json-text.ts';
import { wholeMessage } from './places/named-place.ts';
import { pointAt, shortPlace } from './places/primary-place.ts';
import type { Reporter } from './reporter.ts';
import { repositoryPathOf } from './places/repository-path.ts';
import { lineOf } from './places/source-lines.ts';

/** GitLab knows info, minor, major, critical and blocker. */
const grades: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** `--format gitlab`. */
export const gitlab: Reporter = {
  id: 'gitlab',
  summary: 'Code Quality report of GitLab.',
  report(result, write, environment) {
    const output = createBuffer(write);
    let separator = '[\n  ';
    for (const finding of wantedFindings(result.findings, environment)) {
      const located = result.locate(shortPlace(pointAt(finding, result).place, result));
      const begin = lineOf(located);
      const entry = {
        description: makeVisible(wholeMessage(finding, result)),
        check_name: finding.rule,
        // Ids are unique within a report and made from content: entries with equal fingerprints would collapse.
        fingerprint: finding.id,
        severity: grades[finding.severity],
        location: {
          path: repositoryPathOf(located.path, environment),
          lines: { begin, end: located.record === null ? located.end.line : begin },
        },
      };
      output.add(separator + compactJson(entry));
      separator = ',\n  ';
    }
    output.add(separator.startsWith('[') ? '[]\n' : '\n]\n');
    output.flush();
  },
};
