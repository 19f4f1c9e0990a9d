// Records of a source to documents: text files are divided into articles, everything else is one document a record.

import type { ArticleDivision, Block, Document, SourceRecord } from '../model/document.ts';
import { segmentBlocks } from './blocks.ts';
import { divide } from './divide.ts';

/**
 * The documents of one source, in order. A file of text is divided; a record of a structured format, or a text whose
 * blocks its format told, is one document. What holds nothing to judge gives none. A document ends behind its last line
 * that is not blank, with its line end; the last one of a file of text reaches to the end of the text.
 */
export function documentsOf(records: readonly SourceRecord[], division: ArticleDivision): Document[] {
  const documents: Document[] = [];
  for (const record of records) {
    if (record.record === null && record.outline === undefined) addArticles(documents, record, division);
    else addWhole(documents, record, record.outline ?? segmentBlocks(record.bytes));
  }
  return documents;
}

function addWhole(documents: Document[], record: SourceRecord, blocks: readonly Block[]): void {
  // A file without text is no article, but a record without text is a record still, and a defect.
  if (blocks.length === 0 && record.record === null) return;
  const { bytes, offset, sourceLine, givenId, date } = record;
  documents.push({
    bytes,
    blocks,
    offset,
    record: record.record,
    sourceLine,
    ordinal: documents.length + 1,
    givenId,
    date,
    endsSource: record.record === null,
  });
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
    // A separator line behind the last article belongs to the text that follows, but is nothing to judge.
    const blocks = segmentBlocks(text.subarray(start, end));
    documents.push({
      bytes: text.subarray(start, endsSource ? text.length : end),
      blocks,
      offset: record.offset + start,
      record: null,
      sourceLine: line,
      ordinal: documents.length + 1,
      givenId: articles.length === 1 ? record.givenId : undefined,
      endsSource,
    });
  }
}

function countNewlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) if (bytes[at] === 0x0a) count++;
  return count;
}
