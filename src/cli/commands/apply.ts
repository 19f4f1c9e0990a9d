// `corpuslint apply <plan>`: makes the fixes that a plan says to make, or takes back what an undo file tells of.

import { readFileSync } from 'node:fs';
import { applyPlan } from '../../clean/apply-plan.ts';
import { jsonLines } from '../../clean/json-lines.ts';
import { readPlan } from '../../clean/plan-file.ts';
import type { PlanLine } from '../../clean/plan.ts';
import type { ChangedFile, LinkedChange } from '../../clean/changed-file.ts';
import { filesOf, readUndo, writeUndo } from '../../clean/undo-file.ts';
import { groupChanges, type ReliedFile } from '../../clean/write-back.ts';
import { commitChanges } from '../../fix/index.ts';
import { UsageError } from '../../model/errors.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { codeOf, reasonOf } from '../../sources/system-error.ts';
import { exitClean, exitFailed } from '../exit-codes.ts';
import { consent } from '../writing/mending.ts';
import { removeOwnFile, writeToFreeName } from '../writing/own-files.ts';
import { writeUnlessStopped } from '../writing/stopped-write.ts';
import { counted, mostNamed } from '../stderr/say-mended.ts';
import { say } from '../stderr/say.ts';
import { writeWhole } from '../writing/write-whole.ts';

/** Flags of the command. */
export interface ApplyFlags {
  readonly yes: boolean;
  readonly dryRun: boolean;
}

interface Work {
  readonly changes: readonly LinkedChange[];
  readonly files: readonly ChangedFile[];
  readonly refused: ReadonlyMap<string, string>;
  readonly relied: ReadonlyMap<string, ReliedFile>;
  /** Fixes in each file. */
  readonly lines: readonly PlanLine[];
}

/** Applies a plan or an undo file. Resolves to 0, or to 2 if a file had to be left as it is. */
export async function applyCommand(path: string, flags: ApplyFlags): Promise<number> {
  const cwd = process.cwd();
  const text = readPlanFile(path);
  const work = await readWork(text, path, cwd, flags);
  const refused = new Map(work.refused);
  const verb = flags.dryRun ? 'would change' : 'changed';
  let written: readonly { readonly path: string }[] = work.files;
  let undo: string | undefined;
  if (!flags.dryRun && work.changes.length > 0) {
    const wayBack = writeToFreeName('The undo file', nameOfWayBack(path), '.jsonl', writeUndo(work.files));
    undo = wayBack;
    const groups = groupChanges(work.changes, (relied) => work.relied.get(relied));
    const committed = await writeUnlessStopped(async (signal) =>
      commitChanges(groups, { folder: cwd, hashOf: contentHash, signal }).catch((error: unknown) => {
        removeOwnFile(wayBack);
        throw error;
      }),
    );
    for (const [file, reason] of committed.refused) refused.set(file, reason);
    written = committed.written;
    if (committed.left.length > 0) {
      const files = filesOf(work.files, committed.written);
      if (files.length === 0) removeOwnFile(undo);
      else writeWhole('The undo file', undo, writeUndo(files));
    }
    for (const file of committed.parted)
      say(`${file} had another name (hard link), which keeps the old text.`);
  }
  const files = fixesOf(written, work.lines);
  const named = flags.dryRun ? files : files.slice(0, mostNamed);
  for (const [path, fixes] of named) say(`${verb} ${path}${fixes === 0 ? '' : `: ${counted(fixes)}`}`);
  const more = files.length - named.length;
  if (more > 0) say(`${verb} ${more} more ${more === 1 ? 'file' : 'files'}.`);
  for (const [file, reason] of refused) say(`left ${file} as it is: ${reason}`);
  if (written.length === 0 && refused.size === 0) say('the plan has nothing to apply.');
  if (undo !== undefined && written.length > 0) {
    say(`${undo.includes('.redo') ? 'to make it again' : 'to take this back'}: corpuslint apply ${undo}`);
  }
  return refused.size === 0 ? exitClean : exitFailed;
}

/** How many lines of a plan edit each file; none do where what a plan did is taken back. */
function fixesOf(
  written: readonly { readonly path: string }[],
  lines: Work['lines'],
): (readonly [path: string, fixes: number])[] {
  const counts = new Map<string, number>();
  for (const { edits } of lines)
    for (const path of new Set(edits.map((edit) => edit.path))) counts.set(path, (counts.get(path) ?? 0) + 1);
  return written.map(({ path }) => [path, counts.get(path) ?? 0]);
}

/** `plan.undo` for `plan.jsonl`, `plan.redo` for that, and so on to and fro. */
function nameOfWayBack(path: string): string {
  const stem = path.replace(/\.jsonl$/, '');
  return /[.-]undo(-\d+)?$/.test(stem)
    ? stem.replace(/[.-]undo(-\d+)?$/, '.redo')
    : `${stem.replace(/\.redo(-\d+)?$/, '')}.undo`;
}

function readPlanFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const isMissing = codeOf(error) === 'ENOENT';
    throw new UsageError(
      isMissing ? `There is no plan ${path}.` : `${path} cannot be read: ${reasonOf(error, path)}.`,
    );
  }
}

async function readWork(text: string, path: string, cwd: string, flags: ApplyFlags): Promise<Work> {
  const [first] = jsonLines(text.slice(0, `${text}\n`.indexOf('\n')), path);
  const kind = (first?.value as { corpuslint?: unknown } | undefined)?.corpuslint;
  if (kind === 'undo') return { ...readUndo(text, path, cwd), relied: new Map(), lines: [] };
  const plan = readPlan(text, path);
  const applied = applyPlan(plan, cwd);
  const removed = applied.lines.reduce(
    (sum, { applicability, words }) => sum + (applicability === 'safe' ? 0 : Math.max(0, words)),
    0,
  );
  if (!flags.dryRun) await consent(removed, plan.header.words, flags);
  return applied;
}
