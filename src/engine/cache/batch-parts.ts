// Parts of batches, and batches made of several: what one changed file leaves of a batch is used on.

import type { BatchResult, DocumentColumn } from '../reading/batch-result.ts';
import type { ColumnChunk, TableChunk } from '../rows/columns.ts';
import { inRuns, type NumberArray, outOfRuns } from '../rows/column-forms.ts';
import { mapValues } from '../rows/map-values.ts';

type TextChunk = Extract<ColumnChunk, { utf8: Uint8Array }>;

/** What sources [first, end) of a batch yielded. */
export function sliceBatch(batch: BatchResult, first: number, end: number): BatchResult {
  if (first === 0 && end === batch.sources.length) return batch;
  const count = (sources: BatchResult['sources']): number =>
    sources.reduce((sum, { documentCount }) => sum + documentCount, 0);
  const from = count(batch.sources.slice(0, first));
  const to = from + count(batch.sources.slice(first, end));
  const documents = mapValues(batch.documents, (column) => column.slice(from, to));
  return {
    sources: batch.sources.slice(first, end),
    documents: documents as BatchResult['documents'],
    tables: mapValues(batch.tables, (table) => sliceTable(table, from, to)),
    findings: batch.findings
      .filter(({ document }) => document >= from && document < to)
      .map((finding) => ({ ...finding, document: finding.document - from })),
    failures: batch.failures,
    indexFailures: batch.indexFailures,
  };
}

/** Several batches as one, in order. Their tables are those of one plan. */
export function joinBatches(batches: readonly BatchResult[]): BatchResult {
  const [head] = batches;
  const firsts: number[] = [];
  let documents = 0;
  for (const batch of batches) {
    firsts.push(documents);
    documents += batch.documents.words.length;
  }
  const columns = Object.keys(head.documents) as DocumentColumn[];
  return {
    sources: batches.flatMap(({ sources }) => sources),
    documents: Object.fromEntries(
      columns.map((name) => [name, joinNumbers(batches.map((batch) => batch.documents[name]))]),
    ) as unknown as BatchResult['documents'],
    tables: mapValues(head.tables, (_, key) =>
      joinTables(
        batches.map(({ tables }) => tables[key]),
        batches.map((batch) => batch.documents.words.length),
      ),
    ),
    findings: batches.flatMap(({ findings }, index) =>
      findings.map((finding) => ({ ...finding, document: finding.document + firsts[index] })),
    ),
    failures: batches.flatMap(({ failures }) => failures),
    indexFailures: batches.flatMap(({ indexFailures }) => indexFailures),
  };
}

/** Rows before document `document`, where documents behind the last row are not entered. */
function rowsBefore({ firstRow, length }: TableChunk, document: number): number {
  return document < firstRow.length ? firstRow[document] : length;
}

function sliceTable(table: TableChunk, from: number, to: number): TableChunk {
  const first = rowsBefore(table, from);
  const end = rowsBefore(table, to);
  return {
    length: end - first,
    firstRow: table.firstRow.slice(from, to).map((row) => row - first),
    columns: mapValues(table.columns, (column) => sliceColumn(column, first, end)),
  };
}

function sliceColumn(column: ColumnChunk, first: number, end: number): ColumnChunk {
  if (ArrayBuffer.isView(column)) return column.slice(first, end);
  if ('numbers' in column) return inRuns(outOfRuns(column).subarray(first, end));
  const start = first === 0 ? 0 : column.ends[first - 1];
  const stop = end === 0 ? 0 : column.ends[end - 1];
  return {
    utf8: column.utf8.slice(start, stop),
    ends: column.ends.slice(first, end).map((at) => at - start),
  };
}

function joinTables(tables: readonly TableChunk[], documentCounts: readonly number[]): TableChunk {
  const firstRow: number[] = [];
  let rows = 0;
  tables.forEach((table, index) => {
    for (let document = 0; document < documentCounts[index]; document++) {
      firstRow.push(rows + rowsBefore(table, document));
    }
    rows += table.length;
  });
  return {
    length: rows,
    firstRow: Uint32Array.from(firstRow),
    columns: mapValues(tables[0].columns, (_, name) =>
      joinColumns(tables.map(({ columns }) => columns[name])),
    ),
  };
}

function joinColumns(columns: readonly ColumnChunk[]): ColumnChunk {
  if (columns.some((column) => 'numbers' in column)) {
    const single = columns.map((column) =>
      'numbers' in column ? outOfRuns(column) : (column as Uint32Array),
    );
    return inRuns(joinNumbers(single));
  }
  if (ArrayBuffer.isView(columns[0])) return joinNumbers(columns as (NumberArray | Uint8Array)[]);
  const texts = columns as readonly TextChunk[];
  let before = 0;
  const ends = texts.map(({ utf8, ends: own }) => {
    const shifted = own.map((end) => end + before);
    before += utf8.length;
    return shifted;
  });
  return { utf8: Uint8Array.from(Buffer.concat(texts.map(({ utf8 }) => utf8))), ends: joinNumbers(ends) };
}

function joinNumbers<Column extends Uint32Array | Float64Array | Uint8Array>(
  columns: readonly Column[],
): Column {
  const length = columns.reduce((sum, column) => sum + column.length, 0);
  const joined = new (columns[0].constructor as new (length: number) => Column)(length);
  let at = 0;
  for (const column of columns) {
    joined.set(column, at);
    at += column.length;
  }
  return joined as Column;
}
