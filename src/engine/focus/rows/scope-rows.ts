// The rows that views of a few documents are made of, table by table: those with the keys of these documents, those that
// views asked for, or all where a view adds up the corpus.

import type { BaseIndex, ColumnTypes, Rows } from '../../../define/index.ts';
import type { GoneRows, Scope } from '../../../model/corpus.ts';
import type { BatchResult } from '../../reading/batch-result.ts';
import type { Plan } from '../../plan.ts';
import { Table } from '../../rows/table.ts';
import type { FocusCorpus } from '../focus-corpus.ts';
import type { FocusIndex } from '../stored/focus-index.ts';
import type { Layout } from '../changes/layout.ts';
import { hasReadyGroups, linkedKey, readyKey } from './ready-groups.ts';
import { type ReadyRows, SparseRows } from './sparse-rows.ts';
import { TalliedRows } from './tallied-rows.ts';
import { rowsNow } from './whole-rows.ts';

/** What views are made from. */
export interface FocusFacts {
  readonly plan: Plan;
  readonly index: FocusIndex;
  readonly corpus: FocusCorpus;
  readonly layout: Layout;
  /** What the sources that were read anew yielded, in order. */
  readonly read: BatchResult;
  /** Facts of documents that are gone, by their old numbers, with their rows in the base index of a key. */
  readonly gone: Scope['gone'];
  readonly goneSources: Scope['goneSources'];
  goneRows(key: string): { readonly documents: Uint32Array; readonly rows: Rows<ColumnTypes> };
}

/** Large groups as they were reduced; undefined for an index of which none are kept. */
function readyRows(
  { index, layout, goneRows }: FocusFacts,
  key: string,
  definition: BaseIndex,
): ReadyRows | undefined {
  if (!hasReadyGroups(definition)) return undefined;
  const isLinked = definition.reduce?.change !== undefined;
  const { documents, rows } = goneRows(key);
  return {
    groups: index.table(readyKey(key)),
    linked: isLinked ? index.table(linkedKey(key)) : undefined,
    inPlace: Int32Array.from(rows.document, (document) =>
      layout.documentNumbers.inPlaceOf(documents[document]),
    ),
  };
}

/** Where the rows of one base index come from. */
interface RowSource {
  readonly index: BaseIndex;
  /** What all rows there are now add up to. */
  totals(): readonly number[];
  /** Of an index with a key. */
  readonly keyed: SparseRows | TalliedRows | undefined;
  /** Rows of documents that were read anew. */
  readonly fresh: Rows<ColumnTypes>;
  all(): Rows<ColumnTypes>;
}

/** Hands out the rows of base indexes that views are made of. */
export class ScopeRows {
  readonly #sources = new Map<string, RowSource>();
  /** Keys that views asked for, by base index. */
  readonly #asked = new Map<string, Set<number>>();
  /** Rows of base indexes that are read as a whole. */
  readonly #steady = new Map<string, Rows<ColumnTypes>>();

  /** `goneRows` as in `Scope`. */
  constructor(facts: FocusFacts, fresh: ReadonlySet<number>, goneRows: (key: string) => GoneRows) {
    const { plan, index: stored, layout, read, goneRows: factsOfGone } = facts;
    const { documentNumbers } = layout;
    const documents = Uint32Array.from(fresh).sort();
    for (const { key, index } of plan.baseIndexes) {
      const rows = new Table(index.columns, [read.tables[key]], [0], index.beside).rows();
      const numbered = { ...rows, document: rows.document.map((document) => documents[document]) };
      const totals = (): readonly number[] => {
        const [then, gone, now] = [stored.directory.totals[key], factsOfGone(key).rows, numbered];
        const [lost, added] = [index.totals?.(gone) ?? [], index.totals?.(now) ?? []];
        return then.map((sum, at) => sum - lost[at] + added[at]);
      };
      const { reduce } = index;
      if (reduce === undefined) {
        const all = (): Rows<ColumnTypes> => rowsNow(stored.whole(key), documentNumbers, numbered);
        this.#sources.set(key, { index, totals, keyed: undefined, fresh: numbered, all });
      } else if (reduce.tally === undefined) {
        const ready = readyRows(facts, key, index);
        const table = stored.table(key);
        const keyed = new SparseRows(index, table, documentNumbers, numbered, goneRows(key), ready);
        this.#sources.set(key, { index, totals, keyed, fresh: numbered, all: () => keyed.all() });
      } else {
        const keyed = new TalliedRows(reduce, stored.table(key), numbered, factsOfGone(key).rows);
        const all = (): Rows<ColumnTypes> => keyed.withKeys(this.#asked.get(key) ?? []);
        this.#sources.set(key, { index, totals, keyed, fresh: numbered, all });
      }
    }
  }

  /** Adds keys of which all rows are wanted; true if some are new. */
  ask(key: string, keys: Iterable<number>): boolean {
    let asked = this.#asked.get(key);
    if (asked === undefined) this.#asked.set(key, (asked = new Set()));
    const before = asked.size;
    for (const one of keys) asked.add(one);
    return asked.size > before;
  }

  /** How many keys were asked for. */
  askedOf(key: string): number {
    return this.#asked.get(key)?.size ?? 0;
  }

  /** The rows of an index that keeps rows by key. */
  sparse(key: string): SparseRows {
    const keyed = this.#sources.get(key)?.keyed;
    if (keyed instanceof SparseRows) return keyed;
    throw new Error(`The index ${key} keeps no rows.`);
  }

  /** The rows with these keys, and others perhaps, as they are reduced. */
  reduced(key: string, keys: Iterable<number>): Rows<ColumnTypes> {
    const keyed = this.#sources.get(key)?.keyed;
    if (keyed === undefined) throw new Error(`The index ${key} has no key.`);
    return keyed.withKeys(keys);
  }

  /** The rows of documents that were read anew. */
  fresh(key: string): Rows<ColumnTypes> {
    return (this.#sources.get(key) as RowSource).fresh;
  }

  /** What all rows of an index add up to whose view has some of them alone; empty for any other. */
  totalsOf(key: string): readonly number[] {
    const { index, totals } = this.#sources.get(key) as RowSource;
    return index.probe === 'own' ? totals() : [];
  }

  /**
   * The rows that a view is made of. `keysOfScope` gives what the documents in scope have in the column of keys, `ownRows`
   * their rows.
   */
  of(
    key: string,
    keysOfScope: (column: string) => Iterable<number>,
    ownRows: () => Rows<ColumnTypes>,
  ): Rows<ColumnTypes> {
    const { index, keyed, all } = this.#sources.get(key) as RowSource;
    if (index.probe === 'own') return ownRows();
    const asked = this.#asked.get(key) ?? [];
    if (keyed instanceof TalliedRows || (keyed !== undefined && index.probe === 'asked'))
      return keyed.withKeys(asked);
    if (keyed !== undefined && index.probe === 'key' && index.reduce !== undefined)
      return keyed.withKeys([...keysOfScope(index.reduce.key), ...asked]);
    // Views may look at the scope, which grows: rows are read once, views made again.
    let steady = this.#steady.get(key);
    if (steady === undefined) this.#steady.set(key, (steady = readLate(all)));
    return steady;
  }
}

/** Rows that are read when they are first looked at: views that know what they came to do without them. */
function readLate(read: () => Rows<ColumnTypes>): Rows<ColumnTypes> {
  let rows: Rows<ColumnTypes> | undefined;
  const now = (): Rows<ColumnTypes> => (rows ??= read());
  return {
    get length() {
      return now().length;
    },
    get document() {
      return now().document;
    },
    get columns() {
      return now().columns;
    },
  };
}
