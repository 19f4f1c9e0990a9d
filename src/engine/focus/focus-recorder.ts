// Writes what later runs over a few documents read, while a run over all makes its views. Nothing of it decides what this
// run finds: where it cannot be written there is none.

import type { BaseIndex, ColumnTypes, DerivedIndex, Rows } from '../../define/index.ts';
import type { StagedOrigin } from '../../git/staged-origin.ts';
import type { Settled } from '../../findings/settle.ts';
import { tallyKeys } from '../../kernels/keys/tally-keys.ts';
import type { Corpus } from '../../model/corpus.ts';
import { JoinedColumns } from '../corpus/joined-columns.ts';
import { countFindings } from '../corpus/corpus-store.ts';
import type { CorpusDiscovery } from '../discover-corpus.ts';
import type { ViewRecorder } from '../indexing.ts';
import type { TableChunk } from '../rows/columns.ts';
import type { Plan } from '../plan.ts';
import { type Facts, focusKey } from '../read.ts';
import { reduceTable } from '../rows/reduce-table.ts';
import type { RunRequest } from '../request.ts';
import { Table } from '../rows/table.ts';
import type { ColumnsEntry } from './stored/column-file.ts';
import { FocusWriter, identitiesKey, identityTypes, valuesKey, valueTypes } from './stored/focus-index.ts';
import { identityRows } from './stored/identities.ts';
import type { ProbeEntry } from './stored/probe-table.ts';
import {
  hasReadyGroups,
  leastReadyRows,
  linkedKey,
  linkedTypes,
  readyDocument,
  readyKey,
} from './rows/ready-groups.ts';
import { rowsOfFirst } from './rows/sparse-rows.ts';
import { storeWhole } from './rows/whole-rows.ts';
import { writeProbe } from './stored/write-probe.ts';
import { documentColumns, wordsKey, wordTypes } from './stored/stored-documents.ts';
import { isBinary, isOwn, isPointer, type SourcesEntry, storeSources } from './stored/stored-sources.ts';

/** A recorder for the facts of a run; undefined where a later run could make no use of it. */
export async function openRecorder(
  facts: Facts,
  discovery: CorpusDiscovery,
  plan: Plan,
  request: RunRequest,
): Promise<FocusRecorder | undefined> {
  const { stored, corpus, recalled } = facts;
  const rules = focusKey(plan, request);
  if (stored === undefined || rules === undefined || recalled !== undefined) return undefined;
  // What could not be read is told of in every run.
  if (corpus.unreadable.length > 0 || discovery.sources.some(({ isReference }) => isReference))
    return undefined;
  const origin = await discovery.origin?.();
  try {
    return new FocusRecorder(new FocusWriter(stored.folder), facts, discovery, rules, origin);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return undefined;
    throw error;
  }
}

/** Takes what there is, as it is made. */
export class FocusRecorder implements ViewRecorder {
  readonly #facts: Facts;
  readonly #discovery: CorpusDiscovery;
  readonly #rules: string;
  readonly #origin: StagedOrigin | undefined;
  readonly #writer: FocusWriter;
  readonly #tables: Record<string, ProbeEntry> = {};
  readonly #whole: Record<string, string> = {};
  readonly #sums: Record<string, readonly number[]> = {};
  readonly #kept: Record<string, string> = {};
  /** Keys of large groups by index, of which what they were reduced to is kept, until they are reduced. */
  readonly #manyRows = new Map<string, ReadonlySet<number>>();
  readonly #documents: ColumnsEntry;
  readonly #sources: SourcesEntry;
  readonly #totals: { readonly words: number; readonly bytes: number };
  #isBroken = false;

  constructor(
    writer: FocusWriter,
    facts: Facts,
    discovery: CorpusDiscovery,
    rules: string,
    origin: StagedOrigin | undefined,
  ) {
    this.#origin = origin;
    this.#writer = writer;
    this.#facts = facts;
    this.#discovery = discovery;
    this.#rules = rules;
    const { corpus, batches } = facts;
    const joined = new JoinedColumns(batches);
    let documents = 0;
    const outcomes = batches.flatMap(({ sources }) => sources);
    for (const { part, documentCount } of outcomes) {
      if (part !== undefined) joined.shift(documents, documentCount, part);
      documents += documentCount;
    }
    const states = outcomes
      .filter(({ part }) => part?.isFirst !== false)
      .map(
        (outcome) =>
          (outcome.isBinary ? isBinary : 0) |
          (outcome.isPointer ? isPointer : 0) |
          (outcome.isOwn ? isOwn : 0),
      );
    // Findings of document rules are taken out of no batch; tables are.
    const findings = countFindings(batches, documents);
    const columns = { ...joined.columns, findings };
    this.#documents = writer.writeColumns(
      Object.fromEntries(documentColumns.map((name) => [name, columns[name]])),
    );
    const { hashHigh: high, hashLow: low, words: counts } = columns;
    const firstRow = Uint32Array.from({ length: documents }, (_, document) => document);
    const chunk = { length: documents, firstRow, columns: { high, low, words: counts } };
    const table = new Table<ColumnTypes>(wordTypes, [chunk], [0]);
    this.#tables[wordsKey] = writeProbe(table, wordTypes, 'high', this.#files());
    const stateOf = (source: number): number => states[source];
    this.#sources = storeSources(corpus.sources, stateOf, Date.now(), writer.writeColumns);
    const { words, bytes } = corpus.figures();
    this.#totals = { words, bytes };
  }

  takeTable(key: string, index: BaseIndex, table: Table<ColumnTypes>): void {
    const { reduce, columns } = index;
    this.#try(() => {
      if (index.probe === 'own') {
        this.#sums[key] = index.totals?.(table.rows()) ?? [];
        return;
      }
      if (reduce === undefined) {
        this.#whole[key] = this.#writer.write(storeWhole(table.rows()));
        return;
      }
      if (reduce.tally !== undefined) {
        this.#tables[key] = this.#writeNumbers(reduceTable(table, reduce), reduce.columns, reduce.key);
        return;
      }
      const manyRows = new Set<number>();
      this.#tables[key] = writeProbe(table, columns, reduce.key, this.#files(), {
        most: reduce.keepsFirst === true ? rowsOfFirst : Infinity,
        many: hasReadyGroups(index)
          ? { rows: leastReadyRows, found: (frequent) => manyRows.add(frequent) }
          : undefined,
      });
      if (!hasReadyGroups(index)) return;
      this.#manyRows.set(key, manyRows);
      if (reduce.change === undefined) return;
      const values = table.numbers(reduce.change.linked);
      const { keys, counts } = tallyKeys(
        values,
        values.map(({ length }) => new Uint32Array(length).fill(1)),
      );
      const rows = { length: keys.length, columns: { value: keys, rows: counts } };
      this.#tables[linkedKey(key)] = this.#writeNumbers(rows, linkedTypes, 'value');
    });
  }

  takeReduced(key: string, index: BaseIndex, { document, columns }: Rows<ColumnTypes>): void {
    const many = this.#manyRows.get(key);
    const { reduce } = index;
    if (many === undefined || reduce === undefined) return;
    this.#manyRows.delete(key);
    this.#try(() => {
      const keys = columns[reduce.key] as Uint32Array;
      const chosen = Uint32Array.from(keys.keys()).filter((row) => many.has(keys[row]));
      const pick = (column: Uint32Array): Uint32Array => chosen.map((row) => column[row]);
      const picked = Object.entries(columns).map(([name, column]) => [name, pick(column as Uint32Array)]);
      const rows = {
        length: chosen.length,
        columns: { ...Object.fromEntries(picked), [readyDocument]: pick(document) },
      };
      const types = { ...reduce.columns, [readyDocument]: 'u32' } as const;
      this.#tables[readyKey(key)] = this.#writeNumbers(rows, types, reduce.key);
    });
  }

  takeView(key: string, { focusing }: DerivedIndex, view: unknown, corpus: Corpus): void {
    const { keep, keepValues } = focusing ?? {};
    this.#try(() => {
      if (keep !== undefined) this.#kept[key] = this.#writer.write(keep(view, corpus));
      if (keepValues === undefined) return;
      const { numbers: number, values: value } = keepValues(view);
      this.#tables[valuesKey(key)] = this.#writeNumbers(
        { length: number.length, columns: { number, value } },
        valueTypes,
        'number',
      );
    });
  }

  /** Writes columns of numbers that belong to no document. */
  #writeNumbers(
    rows: { readonly length: number; readonly columns: unknown },
    types: ColumnTypes,
    key: string,
  ): ProbeEntry {
    const chunk = { ...rows, firstRow: new Uint32Array(1) } as TableChunk;
    return writeProbe(new Table(types, [chunk], [0]), types, key, this.#files());
  }

  #files(): Parameters<typeof writeProbe>[3] {
    return { rows: this.#writer.name(), texts: this.#writer.name(), inFolder: this.#writer.inFolder };
  }

  /** A full disk costs the index, not the run. */
  #try(write: () => void): void {
    if (this.#isBroken) return;
    try {
      write();
    } catch (error) {
      if (!(error instanceof Error && 'syscall' in error)) throw error;
      this.#isBroken = true;
    }
  }

  /** Makes what was taken the index, with what all findings came to. */
  finish({ identities, judgement }: Settled, hasFailed: boolean): void {
    const { stored, division, corpus } = this.#facts;
    this.#try(() => {
      const rows = identityRows(identities, corpus.documentCount);
      const table = new Table<ColumnTypes>(identityTypes, [rows], [0]);
      this.#tables[identitiesKey] = writeProbe(table, identityTypes, 'high', this.#files());
    });
    this.#try(() => {
      if (stored === undefined || hasFailed) {
        this.#isBroken = true;
        return;
      }
      this.#writer.finish({
        tables: this.#tables,
        whole: this.#whole,
        totals: this.#sums,
        kept: this.#kept,
        sources: this.#sources,
        documents: this.#documents,
        sample: stored.sample,
        division: division ?? null,
        ...this.#totals,
        rules: this.#rules,
        decisions: judgement?.standing,
        skipped: this.#discovery.skipped,
        origin: this.#origin,
        batches: stored.batches,
      });
    });
    if (this.#isBroken) this.#writer.drop();
  }
}
