import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowSlabs } from '../../src/engine/rows/row-slabs.ts';
import { batchOf } from './batch.ts';

test('rows that are held are those of the batches, whose own memory is let go', () => {
  const sources = fc.array(fc.array(fc.nat(3), { maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(sources, { minLength: 1, maxLength: 4 }), (batches) => {
      const slabs = new RowSlabs();
      const handedOver = batches.map((each) => ({ ...batchOf(each), documents: columnsFor(each.length) }));
      const held = handedOver.map((batch) => slabs.hold(batch));
      slabs.close();
      expect(held).toEqual(batches.map((each) => ({ ...batchOf(each), documents: columnsFor(each.length) })));
      for (const { documents, tables } of handedOver) {
        expect(documents.words).toHaveLength(0);
        expect(tables['table'].columns['key']).toHaveLength(0);
      }
    }),
    { numRuns: 30 },
  );
});

test('takes columns that are larger than what is handed out at a time', () => {
  const slabs = new RowSlabs();
  const rows = 9 * 2 ** 20;
  const large = (): Uint32Array => Uint32Array.from({ length: rows }, (_, row) => row);
  const table = { length: rows, firstRow: Uint32Array.of(0), columns: { key: large() } };
  const batch = { ...batchOf([[1]]), documents: columnsFor(1), tables: { table } };
  const held = slabs.hold(batch).tables['table'];
  slabs.close();
  expect([held.length, held.firstRow[0]]).toEqual([rows, 0]);
  expect((held.columns['key'] as Uint32Array).every((value, row) => value === row)).toBe(true);
});

/** Columns that own their memory, as those of a worker do. */
function columnsFor(count: number): ReturnType<typeof batchOf>['documents'] {
  const column = (factor: number): Uint32Array =>
    Uint32Array.from({ length: count }, (_, document) => document * factor);
  return {
    words: column(1),
    bytes: column(2),
    hashHigh: column(3),
    hashLow: column(4),
    sourceLine: column(5),
    record: column(6),
    lineStart: column(7),
    lineEnd: column(8),
  };
}
