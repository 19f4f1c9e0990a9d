// What is said of repairs beside the report: what was mended where, what could not be, and which copies stay.

import type { Mended, Refusal } from '../../fix/index.ts';
import type { Applicability } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { say } from './say.ts';

/** Files that are named when they were mended; whoever wants to see all of them asks before. */
export const mostNamed = 20;

/**
 * Says what was or would be mended (`verb`), file by file, and what could not be. Of files that were mended the first are
 * named. `where` stands before each path.
 */
export function sayMended(
  { fixes, refused, result, sources }: Pick<Mended, 'fixes' | 'refused' | 'result' | 'sources'>,
  verb: 'made' | 'would make',
  allowed: ReadonlySet<Applicability>,
  where = '',
): void {
  const counts = new Map<string, number>();
  for (const { edited } of fixes) for (const path of edited) counts.set(path, (counts.get(path) ?? 0) + 1);
  const removed = new Set(sources.filter(({ isRemoved }) => isRemoved).map(({ source }) => source.path));
  sayFiles(counts, removed, verb, where);
  for (const line of describeRefused(refused)) say(line);
  const unwritable = result.notes.unwritable.filter(({ applicability }) => allowed.has(applicability));
  const pages = unwritable.length;
  if (pages > 0) sayUnwritable(unwritable);
  const left = result.findings.filter(({ fix }) => fix?.applicability === 'unsafe').length;
  const consent = `${counted(left)} ${left === 1 ? 'needs' : 'need'} consent: add --unsafe.`;
  const needsConsent = left > 0 && !allowed.has('unsafe');
  if (counts.size === 0 && refused.size === 0 && pages === 0)
    say(needsConsent ? `there was nothing to mend safely; ${consent}` : 'there was nothing to mend.');
  else if (needsConsent) say(consent);
}

/** `counts`: fixes of each file; `removed`: those of which nothing is left. */
function sayFiles(
  counts: ReadonlyMap<string, number>,
  removed: ReadonlySet<string>,
  verb: 'made' | 'would make',
  where: string,
): void {
  const files = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const named = verb === 'would make' ? files.length : mostNamed;
  const removing = verb === 'would make' ? 'would delete' : where === '' ? 'deleted' : 'left out';
  for (const [path, count] of files.slice(0, named))
    say(removed.has(path) ? `${removing} ${path}` : `${verb} ${counted(count)} in ${where}${path}`);
  const rest = files.slice(named);
  const more = rest.reduce((sum, [, count]) => sum + count, 0);
  if (rest.length > 0)
    say(`${verb} ${counted(more)} in ${rest.length} more ${rest.length === 1 ? 'file' : 'files'}.`);
}

function sayUnwritable(unwritable: Result['notes']['unwritable']): void {
  const { size } = new Set(unwritable.map(({ path }) => path));
  const what = size === 1 ? '1 page of HTML as it is' : `${size} pages of HTML as they are`;
  say(
    `left ${what}, without ${counted(unwritable.length)}: HTML is read, not written. Mend pages where they are made.`,
  );
}

/** "1 fix", "2 fixes". */
export function counted(fixes: number): string {
  return `${fixes} ${fixes === 1 ? 'fix' : 'fixes'}`;
}

/** The first names of a list, and how many more there are. */
function cutList(names: readonly string[]): string {
  const shown = 5;
  const more = names.length - shown;
  return `${names.slice(0, shown).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** One line for each reason: a folder of tables that are not written needs no line a table. */
function describeRefused(refused: ReadonlyMap<string, Refusal>): string[] {
  const byReason = new Map<string, Omit<Refusal, 'reason'> & { readonly paths: readonly string[] }>();
  for (const [path, { reason, fixes, deletions }] of refused) {
    const known = byReason.get(reason) ?? { paths: [], fixes: 0, deletions: 0 };
    byReason.set(reason, {
      paths: [...known.paths, path],
      fixes: known.fixes + fixes,
      deletions: known.deletions + deletions,
    });
  }
  return [...byReason].map(([reason, { paths, fixes, deletions }]) => {
    const records = paths.filter((path) => /#\d+$/.test(path)).length;
    const what =
      paths.length === 1
        ? `${paths[0]} as it is`
        : records === paths.length
          ? `${records} records as they are (${cutList(paths)})`
          : `${paths.length} files as they are`;
    const advice =
      deletions === 0 ? '' : ' The ids of copies, to leave them out elsewhere: --emit drop-list.';
    return `left ${what}, without ${counted(fixes)}: ${reason}${advice}`;
  });
}

/** Copies that no flag deletes, or that need one more, so that nobody believes them gone. */
export function sayCopiesLeft({ findings }: Result, allowed: ReadonlySet<Applicability>): void {
  const of = (...rules: string[]): number => findings.filter(({ rule }) => rules.includes(rule)).length;
  const exact = allowed.has('destructive') ? 0 : of('duplicate-article');
  if (exact > 0)
    say(`${exact} ${exact === 1 ? 'copy stays' : 'copies stay'}: add --allow-delete to take them away.`);
  const changed = of('near-duplicate-article', 'contained-article');
  if (changed === 0) return;
  const conflicts = findings.filter(({ rule }) => rule === 'divergent-copy').map(({ id }) => `#${id}`);
  const disagree =
    conflicts.length === 0 ? '' : ` Some disagree in a fact: ${conflicts.slice(0, 5).join(', ')}.`;
  say(
    `${changed} ${changed === 1 ? 'copy differs' : 'copies differ'} from what ${changed === 1 ? 'it repeats' : 'they repeat'} and ${changed === 1 ? 'stays' : 'stay'}.${disagree} Decide with --plan.`,
  );
}
