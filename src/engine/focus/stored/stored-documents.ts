// What is known of every document that is stored, read where somebody asks for it.

import type { DocumentFacts } from '../../../model/corpus.ts';
import type { ColumnFile } from './column-file.ts';
import type { ProbeTable } from './probe-table.ts';

/** Columns of all documents, by number. */
export const documentColumns = ['words', 'bytes', 'hashHigh', 'hashLow', 'findings'] as const;
/** One of them. */
export type DocumentColumn = (typeof documentColumns)[number];

/** Name of the table that finds documents by the hash of their words. */
export const wordsKey = '(words)';
/** Columns of that table: both halves of the hash, and the number of words. */
export const wordTypes = { high: 'u32', low: 'u32', words: 'u32' } as const;

/** Looks documents up. All of it throws DamagedFile and errors of `node:fs`. */
export class StoredDocuments {
  readonly #file: ColumnFile;
  readonly #byWords: ProbeTable;

  constructor(file: ColumnFile, byWords: ProbeTable) {
    this.#file = file;
    this.#byWords = byWords;
  }

  value(column: DocumentColumn, document: number): number {
    return this.#file.number(column, document);
  }

  /** Documents with the words of these facts, ascending. */
  withWords({ words, hash: [high, low] }: Pick<DocumentFacts, 'words' | 'hash'>): number[] {
    const rows = this.#byWords.withKey(high);
    const lowOf = this.#byWords.column(rows, 'low');
    const wordsOf = this.#byWords.column(rows, 'words');
    return Array.from({ length: rows.count }, (_, row) => row)
      .filter((row) => lowOf(row) === low && wordsOf(row) === words)
      .map((row) => this.#byWords.document(rows, row));
  }
}
