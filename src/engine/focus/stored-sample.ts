// The sample that the division of plain text is learnt from, of a corpus that is stored but for a few sources.

import { resolve } from 'node:path';
import type { FormatId, SourceRef, SourceSettings } from '../../model/document.ts';
import { contentHash } from '../../sources/content-hash.ts';
import { bytesOf } from '../../sources/read.ts';
import { isDividedByGuess, sampleAmong, stampOf } from '../read.ts';
import type { RunRequest } from '../request.ts';
import { layoutOf } from './layout.ts';
import { TooMuch } from './sparse-rows.ts';
import type { StoredSources } from './stored-sources.ts';

/** What discovery would take as a sample; `known` stands for one that need not be read again. Throws TooMuch if a file that has to be read is not as it is stored. */
export function sampleOfStored(
  stored: StoredSources,
  fresh: readonly SourceRef[],
  gone: readonly number[],
  { cwd, settingsOf }: Pick<RunRequest, 'cwd' | 'settingsOf'>,
  known: string,
): readonly SourceRef[] {
  const { columns } = stored;
  const kinds = columns.kinds.map(
    (kind) => JSON.parse(kind) as [FormatId, string, boolean, boolean, SourceSettings],
  );
  const isFresh = new Set(fresh.map(({ path }) => path));
  const { sourceNumbers, sourceOfFresh } = layoutOf(
    stored,
    fresh.map(({ path }) => ({ path, documentCount: 0 })),
    gone.filter((source) => !isFresh.has(stored.path(source))),
  );
  const freshAt = new Map(sourceOfFresh.map((number, index) => [number, index]));
  const isPlainKind = kinds.map(([format, , , , settings]) => isDividedByGuess({ format, settings }));
  // What is fresh has a kind of its own.
  const kindsNow = sourceNumbers.apply(
    columns.kind,
    [...freshAt.keys()].sort((a, b) => a - b).map((number) => kinds.length + (freshAt.get(number) as number)),
  );
  isPlainKind.push(...fresh.map(isDividedByGuess));
  const plain = isPlainKind.every(Boolean)
    ? undefined
    : Uint32Array.from(kindsNow.keys()).filter((number) => isPlainKind[kindsNow[number]]);
  const drawn = sampleAmong(plain?.length ?? kindsNow.length).map((at): SourceRef => {
    const number = plain?.[at] ?? at;
    const index = freshAt.get(number);
    if (index !== undefined) return fresh[index];
    const old = sourceNumbers.toOld(number);
    const path = stored.path(old);
    const [, , isNamed] = kinds[columns.kind[old]];
    return {
      path,
      file: resolve(cwd, path),
      format: 'plain',
      size: columns.size[old],
      times: { modified: columns.modified[old], changed: columns.changed[old] },
      isNamed,
      settings: settingsOf(path),
    };
  });
  // What is only recognised is not read.
  if (known !== '' && stampOf(drawn) === known) return drawn;
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
