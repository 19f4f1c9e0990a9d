// The sample that the division of plain text is learnt from, of a corpus that is stored but for a few sources.

import { resolve } from 'node:path';
import type { FormatId, SourceRef, SourceSettings } from '../../../model/document.ts';
import { contentHash } from '../../../sources/content-hash.ts';
import { bytesOf } from '../../../sources/read.ts';
import { isNamedKind } from '../../cache/manifest.ts';
import { isDividedByGuess, sampleAmong, stampOf } from '../../read.ts';
import type { RunRequest } from '../../request.ts';
import { layoutOf } from '../changes/layout.ts';
import { TooMuch } from '../rows/sparse-rows.ts';
import type { StoredSources } from './stored-sources.ts';

/**
 * What discovery would take as a sample; undefined if that is what `known` stands for. Throws TooMuch if a file that has to
 * be read is not as it is stored.
 */
export function sampleOfStored(
  stored: StoredSources,
  fresh: readonly SourceRef[],
  gone: readonly number[],
  { cwd, settingsOf }: Pick<RunRequest, 'cwd' | 'settingsOf'>,
  known: string,
): readonly SourceRef[] | undefined {
  const isFresh = new Set(fresh.map(({ path }) => path));
  const deleted = gone.filter((source) => !isFresh.has(stored.path(source)));
  const kinds = stored.entry.kinds.map(
    (kind) => JSON.parse(kind) as [FormatId, string, boolean, boolean, SourceSettings],
  );
  const isPlainKind = kinds.map(([format, , , , settings]) => isDividedByGuess({ format, settings }));
  const isAllPlain = isPlainKind.every(Boolean) && fresh.every(isDividedByGuess);
  // What is edited in its place moves no other, and few sources are in the sample.
  if (known !== '' && isAllPlain && deleted.length === 0 && fresh.length === gone.length) {
    const before = new Set(sampleAmong(stored.count));
    if (!gone.some((source) => before.has(source))) return undefined;
  }
  const { sourceNumbers, sourceOfFresh } = layoutOf(
    stored,
    fresh.map(({ path }) => ({ path, documentCount: 0 })),
    deleted,
  );
  const freshAt = new Map(sourceOfFresh.map((number, index) => [number, index]));
  const plainNumbers = (): number[] => {
    const kindsThere = stored.allKinds();
    const isPlain = (number: number): boolean => {
      const index = freshAt.get(number);
      if (index !== undefined) return isDividedByGuess(fresh[index]);
      return isPlainKind[kindsThere[sourceNumbers.toOld(number)]];
    };
    return Array.from({ length: sourceNumbers.newCount }, (_, number) => number).filter(isPlain);
  };
  const plain = isAllPlain ? undefined : plainNumbers();
  const drawn = sampleAmong(plain?.length ?? sourceNumbers.newCount).map((at): SourceRef => {
    const number = plain?.[at] ?? at;
    const index = freshAt.get(number);
    if (index !== undefined) return fresh[index];
    const old = sourceNumbers.toOld(number);
    const path = stored.path(old);
    return {
      path,
      file: resolve(cwd, path),
      format: 'plain',
      size: stored.size(old),
      times: stored.times(old),
      isNamed: isNamedKind(stored.kind(old)),
      settings: settingsOf(path),
    };
  });
  if (known !== '' && stampOf(drawn) === known) return undefined;
  for (const ref of drawn) {
    const { at, isThere } = stored.find(ref.path);
    if (isFresh.has(ref.path) || !isThere) continue;
    let hash: string | undefined;
    try {
      hash = contentHash(bytesOf(ref));
    } catch {
      // As below.
    }
    if (hash !== stored.hash(at)) throw new TooMuch('A file is not as it is staged.');
  }
  return drawn;
}
