// `--fix` on the command line: which sources may be changed, where their new text goes, and what is said of it.
// What stands for a file in memory is never written to that file: standard input goes to stdout, and of what is staged
// only such files are mended as hold on disk what is staged.

import type { CorpusSource } from '../model/corpus.ts';
import type { Applicability } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { type Mended, mend, writeToFile } from '../mend.ts';

/** How far repairs go. */
export interface RepairFlags {
  readonly unsafe: boolean;
  readonly allowDelete: boolean;
  readonly fixDryRun: boolean;
  readonly staged: boolean;
}

/** Texts by path that stand for files in the next check. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

/** What came of the repairs. */
export interface Repaired {
  readonly result: Result;
  /** Paths that were mended in the work tree and have to be staged again. */
  readonly toStage: readonly string[];
  /** The texts that stand for files, mended. */
  readonly texts: Texts;
}

/** Mends as far as the flags allow, says on stderr what was mended, and gives the state after it. */
export async function repair(
  check: (texts: Texts) => Promise<Result>,
  given: Texts,
  flags: RepairFlags,
): Promise<Repaired> {
  const allowed = new Set<Applicability>(['safe']);
  if (flags.unsafe) allowed.add('unsafe');
  if (flags.allowDelete) allowed.add('destructive');
  const cwd = process.cwd();
  const isDryRun = flags.fixDryRun;
  const onDisk = writeToFile(cwd);
  let texts = given;
  const isGiven = ({ path }: CorpusSource): boolean => Object.hasOwn(given, path);
  const mended = await mend({
    allowed,
    cwd,
    isDryRun,
    check: () => check(texts),
    refuse: (source) =>
      source.content === undefined || Object.hasOwn(texts, source.path)
        ? undefined
        : 'What is staged of it is not what the work tree holds. Stage it whole, or mend it without --staged.',
    write: async (source, bytes) => {
      if (!isGiven(source)) await onDisk(source, bytes);
      // The index still holds the old text: from now on the mended one is checked.
      if (isGiven(source) || flags.staged) texts = { ...texts, [source.path]: bytes };
    },
  });
  say(mended, allowed, isDryRun);
  return {
    result: mended.result,
    toStage: flags.staged && !isDryRun ? [...mended.mended.keys()] : [],
    texts,
  };
}

function say(
  { result, mended, refused }: Mended,
  allowed: ReadonlySet<Applicability>,
  isDryRun: boolean,
): void {
  const line = (text: string): void => void process.stderr.write(`corpuslint: ${text}\n`);
  const verb = isDryRun ? 'would mend' : 'mended';
  for (const [path, findings] of mended) line(`${verb} ${counted(findings)} in ${path}`);
  for (const text of describeRefused(refused)) line(text);
  const unwritable = result.notes.unwritable.filter(({ applicability }) => allowed.has(applicability));
  const findings = unwritable.length;
  if (findings > 0) {
    const { size } = new Set(unwritable.map(({ path }) => path));
    const what = size === 1 ? '1 page of HTML as it is' : `${size} pages of HTML as they are`;
    line(
      `left ${what}, with ${counted(findings)} to mend: HTML is read, not written. Mend pages where they are made.`,
    );
  }
  if (mended.size === 0 && refused.size === 0 && findings === 0) line('there was nothing to mend.');
}

function counted(findings: number): string {
  return `${findings} ${findings === 1 ? 'finding' : 'findings'}`;
}

/** One line for each reason: a folder of tables that are not written needs no line a table. */
function describeRefused(refused: Mended['refused']): string[] {
  const byReason = new Map<string, { paths: string[]; findings: number }>();
  for (const [path, { reason, findings }] of refused) {
    const known = byReason.get(reason) ?? { paths: [], findings: 0 };
    known.paths.push(path);
    byReason.set(reason, { paths: known.paths, findings: known.findings + findings });
  }
  return [...byReason].map(([reason, { paths, findings }]) => {
    const what = paths.length === 1 ? `${paths[0]} as it is` : `${paths.length} files as they are`;
    return `left ${what}, with ${counted(findings)} to mend: ${reason}`;
  });
}
