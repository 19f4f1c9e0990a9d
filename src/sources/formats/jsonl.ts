// JSON Lines (jsonlines.org): one object a line, one of its fields the text. A broken line costs that line alone.
// A line without \u escapes is parsed as one Latin-1 character a byte: its strings are then UTF-8 already, byte by
// character, and 2.5 times as much is read a second as with decoding and encoding.

import { constants } from 'node:buffer';
import type { SourceRecord, SourceSettings } from '../../model/document.ts';
import { recordFields, type KernelRecords } from '../../kernels/wasm/kernel-results.ts';
import type { ResultRoom } from '../../kernels/wasm/result-room.ts';
import { wasmKernels, WasmKernels } from '../../kernels/wasm/wasm.ts';
import { recordsOfLines } from '../../kernels/records.ts';
import { SourceError } from '../../model/errors.ts';
import type { Span } from '../../model/span.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { bufferOf } from '../bytes.ts';
import { dateFields, idFields, kindOf, missingText, textFields } from './fields.ts';
import { fieldsOf, idInFront } from './json-line.ts';
import type { Records } from './records.ts';

// A file that is no JSONL at all would bury every other finding.
const mostProblems = 20;

/**
 * The records of a JSONL source; lines that hold none are named among the problems, at most 20 of them. Lines that lack
 * the field of text and have the same fields otherwise are one problem. With `room` texts are gone when it is recycled.
 */
export function jsonlRecords(text: Uint8Array, settings: SourceSettings, room?: ResultRoom): Records {
  const records: SourceRecord[] = [];
  const problems: SourceError[] = [];
  const lacking = new Map<string, { line: number; more: number }>();
  let unnamed = 0;
  let record = 0;
  for (const { line, start, end, bytes: found } of filledLines(text, settings, room)) {
    record++;
    if (found !== undefined) {
      records.push(new ScannedRecord(found, record, line, { start, end }, text, settings));
      continue;
    }
    try {
      const object = parseLine(text, start, end, line);
      const bytes = textOf(object, settings.text, line);
      const givenId = firstValue(object, settings.id, idFields);
      const date = firstValue(object, settings.date, dateFields);
      const at = { start, end };
      records.push({
        bytes,
        offset: 0,
        record,
        sourceLine: line,
        givenId,
        date,
        outline: undefined,
        line: at,
      });
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error instanceof MissingField) {
        const known = lacking.get(error.message);
        if (known !== undefined) known.more++;
        else if (problems.length + lacking.size < mostProblems) lacking.set(error.message, { line, more: 0 });
        else unnamed++;
      } else if (problems.length < mostProblems) problems.push(error);
      else unnamed++;
    }
  }
  for (const [reason, { line, more }] of lacking) {
    const others = more === 0 ? '' : ` So ${more === 1 ? 'does 1 more line' : `do ${more} more lines`}.`;
    problems.push(new SourceError(`Line ${line} ${reason}${others}`, { line }));
  }
  problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (unnamed > 0) {
    problems.push(new SourceError(`${unnamed} more ${unnamed === 1 ? 'line' : 'lines'} cannot be read.`));
  }
  return { records, problems };
}

/** A record whose text the kernel found; what else its line says is read when it is asked for, which is rare. */
class ScannedRecord implements SourceRecord {
  readonly bytes: Uint8Array;
  readonly offset = 0;
  readonly record: number;
  readonly sourceLine: number;
  readonly outline = undefined;
  readonly line: Span;
  readonly #settings: SourceSettings;
  /** Text of the source; let go once the line was read. */
  #source: Uint8Array | undefined;
  #told: Pick<SourceRecord, 'givenId' | 'date'> | undefined;

  constructor(
    bytes: Uint8Array,
    record: number,
    sourceLine: number,
    line: Span,
    source: Uint8Array,
    settings: SourceSettings,
  ) {
    this.bytes = bytes;
    this.record = record;
    this.sourceLine = sourceLine;
    this.line = line;
    this.#source = source;
    this.#settings = settings;
  }

  get idInFront(): string | undefined {
    if (this.#source === undefined) return undefined;
    return idInFront(this.#source, this.line.start, this.line.end, this.#settings);
  }

  get givenId(): string | undefined {
    return this.idInFront ?? this.#readLine().givenId;
  }

  get date(): string | undefined {
    return this.#readLine().date;
  }

  #readLine(): Pick<SourceRecord, 'givenId' | 'date'> {
    if (this.#told === undefined) {
      const object = parseLine(this.#source as Uint8Array, this.line.start, this.line.end, this.sourceLine);
      this.#told = {
        givenId: firstValue(object, this.#settings.id, idFields),
        date: firstValue(object, this.#settings.date, dateFields),
      };
      this.#source = undefined;
    }
    return this.#told;
  }
}

/** A line without the field of text. Its message is the rest of a sentence that names the line. */
class MissingField extends SourceError {}

interface LineRange {
  /** 1-based. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** The text, if the kernel found it. */
  readonly bytes: Uint8Array | undefined;
}

/** Lines that hold more than white space, without their ends. Only LF ends a line: CR before it is white space to JSON. */
function* filledLines(
  text: Uint8Array,
  settings: SourceSettings,
  room: ResultRoom | undefined,
): Generator<LineRange> {
  const kernels = wasmKernels();
  const buffer = bufferOf(text);
  const names = fieldsOf(settings);
  let line = 1;
  for (let start = 0; start < text.length;) {
    const most = start + WasmKernels.mostBytes;
    const end = most >= text.length ? text.length : buffer.lastIndexOf(10, most - 1) + 1;
    if (kernels !== undefined && end > start) {
      const scanned = recordsOfLines(kernels, text.subarray(start, end), names, room);
      yield* scannedLines(scanned, start, line);
      line += scanned.lineCount;
      start = end;
      continue;
    }
    const found = buffer.indexOf(10, start);
    const lineEnd = found === -1 ? text.length : found;
    let first = start;
    while (first < lineEnd && (text[first] === 32 || text[first] === 9 || text[first] === 13)) first++;
    if (first < lineEnd) yield { line, start, end: lineEnd, bytes: undefined };
    start = lineEnd + 1;
    line++;
  }
}

function* scannedLines({ table, texts }: KernelRecords, offset: number, line: number): Generator<LineRange> {
  for (let at = 0; at < table.length; at += recordFields) {
    yield {
      line: line + table[at],
      start: offset + table[at + 1],
      end: offset + table[at + 2],
      bytes: table[at + 3] === 1 ? texts.subarray(table[at + 4], table[at + 5]) : undefined,
    };
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** A parsed line. `isBytes`: one character of its strings, names of fields included, is one byte of UTF-8. */
interface LineObject {
  readonly fields: Fields;
  readonly isBytes: boolean;
}

function parseLine(text: Uint8Array, start: number, end: number, line: number): LineObject {
  if (end - start > constants.MAX_STRING_LENGTH) {
    const mebibytes = Math.floor((end - start) / 2 ** 20);
    throw new SourceError(
      `Line ${line} is ${mebibytes} MiB long, more than can be read as one record. Split it into several.`,
      { line },
    );
  }
  const buffer = bufferOf(text);
  const json = buffer.toString('latin1', start, end);
  const isBytes = !json.includes('\\u');
  let value: unknown;
  try {
    value = JSON.parse(isBytes ? json : buffer.toString('utf8', start, end));
  } catch {
    const reason = `${reasonOf(buffer.toString('utf8', start, end))}.${hintFor(json)}`;
    throw new SourceError(`Line ${line} is not JSON: ${reason}`, { line });
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { fields: value as Fields, isBytes };
  }
  const hint = Array.isArray(value) ? ` ${oneObjectALine}` : '';
  throw new SourceError(`Line ${line} holds ${kindOf(value)}, not an object with a field of text.${hint}`, {
    line,
  });
}

/** UTF-8 of a string of a parsed line, not in a pool of bytes that other records share. */
function bytesOf(value: string, isBytes: boolean): Uint8Array {
  if (!isBytes) return encodeText(value);
  const bytes = Buffer.allocUnsafeSlow(value.length);
  bytes.write(value, 'latin1');
  return bytes;
}

/** A string of a parsed line as text, and back. */
function decoded(value: string, isBytes: boolean): string {
  return isBytes ? Buffer.from(value, 'latin1').toString() : value;
}

function encoded(value: string, isBytes: boolean): string {
  return isBytes ? Buffer.from(value).toString('latin1') : value;
}

/** What JSON.parse says of a broken line, without quoting it and in the same words on every version of Node. */
function reasonOf(json: string): string {
  let message = 'it cannot be parsed';
  try {
    JSON.parse(json);
  } catch (error) {
    if (error instanceof Error) ({ message } = error);
  }
  const position = / at position (\d+)/.exec(message)?.[1];
  const reason = message
    .replace(/(?: in JSON)? at position \d+.*$/su, '')
    .replace(/, (?:\.\.\.)?".*$/su, '')
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  return makeVisible(position === undefined ? reason : `${reason} at column ${Number(position) + 1}`);
}

const oneObjectALine = "JSONL has one whole object a line. jq -c '.[]' makes it of a list.";

/** The usual mistakes: JSON spread over lines, which shows on a line with a bracket alone, and a list without brackets. */
function hintFor(json: string): string {
  if (json.length < 8 && /^\s*\[\s*$/.test(json)) return ` ${oneObjectALine}`;
  if (json.length < 8 && /^\s*\{\s*$/.test(json))
    return ' JSONL has one whole object a line. jq -c . makes it of objects.';
  return /\},\s*$/.test(json.slice(-8)) ? ' JSONL has no comma behind an object.' : '';
}

function textOf({ fields, isBytes }: LineObject, wanted: string | undefined, line: number): Uint8Array {
  if (wanted !== undefined) {
    const value = fieldAt(fields, encoded(wanted, isBytes));
    if (value !== undefined) return bytesOf(joinedText(value, wanted, line), isBytes);
  } else {
    const values = textFields.map((name) => fields[name]);
    const text =
      values.find((value) => typeof value === 'string') ?? values.find(isListOfTexts)?.join(betweenParts);
    if (text !== undefined) return bytesOf(text, isBytes);
    // No text, said so: a record still, and an empty one.
    if (values.includes(null)) return new Uint8Array();
  }
  const names = Object.keys(fields).map((name) => decoded(name, isBytes));
  const usual = wanted === undefined ? textFields.find((name) => fields[name] !== undefined) : undefined;
  const instead = usual && whatIsNoText(fields[usual], usual);
  throw new MissingField(missingText(wanted, names, instead), { line });
}

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((part) => typeof part === 'string');
}

// The parts of a text that is a list are its paragraphs.
const betweenParts = '\n\n';

/** The text of a field; its parts joined if it is a list of texts, empty if it is null. */
function joinedText(value: unknown, field: string, line: number): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (Array.isArray(value) && value.every((part) => typeof part === 'string'))
    return value.join(betweenParts);
  throw new SourceError(`Line ${line} has ${whatIsNoText(value, field)}.`, { line });
}

function whatIsNoText(value: unknown, field: string): string {
  const other: unknown = Array.isArray(value) ? value.find((part) => typeof part !== 'string') : undefined;
  const kind = other === undefined ? kindOf(value) : `a list with ${kindOf(other)}`;
  return `${kind} in the field "${field}", not text`;
}

/** The first of the fields (or the wanted one) that holds a text or number, as text; undefined if none does. */
function firstValue(
  { fields, isBytes }: LineObject,
  wanted: string | undefined,
  usual: readonly string[],
): string | undefined {
  const names = wanted === undefined ? usual : [encoded(wanted, isBytes)];
  for (const name of names) {
    const value = wanted === undefined ? fields[name] : fieldAt(fields, name);
    if (typeof value === 'string' && value !== '') return decoded(value, isBytes);
    if (typeof value === 'number') return String(value);
  }
  return undefined;
}

/** The value of a field whose name is `path`, or else of the field in a field that its dots lead to. */
function fieldAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, path)) return (value as Fields)[path];
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const outer = path.slice(0, dot);
    if (!Object.hasOwn(value, outer)) continue;
    const found = fieldAt((value as Fields)[outer], path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}
