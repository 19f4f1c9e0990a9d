// Rows as indexes emit and read them: columns of numbers and texts, and what takes rows.

/** Type of one column: unsigned 32-bit numbers, 64-bit floats, or short texts. */
export type ColumnType = 'u32' | 'f64' | 'text';
/** The columns of a table, by name. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>;

type ColumnValue<Type extends ColumnType> = Type extends 'text' ? string : number;
type ColumnStore<Type extends ColumnType> = Type extends 'u32'
  ? Uint32Array
  : Type extends 'f64'
    ? Float64Array
    : readonly string[];

/** One row, by column name. */
export type Row<Columns extends ColumnTypes> = {
  readonly [Name in keyof Columns]: ColumnValue<Columns[Name]>;
};

/** Rows as columns. Row `i` of document `document[i]` is made of the `i`-th value of every column. */
export type Rows<Columns extends ColumnTypes> = {
  readonly length: number;
  /** Index in the corpus of the document each row comes from; ascending where the rows have not been reduced. */
  readonly document: Uint32Array;
  readonly columns: { readonly [Name in keyof Columns]: ColumnStore<Columns[Name]> };
};

/** The columns of numbers of a table, to write into. */
export type NumberColumns<Columns extends ColumnTypes> = {
  readonly [Name in keyof Columns as Columns[Name] extends 'text' ? never : Name]: Columns[Name] extends 'f64'
    ? Float64Array
    : Uint32Array;
};

type TextName<Columns extends ColumnTypes> = keyof {
  [Name in keyof Columns as Columns[Name] extends 'text' ? Name : never]: true;
};

/** A table of numbers that is written in place: no object is made for a row. */
interface RoomForRows<Columns extends ColumnTypes> {
  /** Where the next row goes. */
  readonly end: number;
  /** The columns, with room for `count` rows from `end` on; they hold until rows are added or room is asked for again. */
  room(count: number): NumberColumns<Columns>;
  /** Adds the `count` rows that were written from `end` on. */
  take(count: number): void;
}

/** Takes rows. */
export interface RowSink<Columns extends ColumnTypes> extends RoomForRows<Columns> {
  /** Adds one row. */
  add(row: Row<Columns>): void;
  /** False if the source has had this key before, so that of an index that `keepsFirst` another row of it would be dropped. */
  isNew(key: number): boolean;
  /** Adds bytes [start, end) of `bytes`, UTF-8, to a column of texts, for a row that is taken next. */
  addText(name: TextName<Columns>, bytes: Uint8Array, start: number, end: number): void;
  /** Adds `count` rows whose numbers are columns already: a tenth of the cost of adding them one by one. Not for tables with texts. */
  addAll(count: number, columns: { readonly [Name in keyof Columns]: ArrayLike<number> }): void;
}

/** Takes rows of a reduce step, which name their document themselves. */
export interface GroupSink<Columns extends ColumnTypes> extends RoomForRows<Columns> {
  /** The column of documents that belongs to the columns of `room`. */
  readonly documents: Uint32Array;
  /** Adds one row of a document. */
  add(document: number, row: Row<Columns>): void;
}

/** Columns of a row that the rows before and behind it in the same document tell: they are neither mapped nor kept. */
export interface BesideColumns<Columns extends ColumnTypes> {
  /** Their names; all are `u32`. */
  readonly names: readonly (keyof Columns & string)[];
  /**
   * Writes them to `into` for rows that are wanted of a chunk of `length` rows. The rows of one document stand side by side in
   * `columns`, which hold what is neither one of them nor `ascending` nor `repeating`. Pure.
   */
  read(
    columns: NumberColumns<Columns>,
    length: number,
    wanted: WantedRows,
    into: NumberColumns<Columns>,
  ): void;
}

/** Rows of a chunk that are read: `positions`, less the rows `before` it, ascending; each goes where `place`, less one, says, nowhere for 0. */
export interface WantedRows {
  readonly before: number;
  readonly positions: Uint32Array;
  readonly place: Uint32Array;
}
