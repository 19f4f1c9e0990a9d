// Edits inside a field of CSV or TSV. Only the edited characters are written anew; a field that comes to hold what
// separates fields is put in quotation marks as a whole.

import type { SourceSettings } from '../model/document.ts';
import { type Span, span } from '../model/span.ts';
import { fieldBytes, openTable, type TableField } from '../sources/formats/csv.ts';
import { encodeText } from '../text/unicode/decode.ts';
import { applyEdits, type ByteEdit, type TextEdit } from './apply.ts';

const quote = 0x22;

/** The edits of one record's text. */
export interface RecordChange {
  readonly document: { readonly bytes: Uint8Array; readonly record: number | null };
  readonly edits: readonly TextEdit[];
  /** The whole row goes. */
  readonly removal?: object | undefined;
}

/** Edits of texts in a table as edits of its bytes. Undefined if a row does not hold the text that was checked. */
export function editTable(
  text: Uint8Array,
  format: 'csv' | 'tsv',
  settings: SourceSettings,
  changes: readonly RecordChange[],
): ByteEdit[] | undefined {
  const pending = new Map(changes.map((change) => [change.document.record, change]));
  const table = openTable(text, format, settings);
  const edits: ByteEdit[] = [];
  let record = 0;
  for (const { fields } of table?.rows ?? []) {
    if (pending.size === 0) break;
    const change = pending.get(++record);
    if (table === undefined || change === undefined) continue;
    const field = fields[table.textColumn];
    if (field === undefined || Buffer.compare(fieldBytes(text, field), change.document.bytes) !== 0)
      return undefined;
    if (change.removal !== undefined) edits.push({ span: rowSpan(text, fields), bytes: new Uint8Array(0) });
    else edits.push(...editField(text, field, change, table.separator, table.names.length === 1));
    pending.delete(record);
  }
  return pending.size === 0 ? edits : undefined;
}

/** A row with its line end. */
function rowSpan(text: Uint8Array, fields: readonly TableField[]): Span {
  let end = (fields.at(-1) as TableField).end;
  if (text[end] === 0x0d) end++;
  if (text[end] === 0x0a) end++;
  return span(fields[0].start, end);
}

function editField(
  text: Uint8Array,
  field: TableField,
  { document: { bytes }, edits }: RecordChange,
  separator: number,
  isOnlyColumn: boolean,
): ByteEdit[] {
  if (field.isQuoted) {
    const offsetOf = offsetsIn(text, field);
    return [...edits]
      .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
      .map(({ span: { start, end }, text: inserted }) => ({
        span: span(offsetOf(start), offsetOf(end)),
        bytes: encodeText(inserted.replaceAll('"', '""')),
      }));
  }
  const after = applyEdits(bytes, edits);
  if (needsQuotes(after, separator) || (isOnlyColumn && after.length === 0)) {
    return [{ span: span(field.start, field.end), bytes: quoted(after) }];
  }
  return edits.map(({ span: { start, end }, text: inserted }) => ({
    span: span(field.start + start, field.start + end),
    bytes: encodeText(inserted),
  }));
}

/** Places of bytes of a quoted text in the table; asked for in ascending order or a little back. */
function offsetsIn(text: Uint8Array, field: TableField): (offset: number) => number {
  let at = field.start + 1;
  let read = 0;
  return (offset) => {
    if (offset < read) {
      at = field.start + 1;
      read = 0;
    }
    for (; read < offset; read++) at += text[at] === quote ? 2 : 1;
    return at;
  };
}

function needsQuotes(bytes: Uint8Array, separator: number): boolean {
  return bytes[0] === quote || [separator, 0x0a, 0x0d].some((byte) => bytes.includes(byte));
}

function quoted(bytes: Uint8Array): Uint8Array {
  const doubled = Buffer.from(bytes).toString('latin1').replaceAll('"', '""');
  return Buffer.from(`"${doubled}"`, 'latin1');
}
