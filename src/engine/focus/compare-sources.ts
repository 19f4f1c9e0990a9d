// Which sources are not as they are stored, told by looking at each.

import type { SourceRef } from '../../model/document.ts';
import { compareBytes } from '../../sources/discovery/order.ts';
import type { StoredSources } from './stored-sources.ts';

/** Sources that are new or changed, by path, and stored ones that are changed or deleted, ascending. */
export function compareSources(
  refs: readonly SourceRef[],
  stored: StoredSources,
): { readonly fresh: SourceRef[]; readonly gone: number[] } {
  const fresh: SourceRef[] = [];
  const gone: number[] = [];
  let at = 0;
  for (const ref of refs) {
    let path = at < stored.count ? stored.path(at) : undefined;
    while (path !== undefined && compareBytes(path, ref.path) < 0) {
      gone.push(at++);
      path = at < stored.count ? stored.path(at) : undefined;
    }
    const isThere = path === ref.path;
    if (!isThere || !stored.isUnchanged(ref, at)) fresh.push(ref);
    if (isThere && fresh.at(-1) === ref) gone.push(at);
    if (isThere) at++;
  }
  while (at < stored.count) gone.push(at++);
  return { fresh, gone };
}
