// A batch as reading makes it, from the number of rows of each document of each source.

import type { BatchResult } from '../../src/engine/reading/batch-result.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';

/** `sources[s][d]` rows, and as many findings, stand in document `d` of source `s`. */
export function batchOf(sources: readonly (readonly number[])[]): BatchResult {
  const rows = new RowBuffer({ key: 'u32', text: 'text' });
  const counts = sources.flat();
  const column = Uint32Array.from(counts, (_, document) => document * 11);
  const findings: BatchResult['findings'][number][] = [];
  counts.forEach((count, document) => {
    rows.startDocument(document);
    for (let row = 0; row < count; row++) {
      rows.add({ key: document * 100 + row, text: 'é'.repeat(row) });
      findings.push({ rule: 'rule', document, report: { messageId: `${row}` } as never });
    }
  });
  return {
    sources: sources.map((documents, source) => ({
      encoding: 'utf-8',
      bomBytes: 0,
      bytes: source,
      hash: '',
      documentCount: documents.length,
      problems: [],
      isBinary: false,
      isPointer: false,
      isOwn: false,
    })),
    documents: {
      words: column,
      bytes: column,
      hashHigh: column,
      hashLow: column,
      sourceLine: column,
      record: column,
      lineStart: column,
      lineEnd: column,
    },
    tables: { table: rows.finish() },
    findings,
    failures: [],
    indexFailures: [],
  };
}
