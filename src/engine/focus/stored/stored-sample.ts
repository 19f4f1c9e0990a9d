// The sample that the division of plain text is learnt from, of a corpus that is stored but for a few sources.

import { resolve } from 'node:path';
import type { FormatId, SourceRef, SourceSettings } from '../../../model/document.ts';
import { contentHash } from '../../../sources/content-hash.ts';
import { bytesOf } from '../../../sources/read.ts';
import { isNamedKind } from '../../cache/manifest.ts';
import { isDividedByGuess, sampleAmong, stampOf } from '../../reading/division-sample.ts';
import type { RunRequest } from '../../request.ts';
import { layoutOf } from '../changes/layout.ts';
import type { Renumbering } from '../changes/renumbering.ts';
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
  const isPlainKind = arePlain(stored.entry.kinds);
  const isAllPlain = isPlainKind.every(Boolean) && fresh.every(isDividedByGuess);
  const freshPaths = new Set(fresh.map(({ path }) => path));
  const deleted = gone.filter((source) => !freshPaths.has(stored.path(source)));
  // What is edited in its place moves no other, and few sources are in the sample.
  if (known !== '' && isAllPlain && deleted.length === 0 && fresh.length === gone.length) {
    const before = new Set(sampleAmong(stored.count));
    if (!gone.some((source) => before.has(source))) return undefined;
  }
  const withoutDocuments = fresh.map(({ path }) => ({ path, documentCount: 0 }));
  const { sourceNumbers, sourceOfFresh } = layoutOf(stored, withoutDocuments, deleted);
  const freshAt = new Map(sourceOfFresh.map((number, at) => [number, fresh[at]]));
  const storedAt = (number: number): SourceRef => {
    const at = sourceNumbers.toOld(number);
    const path = stored.path(at);
    return {
      path,
      file: resolve(cwd, path),
      format: 'plain',
      size: stored.size(at),
      times: stored.times(at),
      isNamed: isNamedKind(stored.kind(at)),
      settings: settingsOf(path),
    };
  };
  const plain = isAllPlain ? undefined : plainNumbers(stored, isPlainKind, sourceNumbers, freshAt);
  const drawn = sampleAmong(plain?.length ?? sourceNumbers.newCount)
    .map((at) => plain?.[at] ?? at)
    .map((number) => freshAt.get(number) ?? storedAt(number));
  if (known !== '' && stampOf(drawn) === known) return undefined;
  for (const ref of drawn) if (!freshPaths.has(ref.path)) compareWithStored(ref, stored);
  return drawn;
}

/** Which of the kinds of sources that are stored are plain text, divided by what a sample shows. */
function arePlain(kinds: readonly string[]): boolean[] {
  return kinds.map((kind) => {
    const [format, , , , settings] = JSON.parse(kind) as [FormatId, string, boolean, boolean, SourceSettings];
    return isDividedByGuess({ format, settings });
  });
}

/** Numbers of the sources of plain text as they stand now. */
function plainNumbers(
  stored: StoredSources,
  isPlainKind: readonly boolean[],
  sourceNumbers: Renumbering,
  freshAt: ReadonlyMap<number, SourceRef>,
): number[] {
  const kinds = stored.allKinds();
  const isPlain = (number: number): boolean => {
    const fresh = freshAt.get(number);
    return fresh === undefined ? isPlainKind[kinds[sourceNumbers.toOld(number)]] : isDividedByGuess(fresh);
  };
  return Array.from({ length: sourceNumbers.newCount }, (_, number) => number).filter(isPlain);
}

/** Throws TooMuch if the file has another text than the one that is stored. */
function compareWithStored(ref: SourceRef, stored: StoredSources): void {
  const { at, isThere } = stored.find(ref.path);
  if (!isThere) return;
  let hash: string | undefined;
  try {
    hash = contentHash(bytesOf(ref));
  } catch {
    // As below.
  }
  if (hash !== stored.hash(at)) throw new TooMuch('A file is not as it is staged.');
}
