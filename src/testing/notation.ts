// Findings as a rule page writes them, and the difference between two such lists.

import type { Place } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { writeEscapes } from './escapes.ts';

/** Lines of a findings block: what a run found, in the order of the report. */
export function writeFindings(result: Result): string[] {
  return result.findings.flatMap((finding) => [
    `${writePlace(result, finding.place)} ${finding.severity} ${finding.messageId}`,
    `  ${writeEscapes(finding.message)}`,
    ...finding.related.map((place) => `  ${writeEscapes(place.label)} ${writePlace(result, place)}`),
  ]);
}

/** `path:line:column-line:column`, with `#record` after the path of a structured source. */
export function writePlace(result: Result, place: Place): string {
  const { path, record, start, end } = result.locate(place);
  const source = record === null ? path : `${path}#${record}`;
  return `${writeEscapes(source)}:${start.line}:${start.column}-${end.line}:${end.column}`;
}

const findingLine = /^\S+:\d+:\d+-\d+:\d+ (error|warning|info) (\S+)$/;

/** What a findings block says. */
export interface StatedFindings {
  readonly messageIds: readonly string[];
  /** Wording of each finding, in the same order; empty where the line is missing. */
  readonly messages: readonly string[];
  /** The first line that is none of the notation. */
  readonly wrong: string | undefined;
}

/** Reads the lines of a findings block. */
export function readFindings(lines: readonly string[]): StatedFindings {
  const messageIds: string[] = [];
  const messages: string[] = [];
  let wrong: string | undefined;
  for (const [index, line] of lines.entries()) {
    const messageId = findingLine.exec(line)?.[2];
    if (messageId !== undefined) {
      messageIds.push(messageId);
      messages.push(lines[index + 1]?.trim() ?? '');
    } else if (!line.startsWith('  ') || messageIds.length === 0) {
      wrong ??= line;
    }
  }
  return { messageIds, messages, wrong };
}

/** Both lists in one: lines of both indented by two spaces, missing ones after `- `, unexpected ones after `+ `. */
export function writeDifference(expected: readonly string[], actual: readonly string[]): string[] {
  // Length of the longest common subsequence of the ends of both lists: the lists are short, so a table will do.
  const common = Array.from({ length: expected.length + 1 }, () => new Uint32Array(actual.length + 1));
  for (let e = expected.length - 1; e >= 0; e--) {
    for (let a = actual.length - 1; a >= 0; a--) {
      common[e][a] =
        expected[e] === actual[a] ? common[e + 1][a + 1] + 1 : Math.max(common[e + 1][a], common[e][a + 1]);
    }
  }
  const lines: string[] = [];
  let e = 0;
  let a = 0;
  while (e < expected.length || a < actual.length) {
    if (e < expected.length && a < actual.length && expected[e] === actual[a]) {
      lines.push(`  ${expected[e]}`);
      e++;
      a++;
    } else if (a >= actual.length || (e < expected.length && common[e + 1][a] >= common[e][a + 1])) {
      lines.push(`- ${expected[e++]}`);
    } else {
      lines.push(`+ ${actual[a++]}`);
    }
  }
  return lines;
}
