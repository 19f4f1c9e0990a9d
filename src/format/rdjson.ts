// Reviewdog's diagnostic format: columns count UTF-8 bytes, other places and safe repairs are part of it. Without what
// the baseline knows, since a review is about what is new.

import { isFailing, type Finding, type Place, type Severity } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { createBuffer } from './buffer.ts';
import { wantedFindings } from './grouping.ts';
import { compactJson } from './json-text.ts';
import { messageAtPoint } from './places/named-place.ts';
import { pointAt, shortPlace } from './places/primary-place.ts';
import type { Reporter } from './reporter.ts';

const grades: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

/** `--format rdjson`. */
export const rdjson: Reporter = {
  id: 'rdjson',
  summary: 'Diagnostics for reviewdog.',
  report(result, write, environment) {
    const output = createBuffer(write);
    output.add('{\n  "source": { "name": "corpuslint" },\n  "diagnostics": [');
    let separator = '\n    ';
    for (const finding of wantedFindings(result.findings, environment).filter(isFailing)) {
      output.add(separator + compactJson(diagnose(finding, result)));
      separator = ',\n    ';
    }
    output.add(separator.startsWith(',') ? '\n  ]\n}\n' : ']\n}\n');
    output.flush();
  },
};

function diagnose(finding: Finding, result: Result): object {
  const { rule, severity, id } = finding;
  const { place, related } = pointAt(finding, result);
  const suggestions = suggest(finding, place, result);
  return {
    message: `${messageAtPoint(finding, result)} #${id}`,
    location: locationOf(shortPlace(place, result), result),
    severity: grades[severity],
    code: { value: rule },
    ...(suggestions.length === 0 ? {} : { suggestions }),
    ...(related.length === 0
      ? {}
      : {
          related_locations: related.map((other) => ({
            message: other.label,
            location: locationOf(shortPlace(other, result), result),
          })),
        }),
  };
}

/** Edits that may be made by a click: safe ones, all in the file that is commented on. */
function suggest({ fix }: Finding, { document }: Place, result: Result): object[] {
  if (fix?.applicability !== 'safe') return [];
  const { path, record } = result.locate({ document, span: { start: 0, end: 0 } });
  const isHere = fix.edits.every((edit) => result.locate(edit).path === path);
  if (record !== null || !isHere) return [];
  return fix.edits.map((edit) => ({ range: rangeOf(edit, result), text: edit.text }));
}

function locationOf(place: Place, result: Result): object {
  const { path, record, sourceLine } = result.locate(place);
  if (record !== null) return { path, range: { start: { line: sourceLine ?? 1 } } };
  return { path, range: rangeOf(place, result) };
}

const lineFeed = 0x0a;

/** Lines from 1, columns from 1 in bytes, the end exclusive. */
function rangeOf(place: Place, result: Result): object {
  const { bytes } = result.document(place.document);
  const { start, end } = result.locate(place);
  const columnOf = (offset: number): number =>
    offset - (offset === 0 ? 0 : bytes.lastIndexOf(lineFeed, offset - 1) + 1) + 1;
  return {
    start: { line: start.line, column: columnOf(place.span.start) },
    end: { line: end.line, column: columnOf(place.span.end) },
  };
}
