// A finding as readable JSON, written part by part: what `locateFinding` says of it, without the objects. A report of a
// gigabyte of text holds a hundred thousand findings of a kilobyte each, which is most of what is written anywhere.

import type { Edit, Finding, Fix } from '../model/finding.ts';
import type { LocatedPlace, Result } from '../model/result.ts';
import { layOut, quoted, readableJson } from './json-text.ts';

/** The finding as an entry of the array `findings`: the text of `readableJson(locateFinding(finding, result), 2)`. */
export function readableFinding(finding: Finding, result: Result): string {
  const { id, rule, messageId, severity, message, score, state, place, related, data, fix } = finding;
  const margin = '\n      ';
  const others = related.map((other) => writtenPlace(result.locate(other), 4, other.label));
  // Always wider than a line.
  return (
    `{${margin}"id": "${id}",${margin}"class": "${finding.class}",${margin}"rule": ${quoted(rule)}` +
    `,${margin}"messageId": ${quoted(messageId)},${margin}"severity": "${severity}",${margin}"message": ${quoted(message)}` +
    (score === undefined ? '' : `,${margin}"score": ${readableJson(score, 3)}`) +
    `,${margin}"state": "${state}",${margin}"place": ${writtenPlace(result.locate(place), 3)}` +
    `,${margin}"related": ${layOut('[]', others, 3)},${margin}"data": ${readableJson(data, 3)}` +
    (fix === undefined ? '' : `,${margin}"fix": ${writtenFix(fix, result)}`) +
    '\n    }'
  );
}

/** A place as an object at a level of indentation. */
function writtenPlace(
  { path, document, record, sourceLine, start, end, bytes }: LocatedPlace,
  indent: number,
  label?: string,
): string {
  const parts = [`"path": ${quoted(path)}`, `"document": ${quoted(document)}`, `"record": ${record}`];
  if (sourceLine !== undefined) parts.push(`"sourceLine": ${sourceLine}`);
  parts.push(
    `"start": { "line": ${start.line}, "column": ${start.column} }`,
    `"end": { "line": ${end.line}, "column": ${end.column} }`,
    `"bytes": [${bytes[0]}, ${bytes[1]}]`,
  );
  if (label !== undefined) parts.push(`"label": ${quoted(label)}`);
  return layOut('{}', parts, indent);
}

function writtenFix({ title, applicability, edits }: Fix, result: Result): string {
  const written = layOut(
    '[]',
    edits.map((edit) => writtenEdit(edit, result)),
    4,
  );
  return layOut(
    '{}',
    [`"title": ${quoted(title)}`, `"applicability": "${applicability}"`, `"edits": ${written}`],
    3,
  );
}

function writtenEdit(edit: Edit, result: Result): string {
  const { path, record, bytes } = result.locateBytes(edit);
  const parts = [`"path": ${quoted(path)}`];
  if (record !== null) parts.push(`"record": ${record}`);
  parts.push(`"bytes": [${bytes[0]}, ${bytes[1]}]`, `"text": ${quoted(edit.text)}`);
  return layOut('{}', parts, 5);
}
