// Pairs of documents divided into chunks, and the work on them: one function for the main thread and for workers. Chunks
// follow from the pairs alone; whoever is free takes the next one, and what comes out is put together by chunk.

import { forgetFeatures, type NotePlace, type PairNotes, type PairStep } from '../../define/index.ts';
import { type NotedColumns, NotedPlaces } from '../../findings/places/noted-places.ts';
import { wordsToCompare } from '../../kernels/profiles/profile-tables.ts';
import { ResultRoom } from '../../kernels/wasm/result-room.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { describeFailure } from '../failures.ts';
import type { TableChunk } from '../rows/columns.ts';
import { RowBuffer } from '../rows/row-buffer.ts';
import { mapValues } from '../rows/map-values.ts';
import { mostScannedBytes, scanDocuments } from '../reading/scan.ts';
import { PlaceReader, type TextPlaces } from '../reading/text-places.ts';

/** Pairs in the order in which they are compared, and their chunks. Plain columns. */
export interface PairWork {
  /** Documents of each pair, as indexes of those that the work is about. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** Which of the steps each pair is compared for. */
  readonly stepOf: Uint8Array;
  readonly notes: PairNotes | undefined;
  /** End of each chunk among the pairs. */
  readonly ends: Uint32Array;
  /** Number of chunks that were taken so far, in memory that all threads share. */
  readonly taken: Int32Array;
}

/** The texts that pairs are of. */
export interface ComparedTexts {
  /** The document at an index of those that the work is about; what it is called is told at once if `isNamed`. */
  document(index: number, isNamed: boolean): Document;
  /** Where what is found in them lies, if nobody looks at it once their chunk is compared. */
  readonly room?: ResultRoom | undefined;
  /** Says that a chunk begins, and nobody looks at the texts of the last one any more. */
  recycle?(): void;
}

/** Texts that are read where they stand, for nobody else: they hold until the next chunk. */
export function textsAt(places: TextPlaces): ComparedTexts {
  const reader = new PlaceReader(places);
  const room = new ResultRoom();
  return {
    document: (index, isNamed) => reader.document(index, isNamed),
    room,
    recycle: () => {
      room.recycle();
      reader.recycle();
    },
  };
}

/** What comparing one chunk came to for one step. */
export interface ComparedStep {
  /** Rows of each table, by the place of the pair in the chunk; none where comparing failed. */
  readonly tables: Readonly<Record<string, TableChunk>>;
  /** Why it could not be compared. */
  readonly failure: string | undefined;
}

/** What comparing one chunk came to, step by step. */
export interface ComparedChunk {
  readonly chunk: number;
  readonly steps: ComparedStep[];
  /** Places that the steps noted. */
  readonly noted?: NotedColumns | undefined;
}

/** Compares chunks that nobody has taken yet until none is left, or nothing comes of it for any step. */
export function compareChunks(
  steps: readonly PairStep[],
  work: PairWork,
  texts: ComparedTexts,
): ComparedChunk[] {
  const compared: ComparedChunk[] = [];
  for (;;) {
    const chunk = compareNextChunk(steps, work, texts);
    if (chunk === undefined) return compared;
    compared.push(chunk);
    if (isVain(chunk)) return compared;
  }
}

/** True if no step came to anything. */
export function isVain({ steps }: ComparedChunk): boolean {
  return steps.every(({ failure }) => failure !== undefined);
}

/** Compares the next chunk that nobody has taken yet; undefined if none is left. */
export function compareNextChunk(
  steps: readonly PairStep[],
  work: PairWork,
  texts: ComparedTexts,
): ComparedChunk | undefined {
  const chunk = Atomics.add(work.taken, 0, 1);
  if (chunk >= work.ends.length) return undefined;
  try {
    return { chunk, ...compareChunk(steps, work, chunk, texts) };
  } catch (error) {
    const failure = describeFailure(error);
    return { chunk, steps: steps.map(() => ({ tables: {}, failure })) };
  }
}

function compareChunk(
  steps: readonly PairStep[],
  work: PairWork,
  chunk: number,
  texts: ComparedTexts,
): Omit<ComparedChunk, 'chunk'> {
  const pairs = { start: chunk === 0 ? 0 : work.ends[chunk - 1], end: work.ends[chunk] };
  const documents = new Map<number, Document>();
  texts.recycle?.();
  try {
    readAll(steps, work, pairs, texts, documents);
    return compareAll(steps, work, pairs, documents);
  } finally {
    // Whoever still holds one of them must not look for what was found where there will be something else.
    if (texts.room !== undefined) for (const document of documents.values()) forgetFeatures(document);
  }
}

function compareAll(
  steps: readonly PairStep[],
  { first, second, stepOf, notes }: PairWork,
  { start, end }: Span,
  documents: ReadonlyMap<number, Document>,
): Omit<ComparedChunk, 'chunk'> {
  const rows = steps.map(({ tables }) => mapValues(tables, (columns) => new RowBuffer(columns)));
  const sinks = rows.flatMap((tables) => Object.values(tables));
  const failures = steps.map((): string | undefined => undefined);
  const noted = steps.some(({ notesPlaces }) => notesPlaces === true) ? new NotedPlaces() : undefined;
  let at = start;
  const note: NotePlace = (document, span) =>
    noted?.note({ document: document === documents.get(first[at]) ? first[at] : second[at], span }, document);
  for (; at < end; at++) {
    for (const sink of sinks) sink.startDocument(at - start);
    const step = stepOf[at];
    if (failures[step] !== undefined) continue;
    const [one, other] = [documents.get(first[at]), documents.get(second[at])];
    const own = notes === undefined ? none : notesOf(notes, at);
    try {
      steps[step].compare(one as Document, other as Document, rows[step], own, note);
    } catch (error) {
      failures[step] = describeFailure(error);
    }
  }
  const compared = rows.map((tables, step) => {
    const failure = failures[step];
    return { tables: failure === undefined ? mapValues(tables, (sink) => sink.finish()) : {}, failure };
  });
  return { steps: compared, noted: noted?.columns() };
}

const none = new Uint32Array(0);

/** The notes of one pair. */
export function notesOf({ values, firstOf }: PairNotes, pair: number): Uint32Array {
  return values.subarray(firstOf[pair], firstOf[pair + 1]);
}

/** Reads the documents of pairs [start, end), each once, in the order of the corpus, and cuts those into words of which words are read. */
function readAll(
  steps: readonly PairStep[],
  { first, second, stepOf }: PairWork,
  { start, end }: Span,
  texts: ComparedTexts,
  documents: Map<number, Document>,
): void {
  const areNamed = steps.some(({ notesPlaces }) => notesPlaces === true);
  const wanted = new Set<number>();
  const cut = new Set<number>();
  for (let pair = start; pair < end; pair++) {
    wanted.add(first[pair]).add(second[pair]);
    if (steps[stepOf[pair]].readsNoWords !== true) cut.add(first[pair]).add(second[pair]);
  }
  let unknown: Document[] = [];
  let bytes = 0;
  const scan = (): void => scanDocuments(unknown, wordsToCompare, texts.room);
  for (const index of Uint32Array.from(wanted).sort()) {
    const document = texts.document(index, areNamed);
    documents.set(index, document);
    if (!cut.has(index) || document.memo !== undefined || document.bytes.length > mostScannedBytes) continue;
    if (bytes + document.bytes.length > mostScannedBytes) {
      scan();
      unknown = [];
      bytes = 0;
    }
    unknown.push(document);
    bytes += document.bytes.length;
  }
  scan();
}
