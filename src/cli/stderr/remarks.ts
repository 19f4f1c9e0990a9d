// What is said on stderr of decisions that do nothing any more: lines of the baseline and the ignore file, known boilerplate.

import type { RunNotes } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';

/** Ids named in a remark; more are not read. */
const mostNamed = 5;

function nameIds(ids: readonly string[]): string {
  const named = ids.slice(0, mostNamed).map((id) => `#${id}`);
  return `${named.join(', ')}${ids.length > mostNamed ? `, … (${ids.length} in all)` : ''}`;
}

/** Words of a text that are quoted. */
const mostWords = 6;

function quote(text: string): string {
  const words = text.trim().split(/\s+/u);
  return `"${makeVisible(words.slice(0, mostWords).join(' '))}${words.length > mostWords ? ' …' : ''}"`;
}

/** One remark for each kind of line without use. */
export function remarkOnDecisions({ baseline, ignore, unusedBoilerplate }: RunNotes): string[] {
  const remarks: string[] = [];
  if (unusedBoilerplate.length > 0) {
    const quoted = unusedBoilerplate.slice(0, mostNamed).map(quote).join(', ');
    const more = unusedBoilerplate.length > mostNamed ? `, … (${unusedBoilerplate.length} in all)` : '';
    remarks.push(`boilerplate in the configuration names what repeats nowhere: ${quoted}${more}. Delete it.`);
  }
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
