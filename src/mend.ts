// Makes repairs: plans them, rewrites the sources, checks again, until nothing is left to mend.
// A source is written whole or not at all, and only if it is still the one that was checked.

import { rewriteSource, planFixes, writeFileAtomically, type DocumentChange } from './fix/index.ts';
import type { CorpusSource } from './model/corpus.ts';
import { SourceError } from './model/errors.ts';
import type { Applicability, Edit, Finding } from './model/finding.ts';
import type { Result } from './model/result.ts';
import { contentHash } from './sources/parts.ts';
import { bytesOf } from './sources/read.ts';

/** What is to be mended, and how far fixes are trusted. */
export interface MendRequest {
  readonly allowed: ReadonlySet<Applicability>;
  /** Folder that no link may lead out of. */
  readonly cwd: string;
  /** Why a source must not be changed, as a sentence; undefined = it may be. */
  refuse?(source: CorpusSource): string | undefined;
  /** Takes the new bytes of a source; by default they are written to its file. Throws SourceError. */
  write?(source: CorpusSource, bytes: Uint8Array): Promise<void>;
  /** True: find out what would be done, and write nothing. */
  readonly isDryRun: boolean;
  /** Checks the corpus anew. */
  check(): Promise<Result>;
}

/** What was mended. */
export interface Mended {
  /** The state after the last pass; for a dry run the state as it is. */
  readonly result: Result;
  /** Findings mended in each source, by path. */
  readonly mended: ReadonlyMap<string, number>;
  /** Sources that could not be rewritten, with the reason as a sentence and the findings that stay. */
  readonly refused: ReadonlyMap<string, Refusal>;
}

/** Why a source was left as it is. */
export interface Refusal {
  readonly reason: string;
  /** Findings with a fix in this source. */
  readonly findings: number;
}

// A fix can make room for another (a repeated line beside a repeated line); more rounds than this would be a circle.
const mostPasses = 10;

/** Mends what may be mended, in passes, each on what the one before it left. */
export async function mend(request: MendRequest): Promise<Mended> {
  const mended = new Map<string, number>();
  const refused = new Map<string, Refusal>();
  let result = await request.check();
  for (let pass = 0; pass < mostPasses; pass++) {
    const changed = await mendOnce(result, request, mended, refused);
    if (!changed || request.isDryRun) break;
    result = await request.check();
  }
  return { result, mended, refused };
}

async function mendOnce(
  result: Result,
  request: MendRequest,
  mended: Map<string, number>,
  refused: Map<string, Refusal>,
): Promise<boolean> {
  const { corpus } = result;
  const sourceOf = ({ document }: Edit): number => corpus.facts(document).source;
  const candidates = result.findings.filter(
    ({ fix }) =>
      fix !== undefined && fix.edits.every((edit) => !refused.has(corpus.sources[sourceOf(edit)].path)),
  );
  const { accepted, edits } = planFixes(candidates, request.allowed);
  const bySource = new Map<number, DocumentChange[]>();
  for (const [document, changes] of edits) {
    const source = corpus.facts(document).source;
    const known = bySource.get(source) ?? [];
    known.push({ document: corpus.document(document), edits: changes });
    bySource.set(source, known);
  }
  let hasChanged = false;
  for (const [index, changes] of [...bySource].sort(([a], [b]) => a - b)) {
    const source = corpus.sources[index];
    const reason =
      result.focus?.has(source.path) === false
        ? 'It is none of the files that were asked for.'
        : (request.refuse?.(source) ?? (await rewrite(source, changes, request)));
    const findings = countFixes(accepted, (edit) => sourceOf(edit) === index);
    if (reason === undefined) {
      hasChanged = true;
      mended.set(source.path, (mended.get(source.path) ?? 0) + findings);
    } else {
      refused.set(source.path, { reason, findings });
    }
  }
  return hasChanged;
}

function countFixes(findings: readonly Finding[], touches: (edit: Edit) => boolean): number {
  return findings.filter(({ fix }) => fix?.edits.some(touches)).length;
}

/** Writes one source with its changes. Returns why it was not written, or undefined. */
async function rewrite(
  source: CorpusSource,
  changes: readonly DocumentChange[],
  { cwd, isDryRun, write = writeToFile(cwd) }: MendRequest,
): Promise<string | undefined> {
  try {
    const outcome = rewriteSource(bytesOf(source), source, changes);
    if (outcome.kind === 'refused') return outcome.reason;
    if (!isDryRun) await write(source, outcome.bytes);
    return undefined;
  } catch (error) {
    if (error instanceof SourceError || (error instanceof Error && 'syscall' in error)) return error.message;
    throw error;
  }
}

/** Writes sources to their files, if these still hold what was checked and lie within `cwd`. */
export function writeToFile(cwd: string): NonNullable<MendRequest['write']> {
  return (source, bytes) =>
    writeFileAtomically(source.file, bytes, { expectedHash: source.hash, hashOf: contentHash, within: cwd });
}
