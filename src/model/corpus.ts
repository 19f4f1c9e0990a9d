// The read-only view of all documents that corpus rules, index views and reporters share.

import type { Document, SourceFacts, SourceRef } from './document.ts';
import type { KeepOrder } from './keep.ts';

/** A source that was read, with the range of its documents. */
export interface CorpusSource extends SourceRef, SourceFacts {
  /** Index of its first document. */
  readonly firstDocument: number;
  readonly documentCount: number;
}

/** What is known of every document without reading its text again. */
export interface DocumentFacts {
  /** Index of the source in `corpus.sources`. */
  readonly source: number;
  /** Words as the word kernel counts them. */
  readonly words: number;
  /** Bytes of UTF-8 text. */
  readonly bytes: number;
  /** Two 32-bit halves of the hash of all folded words: equal for texts that differ only in case, quotes, spaces and the like. */
  readonly hash: readonly [number, number];
  /** As in `Document`; undefined where only the document tells. */
  readonly record?: number | null;
}

/**
 * All documents, in corpus order: by path of the source (byte order), then by position in it. Sources that are only
 * compared with come before all others.
 */
export interface Corpus {
  readonly sources: readonly CorpusSource[];
  /** Number of documents; their indexes run from 0 to `documentCount - 1`. */
  readonly documentCount: number;
  /** Facts of one document. Cheap. */
  facts(document: number): DocumentFacts;
  /**
   * The document with its text. Reads its source again when it is no longer in memory, so ask for few.
   * Throws SourceError if the file changed or vanished since it was read.
   */
  document(document: number): Document;
  /** Which of several copies stays; by path where there is none. */
  readonly keepOrder?: KeepOrder;
}

/** True if a document is only compared with: it stays, and nothing is reported inside it. */
export function isReference(corpus: Pick<Corpus, 'facts' | 'sources'>, document: number): boolean {
  // They come first, and most corpora have none.
  if (corpus.sources[0]?.isReference !== true) return false;
  return corpus.sources[corpus.facts(document).source].isReference === true;
}
