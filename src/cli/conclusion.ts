// What came of a check: the exit code, and what has to be said on stderr where the report alone does not say it.

import { resolve } from 'node:path';
import type { ResolvedConfig } from '../config/resolve.ts';
import { counted } from '../format/wording.ts';
import type { Result } from '../model/result.ts';
import { isWithin } from '../sources/is-within.ts';
import { makeVisible } from '../text/showing/visible.ts';
import { rulesThatRan } from './checking.ts';
import { exitClean, exitFailed, exitFindings } from './exit-codes.ts';
import type { CheckFlags } from './flags/flags.ts';
import { remarkOnDecisions } from './stderr/remarks.ts';
import { say } from './stderr/say.ts';

/** The exit code, and on stderr why there is one where the report alone does not say it. */
export function conclude(result: Result, flags: CheckFlags, config: ResolvedConfig): number {
  const { summary } = result;
  if (!flags.quiet) {
    const remarks = [
      ...remarkOnAgainst(flags, config),
      ...remarkOnCorpus(flags, result),
      ...remarkOnEntries(config, result),
    ];
    for (const remark of remarks) say(remark);
  }
  if (sayFailures(result, flags)) return exitFailed;
  if (summary.documents === 0) {
    if (result.focus?.size !== 0) say(`nothing to check: ${emptyReason(result)}`);
    if (flags.failOnEmpty) return exitFailed;
  }
  if (summary.failing.error > 0) return exitFindings;
  if (flags.maxWarnings !== undefined && summary.failing.warning > flags.maxWarnings) {
    say(`${counted(summary.failing.warning, 'warning')}, ${flags.maxWarnings} allowed.`);
    return exitFindings;
  }
  if (config.file === undefined && process.stderr.isTTY === true && !flags.quiet) {
    say('no configuration found, so the recommended rules ran.');
  }
  return exitClean;
}

/** Says on stderr what kept a result from being whole. Returns whether anything did. */
export function sayFailures({ notes }: Result, { quiet }: Pick<CheckFlags, 'quiet'>): boolean {
  for (const { rule, message } of notes.failures) {
    const advice = rule.includes('/')
      ? 'It comes from a plugin: tell its author.'
      : 'This is a bug; please report it.';
    say(`the rule ${rule} failed and its findings are missing: ${message}. ${advice}`);
  }
  for (const path of notes.unreadableNamed) say(`${path} was named but cannot be read; see the report.`);
  if (!quiet) for (const remark of [...notes.remarks, ...remarkOnDecisions(notes)]) say(remark);
  return notes.failures.length > 0 || notes.unreadableNamed.length > 0;
}

/** What has to be said where a rule compares with other files and there are none. */
function remarkOnAgainst({ against, only, rule }: CheckFlags, config: ResolvedConfig): string[] {
  if (against !== undefined) return [];
  // A preset that has the rule among others is no wish to compare.
  const isNamed = (id: string): boolean => only.includes(id) || rule.some((set) => set.startsWith(`${id}:`));
  return rulesThatRan(config)
    .filter(({ id, needsReferences }) => needsReferences === true && isNamed(id))
    .map(({ id }) => `${id} has nothing to compare with: name the files with --against <glob…>.`);
}

/** What has to be said where a path to report on was taken for one more that --corpus names. */
function remarkOnCorpus({ corpus = [] }: CheckFlags, { focus }: Result): string[] {
  if (focus !== undefined) return [];
  const isInside = (path: string, order: number): boolean =>
    corpus.slice(0, order).some((folder) => folder !== path && isWithin(resolve(path), resolve(folder)));
  const path = corpus.find(isInside);
  if (path === undefined) return [];
  return [
    `--corpus takes every word behind it: to report on ${makeVisible(path)} alone, put it before --corpus.`,
  ];
}

/** What has to be said of entries of the configuration that hold for no file: a mistyped pattern would do so in silence. */
function remarkOnEntries({ file, entries }: ResolvedConfig, { focus, corpus }: Result): string[] {
  if (focus !== undefined || corpus.sources.length === 0) return [];
  return entries
    .filter(({ matches }) => !corpus.sources.some(({ path }) => matches(path)))
    .map(({ key, patterns }) => `${file}: ${key} holds for no file of the corpus: ${patterns.join(', ')}.`);
}

function emptyReason({ summary, findings, corpus, notes: { skipped } }: Result): string {
  if (summary.sources > 0) return `${summary.sources === 1 ? 'the file holds' : 'the files hold'} no text.`;
  // What could not be read stands behind all documents.
  const unread = findings.filter(({ place }) => place.document >= corpus.documentCount).length;
  if (unread > 0) return `${unread === 1 ? 'the file' : 'the files'} cannot be read; see the report.`;
  if (summary.against !== undefined) return 'every file is one of those that --against names.';
  const { otherEndings = [] } = skipped;
  const kinds = otherEndings.length === 0 ? '' : `: ${otherEndings.join(', ')}`;
  const met = [
    [skipped.binary, 'binary'],
    [skipped.otherKind, `of kinds that are not read unless they are named${kinds}`],
    [skipped.ignored, 'left out by .gitignore'],
    [skipped.links, 'links'],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, what]) => `${count} ${what}`);
  if (met.length === 0) return 'there are no files.';
  // Data as it is often shipped, which a pattern that spells the ending has read as records.
  const hint = otherEndings.includes('.json')
    ? ' Records in .json files are read by a pattern: "**/*.json".'
    : '';
  return `there are no text files (skipped: ${met.join(', ')}).${hint}`;
}
