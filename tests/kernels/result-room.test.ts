// What lies in a room stays until the room is recycled, however much is copied into it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ResultRoom } from '../../src/kernels/wasm/result-room.ts';

test('keeps every copy until it is recycled', () => {
  const room = new ResultRoom();
  const sizes = fc.array(fc.tuple(fc.boolean(), fc.nat(400_000)), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, (copies) => {
      room.recycle();
      const made = copies.map(([isBytes, size], seed) => {
        const bytes = Uint8Array.from({ length: size + 2 }, (_, at) => at * 31 + seed);
        const numbers = Uint32Array.from({ length: size + 2 }, (_, at) => at * 0x9e3779b1 + seed);
        return isBytes
          ? { source: bytes.subarray(1, size + 1), copy: room.copyBytes(bytes, 1, size) }
          : { source: numbers.subarray(1, size + 1), copy: room.copyNumbers(numbers, 1, size) };
      });
      for (const { source, copy } of made) expect(Buffer.compare(bytesOf(source), bytesOf(copy))).toBe(0);
    }),
    { numRuns: 6 },
  );
});

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
