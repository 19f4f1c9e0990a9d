// Which sources are not as they are stored, told by looking at each.

import type { SourceRef } from '../../../model/document.ts';
import { compareBytes } from '../../../sources/discovery/order.ts';
import { kindsOf } from '../../cache/manifest.ts';
import type { StoredSources } from '../stored/stored-sources.ts';

/** Sources that are new or changed, by path, and stored ones that are changed or deleted, ascending. */
export function compareSources(
  refs: readonly SourceRef[],
  stored: StoredSources,
): { readonly fresh: SourceRef[]; readonly gone: number[] } {
  const fresh: SourceRef[] = [];
  const gone: number[] = [];
  const paths = stored.paths();
  const { kind, kinds } = kindsOf(refs);
  const kindThere = kinds.map((text) => stored.entry.kinds.indexOf(text));
  const kindsThere = stored.allKinds();
  const isUnchanged = stored.unchanged();
  let at = 0;
  for (let index = 0; index < refs.length; index++) {
    const ref = refs[index];
    // Of two corpora that are alike most sources follow one another.
    while (at < paths.length && paths[at] !== ref.path && compareBytes(paths[at], ref.path) < 0)
      gone.push(at++);
    if (paths[at] !== ref.path) {
      fresh.push(ref);
      continue;
    }
    if (kindsThere[at] !== kindThere[kind[index]] || !isUnchanged(ref, at)) {
      fresh.push(ref);
      gone.push(at);
    }
    at++;
  }
  while (at < paths.length) gone.push(at++);
  return { fresh, gone };
}
