// How the entries of a file stood when all findings of a corpus were compared with them. A run over a few documents asks:
// findings that it does not see took these entries, those were free, and about some there was more than one opinion.

import type { Corpus } from '../../model/corpus.ts';
import type { Finding } from '../../model/finding.ts';
import type { KnownEntry } from './known-entry.ts';

/** How entries stood. Plain data. */
export interface Standing {
  /** Entries with paths at which no finding took them, by id. */
  readonly free: Readonly<Record<string, readonly string[]>>;
  /** Documents of the findings that were found just where an entry knows them, by its id. */
  readonly takers: Readonly<Record<string, readonly number[]>>;
  /** By id of an entry the documents of each finding that might have taken it, but was not found just where it is known. */
  readonly contested: Readonly<Record<string, readonly (readonly number[])[]>>;
}

/** What a run over a few documents knows of findings elsewhere. */
export interface Elsewhere {
  /** Undefined where the entries are not those of the last run over all. */
  readonly standing: Standing | undefined;
  /** True if a finding touches what is reported on: of others not all is known, and some that are at hand need not be. */
  isInFocus(finding: Finding): boolean;
  /** True if findings at a path, relative to the folder of the entries' file, are not at hand. */
  isUnseen(path: string): boolean;
  /** True if a finding on these documents, as they were numbered then, would be found anew. */
  isFoundAnew(documents: readonly number[]): boolean;
}

/** What is known of findings elsewhere; undefined for a run over all. `toFile` makes a path of a source one of the entries' file. */
export function elsewhereOf(
  corpus: Corpus,
  toFile: (path: string) => string,
  standing: Standing | undefined,
): Elsewhere | undefined {
  const { scope } = corpus;
  if (scope === undefined) return undefined;
  const seen = new Set([...scope.goneSources].map(toFile));
  for (const document of scope.related) seen.add(toFile(corpus.sources[corpus.facts(document).source].path));
  const anew = new Set(scope.gone.map(({ old }) => old));
  for (const document of scope.related) anew.add(scope.oldOf(document));
  return {
    standing,
    isInFocus: ({ place, related }) => [place, ...related].some(({ document }) => scope.focus.has(document)),
    isUnseen: (path) => !seen.has(path),
    isFoundAnew: (documents) => documents.some((document) => anew.has(document)),
  };
}

/** True if a finding elsewhere has taken this path of an entry, as far as is known. */
export function isTakenElsewhere(
  { id }: KnownEntry,
  path: string,
  { standing, isUnseen, isFoundAnew }: Elsewhere,
): boolean {
  if (standing === undefined || !isUnseen(path) || standing.free[id]?.includes(path) === true) return false;
  return !isFoundAnew(standing.takers[id] ?? []);
}

/** True if a finding elsewhere might take an entry. */
export function isContestedElsewhere({ id }: KnownEntry, { standing, isFoundAnew }: Elsewhere): boolean {
  return standing === undefined || (standing.contested[id] ?? []).some((rival) => !isFoundAnew(rival));
}
