// Where sources and documents stand now, of which an index on disk knows how they stood.

import { Renumbering, type Replacement } from './renumbering.ts';
import type { StoredSources } from '../stored/stored-sources.ts';

/** What became of the sources that are stored. */
export interface Layout {
  readonly sourceNumbers: Renumbering;
  readonly documentNumbers: Renumbering;
  /** Number of each source that was read anew, and of its first document. */
  readonly sourceOfFresh: readonly number[];
  readonly firstOfFresh: readonly number[];
}

/** A source that was read anew. */
export interface FreshSource {
  readonly path: string;
  readonly documentCount: number;
}

/** The layout with some sources read anew, by path in byte order, and those at some stored numbers deleted. */
export function layoutOf(
  stored: StoredSources,
  fresh: readonly FreshSource[],
  deleted: readonly number[],
): Layout {
  const changes: { at: number; removed: 0 | 1; fresh: number | undefined }[] = [];
  for (const [index, { path }] of fresh.entries()) {
    const { at, isThere } = stored.find(path);
    changes.push({ at, removed: isThere ? 1 : 0, fresh: index });
  }
  for (const at of deleted) changes.push({ at, removed: 1, fresh: undefined });
  // What is put in before a source comes before what stands in its place; the sort is stable.
  changes.sort((a, b) => a.at - b.at || a.removed - b.removed);
  const ofSources: Replacement[] = [];
  const ofDocuments: Replacement[] = [];
  const sourceOfFresh: number[] = [];
  const firstOfFresh: number[] = [];
  let sourceShift = 0;
  let documentShift = 0;
  for (const { at, removed, fresh: index } of changes) {
    const first = stored.firstDocument(at);
    const gone = removed === 1 ? stored.firstDocument(at + 1) - first : 0;
    const added = index === undefined ? 0 : fresh[index].documentCount;
    if (index !== undefined) {
      sourceOfFresh[index] = at + sourceShift;
      firstOfFresh[index] = first + documentShift;
    }
    ofSources.push({ at, removed, added: index === undefined ? 0 : 1 });
    ofDocuments.push({ at: first, removed: gone, added });
    sourceShift += (index === undefined ? 0 : 1) - removed;
    documentShift += added - gone;
  }
  return {
    sourceNumbers: new Renumbering(stored.count, ofSources),
    documentNumbers: new Renumbering(stored.entry.documents, ofDocuments),
    sourceOfFresh,
    firstOfFresh,
  };
}
