// Sorting by key: the order, and that equal keys keep theirs, for few keys and for many.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeySorter, sortedPositions, sortKeys } from '../../src/kernels/keys/radix-sort.ts';

const key = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 0xffffffff));

test.each([1100, 40])('sorts up to %i keys as a stable comparison does', (most) => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: most, size: 'max' }), (numbers) => {
      const keys = Uint32Array.from(numbers);
      const expected = [...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b);
      expect([...sortedPositions(keys)]).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test.each([1023, 1024, 1025, 5000])('keeps the order of %i equal keys', (length) => {
  const keys = new Uint32Array(length).fill(0xfffffffe);
  expect([...sortedPositions(keys)]).toEqual([...keys.keys()]);
});

test.each([900, 5000])(
  'hands over the keys in order where there are %i, and leaves those it was given',
  (length) => {
    const keys = Uint32Array.from({ length }, (_, index) => Math.imul(index % 700, 0x9e3779b1) >>> 0);
    const given = keys.slice();
    const sorted = sortKeys(keys);
    expect(keys).toEqual(given);
    expect(sorted.keys).toEqual(sorted.positions.map((position) => keys[position]));
    expect(sorted.keys).toEqual(keys.toSorted());
  },
);

test('sorts one list after another in the same room, whatever their lengths', () => {
  const sorter = new KeySorter();
  for (const length of [3000, 5000, 1025, 40, 4000]) {
    const keys = Uint32Array.from({ length }, (_, index) => Math.imul(index % 900, 0x9e3779b1) >>> 0);
    expect(sorter.sort(keys)).toEqual(sortKeys(keys));
  }
});
