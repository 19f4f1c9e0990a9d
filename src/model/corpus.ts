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

/** Rows of documents that are gone, with the place each had: half a number before the document that follows it now. */
export interface GoneRows {
  readonly places: Float64Array;
  /** For each row the number that its document had. */
  readonly old: Uint32Array;
  /** For each row the document that was read anew and stands in the place of its own; -1 where none does. */
  readonly inPlace: Int32Array;
  readonly columns: Readonly<Record<string, Uint32Array | Float64Array | readonly string[]>>;
}

/** Rows of documents, in their order. */
export interface OwnRows {
  readonly length: number;
  readonly document: Uint32Array;
  readonly columns: Readonly<Record<string, Uint32Array | Float64Array | readonly string[]>>;
}

/**
 * What a run knows that looks at a few documents of a corpus and takes the rest from an index on disk. Views are made of
 * the rows of some documents and of all rows that are equal to these in key; of other documents rows are missing.
 */
export interface Scope {
  /** Documents that are reported on; where findings are compared with decisions, those that changed as well. */
  readonly focus: ReadonlySet<number>;
  /** Documents all of whose rows are there, with all rows that are equal in key. The focus is among them. */
  readonly whole: ReadonlySet<number>;
  /** Those of them that are told anew what they are to other articles. The focus is among them. */
  readonly related: ReadonlySet<number>;
  /** Documents that are not as the index on disk has them. */
  readonly fresh: ReadonlySet<number>;
  /** The number a document had when the index was written; -1 for a fresh one. */
  oldOf(document: number): number;
  /** Facts of the documents in whose place these stand, and of those that were deleted; `old` is the number each had. */
  readonly gone: readonly (DocumentFacts & { readonly old: number })[];
  /** Paths of sources that were deleted. */
  readonly goneSources: ReadonlySet<string>;
  /** Rows of these documents in the base index with this key. */
  goneRows(key: string): GoneRows;
  /** Rows of the documents in `whole` in the base index with this key, before they are reduced, in document order. */
  ownRows(key: string): OwnRows;
  /** Documents that have the words of these facts, ascending. */
  withWords(facts: Pick<DocumentFacts, 'words' | 'hash'>): readonly number[];
}

/**
 * All documents, in corpus order: by path of the source (byte order), then by position in it. Sources that are only
 * compared with come before all others.
 */
export interface Corpus {
  readonly sources: readonly CorpusSource[];
  /** True if the source at a path is one of them. */
  hasSource?(path: string): boolean;
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
  /** Undefined where all rows of all documents are there. */
  readonly scope?: Scope | undefined;
}

/** True unless a run looks at other documents alone: a view need not say anything of those. */
export function isWhole({ scope }: Pick<Corpus, 'scope'>, document: number): boolean {
  return scope === undefined || scope.whole.has(document);
}

/** True if a document is only compared with: it stays, and nothing is reported inside it. */
export function isReference(corpus: Pick<Corpus, 'facts' | 'sources'>, document: number): boolean {
  // They come first, and most corpora have none.
  if (corpus.sources[0]?.isReference !== true) return false;
  return corpus.sources[corpus.facts(document).source].isReference === true;
}

/** The source that holds a document. */
export function sourceOf(corpus: Pick<Corpus, 'facts' | 'sources'>, document: number): CorpusSource {
  return corpus.sources[corpus.facts(document).source];
}
