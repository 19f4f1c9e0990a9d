import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyRanges, MeetingRows } from '../../src/kernels/keys/meeting-rows.ts';
import { kernelCode } from '../../src/kernels/wasm/wasm.ts';

const key = fc.oneof(fc.nat(20), fc.integer({ min: 0, max: 0xffffffff }));
const chunks = fc.array(fc.array(key, { maxLength: 200 }), { maxLength: 4 });

/** Rows by range. */
function rowsByRange(columns: readonly Uint32Array[], minimum: number, keysOfRange?: number): Uint32Array[] {
  const meeting = new MeetingRows(columns, minimum);
  return keyRanges(columns, keysOfRange).map((range) => meeting.of(range).positions.slice());
}

describe('rows that may meet', () => {
  test('hold every key that stands twice, in ranges that ascend, and few others', () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 100 }), (parts, keysOfRange) => {
        const all = parts.flat();
        const columns = parts.map((part) => Uint32Array.from(part));
        const ranges = rowsByRange(columns, 2, keysOfRange);
        for (const range of ranges) expect([...range]).toEqual([...range].sort((a, b) => a - b));
        const found = ranges.flatMap((range) => [...range]);
        expect(new Set(found).size).toBe(found.length);
        const repeated = all.flatMap((one, row) => (all.indexOf(one) === all.lastIndexOf(one) ? [] : [row]));
        expect(new Set(found)).toEqual(new Set([...found, ...repeated]));
        const highest = ranges
          .map((range) => [...range].map((row) => all[row]))
          .filter(({ length }) => length > 0);
        for (let index = 1; index < highest.length; index++) {
          expect(Math.max(...highest[index - 1])).toBeLessThan(Math.min(...highest[index]));
        }
      }),
    );
  });

  test('come with their keys, in ranges that count them', () => {
    fc.assert(
      fc.property(chunks, fc.constantFrom(1, 2), (parts, minimum) => {
        const columns = parts.map((part) => Uint32Array.from(part));
        const meeting = new MeetingRows(columns, minimum);
        const ranges = keyRanges(columns, 30);
        expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe(parts.flat().length);
        for (const range of ranges) {
          const { positions, keys } = meeting.of(range);
          expect([...keys]).toEqual(Array.from(positions, (position) => parts.flat()[position]));
        }
      }),
    );
  });

  test('hold everything where one row is enough', () => {
    fc.assert(
      fc.property(chunks, (parts) => {
        const columns = parts.map((part) => Uint32Array.from(part));
        const found = rowsByRange(columns, 1, 50).flatMap((range) => [...range]);
        expect(found.sort((a, b) => a - b)).toEqual(parts.flat().map((_, row) => row));
      }),
    );
  });

  test('drop nearly all keys that stand once', () => {
    const keys = Uint32Array.from({ length: 50_000 }, (_, index) => Math.imul(index + 1, 0x85ebca6b) >>> 0);
    const kept = rowsByRange([keys], 2).reduce((sum, { length }) => sum + length, 0);
    expect(kept / keys.length).toBeLessThan(0.2);
  });

  test('are the same by the kernel and by its twin', () => {
    const long = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 100, maxLength: 400 });
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.array(key, { maxLength: 40 }), long), { maxLength: 4 }),
        fc.constantFrom(1, 2),
        fc.constantFrom(7, 100, 5000),
        (parts, minimum, keysOfRange) => {
          const columns = parts.map((part) => Uint32Array.from([...part, ...part.slice(0, 9)]));
          const twin = new MeetingRows(columns, minimum);
          const kernel = new MeetingRows(columns, minimum, kernelCode());
          for (const range of keyRanges(columns, keysOfRange)) {
            const { positions, keys } = kernel.of(range);
            const told = twin.of(range);
            expect([...positions]).toEqual([...told.positions]);
            expect([...keys]).toEqual([...told.keys]);
          }
        },
      ),
    );
  });

  test('are the same by the kernel for chunks of more keys than are looked at in one go', () => {
    const keys = Uint32Array.from({ length: 150_001 }, (_, index) => Math.imul(index % 90_000, 0x85ebca6b));
    const columns = [keys.subarray(0, 140_003), keys.subarray(140_003)];
    const kernel = new MeetingRows(columns, 2, kernelCode());
    const twin = new MeetingRows(columns, 2);
    const ranges = keyRanges(columns, 40_000);
    expect(ranges.length).toBeGreaterThan(3);
    for (const range of ranges) expect(kernel.of(range).positions).toEqual(twin.of(range).positions);
  });
});
