// Parquet: one row a record, of which only the columns of text, id and date are read. Strings stay the bytes they are.

import { isUtf8 } from 'node:buffer';
import type { SchemaTree } from 'hyparquet';
import type { SourceRecord, SourceSettings } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { decodeText, encodeText } from '../../text/unicode/decode.ts';
import { columnOf, dateFields, idFields, kindOf, missingText, textFields } from './fields.ts';
import { guard, openParquet } from './parquet-columns.ts';
import type { Records } from './records.ts';

// A file whose text is no UTF-8 would bury every other finding.
const mostProblems = 20;
// The parts of a text that is a list are its paragraphs, as in JSONL.
const betweenParts = encodeText('\n\n');

/** The records of a Parquet file. Throws SourceError if it is none, is damaged, or no column holds text. */
export function parquetRecords(bytes: Uint8Array, settings: SourceSettings): Records {
  const records: SourceRecord[] = [];
  const problems: SourceError[] = [];
  let unnamed = 0;
  for (const { row, text, id, date } of rowsOf(bytes, settings)) {
    const value = textOf(text);
    if (value instanceof Uint8Array) {
      const given = {
        offset: 0,
        record: row,
        sourceLine: 1,
        givenId: nameOf(id),
        date: nameOf(date),
        outline: undefined,
      };
      records.push({ bytes: value, ...given });
    } else if (problems.length < mostProblems) {
      problems.push(new SourceError(`Row ${row} ${value}`));
    } else {
      unnamed++;
    }
  }
  if (unnamed > 0) problems.push(new SourceError(`${unnamed} more rows cannot be read.`));
  return { records, problems };
}

interface Row {
  /** 1-based. */
  readonly row: number;
  /** Bytes for strings. */
  readonly text: unknown;
  readonly id: unknown;
  readonly date: unknown;
}

function* rowsOf(bytes: Uint8Array, settings: SourceSettings): Generator<Row> {
  const reader = openParquet(bytes);
  // A schema that was read may still be broken: names that are none.
  const { text, id, date } = guard(() => {
    const { children } = reader.tree;
    const names = children.map(({ element }) => element.name);
    return {
      text: pathTo(children, names, settings.text, textFields) ?? refuse(settings.text, children),
      id: pathTo(children, names, settings.id, idFields),
      date: pathTo(children, names, settings.date, dateFields),
    };
  });
  let row = 0;
  for (const group of reader.metadata.row_groups) {
    const texts = reader.column(group, text.column);
    const ids = id === undefined ? [] : reader.column(group, id.column);
    const dates = date === undefined ? [] : reader.column(group, date.column);
    for (let at = 0; at < texts.length; at++) {
      row++;
      yield {
        row,
        text: valueAt(texts[at], text.inner),
        id: valueAt(ids[at], id?.inner ?? []),
        date: valueAt(dates[at], date?.inner ?? []),
      };
    }
  }
}

function refuse(wanted: string | undefined, children: readonly SchemaTree[]): never {
  throw new SourceError(`The Parquet file ${missingText(wanted, leafNames(children))}`);
}

/** A field: its column at the top, and the names that lead on within it. */
interface FieldPath {
  readonly column: SchemaTree;
  readonly inner: readonly string[];
}

function pathTo(
  children: readonly SchemaTree[],
  names: readonly string[],
  wanted: string | undefined,
  usual: readonly string[],
): FieldPath | undefined {
  const at = columnOf(names, wanted, usual);
  if (at >= 0) return { column: children[at], inner: [] };
  if (wanted === undefined) return undefined;
  const parts = wanted.split('.');
  for (let count = 1; count < parts.length; count++) {
    const outer = children.find(({ element }) => element.name === parts.slice(0, count).join('.'));
    if (outer === undefined) continue;
    const inner = parts.slice(count);
    let node: SchemaTree | undefined = outer;
    for (const name of inner) node = node?.children.find(({ element }) => element.name === name);
    if (node !== undefined) return { column: outer, inner };
  }
  return undefined;
}

/** Names of columns, those of structures with dots, for saying which there are. */
function leafNames(children: readonly SchemaTree[]): string[] {
  return children.flatMap(({ element, children: inner }) =>
    element.converted_type === 'LIST' || element.converted_type === 'MAP' || inner.length === 0
      ? [element.name]
      : inner.map((child) => `${element.name}.${child.element.name}`),
  );
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** UTF-8 of a value, empty for none; the parts of a list joined. Otherwise why it is no text, as the rest of a sentence. */
function textOf(value: unknown): Uint8Array | string {
  if (value === undefined || value === null) return new Uint8Array();
  if (value instanceof Uint8Array) return isUtf8(value) ? value : 'holds text that is not valid UTF-8.';
  if (!Array.isArray(value)) return `holds ${kindOf(value)} in the column of text.`;
  const parts: Uint8Array[] = [];
  for (const part of value) {
    if (!(part instanceof Uint8Array)) return `holds a list with ${kindOf(part)} in the column of text.`;
    if (!isUtf8(part)) return 'holds text that is not valid UTF-8.';
    if (parts.length > 0) parts.push(betweenParts);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** An id or date as text; undefined for none. */
function nameOf(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (value instanceof Uint8Array) return decodeText(value) || undefined;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : undefined;
}
