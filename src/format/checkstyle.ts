// Checkstyle XML, which many tools of build servers read: findings by file. Without what the baseline knows, since the
// format has no way to say so.

import { isFailing, type Finding } from '../model/finding.ts';
import { createBuffer } from './buffer.ts';
import { wantedFindings } from './grouping.ts';
import { wholeMessage } from './places/named-place.ts';
import { pointAt } from './places/primary-place.ts';
import type { Reporter } from './reporter.ts';
import { lineOf } from './places/source-lines.ts';
import { xmlAttributes } from './xml.ts';

/** `--format checkstyle`. */
export const checkstyle: Reporter = {
  id: 'checkstyle',
  summary: 'Checkstyle XML: findings by file.',
  report(result, write, environment) {
    const output = createBuffer(write);
    const byPath = new Map<string, Finding[]>();
    for (const finding of wantedFindings(result.findings, environment).filter(isFailing)) {
      const { path } = result.locate(pointAt(finding, result).place);
      const known = byPath.get(path);
      if (known === undefined) byPath.set(path, [finding]);
      else known.push(finding);
    }
    output.add('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n');
    for (const [name, findings] of byPath) {
      output.add(`  <file${xmlAttributes({ name })}>\n`);
      for (const finding of findings) {
        const { rule, id, severity } = finding;
        const located = result.locate(pointAt(finding, result).place);
        const attributes = {
          line: lineOf(located),
          // A column within the text of a record is none of the file.
          ...(located.record === null ? { column: located.start.column } : {}),
          severity,
          message: `${wholeMessage(finding, result)} #${id}`,
          source: `corpuslint.${rule}`,
        };
        output.add(`    <error${xmlAttributes(attributes)}/>\n`);
      }
      output.add('  </file>\n');
    }
    output.add('</checkstyle>\n');
    output.flush();
  },
};
