// What the command line does with mended texts: says what was or would be mended, shows a patch, writes a plan, files,
// or a clean copy. Reports go to stdout, and everything said about them to stderr.

import { existsSync, readFileSync } from 'node:fs';
import { percentRemoved, mostPercent, wordsRemoved } from '../../clean/share.ts';
import { changedFiles, writeBack } from '../../clean/write-back.ts';
import { mend, type Committed, type Mended, type MendRequest } from '../../fix/index.ts';
import { counted } from '../../format/wording.ts';
import type { CorpusSource } from '../../model/corpus.ts';
import { SourceError, UsageError } from '../../model/errors.ts';
import type { Applicability } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { ask } from './ask.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { removeOwnFile, writeToFreeName } from './own-files.ts';
import { say } from '../stderr/say.ts';
import { sayCopiesLeft, sayMended } from '../stderr/say-mended.ts';
import { writeUnlessStopped } from './stopped-write.ts';
import { refuseText, writeWhole } from './write-whole.ts';

/** What a run does with fixes. */
export type MendMode = 'dry-run' | 'diff' | 'plan' | 'copy' | 'write';

type MendFlags = Pick<
  CheckFlags,
  'fix' | 'fixDryRun' | 'unsafe' | 'allowDelete' | 'diff' | 'plan' | 'outDir' | 'yes' | 'staged'
>;

/** The mode that the flags ask for; undefined = check only. Throws UsageError for flags that do not go together. */
export function mendMode(flags: MendFlags): MendMode | undefined {
  const asked: [string, MendMode][] = [];
  if (flags.fixDryRun) asked.push(['--fix-dry-run', 'dry-run']);
  if (flags.diff) asked.push(['--diff', 'diff']);
  if (flags.plan !== undefined) asked.push(['--plan', 'plan']);
  if (flags.outDir !== undefined) asked.push(['--out-dir', 'copy']);
  if (asked.length > 1) {
    throw new UsageError(
      `${asked.map(([flag]) => flag).join(' and ')} are different outcomes: ask for one at a time.`,
    );
  }
  const mode = asked.length === 1 ? asked[0][1] : flags.fix ? 'write' : undefined;
  if (mode !== undefined) return mode;
  if (flags.unsafe || flags.allowDelete) {
    throw new UsageError(
      `${flags.unsafe ? '--unsafe' : '--allow-delete'} says how far --fix may go: give --fix as well.`,
    );
  }
  if (flags.yes) throw new UsageError('--yes answers what --fix may ask: give --fix as well.');
  return undefined;
}

/** How far fixes are trusted. */
function allowedBy({ unsafe, allowDelete }: Pick<MendFlags, 'unsafe' | 'allowDelete'>): Set<Applicability> {
  const allowed = new Set<Applicability>(['safe']);
  if (unsafe) allowed.add('unsafe');
  if (allowDelete) allowed.add('destructive');
  return allowed;
}

/** What a run of fixes leaves for the report. */
export interface MendOutcome {
  /** The state to report: as it is on disk, or as it is in the clean copy. */
  readonly result: Result;
  /** True if stdout is taken, so that a report without a file of its own is not written. */
  readonly takesStdout: boolean;
  /** Paths that were mended in the work tree and have to be staged again. */
  readonly toStage: readonly string[];
  /** True if a file had to be left as it is, though it has fixes: read-only, say, or changed since. */
  readonly hasLeft: boolean;
  /** The text of standard input with its fixes, for stdout; undefined if none was given, or it is not to be written. */
  readonly inputText: string | Uint8Array | undefined;
}

/** What the corpus is made of. */
export interface MendScope {
  /** Where it is looked for, absolute. */
  readonly folders: readonly string[];
  /** Texts that stand for files, by path: standard input. They are mended and never written to the files. */
  readonly given: Readonly<Record<string, string | Uint8Array>>;
}

/** Why a file cannot be mended by the text of it that is staged. */
function whyNotAsStaged(file: string, staged: string | Uint8Array): string {
  const here = existsSync(file) ? readFileSync(file, 'latin1') : '';
  const there = typeof staged === 'string' ? Buffer.from(staged) : staged;
  if (here.replaceAll('\r\n', '\n') === Buffer.from(there).toString('latin1').replaceAll('\r\n', '\n'))
    return 'Git converts its line ends, so that the work tree does not hold what is staged. Mend it without --staged.';
  return 'What is staged of it is not what the work tree holds. Stage it whole, or mend it without --staged.';
}

/** Mends in the given mode. */
export async function mendCorpus(
  check: MendRequest['check'],
  mode: MendMode,
  flags: MendFlags,
  { folders, given }: MendScope,
): Promise<MendOutcome> {
  const allowed = allowedBy(flags);
  const report = (result: Result, takesStdout = false): MendOutcome => ({
    result,
    takesStdout,
    toStage: [],
    hasLeft: false,
    inputText: undefined,
  });
  if (mode === 'plan') return report(await planCorpus(check, allowed, flags));
  if (mode === 'copy') {
    const { checkOutputFolder } = await import('../../clean/clean-copy.ts');
    await checkOutputFolder(flags.outDir as string, folders);
  }
  const refuse = ({ content, file, path }: CorpusSource): string | undefined =>
    content === undefined || Object.hasOwn(given, path) ? undefined : whyNotAsStaged(file, content);
  const mended = await mend({ allowed, check, refuse });
  switch (mode) {
    case 'dry-run':
      sayMended(mended, 'would make', allowedBy(flags));
      if (mended.fixes.length > 0) say('nothing was written. To look closer: --diff; to make them: --fix.');
      return report(mended.before);
    case 'diff':
      return report(await showPatch(mended, flags), true);
    case 'copy':
      return report(await copyCorpus(mended, flags));
    case 'write': {
      const { result, written, hasLeft } = await writeCorpus(mended, check, flags);
      const [input] = Object.entries(given);
      const mendedInput = mended.sources.find(({ source }) => source.path === input?.[0]);
      return {
        result,
        takesStdout: false,
        toStage: flags.staged ? written : [],
        hasLeft,
        inputText: mendedInput?.after ?? input?.[1],
      };
    }
  }
}

async function planCorpus(
  check: MendRequest['check'],
  allowed: ReadonlySet<Applicability>,
  { plan: path = '' }: MendFlags,
): Promise<Result> {
  const { makePlan } = await import('../../clean/make-plan.ts');
  const { writePlan } = await import('../../clean/plan-file.ts');
  const result = await check({});
  const plan = makePlan(result, allowed);
  refuseText('The plan', path, result.corpus);
  writeWhole('The plan', path, writePlan(plan));
  const count = (decision: string): number => plan.lines.filter((line) => line.decision === decision).length;
  const refused = count('refused');
  say(
    `wrote ${path}: ${counted(count('apply'), 'fix', 'fixes')} to apply, ${count('skip')} skipped${refused === 0 ? '' : `, ${refused} refused`}. ` +
      `Read it, change "decision" where you decide otherwise, then: corpuslint apply ${path}`,
  );
  return result;
}

async function showPatch(mended: Mended, flags: MendFlags): Promise<Result> {
  const { patchOf } = await import('../../clean/patch.ts');
  const { prefixInRepository } = await import('./repository-prefix.ts');
  const { bytes, leftOut } = patchOf(mended.sources, prefixInRepository(process.cwd()));
  process.stdout.write(bytes);
  sayMended(mended, 'would make', allowedBy(flags));
  for (const [path, reason] of leftOut) say(`${path} is not in the patch: ${reason}`);
  return mended.before;
}

async function copyCorpus(mended: Mended, flags: MendFlags): Promise<Result> {
  const { commonBase, writeCleanCopy } = await import('../../clean/clean-copy.ts');
  const { writeAudit } = await import('../../clean/audit.ts');
  const outDir = (flags.outDir as string).replace(/[/\\]+$/, '');
  await consent(wordsRemoved(mended.fixes), mended.before.summary.words, flags);
  const cwd = process.cwd();
  const base = commonBase(
    cwd,
    mended.before.corpus.sources.map(({ file }) => file),
  );
  const audit = `${outDir}.removed.jsonl`;
  const isKnown = existsSync(audit);
  // First: a copy of which nobody can tell what is missing would be worse than none.
  writeWhole('The record of removals', audit, writeAudit(mended.fixes));
  const { files, leftOut } = await writeCleanCopy(mended, outDir, base).catch((error: unknown) => {
    if (!isKnown) removeOwnFile(audit);
    throw error;
  });
  sayMended(mended, 'made', allowedBy(flags), 'the copy of ');
  const gone =
    leftOut === 0 ? '' : ` ${leftOut} of which nothing is left ${leftOut === 1 ? 'is' : 'are'} not in it.`;
  say(
    `wrote ${files} ${files === 1 ? 'file' : 'files'} to ${outDir}.${gone} What was taken away stands in ${audit}.`,
  );
  sayCopiesLeft(mended.result, allowedBy(flags));
  return mended.result;
}

async function writeCorpus(
  mended: Mended,
  check: MendRequest['check'],
  flags: MendFlags,
): Promise<{ readonly result: Result; readonly written: readonly string[]; readonly hasLeft: boolean }> {
  if (mended.sources.length === 0) {
    sayMended(mended, 'made', allowedBy(flags));
    return { result: mended.before, written: [], hasLeft: false };
  }
  await consent(wordsRemoved(mended.fixes), mended.before.summary.words, flags);
  const { left, written } = await writeUnlessStopped((signal) => writeMended(mended, flags, signal));
  const hasLeft = left.length > 0;
  return {
    result: hasLeft ? await check({}) : mended.result,
    written: written.map(({ path }) => path),
    hasLeft,
  };
}

/** Writes mended texts with a way back, and says what was made. */
async function writeMended(mended: Mended, flags: MendFlags, signal: AbortSignal): Promise<Committed> {
  const needsUndo = mended.fixes.some(({ fix }) => fix.applicability !== 'safe');
  const { writeUndo, filesOf } = await import('../../clean/undo-file.ts');
  const files = changedFiles(mended);
  // Before anything is changed: a way back that is never used harms nobody.
  const undo = needsUndo
    ? writeToFreeName('The undo file', 'corpuslint-undo', '.jsonl', writeUndo(files))
    : undefined;
  const committed = await writeBack(mended, process.cwd(), signal).catch((error: unknown) => {
    if (undo !== undefined) removeOwnFile(undo);
    throw error;
  });
  const isAnyWritten = committed.written.length > 0;
  if (undo !== undefined && committed.left.length > 0) {
    if (isAnyWritten) writeWhole('The undo file', undo, writeUndo(filesOf(files, committed.written)));
    else removeOwnFile(undo);
  }
  sayMended(asCommitted(mended, committed), 'made', allowedBy(flags));
  for (const path of committed.parted) say(`${path} had another name (hard link), which keeps the old text.`);
  if (undo !== undefined && isAnyWritten) say(`to take this back: corpuslint apply ${undo}`);
  sayCopiesLeft(mended.result, allowedBy(flags));
  return committed;
}

/** What was mended, without the files that could not be written. */
function asCommitted(mended: Mended, committed: Committed): Mended {
  const left = new Set(committed.left.flatMap(({ changes }) => changes.map(({ path }) => path)));
  const fixes = mended.fixes.filter(({ edited }) => !edited.some((path) => left.has(path)));
  const refused = new Map(mended.refused);
  for (const [path, reason] of committed.refused) {
    const there = mended.fixes.filter(({ edited }) => edited.includes(path));
    refused.set(path, {
      reason,
      fixes: there.length,
      deletions: there.filter(({ isWhole }) => isWhole).length,
    });
  }
  return { ...mended, fixes, refused };
}

/**
 * Lets more than the cap of words go only with consent: `--yes`, or an answer at the terminal. Throws SourceError
 * otherwise.
 */
export async function consent(
  removed: number,
  words: number,
  { yes }: Pick<MendFlags, 'yes'>,
): Promise<void> {
  const percent = percentRemoved(removed, words);
  if (percent <= mostPercent || yes) return;
  const what = `${percent} % of the words would go (${removed} of ${words}); the cap is ${mostPercent} %`;
  if (process.stdin.isTTY === true && process.stderr.isTTY === true) {
    if (await ask(`corpuslint: ${what}. Go on? [y/N] `)) return;
    throw new SourceError('Nothing was changed.');
  }
  throw new SourceError(`${what}. Nothing was changed. Look at --fix-dry-run or --diff, then add --yes.`);
}
