// JSON Lines: of every line the text of one field, unescaped. A line is checked from end to end as JSON.parse does;
// whatever is unusual (an escaped name, more than 60 levels, a broken line, no such field) is left to JSON.parse.

import { takeString, writeTo, written } from './json-strings';
import { byteAt, hasEscape, quote, readLine, skipBlanks, skipString, skipValue, text } from './json-values';

/** Index of the name at [from, end) among `nameCount` names (u32 offset and length each, offsets from `names`); -1 if it is none. */
function nameIndex(from: u32, end: u32, names: usize, nameCount: u32): i32 {
  const length = end - from;
  for (let index: u32 = 0; index < nameCount; index++) {
    const entry = names + (index << 3);
    if (load<u32>(entry, 4) != length) continue;
    const name = names + load<u32>(entry);
    let at: u32 = 0;
    while (at < length && load<u8>(text + from + at) == load<u8>(name + at)) at++;
    if (at == length) return <i32>index;
  }
  return -1;
}

// Of each wanted name whether its value is a string, and where that was written, start and end. No static data: it would lie
// where src/kernels/wasm/wasm.ts has its tables.
let wanted: usize = 0;
const wantedBytes: usize = 96;

/** Finds the wanted strings of the object at `from`. Returns where it ends; 0 if it is left to JSON.parse. */
function findStrings(from: u32, names: usize, nameCount: u32): u32 {
  memory.fill(wanted, 0, wantedBytes);
  let at = skipBlanks(from + 1);
  if (byteAt(at) == 0x7d) return at + 1;
  while (true) {
    if (byteAt(at) != quote) return 0;
    const nameStart = at + 1;
    at = skipString(nameStart);
    if (at == 0 || hasEscape) return 0;
    const index = nameIndex(nameStart, at - 1, names, nameCount);
    at = skipBlanks(at);
    if (byteAt(at) != 0x3a) return 0;
    at = skipBlanks(at + 1);
    const isTaken = index >= 0 && byteAt(at) == quote;
    const textStart = <u32>written;
    at = isTaken ? takeString(at + 1) : skipValue(at);
    if (at == 0) return 0;
    if (index >= 0) {
      // Of names that stand twice the last one counts, as for JSON.parse.
      const entry = wanted + <usize>index * 12;
      store<u32>(entry, <u32>isTaken);
      store<u32>(entry, textStart, 4);
      store<u32>(entry, <u32>written, 8);
    }
    at = skipBlanks(at);
    if (byteAt(at) == 0x7d) return at + 1;
    if (byteAt(at) != 0x2c) return 0;
    at = skipBlanks(at + 1);
  }
}

/** Completes a record that was read with the text of its first wanted name, if there is one. */
@inline function putText(record: usize, texts: usize, nameCount: u32): void {
  for (let index: u32 = 0; index < nameCount; index++) {
    const entry = wanted + <usize>index * 12;
    if (load<u32>(entry) == 0) continue;
    store<u32>(record, 1, 12);
    store<u32>(record, load<u32>(entry, 4) - <u32>texts, 16);
    store<u32>(record, load<u32>(entry, 8) - <u32>texts, 20);
    return;
  }
}

/**
 * The records of the lines in [from, end) of `lines`, all of them whole. For every line that is not blank six u32 go to
 * `out`: number of the line (from 0), its start and end, 1 if it was read, and where its text begins and ends from
 * `texts` on. The text is that of the first of `nameCount` (at most 8) wanted names whose value is a string.
 * Room: `texts` as long as the lines and 128 bytes more. Returns the number of records; the number of lines is written
 * to `lineCount`, behind which 100 bytes are working memory.
 */
export function records(
  lines: usize,
  from: u32,
  end: u32,
  names: usize,
  nameCount: u32,
  texts: usize,
  out: usize,
  lineCount: usize,
): u32 {
  wanted = lineCount + 4;
  let count: u32 = 0;
  let line: u32 = 0;
  writeTo(texts);
  for (let start = from; start < end; line++) {
    let stop = start;
    while (stop < end) {
      const found = i8x16.bitmask(i8x16.eq(v128.load(lines + stop), i8x16.splat(0x0a)));
      if (found) {
        stop += <u32>ctz(found);
        break;
      }
      stop += 16;
    }
    if (stop > end) stop = end;
    readLine(lines, stop);
    const first = skipBlanks(start);
    if (first < stop) {
      const record = out + <usize>count * 24;
      store<u32>(record, line);
      store<u32>(record, start, 4);
      store<u32>(record, stop, 8);
      store<u32>(record, 0, 12);
      const textStart = written;
      const objectEnd = byteAt(first) == 0x7b ? findStrings(first, names, nameCount) : 0;
      if (objectEnd != 0 && skipBlanks(objectEnd) >= stop) putText(record, texts, nameCount);
      else writeTo(textStart);
      count++;
    }
    start = stop + 1;
  }
  store<u32>(lineCount, line);
  return count;
}
