// Step 1: which sources are compared (the corpus) and which are reported on (the focus).

import { relative, resolve, sep } from 'node:path';
import type { StagedOrigin } from '../git/staged-origin.ts';
import type { SourceRef, SourceSettings } from '../model/document.ts';
import type { Skipped } from '../model/result.ts';
import { discover, type DiscoverRequest } from '../sources/discovery/discover.ts';
import { compressionOfName, formatWhenNamed } from '../sources/discovery/kinds.ts';
import { compareBytes } from '../sources/discovery/order.ts';

/** Where the corpus is and what of it is reported on. */
export interface CorpusRequest {
  readonly cwd: string;
  /** Files, folders and patterns that are compared. */
  readonly corpusPaths: readonly string[];
  readonly exclude: readonly string[];
  readonly gitignore: boolean;
  /** Files, folders and patterns that are reported on; undefined = all of the corpus. Those outside the corpus join it. */
  readonly focusPaths: readonly string[] | undefined;
  /** What git narrows the run to; undefined = it is not asked. */
  readonly changes?: ChangeScope | undefined;
  /** Texts that stand for files, by path; they join the corpus if it does not hold such files. */
  readonly texts?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Files, folders and patterns that are only compared with. What they hold is no part of the corpus else. */
  readonly againstPaths?: readonly string[] | undefined;
  settingsOf(path: string): SourceSettings;
}

/** Which changes are reported on. */
export type ChangeScope =
  /** Those of the next commit; the corpus is the index of git, not the work tree. */
  | { readonly kind: 'staged' }
  /** Those of the work tree since its history and that of a ref parted. */
  | { readonly kind: 'since'; readonly ref: string };

/** The sources of a run. */
export interface CorpusDiscovery {
  readonly sources: readonly SourceRef[];
  readonly skipped: Skipped;
  /** Paths that are reported on; undefined = all. */
  readonly focus: ReadonlySet<string> | undefined;
  /** What has to be said of the choice, as sentences. */
  readonly remarks: readonly string[];
  /** The state of the index of git that the corpus was found in; left out where it was not found there. */
  origin?(): Promise<StagedOrigin | undefined>;
}

/** What was asked of git, and its answer. */
interface Scope {
  readonly tree?: DiscoverRequest['tree'];
  isChanged(file: string): boolean;
  withContents(sources: readonly SourceRef[]): Promise<readonly SourceRef[]>;
  readonly remarks: readonly string[];
  /** What is reported on, in words, for so many sources. */
  describe(count: number): string;
  readonly origin?: CorpusDiscovery['origin'];
}

/** The sources of the corpus, by path. Throws UsageError for a path or pattern that matches nothing and where git cannot tell. */
export async function discoverCorpus(request: CorpusRequest): Promise<CorpusDiscovery> {
  const { cwd, corpusPaths, exclude, gitignore, focusPaths, changes, settingsOf } = request;
  const texts = new Map([...(request.texts ?? [])].map(([path, text]) => [normalize(cwd, path), text]));
  const scope = changes === undefined ? undefined : await openScope(cwd, changes);
  const look = { cwd, gitignore, settingsOf, tree: scope?.tree };
  const corpus = await discoverSome({ ...look, paths: corpusPaths, exclude });
  let focus: Set<string> | undefined;
  let sources: readonly SourceRef[] = corpus.sources;
  // What joins the corpus or stands for one of its sources.
  const found = new Map<string, SourceRef>();
  if (focusPaths !== undefined) {
    // A text need not be on disk, so its path is no pattern to look for.
    const inMemory = focusPaths.map((path) => normalize(cwd, path)).filter((path) => texts.has(path));
    const onDisk = focusPaths.filter((path) => !texts.has(normalize(cwd, path)));
    const others = await discoverSome({ ...look, paths: onDisk, exclude: [] });
    for (const source of others.sources) found.set(source.path, source);
    focus = new Set([...inMemory, ...others.sources.map(({ path }) => path)]);
  }
  for (const [path, content] of texts) {
    const known = found.get(path) ?? sources[placeIn(sources, path)];
    found.set(path, standIn(path, content, known?.path === path ? known : undefined, request));
  }
  sources = joinSources(sources, [...found.values()]);
  const remarks = [...(scope?.remarks ?? [])];
  if (scope !== undefined) {
    const changed = sources.filter(({ path, file }) => scope.isChanged(file) && focus?.has(path) !== false);
    focus = new Set(changed.map(({ path }) => path));
    remarks.unshift(scope.describe(focus.size));
    // With nothing to report on, nothing needs to be compared.
    sources = focus.size === 0 ? [] : await hydrate(sources, scope);
  }
  if (request.againstPaths === undefined || sources.length === 0) {
    const origin = scope?.origin;
    return { sources, skipped: corpus.skipped, focus, remarks, ...(origin === undefined ? {} : { origin }) };
  }
  // Not from the index of git: what is compared with need not be under its care.
  const against = await discover({ cwd, gitignore, settingsOf, paths: request.againstPaths, exclude: [] });
  const references = against.sources.map((source): SourceRef => ({ ...source, isReference: true }));
  const isReferenceFile = new Set(references.map(({ path }) => path));
  sources = [...references, ...sources.filter(({ path }) => !isReferenceFile.has(path))];
  return { sources, skipped: corpus.skipped, focus, remarks };
}

/** No paths are no sources, where `discover` would take the working directory. */
async function discoverSome(request: DiscoverRequest): ReturnType<typeof discover> {
  if (request.paths.length > 0) return discover(request);
  return { sources: [], skipped: { binary: 0, otherKind: 0, links: 0, ignored: 0 } };
}

/** Where a path stands among sources in order, or would stand. */
function placeIn(sources: readonly SourceRef[], path: string): number {
  let low = 0;
  let high = sources.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareBytes(sources[middle].path, path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sources in order with others among them, which stand in place of those that have their paths. */
function joinSources(sources: readonly SourceRef[], others: readonly SourceRef[]): readonly SourceRef[] {
  if (others.length === 0) return sources;
  const parts: (readonly SourceRef[])[] = [];
  let from = 0;
  // A few of very many, as a rule: all of them are not sorted again.
  for (const other of others.toSorted((a, b) => compareBytes(a.path, b.path))) {
    const at = placeIn(sources, other.path);
    parts.push(sources.slice(from, at), [other]);
    from = sources[at]?.path === other.path ? at + 1 : at;
  }
  parts.push(sources.slice(from));
  return parts.flat();
}

/** A path as `SourceRef.path` spells it. */
function normalize(cwd: string, path: string): string {
  const place = relative(cwd, resolve(cwd, path));
  return sep === '/' ? place : place.replaceAll(sep, '/');
}

function standIn(
  path: string,
  content: Uint8Array,
  known: SourceRef | undefined,
  { cwd, settingsOf }: CorpusRequest,
): SourceRef {
  if (known !== undefined) return { ...known, size: content.length, content };
  const settings = settingsOf(path);
  const format = settings.format ?? formatWhenNamed(path);
  const compression = compressionOfName(path);
  const file = resolve(cwd, path);
  return { path, file, format, compression, size: content.length, isNamed: true, settings, content };
}

async function openScope(cwd: string, changes: ChangeScope): Promise<Scope> {
  if (changes.kind === 'since') {
    const { openChanges } = await import('../git/since.ts');
    const { isChanged, base } = await openChanges(cwd, changes.ref);
    const describe = (count: number): string =>
      `${countFiles(count)} ${count > 1 ? 'differ' : 'differs'} from ${base}.`;
    return { isChanged, describe, withContents: async (sources) => sources, remarks: [] };
  }
  const { openStaged } = await import('../git/staged.ts');
  const staged = await openStaged(cwd);
  return { ...staged, describe: (count) => describeStaged(count, staged.changedCount) };
}

/** What is reported on, in words: so many sources, of so many files that are staged. */
export function describeStaged(count: number, changed: number): string {
  return changed === 0 ? 'nothing is staged.' : `${countFiles(count)} ${count > 1 ? 'are' : 'is'} staged.`;
}

function countFiles(count: number): string {
  return count === 0 ? 'no file of the corpus' : `${count} ${count === 1 ? 'file' : 'files'}`;
}

/** The sources with the texts git has for them; those that stand in for files keep theirs. */
async function hydrate(sources: readonly SourceRef[], scope: Scope): Promise<SourceRef[]> {
  const open = sources.filter(({ content }) => content === undefined);
  const filled = new Map((await scope.withContents(open)).map((source) => [source.path, source]));
  return sources.map((source) => filled.get(source.path) ?? source);
}
