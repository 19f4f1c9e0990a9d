// Records of lines of JSON, read by the kernel.

import { type KernelRecords, recordFields } from './wasm/kernel-results.ts';
import type { ResultRoom } from './wasm/result-room.ts';
import type { WasmKernels } from './wasm/wasm.ts';

/** At most eight names of fields, in one table. */
export interface FieldNames {
  readonly count: number;
  /** Of each name where it begins and its length, 32 bits each, little-endian; then the names. */
  readonly table: Uint8Array;
}

/** Puts names, as UTF-8, into a table. */
export function packNames(names: readonly Uint8Array[]): FieldNames {
  const head = names.length * 8;
  const table = new Uint8Array(names.reduce((end, { length }) => end + length, head));
  const numbers = new DataView(table.buffer);
  let offset = head;
  for (const [index, name] of names.entries()) {
    numbers.setUint32(index * 8, offset, true);
    numbers.setUint32(index * 8 + 4, name.length, true);
    table.set(name, offset);
    offset += name.length;
  }
  return { count: names.length, table };
}

/**
 * The records of whole lines of JSON, at most `mostBytes` of them: texts of the first of `names` that is a string. With
 * `room` the texts are gone when it is recycled.
 */
export function recordsOfLines(
  kernels: WasmKernels,
  lines: Uint8Array,
  names: FieldNames,
  room?: ResultRoom,
): KernelRecords {
  const { count, lineCount, out, texts } = scanRecords(kernels, lines, names);
  const table = kernels.copy(out, count * recordFields);
  let end = 0;
  for (let last = count * recordFields - 1; last >= 0 && end === 0; last -= recordFields) {
    if (table[last - 2] === 1) end = table[last];
  }
  return { lineCount, table, texts: copyText(kernels, texts, texts + end, room) };
}

/** The text of a line that is one record, as `recordsOfLines` has it; undefined where that has none. `room`: likewise. */
export function textOfRecord(
  kernels: WasmKernels,
  line: Uint8Array,
  names: FieldNames,
  room?: ResultRoom,
): Buffer | undefined {
  const { count, out, texts } = scanRecords(kernels, line, names);
  const at = out >> 2;
  const { numbers } = kernels;
  if (count !== 1 || numbers[at + 3] !== 1) return undefined;
  return copyText(kernels, texts + numbers[at + 4], texts + numbers[at + 5], room);
}

/** What the kernel found, and where its table and the texts lie. */
interface FoundRecords {
  readonly count: number;
  readonly lineCount: number;
  readonly out: number;
  readonly texts: number;
}

function scanRecords(kernels: WasmKernels, lines: Uint8Array, names: FieldNames): FoundRecords {
  const { length } = lines;
  // A record takes three bytes at least, and a line feed.
  const outBytes = (length / 4 + 1) * 4 * recordFields;
  const [area, nameArea, texts, out, lineCount] = kernels.areas(
    length,
    names.table.length,
    length,
    outBytes,
    104,
  );
  kernels.bytes.set(lines, area);
  kernels.bytes.set(names.table, nameArea);
  const count = kernels.exports.records(area, 0, length, nameArea, names.count, texts, out, lineCount);
  return { count, lineCount: kernels.numbers[lineCount >> 2], out, texts };
}

/** A Buffer decodes parts of itself in half the time. */
function copyText({ bytes }: WasmKernels, start: number, end: number, room?: ResultRoom): Buffer {
  const copied = room?.copyBytes(bytes, start, end - start) ?? bytes.slice(start, end);
  return Buffer.from(copied.buffer, copied.byteOffset, copied.length);
}
