// Pairs of documents divided into chunks, and the work on them: one function for the main thread and for workers. Chunks
// follow from the pairs alone; whoever is free takes the next one, and what comes out is put together by chunk.

import type { PairNotes, PairStep } from '../../define/index.ts';
import type { Document } from '../../model/document.ts';
import { describeFailure } from '../failures.ts';
import type { TableChunk } from '../rows/columns.ts';
import { RowBuffer } from '../rows/row-buffer.ts';
import { mostScannedBytes, scanDocuments } from '../reading/scan.ts';

/** Pairs in the order in which they are compared, and their chunks. Plain columns. */
export interface PairWork {
  /** Documents of each pair, as indexes of those that the work is about. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly notes: PairNotes | undefined;
  /** End of each chunk among the pairs. */
  readonly ends: Uint32Array;
  /** Number of chunks that were taken so far, in memory that all threads share. */
  readonly taken: Int32Array;
}

/** What comparing one chunk came to. */
export interface ComparedChunk {
  readonly chunk: number;
  /** Rows of each table, by the place of the pair in the chunk; none where comparing failed. */
  readonly tables: Readonly<Record<string, TableChunk>>;
  /** Why it could not be compared. */
  readonly failure?: string | undefined;
}

/** Compares chunks that nobody has taken yet until none is left, or one fails. */
export function compareChunks(
  step: PairStep,
  work: PairWork,
  documentOf: (index: number) => Document,
): ComparedChunk[] {
  const compared: ComparedChunk[] = [];
  for (;;) {
    const chunk = compareNextChunk(step, work, documentOf);
    if (chunk === undefined) return compared;
    compared.push(chunk);
    if (chunk.failure !== undefined) return compared;
  }
}

/** Compares the next chunk that nobody has taken yet; undefined if none is left. */
export function compareNextChunk(
  step: PairStep,
  work: PairWork,
  documentOf: (index: number) => Document,
): ComparedChunk | undefined {
  const chunk = Atomics.add(work.taken, 0, 1);
  if (chunk >= work.ends.length) return undefined;
  try {
    return { chunk, tables: compareChunk(step, work, chunk, documentOf) };
  } catch (error) {
    return { chunk, tables: {}, failure: describeFailure(error) };
  }
}

function compareChunk(
  { tables, compare }: PairStep,
  { first, second, notes, ends }: PairWork,
  chunk: number,
  documentOf: (index: number) => Document,
): Record<string, TableChunk> {
  const start = chunk === 0 ? 0 : ends[chunk - 1];
  const end = ends[chunk];
  const documents = readAll(first, second, start, end, documentOf);
  const rows = Object.fromEntries(
    Object.entries(tables).map(([name, columns]) => [name, new RowBuffer(columns)]),
  );
  const sinks = Object.values(rows);
  for (let pair = start; pair < end; pair++) {
    for (const sink of sinks) sink.startDocument(pair - start);
    const [one, other] = [documents.get(first[pair]), documents.get(second[pair])];
    compare(one as Document, other as Document, rows, notes === undefined ? none : notesOf(notes, pair));
  }
  return Object.fromEntries(Object.entries(rows).map(([name, sink]) => [name, sink.finish()]));
}

const none = new Uint32Array(0);

/** The notes of one pair. */
export function notesOf({ values, firstOf }: PairNotes, pair: number): Uint32Array {
  return values.subarray(firstOf[pair], firstOf[pair + 1]);
}

/** The documents of pairs [start, end), each read once, in the order of the corpus. */
function readAll(
  first: Uint32Array,
  second: Uint32Array,
  start: number,
  end: number,
  documentOf: (index: number) => Document,
): ReadonlyMap<number, Document> {
  const wanted = new Set<number>();
  for (let pair = start; pair < end; pair++) wanted.add(first[pair]).add(second[pair]);
  const documents = new Map<number, Document>();
  let unknown: Document[] = [];
  let bytes = 0;
  for (const index of Uint32Array.from(wanted).sort()) {
    const document = documentOf(index);
    documents.set(index, document);
    if (document.memo !== undefined || document.bytes.length > mostScannedBytes) continue;
    if (bytes + document.bytes.length > mostScannedBytes) {
      scanDocuments(unknown);
      unknown = [];
      bytes = 0;
    }
    unknown.push(document);
    bytes += document.bytes.length;
  }
  scanDocuments(unknown);
  return documents;
}
