// Changes as a unified patch that `git apply` takes (format: git-diff(1), "Generating patch text"). Made from the known
// edits, so that it costs what was changed and not what is compared. Everything is bytes: line ends and encodings stay.

import { isAbsolute, posix } from 'node:path';
import type { ByteEdit, MendedSource } from '../fix/index.ts';

/** A patch, and what it cannot hold. */
export interface Patch {
  readonly bytes: Uint8Array;
  /** Sources left out, by path, with the reason as a sentence. */
  readonly leftOut: ReadonlyMap<string, string>;
}

const lineFeed = 0x0a;
/** Unchanged lines around a change: what diff and git show. */
const contextLines = 3;

/**
 * The changes of all sources as one patch, in order of path. `prefix` leads from where the patch will be applied to the
 * folder that paths are relative to: empty, or with a slash at its end.
 */
export function patchOf(sources: readonly MendedSource[], prefix: string): Patch {
  const parts: Uint8Array[] = [];
  const leftOut = new Map<string, string>();
  for (const mended of [...sources].sort((a, b) => (a.source.path < b.source.path ? -1 : 1))) {
    const isOutside = isAbsolute(mended.source.path);
    const path = isOutside ? mended.source.path : posix.normalize(`${prefix}${mended.source.path}`);
    if (isOutside || path.startsWith('../')) {
      leftOut.set(mended.source.path, 'It lies outside, where git apply changes nothing.');
    } else if (mended.before.includes(0)) {
      leftOut.set(mended.source.path, whyBinary(mended));
    } else parts.push(...patchOfSource(path, mended));
  }
  return { bytes: Buffer.concat(parts), leftOut };
}

function whyBinary({ source: { compression, encoding } }: MendedSource): string {
  return `Its bytes (${compression ?? encoding}) are no text to git.`;
}

function patchOfSource(path: string, { before, edits, isRemoved }: MendedSource): Uint8Array[] {
  const hunks = isRemoved
    ? [{ first: 0, old: linesOf(before), new: [] as Uint8Array[] }]
    : changedLines(before, edits);
  if (hunks.length === 0) return [];
  const [a, b] = [quoteName(`a/${path}`), quoteName(`b/${path}`)];
  const head = isRemoved
    ? [`diff --git ${a} ${b}`, 'deleted file mode 100644', `--- ${ended(a)}`, '+++ /dev/null']
    : [`diff --git ${a} ${b}`, `--- ${ended(a)}`, `+++ ${ended(b)}`];
  return [Buffer.from(`${head.join('\n')}\n`), ...hunksOf(linesOf(before), hunks)];
}

/** Git ends names with white space by a tab, so that they can be told from what follows. */
function ended(name: string): string {
  return name.includes(' ') ? `${name}\t` : name;
}

/** A name as git writes it: in quotation marks with escapes, where it holds what would end it. */
function quoteName(name: string): string {
  // oxlint-disable-next-line no-control-regex
  if (!/["\\\u0000-\u001f\u007f]/.test(name)) return name;
  // oxlint-disable-next-line no-control-regex
  return `"${name.replaceAll(/["\\]/g, '\\$&').replaceAll(/[\u0000-\u001f\u007f]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;
}

/** Lines with their ends. */
function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found + 1;
    lines.push(bytes.subarray(start, end));
    start = end;
  }
  return lines;
}

/** Lines that go and come at line `first` (from 0). */
interface LineChange {
  readonly first: number;
  readonly old: readonly Uint8Array[];
  readonly new: readonly Uint8Array[];
}

/** Edits as changes of whole lines, ascending; those that share a line are one. */
function changedLines(before: Uint8Array, edits: readonly ByteEdit[]): LineChange[] {
  const regions: { start: number; end: number; edits: ByteEdit[] }[] = [];
  for (const edit of edits) {
    const start = before.lastIndexOf(lineFeed, edit.span.start - 1) + 1;
    const from = edit.span.start === 0 ? 0 : start;
    const end = lineEnd(before, edit);
    const last = regions.at(-1);
    if (last !== undefined && from < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else regions.push({ start: from, end, edits: [edit] });
  }
  const changes: LineChange[] = [];
  let counted = 0;
  let line = 0;
  for (const region of regions) {
    line += countLines(before, counted, region.start);
    counted = region.start;
    const parts: Uint8Array[] = [];
    let at = region.start;
    for (const { span, bytes } of region.edits) {
      parts.push(before.subarray(at, span.start), bytes);
      at = span.end;
    }
    parts.push(before.subarray(at, region.end));
    const change = trimmed(
      line,
      linesOf(before.subarray(region.start, region.end)),
      linesOf(Buffer.concat(parts)),
    );
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

/** Where the last line that an edit touches ends. */
function lineEnd(before: Uint8Array, { span, bytes }: ByteEdit): number {
  const isAtLineStart = span.end === 0 || before[span.end - 1] === lineFeed;
  const leavesWholeLines =
    (bytes.length === 0
      ? span.start === 0 || before[span.start - 1] === lineFeed
      : bytes.at(-1) === lineFeed) && isAtLineStart;
  if (leavesWholeLines) return span.end;
  const found = before.indexOf(lineFeed, span.end);
  return found < 0 ? before.length : found + 1;
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === lineFeed) count++;
  return count;
}

/** The change without the lines that both sides begin and end with; undefined if nothing is left. */
function trimmed(first: number, old: Uint8Array[], renewed: Uint8Array[]): LineChange | undefined {
  const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
  let start = 0;
  while (start < old.length && start < renewed.length && isEqual(old[start], renewed[start])) start++;
  let behind = 0;
  while (
    behind < old.length - start &&
    behind < renewed.length - start &&
    isEqual(old[old.length - 1 - behind], renewed[renewed.length - 1 - behind])
  )
    behind++;
  const change = {
    first: first + start,
    old: old.slice(start, old.length - behind),
    new: renewed.slice(start, renewed.length - behind),
  };
  return change.old.length === 0 && change.new.length === 0 ? undefined : change;
}

/** Hunks with their context; changes whose contexts meet share one. */
function hunksOf(lines: readonly Uint8Array[], changes: readonly LineChange[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let shift = 0;
  for (let at = 0; at < changes.length;) {
    let last = at;
    const reach = ({ first, old }: LineChange): number => first + old.length + 2 * contextLines;
    while (last + 1 < changes.length && changes[last + 1].first <= reach(changes[last])) last++;
    const start = Math.max(0, changes[at].first - contextLines);
    const end = Math.min(lines.length, changes[last].first + changes[last].old.length + contextLines);
    const body: Uint8Array[] = [];
    let line = start;
    let grown = 0;
    for (const change of changes.slice(at, last + 1)) {
      for (; line < change.first; line++) addLine(body, ' ', lines[line]);
      for (const old of change.old) addLine(body, '-', old);
      for (const renewed of change.new) addLine(body, '+', renewed);
      line += change.old.length;
      grown += change.new.length - change.old.length;
    }
    for (; line < end; line++) addLine(body, ' ', lines[line]);
    const oldCount = end - start;
    const newCount = oldCount + grown;
    // An empty side is told by the line before it (POSIX diff).
    const oldStart = oldCount === 0 ? start : start + 1;
    const newStart = newCount === 0 ? start + shift : start + shift + 1;
    parts.push(Buffer.from(`@@ -${oldStart},${oldCount} +${newStart},${newCount} @@\n`), ...body);
    shift += grown;
    at = last + 1;
  }
  return parts;
}

const signs: Readonly<Record<' ' | '-' | '+', Uint8Array>> = {
  ' ': Buffer.from(' '),
  '-': Buffer.from('-'),
  '+': Buffer.from('+'),
};
const noLineEnd = Buffer.from('\n\\ No newline at end of file\n');

function addLine(body: Uint8Array[], sign: ' ' | '-' | '+', line: Uint8Array): void {
  body.push(signs[sign], line);
  if (line.at(-1) !== lineFeed) body.push(noLineEnd);
}
