// The sources of all batches, in order: what discovery says of each and what reading has found out.

import type { CorpusSource } from '../../model/corpus.ts';
import type { SourceRef } from '../../model/document.ts';
import { joinHashes } from '../../sources/content-hash.ts';
import type { BatchResult, SourceProblem } from '../reading/batch-result.ts';
import type { JoinedColumns } from './joined-columns.ts';

/** A place in a source that could not be read: a document without text, so that it can carry a finding. */
export interface UnreadablePlace extends SourceProblem {
  readonly source: number;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** The sources with what is known of each, and the places of theirs that could not be read; those in parts as one. */
export function joinSources(
  refs: readonly SourceRef[],
  batches: readonly BatchResult[],
  joined: JoinedColumns,
): { sources: CorpusSource[]; unreadable: UnreadablePlace[]; documents: number } {
  const sources: CorpusSource[] = [];
  const unreadable: UnreadablePlace[] = [];
  let documents = 0;
  let whole: Writable<CorpusSource> | undefined;
  let hashes: string[] = [];
  for (const { sources: outcomes } of batches) {
    for (const { encoding, bomBytes, bytes, hash, documentCount, problems, part } of outcomes) {
      if (part !== undefined) joined.shift(documents, documentCount, part);
      if (part === undefined || part.isFirst || whole === undefined) {
        const ref = refs[sources.length];
        const { path, file, format, compression, size, times, isNamed, settings } = ref;
        for (const problem of problems) unreadable.push({ ...problem, source: sources.length });
        hashes = [];
        // Spelt out: to copy a hundred thousand sources by spreading them takes ten times as long.
        whole = {
          path,
          file,
          format,
          compression,
          size,
          times,
          isNamed,
          settings,
          isReference: ref.isReference,
          part: ref.part,
          content: ref.content,
          encoding,
          bomBytes,
          bytes: part === undefined ? bytes : size,
          hash,
          firstDocument: documents,
          documentCount,
        };
        sources.push(whole);
      } else {
        whole.documentCount += documentCount;
      }
      // The hash of a source that was read in parts is that of its parts.
      if (part !== undefined) {
        if (hash !== '') hashes.push(hash);
        whole.hash = joinHashes(hashes);
      }
      documents += documentCount;
    }
  }
  return { sources, unreadable, documents };
}
