// What one thread hands over when it has done a batch: columns, and the few objects that findings are.

import type { DocumentReport } from '../../define/index.ts';
import type { TableChunk } from '../rows/columns.ts';

/** What became of one source. */
export interface SourceOutcome {
  readonly encoding: string;
  readonly bomBytes: number;
  readonly bytes: number;
  readonly hash: string;
  readonly documentCount: number;
  readonly problems: readonly SourceProblem[];
  /** True if the source holds no text and was only met, not named. */
  readonly isBinary: boolean;
  /** Of a part of a source: what those behind it must know. */
  readonly part?: PartOutcome;
  /** True for what Git LFS leaves in the place of a text that was not fetched; `isBinary` holds as well. */
  readonly isPointer: boolean;
  /** True for a plan or the like, which is no part of the corpus and not counted; `isBinary` holds as well. */
  readonly isOwn: boolean;
}

/** What became of a part of a source. */
export interface PartOutcome {
  /** True for the first part of a source. */
  readonly isFirst: boolean;
  /** Where its first line begins in the file. */
  readonly offset: number;
  readonly lines: number;
  readonly records: number;
  /** True if something is wrong with it (it is not UTF-8, a line is no record): then the source is read as a whole. */
  readonly isUnusual: boolean;
}

/** Something of a source that could not be read. */
export interface SourceProblem {
  readonly messageId: 'file' | 'record';
  readonly line: number;
  readonly reason: string;
}

/** A report of a document rule. `document` counts within the batch. */
export interface DocumentFinding {
  readonly rule: string;
  readonly document: number;
  readonly report: DocumentReport;
}

/** Names of the columns that every document has. */
export type DocumentColumn = keyof BatchResult['documents'];

/** Everything that one batch yields. */
export interface BatchResult {
  readonly sources: readonly SourceOutcome[];
  /** Columns of the documents of the batch, in order. */
  readonly documents: {
    readonly words: Uint32Array;
    readonly bytes: Uint32Array;
    readonly hashHigh: Uint32Array;
    readonly hashLow: Uint32Array;
    /** Line of the source on which the document, or its record, begins. */
    readonly sourceLine: Uint32Array;
    /** Number of the record; 0 for a document that is none. */
    readonly record: Uint32Array;
    /** Where the line of a record begins and ends in its source or part; 0 for a document that is none. */
    readonly lineStart: Uint32Array;
    readonly lineEnd: Uint32Array;
  };
  /** Rows of the base indexes by key. Whoever makes a view of them takes them out. */
  readonly tables: Record<string, TableChunk>;
  readonly findings: readonly DocumentFinding[];
  readonly failures: readonly { readonly rule: string; readonly message: string }[];
  /** Indexes whose map threw, by key. */
  readonly indexFailures: readonly (readonly [key: string, message: string])[];
  /** What the work took; only where it was asked for. */
  readonly times?: BatchTimes | undefined;
}

/** What the work on a batch took on its thread, in milliseconds. */
export interface BatchTimes {
  /** Reading, decoding and cutting into documents. */
  readonly load: number;
  /** Words, samples and lines, which everything else is made of. */
  readonly scan: number;
  /** By position in `baseIndexes` of the plan. */
  readonly maps: Float64Array;
  /** By position in `documentRules` of the plan. */
  readonly rules: Float64Array;
}
