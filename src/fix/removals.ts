// Which fixes take whole documents away, and how far a document stands from its neighbours.

import type { Corpus } from '../model/corpus.ts';
import type { Edit } from '../model/finding.ts';
import type { Result } from '../model/result.ts';
import { countWords } from '../text/prose/count-words.ts';
import type { DocumentChange, DocumentGaps } from './rewrite.ts';

/** True if an edit leaves nothing of a document that has text. */
export function removesDocument({ span, text }: Omit<Edit, 'document'>, bytes: number): boolean {
  return text === '' && bytes > 0 && span.start === 0 && span.end === bytes;
}

/** The bytes of a text between a document and its neighbours; undefined where it has none, and for records. */
function gapsAround(corpus: Corpus, document: number): DocumentGaps {
  const { source } = corpus.facts(document);
  const { firstDocument, documentCount } = corpus.sources[source];
  const { offset, bytes, record } = corpus.document(document);
  if (record !== null) return { before: undefined, behind: undefined };
  const previous = document > firstDocument ? corpus.document(document - 1) : undefined;
  const next = document + 1 < firstDocument + documentCount ? corpus.document(document + 1) : undefined;
  return {
    before: previous === undefined ? undefined : offset - previous.offset - previous.bytes.length,
    behind: next === undefined ? undefined : next.offset - offset - bytes.length,
  };
}

/**
 * The edits of one document as a change of its source. Where they leave nothing of it, the document goes if it may;
 * otherwise it stays, without text.
 */
export function changeOf(
  corpus: Corpus,
  document: number,
  edits: readonly Edit[],
  mayGo: boolean,
): DocumentChange {
  const whole = corpus.document(document);
  return mayGo && edits.some((edit) => removesDocument(edit, whole.bytes.length))
    ? { document: whole, edits: [], removal: gapsAround(corpus, document) }
    : { document: whole, edits };
}

/** Words that an edit takes away, less those it puts in. */
export function wordsOfEdit(edit: Edit, { corpus, text }: Pick<Result, 'corpus' | 'text'>): number {
  const { bytes, words } = corpus.facts(edit.document);
  return removesDocument(edit, bytes) ? words : countWords(text(edit)) - countWords(edit.text);
}
