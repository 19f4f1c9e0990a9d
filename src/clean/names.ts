// How documents are called outside: the id the source gives, else the path with the number of the document in it.
// Base names alone would meet between folders.

import type { Corpus } from '../model/corpus.ts';

/** The id of a document; `path#3` for the third of a source that gives none. Never holds a line end. */
export function documentId(corpus: Corpus, document: number): string {
  const { givenId, ordinal } = corpus.document(document);
  const { path } = corpus.sources[corpus.facts(document).source];
  return givenId === undefined || /[\r\n]/.test(givenId) ? `${path}#${ordinal}` : givenId;
}
