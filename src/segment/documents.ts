// Records of a source to documents: text files are divided into articles, everything else is one document a record.

import type { ArticleDivision, Document, SourceRecord } from '../model/document.ts';
import { divide } from './division/divide.ts';
import { TextDocument } from './text-document.ts';

/**
 * The documents of one source, in order. A file of text is divided; a record of a structured format, or a text whose
 * blocks its format told, is one document. What holds nothing to judge gives none. A document ends behind its last line
 * that is not blank, with its line end; the last one of a file of text reaches to the end of the text.
 */
export function documentsOf(records: readonly SourceRecord[], division: ArticleDivision): Document[] {
  const documents: Document[] = [];
  for (const record of records) {
    if (record.record === null && record.outline === undefined) addArticles(documents, record, division);
    else addWhole(documents, record);
  }
  return documents;
}

function addWhole(documents: Document[], record: SourceRecord): void {
  // A file without text is no article, but a record without text is a record still, and a defect.
  if (record.record === null && record.outline?.length === 0) return;
  documents.push(documentOf(record, documents.length + 1));
}

/** One document of all that a record holds. `ordinal` is its 1-based position in its source. */
function documentOf(record: SourceRecord, ordinal: number): Document {
  const { bytes, offset, sourceLine, outline, line, origin, phrases } = record;
  const endsSource = record.record === null && origin === undefined;
  return new TextDocument(
    { bytes, offset, record: record.record, sourceLine, ordinal, outline, endsSource, line, origin, phrases },
    record,
  );
}

function addArticles(documents: Document[], record: SourceRecord, division: ArticleDivision): void {
  const text = record.bytes;
  const articles = divide(text, division);
  let counted = 0;
  let line = record.sourceLine;
  for (const [index, { start, end }] of articles.entries()) {
    const endsSource = index === articles.length - 1;
    line += countNewlines(text, counted, start);
    counted = start;
    documents.push(
      new TextDocument(
        {
          bytes: text.subarray(start, endsSource ? text.length : end),
          // A separator line behind the last article belongs to the text that follows, but is nothing to judge.
          judgedBytes: end - start,
          offset: record.offset + start,
          record: null,
          sourceLine: line,
          ordinal: documents.length + 1,
          endsSource,
        },
        articles.length === 1 ? { givenId: record.givenId } : undefined,
      ),
    );
  }
}

function countNewlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === 0x0a) count++;
  return count;
}
