// An index: facts across documents, made by a pure map (one document to rows, in workers), an optional pure
// reduce (rows equal in one key meet), and a view (read-only, main thread). Views may be derived from other views,
// so that a threshold never makes the engine read text again.

import type { Corpus, Scope } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import type { Span } from '../model/span.ts';
import type { BesideColumns, ColumnTypes, GroupSink, Rows, RowSink } from './rows.ts';

/**
 * How rows meet: sorted by the key column, in document order within one key, and handed over a group at a time.
 * Pure: it may run on any partition of the keys.
 */
export interface Reduce<In extends ColumnTypes, Out extends ColumnTypes> {
  /** A `u32` column. Rows with equal values form a group. */
  readonly key: keyof In & string;
  /** Groups with fewer rows are dropped before anything is held (2 = keys that stand only once never cost memory). */
  readonly minimum: number;
  /** Columns of the rows that are left: those of the index where nothing is made of a group. */
  readonly columns: Out;
  /**
   * Keeps the first row of each group alone, and reads nothing of the others; instead of `group`. What `isNew` of the sink
   * denies need not be added.
   */
  readonly keepsFirst?: boolean;
  /**
   * Adds up this column over each group, whatever `minimum` is; instead of `group`. The key and this one are all the
   * columns there are, both `u32`; the documents of the rows that are left mean nothing. Rows of one source are added up as
   * soon as all of it is read, so that a word that stands in thousands of its documents takes one row.
   */
  readonly tally?: keyof In & keyof Out & string;
  /**
   * Looks at rows [first, end) of `rows`, all equal in `key`, and emits what the view needs; without it all rows are kept. The
   * rows hold until it returns.
   */
  group?(rows: Rows<In>, first: number, end: number, emit: GroupSink<Out>): void;
  /** How a large group is made anew of what it came to before, where a few documents changed; with `group`. */
  readonly change?: GroupChange<In, Out>;
}

/** What a group came to, and which of its rows changed since. Places ascend in document order. */
export interface ChangedGroup<In extends ColumnTypes, Out extends ColumnTypes> {
  /** What `group` emitted. The number of a document that is gone means nothing. */
  readonly reduced: Rows<Out>;
  /** For each of these rows the number of its document, or half a number before the next one if that is gone. */
  readonly places: Float64Array;
  /** Rows of documents that are gone, each with its place likewise. */
  readonly gone: {
    readonly places: Float64Array;
    readonly columns: Readonly<Record<string, Uint32Array | Float64Array | readonly string[]>>;
  };
  /** Rows of documents that are new. */
  readonly fresh: Rows<In>;
  /** True if rows of documents that are neither may have this value in the column `linked`. */
  isElsewhere(value: number): boolean;
}

/** Makes a group anew without its rows. */
export interface GroupChange<In extends ColumnTypes, Out extends ColumnTypes> {
  /** A `u32` column. */
  readonly linked: keyof In & string;
  /** What `group` would emit for the rows as they are now; undefined where that takes a look at all of them. */
  apply(group: ChangedGroup<In, Out>): Rows<Out> | undefined;
}

/** Views of the indexes that were asked for, by the name they were asked under. */
export type Views<Needs> = {
  readonly [Name in keyof Needs]: Needs[Name] extends IndexRequest<infer View> ? View : never;
};

/** The indexes a rule or a view reads, by a name of its choice. */
export type Needs = Readonly<Record<string, IndexRequest>>;

/** What is counted of many documents at once for rules and indexes that say so; see `countBits` of the kernels. */
export type Countable = 'lines' | 'grams' | 'phrases' | 'languages';

/**
 * What the scan of many documents at once looks for beside words, samples and lines, for rules and indexes that read it: lines
 * left over from a page; odd characters and markup; words that rules know; signs, marks and what facts they may state. What
 * nobody said he would read is found when he asks all the same, and takes longer.
 */
export type Scanned = 'leftovers' | 'characters' | 'knownWords' | 'marks';

/**
 * What the scan of many documents at once may prove of one, so that nobody who is silent on such documents need look at it:
 * that nothing in its characters is suspicious; that nothing in it is markup or asks for cookies; that it has words, and no
 * line of it is left over from a page; that no line is as short as a button, or says what another one says; that it states no fact of a kind, or none that
 * may be wrong; that no word is another one turned round, or stands twice in a row; that it has no mark of a kind; that a
 * quality filter keeps it.
 */
export type Trait =
  | 'soundCharacters'
  | 'noMarkup'
  | 'noLeftovers'
  | 'noShortLines'
  | 'noRepeatedLines'
  | 'noCapitalBrackets'
  | 'noAges'
  | 'noDates'
  | 'noShares'
  | 'noConversions'
  | 'noCounts'
  | 'noOpposites'
  | 'noPlaceForms'
  | 'noDoubledWords'
  | 'noBrackets'
  | 'noDashes'
  | 'noDoubledMarks'
  | 'noQuotationMarks'
  | 'keptByGopherQuality'
  | 'keptByGopherRepetition'
  | 'keptByC4'
  | 'keptByFineweb';

/** A base index: rows from documents. */
export interface BaseIndex<
  In extends ColumnTypes = ColumnTypes,
  Out extends ColumnTypes = ColumnTypes,
  View = unknown,
> {
  readonly kind: 'base';
  readonly id: string;
  /** Raise it whenever `map` yields other rows for the same document. */
  readonly version: number;
  readonly columns: In;
  /**
   * Columns `u32` that ascend within every document, by at most 255 from 0 to the first row and from one row to the next.
   * They are kept in a byte a row. Not the key.
   */
  readonly ascending?: readonly (keyof In & string)[] | undefined;
  /** Columns `u32` in which rows mostly have the value of the row before. They are kept run by run. Not the key. */
  readonly repeating?: readonly (keyof In & string)[] | undefined;
  /** Columns that are read where rows are joined. Not the key. */
  readonly beside?: BesideColumns<In> | undefined;
  /** What `map` reads that is then counted of many documents at once. */
  readonly needsCounts?: readonly Countable[] | undefined;
  /** What `map` reads of a document beside its words, samples and lines; anything where it is left out. */
  readonly readsBesideWords?: readonly Scanned[] | undefined;
  /** A document that is known to have this trait gives no row, and is not mapped. */
  readonly silentOn?: Trait | undefined;
  /** Emits the rows of one document. Pure: the same document and options give the same rows. */
  map(document: Document, rows: RowSink<In>): void;
  readonly reduce: Reduce<In, Out> | undefined;
  /** See `Probe`. */
  readonly probe: Probe;
  /**
   * What rows add up to: of two documents the sum of what each comes to. Without `reduce`; with `probe: 'own'`, whose view
   * has rows of some documents alone.
   */
  readonly totals?: ((rows: Rows<In>) => readonly number[]) | undefined;
  /** What rules read, made of all rows on the main thread; `totals` are those of all rows, empty where there are none. */
  view(rows: Rows<Out>, corpus: Corpus, totals: readonly number[]): View;
}

/**
 * What a view needs to be right about a few documents (`Corpus.scope`): all rows that are equal in key to a row of theirs;
 * those whose keys other views ask for; theirs alone, without `reduce`, with `totals` of all; or all rows there are.
 */
export type Probe = 'key' | 'asked' | 'own' | 'all';

/** What was kept of a view when all documents were last compared. Documents count as they did then. */
export interface Kept {
  /** What `keep` returned. */
  readonly columns: Readonly<Record<string, Uint32Array>>;
  /** The number a document had, -1 for one that is new or changed; and the number of one that had this number, likewise. */
  toOld(document: number): number;
  /** The other way round. */
  toNew(old: number): number;
}

/** What a view may look up that is made of a few documents. */
export interface Lookup<Source extends Needs> {
  readonly views: Views<Source>;
  readonly corpus: Corpus;
  readonly scope: Scope;
  /** Columns that were kept of this view; undefined where it keeps none. */
  readonly kept: Kept | undefined;
  /** Values kept with `keepValues` under a number. */
  valuesOf(number: number): Uint32Array;
  /** What was kept of another view. */
  keptOf(request: IndexRequest): Pick<Lookup<Needs>, 'kept' | 'valuesOf'>;
  /** Rows with a key of the base index that `request` stands for, before they are reduced, in document order; of them these columns. */
  rowsOf(request: IndexRequest, key: number, columns: readonly string[]): Rows<ColumnTypes>;
  /** Rows with some keys of a base index, as they are reduced; others perhaps. */
  reducedRows(request: IndexRequest, keys: Iterable<number>): Rows<ColumnTypes>;
  /** Rows that documents which are new have in a base index, before they are reduced, in document order. */
  freshRows(request: IndexRequest): Rows<ColumnTypes>;
  /** True if there is a row with such a key. */
  hasRows(request: IndexRequest, key: number): boolean;
  /** Keys that documents in focus have in this base index. */
  keysOfFocus(request: IndexRequest): Iterable<number>;
}

/** What must be known beside what is. Some of it may be known already. */
export interface Kin {
  /** Documents that are told anew what they are to others. */
  readonly related?: Iterable<number>;
  /** Documents all of whose rows must be there. */
  readonly beside?: Iterable<number>;
  /** Keys of base indexes of which all rows must be there. */
  readonly keys?: readonly (readonly [index: IndexRequest, keys: Iterable<number>])[];
}

/** How a view is made of a few documents where it depends on more than the rows of their keys (`Corpus.scope`). */
export interface Focusing<Source extends Needs, View> {
  /** What the view must know to be right about the focus. Asked again until nothing is added. */
  kin?(view: View, lookup: Lookup<Source>): Kin;
  /** Columns of the view of a whole corpus that are kept on disk; with `recall`. */
  keep?(view: View, corpus: Corpus): Readonly<Record<string, Uint32Array>>;
  /** Numbers with a value each, kept on disk to be looked up one by one. */
  keepValues?(view: View): { readonly numbers: Uint32Array; readonly values: Uint32Array };
  /** The view in a run over a few documents, in place of `view`. */
  recall?(kept: Kept, views: Views<Source>, corpus: Corpus, scope: Scope): View;
}

/** Pairs of documents as columns. A document may be paired with itself. */
export interface DocumentPairs {
  readonly length: number;
  /** Indexes in the corpus. */
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** Numbers that say of each pair what its texts do not; none by default. */
  readonly notes?: PairNotes | undefined;
}

/** The numbers of pair `p` are `values[firstOf[p]]` … `values[firstOf[p + 1] - 1]`. */
export interface PairNotes {
  readonly values: Uint32Array;
  /** One entry more than there are pairs. */
  readonly firstOf: Uint32Array;
}

/** The columns of several tables, by name. */
export type TableTypes = Readonly<Record<string, ColumnTypes>>;

/** What comparing pairs came to: rows by table. The `document` of a row is the index of its pair, ascending. */
export type Compared<Tables extends TableTypes> = { readonly [Name in keyof Tables]: Rows<Tables[Name]> };

/**
 * Work on pairs of documents that needs their texts and nothing else. The engine reads the texts and divides the pairs
 * among threads: what it comes to must not depend on the order of the pairs, nor on which of them share a thread.
 */
export interface PairStep<Source extends Needs = Needs, Tables extends TableTypes = TableTypes> {
  /** What `compare` emits. */
  readonly tables: Tables;
  /** Every pair is a text with itself: steps of this kind that can be taken at about the same time read each text once for all. */
  readonly isOfOneText?: true;
  /** `compare` reads no words: the texts are not cut into words beforehand. */
  readonly readsNoWords?: true;
  /** `compare` notes places: the texts are read with what they are called. */
  readonly notesPlaces?: true;
  /** The pairs to be compared. */
  pairs(views: Views<Source>): DocumentPairs;
  /** Emits the rows of one pair, in several tables. Pure: the same two texts, notes and options give the same rows. */
  compare(
    first: Document,
    second: Document,
    rows: { readonly [Name in keyof Tables]: RowSink<Tables[Name]> },
    notes: Uint32Array,
    note: NotePlace,
  ): void;
}

/** Keeps the lines and columns of a place that rules will speak of in one of the two texts, so that it is not read again for that. */
export type NotePlace = (document: Document, span: Span) => void;

/** A derived index: a view made of other views, and of what comparing pairs of documents came to. */
export interface DerivedIndex<
  Source extends Needs = Needs,
  View = unknown,
  Tables extends TableTypes = TableTypes,
> {
  readonly kind: 'derived';
  readonly id: string;
  readonly needs: Source;
  readonly compare?: PairStep<Source, Tables> | undefined;
  /** What rules read, made on the main thread once the views it needs are there. */
  view(views: Views<Source>, corpus: Corpus, compared: Compared<Tables>): View;
  readonly focusing?: Focusing<Source, View> | undefined;
}

/** One index with its options, as `needs` names it. Equal `key`s are computed once. */
export interface IndexRequest<View = unknown> {
  /** Id and options: what makes two requests equal. */
  readonly key: string;
  readonly index: BaseIndex<ColumnTypes, ColumnTypes, View> | DerivedIndex<Needs, View>;
}

/** The key under which equal requests meet. */
function requestKey(id: string, options: unknown): string {
  return options === undefined ? id : `${id} ${JSON.stringify(options)}`;
}

/**
 * A base index. `options` (plain JSON) take part in the key: two requests with different options are two indexes.
 * Without `reduce` the view gets the mapped rows in document order.
 */
export function baseIndex<
  const In extends ColumnTypes,
  View,
  const Out extends ColumnTypes = In,
>(definition: {
  readonly id: string;
  readonly version: number;
  readonly options?: unknown;
  readonly columns: In;
  readonly ascending?: readonly (keyof In & string)[];
  readonly repeating?: readonly (keyof In & string)[];
  readonly beside?: BesideColumns<In>;
  readonly needsCounts?: readonly Countable[];
  readonly readsBesideWords?: readonly Scanned[];
  readonly silentOn?: Trait;
  map(document: Document, rows: RowSink<In>): void;
  readonly reduce?: Reduce<In, Out>;
  /** `all` where it is left out. */
  readonly probe?: Probe;
  totals?(rows: Rows<In>): readonly number[];
  view(rows: Rows<Out>, corpus: Corpus, totals: readonly number[]): View;
}): IndexRequest<View> {
  const { options, reduce, probe = 'all', ...rest } = definition;
  const index = { ...rest, kind: 'base', reduce, probe } as unknown as BaseIndex<
    ColumnTypes,
    ColumnTypes,
    View
  >;
  return { key: requestKey(definition.id, options), index };
}

/** A view made of other views, and of comparing pairs of documents if it says how. `options` (plain JSON) take part in the key. */
export function derivedIndex<
  const Source extends Needs,
  View,
  const Tables extends TableTypes = TableTypes,
>(definition: {
  readonly id: string;
  readonly options?: unknown;
  readonly needs: Source;
  readonly compare?: PairStep<NoInfer<Source>, Tables>;
  view(views: Views<Source>, corpus: Corpus, compared: Compared<Tables>): View;
  readonly focusing?: Focusing<Source, NoInfer<View>>;
}): IndexRequest<View> {
  const { options, ...rest } = definition;
  const index = { ...rest, kind: 'derived' } as unknown as DerivedIndex<Needs, View>;
  return { key: requestKey(definition.id, options), index };
}
