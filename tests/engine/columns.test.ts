import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baseIndex,
  type BesideColumns,
  type ColumnTypes,
  type Reduce,
  type Rows,
} from '../../src/define/index.ts';
import type { TableChunk } from '../../src/engine/rows/columns.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { Table } from '../../src/engine/rows/table.ts';
import { RangeReducer, reduceTable } from '../../src/engine/rows/reduce-table.ts';
import { sortedPositions } from '../../src/kernels/keys/radix-sort.ts';

const columns = { key: 'u32', weight: 'f64', word: 'text' } as const;
interface PlainRow {
  readonly document: number;
  readonly key: number;
  readonly weight: number;
  readonly word: string;
}

function plain(rows: Rows<ColumnTypes>): PlainRow[] {
  return Array.from({ length: rows.length }, (_, index) => ({
    document: rows.document[index],
    key: rows.columns['key'][index] as number,
    weight: rows.columns['weight'][index] as number,
    word: rows.columns['word'][index] as string,
  }));
}

const batches = fc.array(
  fc.array(
    fc.record({
      document: fc.nat(5),
      key: fc.constantFrom(0, 1, 2, 7, 0xffffffff, 0x80000000),
      weight: fc.double({ noNaN: true }),
      word: fc.string({ unit: 'grapheme' }),
    }),
    { maxLength: 90 },
  ),
  { minLength: 1, maxLength: 4 },
);

/** Rows that are looked at together: one range or several. */
const rowsOfRange = fc.integer({ min: 1, max: 200 });

function tableOf(parts: readonly (readonly PlainRow[])[]): {
  table: Table<ColumnTypes>;
  expected: PlainRow[];
} {
  const sorted = parts.map((rows) => [...rows].sort((a, b) => a.document - b.document));
  const chunks = sorted.map((rows) => {
    const buffer = new RowBuffer<ColumnTypes>(columns);
    for (const { document, ...row } of rows) {
      buffer.startDocument(document);
      buffer.add(row);
    }
    return buffer.finish();
  });
  const first = sorted.map((_, index) => index * 6);
  return {
    table: new Table<ColumnTypes>(columns, chunks, first),
    expected: sorted.flatMap((rows, index) =>
      rows.map((row) => ({ ...row, document: row.document + first[index] })),
    ),
  };
}

describe('columns', () => {
  test('give back the rows of all batches, with documents counted through', () => {
    fc.assert(
      fc.property(batches, (parts) => {
        const { table, expected } = tableOf(parts);
        expect(plain(table.rows())).toEqual(expected);
      }),
    );
  });

  test('hand over groups of equal keys in document order, and no group that is too small', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 3 }), rowsOfRange, (parts, minimum, most) => {
        const { table, expected } = tableOf(parts);
        const groups: PlainRow[][] = [];
        const request = baseIndex<ColumnTypes, unknown>({
          id: 'test',
          version: 1,
          columns,
          map: () => {},
          reduce: {
            key: 'key',
            minimum,
            columns,
            group: (rows, from, end) => void groups.push(plain(rows).slice(from, end)),
          },
          view: () => undefined,
        });
        const { index } = request;
        if (index.kind !== 'base' || index.reduce === undefined) throw new Error('expected a base index');
        reduceTable(table, index.reduce, most);

        const byKey = new Map<number, PlainRow[]>();
        for (const row of expected) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
        const wanted = [...byKey]
          .sort(([a], [b]) => a - b)
          .map(([, rows]) => rows)
          .filter((rows) => rows.length >= minimum);
        expect(groups).toEqual(wanted);
      }),
    );
  });

  test('come to the same however many groups are gathered at a time', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 40 }), (parts, most) => {
        const { table } = tableOf(parts);
        const reduce: Reduce<ColumnTypes, ColumnTypes> = {
          key: 'key',
          minimum: 1,
          columns,
          group: (rows, first, end, emit) => {
            for (const row of plain(rows).slice(first, end)) emit.add(row.document, { ...row });
          },
        };
        const reducer = new RangeReducer(table, reduce);
        const [range] = reducer.ranges();
        const inPieces = plain(reducer.reduce(range, most));
        expect(inPieces).toEqual(plain(reducer.reduce(range)));
        expect(inPieces).toEqual([...tableOf(parts).expected].sort((a, b) => a.key - b.key));
      }),
    );
  });

  test('come to the same however the keys are cut into ranges', () => {
    fc.assert(
      fc.property(batches, fc.integer({ min: 1, max: 3 }), rowsOfRange, (parts, minimum, most) => {
        const { table, expected } = tableOf(parts);
        const reduce = { key: 'key', minimum, columns };
        const wanted = expected
          .filter(({ key }) => expected.filter((other) => other.key === key).length >= minimum)
          .sort((a, b) => a.key - b.key);
        expect(plain(reduceTable(table, reduce, most))).toEqual(wanted);
        expect(plain(reduceTable(table, reduce))).toEqual(wanted);
      }),
    );
  });
});

describe('sorting by key', () => {
  test('is stable and equals a comparison sort', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), (keys) => {
        const expected = keys.map((_, index) => index).sort((a, b) => keys[a] - keys[b] || a - b);
        expect([...sortedPositions(Uint32Array.from(keys))]).toEqual(expected);
      }),
    );
  });
});

describe('rows of one source', () => {
  // Sources of one to three documents, each a list of keys.
  const sources = fc.array(
    fc.array(fc.array(fc.constantFrom(0, 1, 2, 256, 512, 0xffffffff), { maxLength: 20 }), {
      minLength: 1,
      maxLength: 3,
    }),
    { maxLength: 5 },
  );

  test('adds up equal keys as soon as the source is read, and loses none', () => {
    const index = { key: 'u32', count: 'u32' } as const;
    const reduce = { key: 'key', minimum: 1, columns: index, tally: 'count' } as const;
    fc.assert(
      fc.property(sources, (read) => {
        const buffer = new RowBuffer(index, reduce);
        let number = 0;
        for (const documents of read) {
          for (const keys of documents) {
            buffer.startDocument(number++, documents);
            for (const key of keys) buffer.add({ key, count: 2 });
          }
        }
        const chunk = buffer.finish();
        const perSource = read.map((documents) => new Set(documents.flat()).size);
        expect(chunk.length).toBe(perSource.reduce((sum, size) => sum + size, 0));
        // The rows of a source lie between the first of its documents and that of the next one.
        let document = 0;
        let before = 0;
        read.forEach((documents, source) => {
          expect(chunk.firstRow[document]).toBe(before);
          document += documents.length;
          before += perSource[source];
        });
        const { columns: totals, length } = reduceTable(new Table(index, [chunk], [0]), reduce);
        const counted = new Map<number, number>();
        for (const key of read.flat(2)) counted.set(key, (counted.get(key) ?? 0) + 2);
        const found = Array.from({ length }, (_, row) => [totals['key'][row], totals['count'][row]]);
        expect(new Map(found as [number, number][])).toEqual(counted);
      }),
    );
  });

  test('tells which keys are new in it', () => {
    fc.assert(
      fc.property(sources, (read) => {
        const buffer = new RowBuffer(columns);
        for (const [source, documents] of read.entries()) {
          const keys = documents.flat();
          buffer.startDocument(source, documents);
          expect(keys.filter((key) => buffer.isNew(key))).toEqual([...new Set(keys)]);
        }
      }),
    );
  });
});

describe('a column that ascends within every document', () => {
  const types = { key: 'u32', at: 'u32' } as const;
  /** Rows of documents: a key, and how far the column rises. */
  const documents = fc.array(fc.array(fc.tuple(fc.nat(9), fc.nat(255)), { maxLength: 12 }), { maxLength: 8 });

  function chunkOf(
    texts: readonly (readonly [number, number][])[],
    ascending: readonly string[],
  ): TableChunk {
    const buffer = new RowBuffer<ColumnTypes>(types, undefined, ascending);
    for (const [document, rows] of texts.entries()) {
      buffer.startDocument(document);
      let at = 0;
      for (const [key, step] of rows) buffer.add({ key, at: (at += step) });
    }
    return buffer.finish();
  }

  test('takes a byte a row, and reads as any other, whichever rows are read', () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 3 }), rowsOfRange, (batches, range) => {
        const first = batches.map((_, index) => 8 * index);
        const tables = [[], ['at']].map((ascending) => {
          const chunks = batches.map((texts) => chunkOf(texts, ascending));
          return { chunks, table: new Table<ColumnTypes>(types, chunks, first) };
        });
        const [plainTable, stepped] = tables.map(({ table }) => table);
        for (const chunk of tables[1].chunks)
          expect((chunk.columns['at'] as Uint8Array).byteLength).toBe(chunk.length);
        expect(stepped.rows()).toEqual(plainTable.rows());
        const reduce = { key: 'key', minimum: 2, columns: types };
        expect(reduceTable(stepped, reduce, range)).toEqual(reduceTable(plainTable, reduce, range));
      }),
    );
  });

  test('is refused where it does not', () => {
    expect(() => chunkOf([[[1, 256]]], ['at'])).toThrow('The column "at" does not ascend in small steps.');
    expect(() =>
      chunkOf(
        [
          [
            [1, 7],
            [1, -1],
          ],
        ],
        ['at'],
      ),
    ).toThrow('does not ascend');
    expect(chunkOf([[[1, 7]], [[1, 3]]], ['at']).columns['at']).toEqual(Uint8Array.of(7, 3));
  });
});

describe('columns that rows say together', () => {
  const types = { key: 'u32', line: 'u32', before: 'u32', behind: 'u32' } as const;
  // The keys of the rows before and behind, if they are of the same line.
  const beside: BesideColumns<ColumnTypes> = {
    names: ['before', 'behind'],
    read({ key }, length, { before, positions, place }, into) {
      for (const [index, position] of positions.entries()) {
        const at = place[index] - 1;
        const row = position - before;
        if (at < 0) continue;
        into['before'][at] = row > 0 && key[row] % 2 === 1 ? key[row - 1] : 0;
        into['behind'][at] = row + 1 < length && key[row + 1] % 2 === 1 ? key[row + 1] : 0;
      }
    },
  };
  /** Documents: lines, and the keys of the rows in each; an odd key follows another one of its document. */
  const documents = fc.array(
    fc.array(fc.array(fc.nat(9), { maxLength: 6 }), { maxLength: 4 }).map((lines) => {
      const first = lines.find((keys) => keys.length > 0);
      if (first !== undefined) first[0] -= first[0] % 2;
      return lines;
    }),
    { maxLength: 5 },
  );

  /** A batch in both forms: what rows say together left out, and written out row by row. */
  function chunksOf(texts: readonly (readonly (readonly number[])[])[]): readonly [TableChunk, TableChunk] {
    const short = new RowBuffer<ColumnTypes>({ key: 'u32', line: 'u32' }, undefined, [], ['line']);
    const full = new RowBuffer<ColumnTypes>(types);
    for (const [document, lines] of texts.entries()) {
      for (const buffer of [short, full]) buffer.startDocument(document);
      const rows = lines.flatMap((keys, line) => keys.map((key) => ({ key, line })));
      for (const [at, row] of rows.entries()) {
        short.add(row);
        const next = rows.at(at + 1)?.key ?? 0;
        const before = row.key % 2 === 1 ? rows[at - 1].key : 0;
        full.add({ ...row, before, behind: next % 2 === 1 ? next : 0 });
      }
    }
    return [short.finish(), full.finish()];
  }

  test('read as if every row had them, whichever rows are read', () => {
    fc.assert(
      fc.property(fc.array(documents, { minLength: 1, maxLength: 3 }), rowsOfRange, (batches, range) => {
        const chunks = batches.map(chunksOf);
        const first = batches.map((_, index) => 5 * index);
        const short = new Table<ColumnTypes>(
          types,
          chunks.map(([chunk]) => chunk),
          first,
          beside,
        );
        const full = new Table<ColumnTypes>(
          types,
          chunks.map(([, chunk]) => chunk),
          first,
        );
        expect(short.rows()).toEqual(full.rows());
        expect(short.numbers('line')).toEqual(full.numbers('line'));
        const reduce = { key: 'key', minimum: 2, columns: types };
        expect(reduceTable(short, reduce, range)).toEqual(reduceTable(full, reduce, range));
      }),
    );
  });

  test('stand in runs where that takes less room, and row by row where it does not', () => {
    const buffer = new RowBuffer({ long: 'u32', short: 'u32' }, undefined, [], ['long', 'short']);
    buffer.startDocument(0);
    for (let row = 0; row < 8; row++) buffer.add({ long: row >> 2, short: row });
    const { columns } = buffer.finish();
    expect(columns['long']).toEqual({ numbers: Uint32Array.of(0, 1), ends: Uint32Array.of(4, 8) });
    expect(columns['short']).toEqual(Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7));
  });
});
