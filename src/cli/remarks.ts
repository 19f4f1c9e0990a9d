// What is said on stderr of the baseline and the ignore file: lines that do nothing any more.

import type { RunNotes } from '../model/result.ts';

/** Ids named in a remark; more are not read. */
const mostNamed = 5;

function nameIds(ids: readonly string[]): string {
  const named = ids.slice(0, mostNamed).map((id) => `#${id}`);
  return `${named.join(', ')}${ids.length > mostNamed ? `, … (${ids.length} in all)` : ''}`;
}

/** One remark for each kind of line without use. */
export function remarkOnDecisions({ baseline, ignore }: RunNotes): string[] {
  const remarks: string[] = [];
  if (ignore !== undefined && ignore.unused.length > 0) {
    remarks.push(
      `${ignore.file} ignores what is not found any more: ${nameIds(ignore.unused)}. Delete the lines.`,
    );
  }
  if (ignore !== undefined && ignore.expired.length > 0) {
    const over = ignore.expired.map(({ id, expires }) => `${id} (since ${expires})`);
    remarks.push(`${ignore.file} ignores no longer: ${nameIds(over)}. Mend it, or decide anew.`);
  }
  if (baseline !== undefined && baseline.absent.length > 0) {
    const count = baseline.absent.length;
    const what = count === 1 ? '1 known finding is' : `${count} known findings are`;
    remarks.push(`${what} gone. corpuslint baseline --prune takes the lines out of ${baseline.file}.`);
  }
  return remarks;
}
