// What is asked of every document of a batch: the figures that all have, rows of the indexes, findings of document rules.

import {
  type BaseIndex,
  type ColumnTypes,
  type DocumentReport,
  type DocumentRule,
} from '../../define/index.ts';
import { traitsOf } from '../../features/traits.ts';
import { documentHashOf, wordsOf } from '../../features/words.ts';
import type { Document, SourceRef } from '../../model/document.ts';
import { NotLoaded } from '../../model/errors.ts';
import type { Plan, PlannedRule } from '../plan.ts';
import { RowBuffer } from '../rows/row-buffer.ts';
import type { BatchClock } from '../stopwatch.ts';
import { describeFailure } from '../failures.ts';
import type { BatchResult, DocumentColumn, DocumentFinding } from './batch-result.ts';
import { silenceOfIndex, silenceOfRule } from './silence.ts';

// Of this thread, which does one batch at a time: what rows have grown to for one batch is room for the next.
const rowBuffers = new WeakMap<BaseIndex, RowBuffer<ColumnTypes>>();

function rowBufferFor(index: BaseIndex): RowBuffer<ColumnTypes> {
  let rows = rowBuffers.get(index);
  if (rows === undefined) {
    rows = RowBuffer.of(index);
    rowBuffers.set(index, rows);
  }
  rows.clear();
  return rows;
}

/** A base index of the plan with the rows that are made for it. */
interface IndexWork {
  readonly position: number;
  readonly key: string;
  readonly index: BaseIndex;
  readonly comparesTexts: boolean;
  readonly rows: RowBuffer<ColumnTypes>;
  readonly silentOn: number;
}

/** A document rule of the plan with the context that its checks are given. */
interface RuleWork {
  readonly position: number;
  readonly rule: DocumentRule;
  readonly silentOn: number;
  readonly context: Parameters<DocumentRule['check']>[1];
}

/** The work on the documents of one batch, in their order. */
export class DocumentWork {
  readonly #clock: BatchClock | undefined;
  readonly #indexes: readonly IndexWork[];
  // Made once: most documents have nothing to be reported.
  readonly #rules: readonly RuleWork[];
  readonly #findings: DocumentFinding[] = [];
  readonly #failures = new Map<string, string>();
  readonly #indexFailures = new Map<string, string>();
  readonly #columns: Record<DocumentColumn, number[]> = {
    words: [],
    bytes: [],
    hashHigh: [],
    hashLow: [],
    sourceLine: [],
    record: [],
    lineStart: [],
    lineEnd: [],
  };
  /** Of the document that is looked at, in the batch. */
  #number = 0;

  constructor({ baseIndexes, documentRules }: Plan, clock: BatchClock | undefined) {
    this.#clock = clock;
    this.#indexes = baseIndexes.map(({ key, index, comparesTexts }, position) => ({
      position,
      key,
      index,
      comparesTexts,
      rows: rowBufferFor(index),
      silentOn: silenceOfIndex(index),
    }));
    this.#rules = documentRules.map((planned, position) => this.#prepare(planned, position));
  }

  #prepare(planned: PlannedRule<DocumentRule>, position: number): RuleWork {
    const { rule, options } = planned;
    const report = (report: DocumentReport): void => {
      this.#findings.push({ rule: rule.id, document: this.#number, report });
    };
    return { position, rule, silentOn: silenceOfRule(planned), context: { options, report } };
  }

  /** Looks at the next document, which came from `ref`. Throws `NotLoaded` where something is to be loaded first. */
  take(document: Document, ref: SourceRef): void {
    this.#number = this.#columns.words.length;
    this.#note(document);
    this.#clock?.markScan();
    const traits = traitsOf(document);
    this.#mapIndexes(document, ref, traits);
    if (ref.isReference !== true) this.#checkRules(document, ref, traits);
  }

  #note(document: Document): void {
    const columns = this.#columns;
    const [high, low] = documentHashOf(document);
    columns.words.push(wordsOf(document).length);
    columns.bytes.push(document.bytes.length);
    columns.hashHigh.push(high);
    columns.hashLow.push(low);
    columns.sourceLine.push(document.sourceLine);
    columns.record.push(document.record ?? 0);
    columns.lineStart.push(document.line?.start ?? 0);
    columns.lineEnd.push(document.line?.end ?? 0);
  }

  #mapIndexes(document: Document, ref: SourceRef, traits: number): void {
    const isReference = ref.isReference === true;
    for (const { key, index, comparesTexts, rows, position, silentOn } of this.#indexes) {
      if ((traits & silentOn) !== 0 || (isReference && !comparesTexts)) continue;
      // Hardly ever has anything failed: looked up for every index and document, that was 1 % of the time.
      if (this.#indexFailures.size > 0 && this.#indexFailures.has(key)) continue;
      rows.startDocument(this.#number, ref);
      try {
        index.map(document, rows);
      } catch (error) {
        if (error instanceof NotLoaded) throw error;
        this.#indexFailures.set(key, `index ${index.id}: ${describeFailure(error)} (in ${ref.path})`);
      }
      this.#clock?.markMap(position);
    }
  }

  #checkRules(document: Document, ref: SourceRef, traits: number): void {
    for (const { position, rule, context, silentOn } of this.#rules) {
      if ((traits & silentOn) !== 0) continue;
      if (this.#failures.size > 0 && this.#failures.has(rule.id)) continue;
      try {
        rule.check(document, context);
      } catch (error) {
        if (error instanceof NotLoaded) throw error;
        this.#failures.set(rule.id, `${describeFailure(error)} (in ${ref.path})`);
      }
      this.#clock?.markRule(position);
    }
  }

  /** All that was found. `isLent`: rows stay in this thread's memory, and hold until the next batch. */
  finish(
    isLent: boolean,
  ): Pick<BatchResult, 'documents' | 'tables' | 'findings' | 'failures' | 'indexFailures'> {
    const { words, bytes, hashHigh, hashLow, sourceLine, record, lineStart, lineEnd } = this.#columns;
    return {
      documents: {
        words: Uint32Array.from(words),
        bytes: Uint32Array.from(bytes),
        hashHigh: Uint32Array.from(hashHigh),
        hashLow: Uint32Array.from(hashLow),
        sourceLine: Uint32Array.from(sourceLine),
        record: Uint32Array.from(record),
        lineStart: Uint32Array.from(lineStart),
        lineEnd: Uint32Array.from(lineEnd),
      },
      tables: Object.fromEntries(this.#indexes.map(({ key, rows }) => [key, rows.finish(isLent)])),
      findings: this.#findings,
      failures: [...this.#failures].map(([rule, message]) => ({ rule, message })),
      indexFailures: [...this.#indexFailures],
    };
  }
}
