import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tallyKeys } from '../../src/kernels/keys/tally-keys.ts';

/** What each key counts: one more than its lowest bit. */
function amountsOf(chunk: Uint32Array): Uint32Array {
  return chunk.map((key) => 1 + (key & 1));
}

function counted(chunks: readonly Uint32Array[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const chunk of chunks)
    for (const key of chunk) counts.set(key, (counts.get(key) ?? 0) + 1 + (key & 1));
  return [...counts];
}

function tallied(chunks: readonly Uint32Array[]): [number, number][] {
  const { keys, counts } = tallyKeys(chunks, chunks.map(amountsOf));
  return [...keys].map((key, index) => [key, counts[index]]);
}

describe('tallyKeys', () => {
  test('counts what a map counts, in the order of the first standings', () => {
    // Keys that share their lowest bits meet in one slot.
    const key = fc.oneof(
      fc.nat(20),
      fc.nat(0xffff).map((high) => high * 0x10000),
      fc.constant(0xffffffff),
    );
    fc.assert(
      fc.property(fc.array(fc.array(key), { maxLength: 4 }), (lists) => {
        const chunks = lists.map((list) => Uint32Array.from(list));
        expect(tallied(chunks)).toEqual(counted(chunks));
      }),
    );
  });

  test('counts more keys than the first table holds', () => {
    const chunk = Uint32Array.from({ length: 50_000 }, (_, index) => Math.imul(index % 20_000, 0x9e3779b1));
    expect(tallied([chunk, chunk])).toEqual(counted([chunk, chunk]));
  });

  test('counts nothing in nothing', () => {
    expect(tallied([])).toEqual([]);
  });
});
