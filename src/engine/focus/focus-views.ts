// Views of a few documents: rows of these and all rows equal in key, from the index on disk. Views name further documents
// that they must know wholly to be right about the few, until none is missing.

import type {
  BaseIndex,
  ColumnTypes,
  Compared,
  DerivedIndex,
  IndexRequest,
  Kept,
  Lookup,
  Needs,
  Rows,
  TableTypes,
} from '../../define/index.ts';
import type { GoneRows, Scope } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { sliceBatch } from '../cache/batch-parts.ts';
import { ComparisonFailed, comparePairs } from '../threads/compare-pairs.ts';
import type { ViewTable } from '../indexing.ts';
import type { Plan } from '../plan.ts';
import { Table } from '../rows/table.ts';
import { type DocumentYield, yieldOf } from './changes/document-facts.ts';
import { valuesKey } from './stored/focus-index.ts';
import { type FocusFacts, ScopeRows } from './rows/scope-rows.ts';
import { TooMuch } from './rows/sparse-rows.ts';

/** So many documents are looked at wholly; to read and map one takes a millisecond. */
const mostWhole = 400;

/** Views, and the documents they know wholly. */
export interface FocusViews extends ViewTable {
  readonly scope: Scope;
  /** What document rules find in the documents in scope: all batches in order, each with the document it begins with. */
  readonly batches: readonly { readonly first: number; readonly batch: Pick<BatchResult, 'findings'> }[];
}

/** What documents from a number on yielded. */
interface YieldFrom {
  readonly first: number;
  readonly batch: DocumentYield;
}

/** True if two records of the same names hold the same values. */
function isSame(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(one).every((name) => one[name] === other[name]);
}

function addAll(keys: Set<number>, values: Uint32Array): void {
  for (let at = 0; at < values.length; at++) keys.add(values[at]);
}

/** Makes all views for the documents in focus, and for further ones if asked again. */
export class ViewMaker {
  readonly #facts: FocusFacts;
  readonly #whole: Set<number>;
  readonly #related: Set<number>;
  readonly #scope: Scope;
  readonly #rows: ScopeRows;
  readonly #kept = new Map<string, Kept>();
  /** Views with what they were last made of, to be made again where that has grown. */
  readonly #madeOfRows = new Map<string, { view: unknown; asked: number; scope: number }>();
  readonly #made = new Map<
    string,
    { view: unknown; needed: Readonly<Record<string, unknown>>; scope: number }
  >();
  readonly #mapped = new Map<number, DocumentYield>();
  #batchesOfScope: { readonly scope: number; readonly batches: readonly YieldFrom[] } | undefined;

  constructor(focus: ReadonlySet<number>, facts: FocusFacts) {
    this.#facts = facts;
    this.#whole = new Set(focus);
    this.#related = new Set(focus);
    const { corpus, layout, read } = facts;
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
      ownRows: (key) => this.#ownRows(key, this.#indexOf(key)),
      withWords: (words) => corpus.withWords(words),
    };
    corpus.scope = this.#scope;
    this.#rows = new ScopeRows(facts, fresh, (key) => this.#goneRows(key));
  }

  #goneRows(key: string): GoneRows {
    const { documents, rows } = this.#facts.goneRows(key);
    const { documentNumbers } = this.#facts.layout;
    return {
      old: Uint32Array.from(rows.document, (document) => documents[document]),
      places: Float64Array.from(rows.document, (document) => documentNumbers.placeOf(documents[document])),
      inPlace: Int32Array.from(rows.document, (document) => documentNumbers.inPlaceOf(documents[document])),
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
    const { plan } = this.#facts;
    const views = new Map<string, unknown>();
    // When they are first needed: what has to be made again because of others is not made before.
    const viewOf = (key: string): unknown => {
      if (!views.has(key)) views.set(key, this.#baseView(key));
      return views.get(key);
    };
    for (const { key, index } of plan.derivedIndexes) {
      const needed = Object.fromEntries(
        Object.entries(index.needs).map(([name, inner]) => [name, viewOf(inner.key)]),
      );
      const made = this.#made.get(key);
      // What it is made of is as it was, and so is whatever it names.
      if (made?.scope === this.#scopeSize && isSame(made.needed, needed)) {
        views.set(key, made.view);
        continue;
      }
      const view = this.#derivedView(key, index, needed);
      this.#made.set(key, { view, needed, scope: this.#scopeSize });
      views.set(key, view);
      if (this.#addKin(key, index, view, needed)) return undefined;
    }
    for (const { key } of plan.baseIndexes) viewOf(key);
    return views;
  }

  /** Grows with the scope. */
  get #scopeSize(): number {
    return this.#whole.size + this.#related.size;
  }

  #derivedView(key: string, index: DerivedIndex, needed: Readonly<Record<string, unknown>>): unknown {
    const { corpus } = this.#facts;
    const { focusing } = index;
    const kept = this.#keptOf(key, index);
    return kept === undefined || focusing?.recall === undefined
      ? index.view(needed, corpus, this.#compared(index, needed))
      : focusing.recall(kept, needed, corpus, this.#scope);
  }

  /** Adds what a view must know besides; true if that was more than there was. */
  #addKin(
    key: string,
    index: DerivedIndex,
    view: unknown,
    needed: Readonly<Record<string, unknown>>,
  ): boolean {
    const keptOf = (kept: string, of: DerivedIndex): ReturnType<Lookup<Needs>['keptOf']> => ({
      kept: this.#keptOf(kept, of),
      valuesOf: (number) => this.#valuesOf(kept, number),
    });
    const kin = index.focusing?.kin?.(view, {
      views: needed as never,
      corpus: this.#facts.corpus,
      scope: this.#scope,
      ...keptOf(key, index),
      keptOf: ({ key: other, index: one }) => keptOf(other, one as DerivedIndex),
      rowsOf: (request, wanted, columns) => this.#rows.sparse(request.key).unreduced(wanted, columns),
      reducedRows: (request, keys) => this.#rows.reduced(request.key, keys),
      freshRows: (request) => this.#rows.fresh(request.key),
      hasRows: (request, wanted) => this.#rows.sparse(request.key).has(wanted),
      keysOfFocus: (request) => this.#keysOfFocus(request),
    });
    const added = [this.#add(kin?.related ?? [], true), this.#add(kin?.beside ?? [], false)];
    for (const [request, keys] of kin?.keys ?? []) added.push(this.#rows.ask(request.key, keys));
    return added.includes(true);
  }

  #compared({ compare }: DerivedIndex, needed: Readonly<Record<string, unknown>>): Compared<TableTypes> {
    // What is noted alone, without a row, is not kept here.
    if (compare === undefined || Object.keys(compare.tables).length === 0) return {};
    try {
      return comparePairs(compare, compare.pairs(needed), this.#facts.corpus);
    } catch (error) {
      if (error instanceof ComparisonFailed) throw new TooMuch(error.message, { cause: error });
      throw error;
    }
  }

  #add(documents: Iterable<number>, isRelated: boolean): boolean {
    const before = this.#scopeSize;
    for (const document of documents) {
      this.#whole.add(document);
      if (isRelated) this.#related.add(document);
    }
    return this.#scopeSize > before;
  }

  #valuesOf(key: string, number: number): Uint32Array {
    const table = this.#facts.index.table(valuesKey(key));
    return table.numbers(table.withKey(number), 'value');
  }

  #keysOfFocus({ key, index }: IndexRequest): Set<number> {
    const column = index.kind === 'base' ? index.reduce?.key : undefined;
    if (column === undefined) throw new Error(`The index ${key} has no key.`);
    const keys = new Set<number>();
    for (const document of this.#scope.focus) {
      addAll(keys, this.#mappedOf(document).tables[key].columns[column] as Uint32Array);
    }
    return keys;
  }

  #baseView(key: string): unknown {
    const asked = this.#rows.askedOf(key);
    const made = this.#madeOfRows.get(key);
    if (made?.scope === this.#scopeSize && made.asked === asked) return made.view;
    const { corpus } = this.#facts;
    const index = this.#indexOf(key);
    const rows = this.#rows.of(
      key,
      (column) => this.#keysOf(key, column),
      () => this.#ownRows(key, index),
    );
    const view = index.view(rows, corpus, this.#rows.totalsOf(key));
    this.#madeOfRows.set(key, { view, asked, scope: this.#scopeSize });
    return view;
  }

  #indexOf(key: string): BaseIndex {
    const { baseIndexes } = this.#facts.plan;
    return (baseIndexes.find((planned) => planned.key === key) as Plan['baseIndexes'][number]).index;
  }

  /** The rows of the documents in scope. */
  #ownRows(key: string, { columns, beside }: BaseIndex): Rows<ColumnTypes> {
    const batches = this.#batches();
    const chunks = batches.map(({ batch }) => batch.tables[key]);
    const firstDocument = batches.map(({ first }) => first);
    return new Table(columns, chunks, firstDocument, beside).rows();
  }

  /** Keys of the documents in scope that were not read anew. */
  #keysOf(key: string, column: string): Set<number> {
    const keys = new Set<number>();
    for (const document of this.#whole) {
      if (this.#scope.fresh.has(document)) continue;
      addAll(keys, this.#mappedOf(document).tables[key].columns[column] as Uint32Array);
    }
    // What is gone has left others where it stood.
    const { rows } = this.#facts.goneRows(key);
    addAll(keys, rows.columns[column] as Uint32Array);
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

  /** What was kept of a view; undefined for one of which nothing is. */
  #keptOf(key: string, { focusing }: DerivedIndex): Kept | undefined {
    if (focusing?.keep === undefined) return undefined;
    let kept = this.#kept.get(key);
    if (kept === undefined) {
      const columns = this.#facts.index.kept(key);
      if (columns === undefined) throw new TooMuch('Nothing was kept of a view.');
      const { documentNumbers } = this.#facts.layout;
      kept = {
        columns,
        toOld: (document) => documentNumbers.toOld(document),
        toNew: (old) => documentNumbers.toNew(old),
      };
      this.#kept.set(key, kept);
    }
    return kept;
  }

  /** What the documents in scope yielded. */
  #batches(): readonly YieldFrom[] {
    const scope = this.#scopeSize;
    if (this.#batchesOfScope?.scope !== scope) this.#batchesOfScope = { scope, batches: this.#joinBatches() };
    return this.#batchesOfScope.batches;
  }

  #joinBatches(): YieldFrom[] {
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
