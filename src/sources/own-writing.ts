// Tells what corpuslint wrote itself, by how it begins: a report that was written among the texts (`--output report.txt`)
// is no text of theirs, and the next run neither checks it nor refuses to write it anew.

import type { FormatId } from '../model/document.ts';

// Reports in JSON and JSON Lines (src/format/), and plans, undo files and records of removals (src/clean/).
const starts = [
  '{"corpuslint":"',
  '{"type":"summary","version":1,"tool":{"name":"corpuslint"',
  '{\n  "version": 1,\n  "tool": { "name": "corpuslint"',
].map((text) => Buffer.from(text));

// The page of `report` (src/format/html/html.ts).
const generator = Buffer.from('<meta name="generator" content="corpuslint">');
const mostBytesBeforeGenerator = 200;

// Reports for people (src/format/pretty/). An id follows soon: logs begin like that too.
const block = /^(?:error {4}|warning {2}|info {5})[a-z0-9]+(?:-[a-z0-9]+)+ [^]*#[0-9a-f]{8}\b/;
const nothingFound = /^\d[\d,]* files?, \d[\d,]* (?:articles?|documents?), \d[\d,]* words? checked: nothing /;
const mostBytesOfBlock = 4096;

// One line a finding (src/format/compact.ts).
const compactLine = /:\d+:\d+: (?:error|warning|info) .* \[[a-z0-9-]+\] #[0-9a-f]{8}$/;
const compactEnd = '#01234567'.length;
// A longer line is none of ours; the pattern may try one from each of its signs.
const mostBytesOfLine = 4096;
const lineFeed = 0x0a;
const hash = 0x23;

/** True for a file that corpuslint wrote. Costs no decoding where the first bytes tell that it did not. */
export function isOwnWriting(bytes: Uint8Array, format: FormatId | undefined): boolean {
  const first = bytes[0];
  if (first === starts[0][0] && starts.some((start) => start.equals(bytes.subarray(0, start.length))))
    return true;
  if (format === 'html') {
    return Buffer.from(
      bytes.buffer,
      bytes.byteOffset,
      Math.min(bytes.length, mostBytesBeforeGenerator),
    ).includes(generator);
  }
  return (format === 'plain' || format === 'markdown') && (isPretty(bytes) || isCompact(bytes));
}

function isPretty(bytes: Uint8Array): boolean {
  const isLikely = hasAt(bytes, 'error    ') || hasAt(bytes, 'warning  ') || hasAt(bytes, 'info     ');
  if (isLikely) return block.test(latin1(bytes, 0, mostBytesOfBlock));
  const isDigit = bytes[0] >= 0x30 && bytes[0] <= 0x39;
  return isDigit && nothingFound.test(latin1(bytes, 0, mostBytesOfBlock));
}

function isCompact(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(lineFeed);
  if (end < compactEnd || end > mostBytesOfLine || bytes[end - compactEnd] !== hash) return false;
  return compactLine.test(latin1(bytes, 0, end));
}

function hasAt(bytes: Uint8Array, start: string): boolean {
  for (let at = 0; at < start.length; at++) if (bytes[at] !== start.charCodeAt(at)) return false;
  return true;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', start, end);
}
