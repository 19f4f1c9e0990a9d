// A line of JSON Lines read by itself, as far as that takes no parsing: its text, found by the kernel, and its id.

import { type FieldNames, packNames, textOfRecord } from '../../kernels/records.ts';
import type { ResultRoom } from '../../kernels/wasm/result-room.ts';
import { wasmKernels, WasmKernels } from '../../kernels/wasm/wasm.ts';
import type { SourceRecord, SourceSettings } from '../../model/document.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import { bufferOf } from '../bytes.ts';
import { textFields } from './fields.ts';

/** A record as far as it is told at once. */
export type LineText = Pick<SourceRecord, 'bytes'> & {
  /** Its id, where the line begins with it. */
  readonly idInFront: string | undefined;
  /** True if the line has neither an id nor a date; false says nothing. */
  readonly isTextAlone: boolean;
};

/**
 * The text of a line that is known to be a record, and its id if `isNamed`, the quick way; undefined where `jsonlRecords` must
 * tell. With `room` the text is gone when it is recycled.
 */
export function readLineText(
  line: Uint8Array,
  settings: SourceSettings,
  isNamed: boolean,
  room?: ResultRoom,
): LineText | undefined {
  const kernels = wasmKernels();
  if (kernels === undefined || line.length > WasmKernels.mostBytes) return undefined;
  const bytes = textOfRecord(kernels, line, fieldsOf(settings), room);
  return (
    bytes && {
      bytes,
      idInFront: isNamed ? idInFront(line, 0, line.length, settings) : undefined,
      isTextAlone: isNamed && isTextAlone(bufferOf(line), settings),
    }
  );
}

/** The id of a line of JSON that begins with it; undefined says nothing. */
export function idInFront(
  text: Uint8Array,
  start: number,
  end: number,
  { id }: SourceSettings,
): string | undefined {
  return id === undefined ? findIdInFront(bufferOf(text), start, end) : undefined;
}

// Single records are read by the thousand, and their fields are called the same.
let packed: { readonly field: string | undefined; readonly names: FieldNames } | undefined;

/** The fields that may hold the text. */
export function fieldsOf({ text: field }: SourceSettings): FieldNames {
  if (packed === undefined || packed.field !== field) {
    const names = field === undefined ? textFields : [field];
    packed = { field, names: packNames(names.map(encodeText)) };
  }
  return packed.names;
}

// An id at the beginning of its line, as most corpora have it, and what would make another field of the line the id: the
// same name again, in letters or in escapes.
const idPattern = /^\{"id": ?(?:"([^"\\]+)"|(\d{1,15})),/;
const idName = Buffer.from('"id"');
const escape = Buffer.from('\\u');
const longestFront = 120;

/** The id of a line of JSON that begins with it and has no other; undefined says nothing. */
function findIdInFront(bytes: Buffer, start: number, end: number): string | undefined {
  const front = idPattern.exec(bytes.toString('latin1', start, Math.min(end, start + longestFront)));
  if (front === null) return undefined;
  const line = bytes.subarray(start + front[0].length, end);
  if (line.includes(idName) || line.includes(escape)) return undefined;
  const [, text, digits] = front;
  return text === undefined ? String(Number(digits)) : Buffer.from(text, 'latin1').toString();
}

const nameOfText = Buffer.from('{"text":');
const space = 0x20;
const quote = 0x22;
const backslash = 0x5c;
const closing = 0x7d;

/** True if a line of JSON is one text under its usual name and nothing else; false says nothing. */
function isTextAlone(line: Buffer, { id, date }: SourceSettings): boolean {
  if (id !== undefined || date !== undefined) return false;
  if (line.length <= nameOfText.length || nameOfText.compare(line, 0, nameOfText.length) !== 0) return false;
  const opened = line[nameOfText.length] === space ? nameOfText.length + 1 : nameOfText.length;
  if (line[opened] !== quote) return false;
  let end = line.indexOf(quote, opened + 1);
  while (end >= 0 && isEscaped(line, end)) end = line.indexOf(quote, end + 1);
  return line[end + 1] === closing && line.length === end + 2;
}

function isEscaped(line: Buffer, at: number): boolean {
  let before = at;
  while (line[before - 1] === backslash) before--;
  return (at - before) % 2 === 1;
}
