// CSV and TSV (RFC 4180), on bytes: one row a record, the first row names the fields. Every field is known by its place,
// so that a text can be written back where it stood. Papaparse, the usual parser, gives strings without places; tests
// hold the two against each other.

import type { SourceRecord, SourceSettings } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { bufferOf } from '../bytes.ts';
import { columnOf, dateFields, idFields, missingText, textFields } from './fields.ts';
import type { Records } from './records.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const tab = 0x09;

/** A field of a row: the bytes between its separators, quotation marks included. */
export interface TableField {
  readonly start: number;
  readonly end: number;
  /** True if it stands in quotation marks, where `""` is one of them. */
  readonly isQuoted: boolean;
}

/** A row of a table. */
export interface TableRow {
  /** 1-based line on which it begins. */
  readonly line: number;
  readonly fields: readonly TableField[];
  /** Why its fields cannot be told apart for sure, as the rest of a sentence. */
  readonly fault: string | undefined;
}

/** A table with the columns that count. */
export interface Table {
  readonly separator: number;
  readonly names: readonly string[];
  readonly textColumn: number;
  /** Negative if there is none. */
  readonly idColumn: number;
  /** Negative if there is none. */
  readonly dateColumn: number;
  /** Rows behind the header that are not blank, in order. */
  readonly rows: Iterable<TableRow>;
}

// A file that is no CSV at all would bury every other finding.
const mostProblems = 20;

/** The records of a table. Throws SourceError if no column holds text; rows that hold no record are among the problems. */
export function tableRecords(text: Uint8Array, format: 'csv' | 'tsv', settings: SourceSettings): Records {
  const records: SourceRecord[] = [];
  const problems: SourceError[] = [];
  const table = openTable(text, format, settings);
  if (table === undefined) return { records, problems };
  const { names, textColumn, idColumn, dateColumn, rows } = table;
  const valueOf = (fields: readonly TableField[], column: number): string | undefined =>
    (column < 0 ? '' : decodeText(fieldBytes(text, fields[column]))) || undefined;
  let record = 0;
  let unnamed = 0;
  for (const { line, fields, fault } of rows) {
    record++;
    const reason = fault ?? faultOfCount(text, fields, names.length, textColumn);
    if (reason !== undefined) {
      if (problems.length < mostProblems) problems.push(new SourceError(`Line ${line} ${reason}`, { line }));
      else unnamed++;
      continue;
    }
    records.push({
      bytes: fieldBytes(text, fields[textColumn]),
      offset: 0,
      record,
      sourceLine: line,
      givenId: valueOf(fields, idColumn),
      date: valueOf(fields, dateColumn),
      outline: undefined,
    });
  }
  if (unnamed > 0) problems.push(new SourceError(`${unnamed} more rows cannot be read.`));
  return { records, problems };
}

/** The table of a text; undefined if it has not even a header. Throws SourceError if no column holds text. */
export function openTable(
  text: Uint8Array,
  format: 'csv' | 'tsv',
  settings: SourceSettings,
): Table | undefined {
  const separator = format === 'tsv' ? tab : separatorOf(text);
  const rows = rowsOf(text, separator);
  const header = rows.next();
  if (header.done === true) return undefined;
  const { line, fields, fault } = header.value;
  if (fault !== undefined) throw new SourceError(`The header in line ${line} ${fault}`, { line });
  const names = fields.map((field) => decodeText(fieldBytes(text, field)));
  const isOnlyColumn = names.length === 1 && settings.text === undefined;
  const textColumn = isOnlyColumn ? 0 : columnOf(names, settings.text, textFields);
  if (textColumn < 0) {
    throw new SourceError(`The header in line ${line} ${missingText(settings.text, names)}`, { line });
  }
  const other = (wanted: string | undefined, usual: readonly string[]): number => {
    const column = columnOf(names, wanted, usual);
    return column === textColumn ? -1 : column;
  };
  const idColumn = other(settings.id, idFields);
  const dateColumn = other(settings.date, dateFields);
  return { separator, names, textColumn, idColumn, dateColumn, rows };
}

/** Why a row does not fit its header; undefined if it does. Empty fields beyond the last column do no harm. */
function faultOfCount(
  text: Uint8Array,
  fields: readonly TableField[],
  columns: number,
  textColumn: number,
): string | undefined {
  const { length } = fields;
  if (length === columns) return undefined;
  const hasExtra = fields.slice(columns).some(({ start, end }) => end > start);
  if (length > columns && !hasExtra) return undefined;
  const counted = `${length} ${length === 1 ? 'field' : 'fields'} where the header names ${columns}.`;
  if (length > columns) {
    const before = fields[textColumn + 1].start - 1;
    const separator = text[before] === tab ? 'tab' : String.fromCharCode(text[before]);
    return `has ${counted} A text that holds "${separator}" must stand in quotation marks.`;
  }
  return `has ${counted}`;
}

/** The value of a field, not in a pool of bytes that others share. */
export function fieldBytes(text: Uint8Array, { start, end, isQuoted }: TableField): Uint8Array {
  if (!isQuoted) return copyOf(text, start, end);
  const bytes = copyOf(text, start + 1, end - 1);
  if (!bytes.includes(quote)) return bytes;
  // Of two marks in a row the second is left out.
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    bytes[length++] = bytes[at];
    if (bytes[at] === quote && bytes[at + 1] === quote) at++;
  }
  return bytes.slice(0, length);
}

function copyOf(text: Uint8Array, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start);
  bytes.set(text.subarray(start, end));
  return bytes;
}

const separators = [0x2c, 0x3b, tab, 0x7c]; // , ; tab |

/** The separator that stands most often in the first line, outside quotation marks; a comma if none does. */
function separatorOf(text: Uint8Array): number {
  const counts = new Map(separators.map((separator) => [separator, 0]));
  let isQuoted = false;
  for (const byte of text) {
    if (byte === quote) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === lineFeed || byte === carriageReturn)) break;
    else if (!isQuoted && counts.has(byte)) counts.set(byte, (counts.get(byte) as number) + 1);
  }
  return separators.reduce((best, next) =>
    (counts.get(next) as number) > (counts.get(best) as number) ? next : best,
  );
}

/**
 * Rows that are not blank, the header among them. A mark that opens a field and is never followed by one that closes it
 * is text in TSV, where many programs write no quotation marks, and a fault in CSV.
 */
function* rowsOf(text: Uint8Array, separator: number): Generator<TableRow> {
  const buffer = bufferOf(text);
  const { length } = buffer;
  // CR alone ends a line only where nothing else does.
  const hasLineFeeds = buffer.includes(lineFeed);
  const endsLine = (at: number): boolean => {
    const byte = buffer[at];
    if (byte === lineFeed) return true;
    return byte === carriageReturn && (!hasLineFeeds || buffer[at + 1] === lineFeed);
  };
  let line = 1;
  let at = 0;
  while (at < length) {
    const rowLine = line;
    const fields: TableField[] = [];
    let fault: string | undefined;
    for (;;) {
      const start = at;
      let isQuoted = false;
      if (buffer[at] === quote) {
        const endsField = (next: number): boolean => buffer[next] === separator || endsLine(next);
        const closed = closingQuote(buffer, at, separator === tab, endsField);
        if (closed.end >= 0) {
          isQuoted = true;
          at = closed.end;
          line += lineFeedsIn(buffer, start, at);
          if (closed.hasFault) fault ??= 'has text between a closing quotation mark and the next separator.';
        } else if (separator !== tab) {
          fault = 'has a quotation mark that opens a field and is never closed. What follows is not read.';
          at = length;
        }
      }
      if (!isQuoted) while (at < length && buffer[at] !== separator && !endsLine(at)) at++;
      fields.push({ start, end: at, isQuoted });
      if (at < length && buffer[at] === separator) at++;
      else break;
    }
    const isBlank = fields.length === 1 && fields[0].end === fields[0].start;
    if (!isBlank) yield { line: rowLine, fields, fault };
    if (buffer[at] === carriageReturn && buffer[at + 1] === lineFeed) at++;
    at++;
    line++;
  }
}

/**
 * Behind the mark that closes a field opened at `open`: the first one that is not doubled and stands before a separator
 * or the end of the row. Negative if there is none. `hasFault`: others, neither doubled nor closing, stand before it;
 * if it `isStrict`, there is none then.
 */
function closingQuote(
  buffer: Buffer,
  open: number,
  isStrict: boolean,
  endsField: (at: number) => boolean,
): { readonly end: number; readonly hasFault: boolean } {
  let hasFault = false;
  for (let at = buffer.indexOf(quote, open + 1); at >= 0; at = buffer.indexOf(quote, at + 1)) {
    if (buffer[at + 1] === quote) at++;
    else if (at + 1 === buffer.length || endsField(at + 1)) return { end: at + 1, hasFault };
    else if (isStrict) break;
    else hasFault = true;
  }
  return { end: -1, hasFault };
}

function lineFeedsIn(buffer: Buffer, start: number, end: number): number {
  let count = 0;
  for (let at = buffer.indexOf(lineFeed, start); at >= 0 && at < end; at = buffer.indexOf(lineFeed, at + 1))
    count++;
  return count;
}
