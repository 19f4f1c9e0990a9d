// The columns of all documents, joined from those of the batches.

import type { BatchResult, DocumentColumn, PartOutcome } from '../reading/batch-result.ts';

const names: readonly DocumentColumn[] = [
  'words',
  'bytes',
  'hashHigh',
  'hashLow',
  'sourceLine',
  'record',
  'lineStart',
  'lineEnd',
];

/** Columns of all documents in corpus order. */
export class JoinedColumns {
  readonly columns: Readonly<Record<DocumentColumn, Uint32Array>>;
  #lines = 0;
  #records = 0;

  constructor(batches: readonly BatchResult[]) {
    const total = batches.reduce((sum, { documents }) => sum + documents.words.length, 0);
    const join = (name: DocumentColumn): Uint32Array => {
      const joined = new Uint32Array(total);
      let at = 0;
      for (const { documents } of batches) {
        joined.set(documents[name], at);
        at += documents[name].length;
      }
      return joined;
    };
    this.columns = Object.fromEntries(names.map((name) => [name, join(name)])) as Record<
      DocumentColumn,
      Uint32Array
    >;
  }

  /** Places the `count` documents from `first` on, which are those of a part, in their source. To be called part by part. */
  shift(first: number, count: number, part: PartOutcome): void {
    if (part.isFirst) {
      this.#lines = 0;
      this.#records = 0;
    }
    const { sourceLine, record, lineStart, lineEnd } = this.columns;
    for (let document = first; document < first + count; document++) {
      sourceLine[document] += this.#lines;
      record[document] += this.#records;
      lineStart[document] += part.offset;
      lineEnd[document] += part.offset;
    }
    this.#lines += part.lines;
    this.#records += part.records;
  }
}
