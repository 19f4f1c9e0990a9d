// Step 1: which sources are compared (the corpus) and which are reported on (the focus).

import type { SourceRef, SourceSettings } from '../model/document.ts';
import type { Skipped } from '../model/result.ts';
import { discover } from '../sources/discover.ts';

/** Where the corpus is and what of it is reported on. */
export interface CorpusRequest {
  readonly cwd: string;
  /** Files, folders and patterns that are compared. */
  readonly corpusPaths: readonly string[];
  readonly exclude: readonly string[];
  readonly gitignore: boolean;
  /** Files, folders and patterns that are reported on; undefined = all of the corpus. Those outside the corpus join it. */
  readonly focusPaths: readonly string[] | undefined;
  settingsOf(path: string): SourceSettings;
}

export interface CorpusDiscovery {
  readonly sources: readonly SourceRef[];
  readonly skipped: Skipped;
  /** Paths that are reported on; undefined = all. */
  readonly focus: ReadonlySet<string> | undefined;
}

/** The sources of the corpus, by path. Throws UsageError for a path or pattern that matches nothing. */
export async function discoverCorpus(request: CorpusRequest): Promise<CorpusDiscovery> {
  const { cwd, corpusPaths, exclude, gitignore, focusPaths, settingsOf } = request;
  const corpus = await discover({ cwd, paths: corpusPaths, exclude, gitignore, settingsOf });
  if (focusPaths === undefined) return { ...corpus, focus: undefined };
  const focus = await discover({ cwd, paths: focusPaths, exclude: [], gitignore, settingsOf });
  const sources = new Map([...corpus.sources, ...focus.sources].map((source) => [source.path, source]));
  return {
    sources: [...sources.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))),
    skipped: corpus.skipped,
    focus: new Set(focus.sources.map(({ path }) => path)),
  };
}
