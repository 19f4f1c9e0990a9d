// Views of a few documents: rows of these and all rows equal in key, from the index on disk. Views name further documents
// that they must know wholly to be right about the few, until none is missing.

import type {
  BaseIndex,
  ColumnTypes,
  Compared,
  DerivedIndex,
  IndexRequest,
  Kept,
  Rows,
  TableTypes,
} from '../../define/index.ts';
import type { GoneRows, Scope } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { BatchResult } from '../batch-result.ts';
import { sliceBatch } from '../cache/batch-parts.ts';
import { ComparisonFailed, comparePairs } from '../compare-pairs.ts';
import type { ViewTable } from '../indexing.ts';
import type { Plan } from '../plan.ts';
import { Table } from '../table.ts';
import type { FocusCorpus } from './focus-corpus.ts';
import { type DocumentYield, yieldOf } from './document-facts.ts';
import { type FocusIndex, valuesKey } from './focus-index.ts';
import type { Layout } from './layout.ts';
import { rowsNow } from './whole-rows.ts';
import { hasReadyGroups, linkedKey, readyKey } from './ready-groups.ts';
import { SparseRows, TalliedRows, TooMuch } from './sparse-rows.ts';

/** So many documents are looked at wholly; to read and map one takes a millisecond. */
const mostWhole = 400;

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

/** Views, and the documents they know wholly. */
export interface FocusViews extends ViewTable {
  readonly scope: Scope;
  /** What document rules find in the documents in scope: all batches in order, each with the document it begins with. */
  readonly batches: readonly { readonly first: number; readonly batch: Pick<BatchResult, 'findings'> }[];
}

/** Tables of large groups as they were reduced; undefined for an index of which none are kept. */
function readyTables(
  index: FocusIndex,
  key: string,
  definition: BaseIndex,
): ConstructorParameters<typeof SparseRows>[5] {
  if (!hasReadyGroups(definition)) return undefined;
  const isLinked = definition.reduce?.change !== undefined;
  return { groups: index.table(readyKey(key)), linked: isLinked ? index.table(linkedKey(key)) : undefined };
}

/** Makes all views for the documents in focus, and for further ones if asked again. */
export class ViewMaker {
  readonly #facts: FocusFacts;
  readonly #whole: Set<number>;
  readonly #related: Set<number>;
  readonly #scope: Scope;
  readonly #rows = new Map<string, SparseRows | TalliedRows>();
  /** All rows of base indexes without a key. */
  readonly #wholeRows = new Map<string, () => Rows<ColumnTypes>>();
  /** Keys that views asked for, by base index. */
  readonly #asked = new Map<string, Set<number>>();
  /** Rows of base indexes that are read as a whole. */
  readonly #steady = new Map<string, Rows<ColumnTypes>>();
  readonly #kept = new Map<string, Kept | undefined>();
  readonly #mapped = new Map<number, DocumentYield>();

  constructor(focus: ReadonlySet<number>, facts: FocusFacts) {
    this.#facts = facts;
    this.#whole = new Set(focus);
    this.#related = new Set(focus);
    const { corpus, layout, read, plan, index } = facts;
    const fresh = new Set<number>();
    layout.firstOfFresh.forEach((first, source) => {
      for (let at = 0; at < read.sources[source].documentCount; at++) fresh.add(first + at);
    });
    // What changed is looked at as if it were reported on: others may be to one another what they were not.
    for (const document of fresh) {
      this.#whole.add(document);
      this.#related.add(document);
    }
    this.#scope = {
      focus,
      whole: this.#whole,
      related: this.#related,
      fresh,
      oldOf: (document) => layout.documentNumbers.toOld(document),
      gone: facts.gone,
      goneSources: facts.goneSources,
      goneRows: (key) => this.#goneRows(key),
      withWords: (words) => corpus.withWords(words),
    };
    corpus.scope = this.#scope;
    const documents = Uint32Array.from(fresh).sort();
    for (const { key, index: definition } of plan.baseIndexes) {
      const rows = new Table(definition.columns, [read.tables[key]], [0]).rows();
      const numbered = { ...rows, document: rows.document.map((document) => documents[document]) };
      const { reduce } = definition;
      if (reduce === undefined) {
        this.#wholeRows.set(key, () => rowsNow(index.whole(key), layout.documentNumbers, numbered));
        continue;
      }
      const stored = index.table(key);
      this.#rows.set(
        key,
        reduce.tally === undefined
          ? new SparseRows(
              definition,
              stored,
              layout.documentNumbers,
              numbered,
              this.#goneRows(key),
              readyTables(index, key, definition),
            )
          : new TalliedRows(reduce, stored, numbered, facts.goneRows(key).rows),
      );
    }
  }

  #goneRows(key: string): GoneRows {
    const { documents, rows } = this.#facts.goneRows(key);
    const { documentNumbers } = this.#facts.layout;
    return {
      places: Float64Array.from(rows.document, (document) => documentNumbers.placeOf(documents[document])),
      columns: rows.columns,
    };
  }

  /** All views. `further` documents are told anew what they are to others. Throws TooMuch where that takes more than it saves. */
  make(further: Iterable<number> = []): FocusViews {
    this.#add(further, true);
    for (;;) {
      const views = this.#tryOnce();
      if (views !== undefined)
        return { views, failures: new Map(), scope: this.#scope, batches: this.#batches() };
      if (this.#whole.size > mostWhole) throw new TooMuch('Too many documents.');
    }
  }

  /** All views; undefined if one of them named documents that were not in scope. */
  #tryOnce(): Map<string, unknown> | undefined {
    const { plan, corpus, layout } = this.#facts;
    const views = new Map<string, unknown>();
    for (const { key, index } of plan.baseIndexes) views.set(key, this.#baseView(key, index));
    for (const { key, index } of plan.derivedIndexes) {
      const needed = Object.fromEntries(
        Object.entries(index.needs).map(([name, inner]) => [name, views.get(inner.key)]),
      );
      const { focusing } = index;
      const kept = focusing?.keep === undefined ? undefined : this.#keptOf(key, layout);
      if (focusing?.keep !== undefined && kept === undefined)
        throw new TooMuch('Nothing was kept of a view.');
      const view =
        kept === undefined || focusing?.recall === undefined
          ? index.view(needed, corpus, this.#compared(index, needed))
          : focusing.recall(kept, needed, corpus, this.#scope);
      views.set(key, view);
      const kin = focusing?.kin?.(view, {
        views: needed as never,
        corpus,
        scope: this.#scope,
        kept,
        valuesOf: (number) => this.#valuesOf(key, number),
        rowsOf: (request, wanted, columns) => this.#sparse(request.key).unreduced(wanted, columns),
        hasRows: (request, wanted) => this.#sparse(request.key).has(wanted),
        keysOfFocus: (request) => this.#keysOfFocus(request),
      });
      const added = [this.#add(kin?.related ?? [], true), this.#add(kin?.beside ?? [], false)];
      for (const [request, keys] of kin?.keys ?? []) added.push(this.#ask(request.key, keys));
      if (added.includes(true)) return undefined;
    }
    return views;
  }

  #compared({ compare }: DerivedIndex, needed: Readonly<Record<string, unknown>>): Compared<TableTypes> {
    if (compare === undefined) return {};
    try {
      return comparePairs(compare, compare.pairs(needed), this.#facts.corpus);
    } catch (error) {
      if (error instanceof ComparisonFailed) throw new TooMuch(error.message, { cause: error });
      throw error;
    }
  }

  #add(documents: Iterable<number>, isRelated: boolean): boolean {
    const before = this.#whole.size + this.#related.size;
    for (const document of documents) {
      this.#whole.add(document);
      if (isRelated) this.#related.add(document);
    }
    return this.#whole.size + this.#related.size > before;
  }

  #ask(key: string, keys: Iterable<number>): boolean {
    let asked = this.#asked.get(key);
    if (asked === undefined) this.#asked.set(key, (asked = new Set()));
    const before = asked.size;
    for (const one of keys) asked.add(one);
    return asked.size > before;
  }

  #sparse(key: string): SparseRows {
    const rows = this.#rows.get(key);
    if (rows instanceof SparseRows) return rows;
    throw new Error(`The index ${key} keeps no rows.`);
  }

  #valuesOf(key: string, number: number): Uint32Array {
    const table = this.#facts.index.table(valuesKey(key));
    const rows = table.withKey(number);
    const valueOf = table.column(rows, 'value');
    return Uint32Array.from({ length: rows.count }, (_, row) => valueOf(row));
  }

  #keysOfFocus({ key, index }: IndexRequest): Set<number> {
    const column = index.kind === 'base' ? index.reduce?.key : undefined;
    if (column === undefined) throw new Error(`The index ${key} has no key.`);
    const keys = new Set<number>();
    for (const document of this.#scope.focus) {
      for (const value of this.#mappedOf(document).tables[key].columns[column] as Uint32Array)
        keys.add(value);
    }
    return keys;
  }

  #baseView(key: string, index: BaseIndex): unknown {
    const whole = this.#wholeRows.get(key);
    if (whole !== undefined) {
      let all = this.#steady.get(key);
      if (all === undefined) this.#steady.set(key, (all = whole()));
      return index.view(all, this.#facts.corpus);
    }
    const rows = this.#rows.get(key) as SparseRows | TalliedRows;
    const { corpus } = this.#facts;
    const asked = this.#asked.get(key) ?? [];
    if (rows instanceof TalliedRows || index.probe === 'asked')
      return index.view(rows.withKeys(asked), corpus);
    if (index.probe === 'key' && index.reduce !== undefined)
      return index.view(rows.withKeys([...this.#keysOf(key, index.reduce.key), ...asked]), corpus);
    // Views may look at the scope, which grows: rows are read once, views made again.
    let all = this.#steady.get(key);
    if (all === undefined) this.#steady.set(key, (all = rows.all()));
    return index.view(all, corpus);
  }

  /** Keys of the documents in scope that were not read anew. */
  #keysOf(key: string, column: string): Set<number> {
    const keys = new Set<number>();
    for (const document of this.#whole) {
      if (this.#scope.fresh.has(document)) continue;
      for (const value of this.#mappedOf(document).tables[key].columns[column] as Uint32Array)
        keys.add(value);
    }
    // What is gone has left others where it stood.
    const { rows } = this.#facts.goneRows(key);
    for (const value of rows.columns[column] as Uint32Array) keys.add(value);
    return keys;
  }

  #mappedOf(document: number): DocumentYield {
    let mapped = this.#mapped.get(document);
    if (mapped === undefined) {
      if (this.#mapped.size === mostWhole) throw new TooMuch('Too many documents.');
      const { corpus, plan } = this.#facts;
      const text: Document = corpus.document(document);
      try {
        mapped = yieldOf(text, plan);
      } catch (error) {
        throw new TooMuch('A rule failed.', { cause: error });
      }
      this.#mapped.set(document, mapped);
    }
    return mapped;
  }

  #keptOf(key: string, { documentNumbers }: Layout): Kept | undefined {
    if (!this.#kept.has(key)) {
      const columns = this.#facts.index.kept(key);
      this.#kept.set(
        key,
        columns && {
          columns,
          toOld: (document) => documentNumbers.toOld(document),
          toNew: (old) => documentNumbers.toNew(old),
        },
      );
    }
    return this.#kept.get(key);
  }

  #batches(): FocusViews['batches'] {
    const { layout, read } = this.#facts;
    const fresh = layout.firstOfFresh.map((first, source) => ({
      first,
      batch: sliceBatch(read, source, source + 1),
    }));
    const others = [...this.#whole]
      .filter((document) => !this.#scope.fresh.has(document))
      .map((first) => ({ first, batch: this.#mappedOf(first) }));
    return [...fresh, ...others].sort((a, b) => a.first - b.first);
  }
}
