// `--since <ref>`: the files of the work tree that differ from where its history left that of the ref.

import { UsageError } from '../model/errors.ts';
import { nearest } from '../text/nearest.ts';
import { changedPaths, openRepository, pathsFromRoot, type Repository } from './repository.ts';
import { complaintOf, runGit, splitNul } from './run-git.ts';

/** What has changed. */
export interface Changes {
  /** True if the file at this absolute path was added, changed or renamed, or is not tracked yet. */
  isChanged(file: string): boolean;
  readonly changedCount: number;
  /** What was compared with, in words: "main (where it and HEAD part: 1a2b3c4d)". */
  readonly base: string;
}

/** Changes since `ref`. Throws UsageError for an unknown ref and where there is no repository. */
export async function openChanges(cwd: string, ref: string): Promise<Changes> {
  const repository = await openRepository(cwd, '--since');
  const { root } = repository;
  const { id, description } = await baseOf(repository, ref);
  const [changed, others] = await Promise.all([
    changedPaths(repository, [id]),
    runGit(root, ['ls-files', '--others', '--exclude-standard', '-z']),
  ]);
  if (others.code !== 0) throw new UsageError(`Git cannot list new files: ${complaintOf(others)}.`);
  const paths = new Set([...changed, ...splitNul(others.stdout)]);
  const pathOf = pathsFromRoot(repository, cwd);
  return {
    isChanged: (file) => paths.has(pathOf(file)),
    changedCount: paths.size,
    base: description,
  };
}

/** The tree to compare with: that of the merge base of the ref and HEAD, or of the ref itself where they share no history. */
async function baseOf(
  repository: Repository,
  ref: string,
): Promise<{ readonly id: string; readonly description: string }> {
  const { root, isShallow } = repository;
  // What begins with a dash would be an option to git.
  const resolved = ref.startsWith('-') ? undefined : await resolveRef(root, ref);
  if (resolved === undefined) throw await unknownRef(repository, ref);
  const common = await runGit(root, ['merge-base', resolved, 'HEAD']);
  const base = common.stdout.toString('utf8').trim();
  if (common.code === 0 && base !== '') {
    return {
      id: base,
      description: base === resolved ? ref : `${ref} (where it and HEAD part: ${base.slice(0, 8)})`,
    };
  }
  if (isShallow) {
    throw new UsageError(
      `--since ${ref}: this clone is shallow and does not reach back to where ${ref} and HEAD part. ${deepen}`,
    );
  }
  return { id: resolved, description: `${ref} itself, which shares no history with HEAD` };
}

const deepen = 'Fetch the history: git fetch --unshallow (in GitHub Actions: fetch-depth: 0).';

/** Id of the commit or tree that a ref names. */
async function resolveRef(root: string, ref: string): Promise<string | undefined> {
  for (const kind of ['commit', 'tree']) {
    const { code, stdout } = await runGit(root, ['rev-parse', '--verify', '--quiet', `${ref}^{${kind}}`]);
    if (code === 0) return stdout.toString('utf8').trim();
  }
  return undefined;
}

async function unknownRef({ root, isShallow }: Repository, ref: string): Promise<UsageError> {
  const start = `--since ${ref}: `;
  if (/\.\./.test(ref)) return new UsageError(`${start}name one commit or branch, not a range.`);
  const head = await runGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (head.code !== 0) return new UsageError(`${start}this repository has no commit yet.`);
  const refs = await runGit(root, ['for-each-ref', '--format=%(refname:short)']);
  const names = refs.stdout.toString('utf8').split(/\r?\n/).filter(Boolean);
  const near = nearest(ref, names);
  if (near.length > 0) {
    return new UsageError(
      `${start}there is no such commit, branch or tag. Did you mean ${near.join(' or ')}?`,
    );
  }
  const hint = isShallow ? ` This clone is shallow. ${deepen}` : '';
  return new UsageError(`${start}there is no such commit, branch or tag.${hint}`);
}
