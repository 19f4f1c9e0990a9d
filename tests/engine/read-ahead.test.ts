import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReadAhead } from '../../src/engine/reading/read-ahead.ts';
import { scratchFolder } from '../set-up/scratch.ts';

test('parts of a file are the same in any order, near one another or far', () => {
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) >> 5));
  const descriptor = openSync(join(scratchFolder({ a: bytes }), 'a'), 'r');
  const part = fc.tuple(fc.integer({ min: -300, max: 40_000 }), fc.integer({ min: 0, max: 30_000 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      const reader = new ReadAhead(descriptor);
      let end = 0;
      for (const [gap, length] of parts) {
        const start = Math.max(0, Math.min(bytes.length, end + gap));
        end = Math.min(bytes.length, start + length);
        const read = reader.read(start, end, bytes.length, new Uint8Array(length));
        expect(Buffer.compare(read, bytes.subarray(start, end))).toBe(0);
      }
    }),
    { numRuns: 200 },
  );
  closeSync(descriptor);
});

test('a file that ends sooner than it did is not taken for another text', () => {
  const descriptor = openSync(join(scratchFolder({ a: 'one\ntwo\nthree\n' }), 'a'), 'r');
  const reader = new ReadAhead(descriptor);
  expect(Buffer.from(reader.read(0, 3, 100, new Uint8Array(3))).toString()).toBe('one');
  expect(() => reader.read(4, 7, 100, new Uint8Array(3))).toThrow('The file ends sooner than it did.');
  closeSync(descriptor);
});
