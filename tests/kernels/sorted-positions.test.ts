// Sorting by key: the order, and that equal keys keep theirs, for few keys and for many.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupedPositions } from '../../src/kernels/grouped-positions.ts';
import { sortedPositions } from '../../src/kernels/radix-sort.ts';

const key = fc.oneof(fc.nat(3), fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 0xffffffff));

it.each([1100, 40])('sorts up to %i keys as a stable comparison does', (most) => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: most, size: 'max' }), (numbers) => {
      const keys = Uint32Array.from(numbers);
      const expected = [...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b);
      expect([...sortedPositions(keys)]).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

it.each([1023, 1024, 1025, 5000])('keeps the order of %i equal keys', (length) => {
  const keys = new Uint32Array(length).fill(0xfffffffe);
  expect([...sortedPositions(keys)]).toEqual([...keys.keys()]);
});

it.each([
  ['most keys stand often', 300],
  ['few keys stand more than once', 0xffffffff],
])('groups rows as sorting them does where %s', (_, highest) => {
  const rows = fc.array(fc.integer({ min: 0, max: highest }), {
    minLength: 5000,
    maxLength: 6000,
    size: 'max',
  });
  fc.assert(
    fc.property(rows, (numbers) => {
      // Keys that share their lowest bits meet in one slot.
      const keys = Uint32Array.from(numbers, (number) => (number * 0x10000 + (number >>> 16)) >>> 0);
      expect(groupedPositions(keys)).toEqual(sortedPositions(keys));
    }),
    { numRuns: 10 },
  );
});
