import { describe, expect, test } from 'vitest';
import { contentHash, hashOfPart, joinHashes } from '../../src/sources/content-hash.ts';

/** Bytes that look like nothing. */
function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (Math.imul(state, 48271) >>> 0) % 0x7fffffff) & 0xff);
}

describe('the hash of a content', () => {
  const lengths = [1, 100, 2 ** 14 - 1, 2 ** 14, 2 ** 14 + 1, 70_000];

  test('is 16 hexadecimal digits, the same for the same bytes wherever they lie', () => {
    for (const length of lengths) {
      const bytes = noise(length + 3);
      const moved = bytes.slice(3);
      expect(hashOfPart(moved)).toMatch(/^[0-9a-f]{16}$/);
      expect(hashOfPart(bytes.subarray(3))).toBe(hashOfPart(moved));
    }
  });

  test('changes with every byte, with a byte more and with two that change places', () => {
    for (const length of lengths) {
      const bytes = noise(length);
      const seen = new Set([hashOfPart(bytes)]);
      const ats = [...new Set([0, length >> 1, length - 1])];
      for (const at of ats) {
        const changed = bytes.slice();
        changed[at] ^= 1;
        seen.add(hashOfPart(changed));
      }
      seen.add(hashOfPart(Uint8Array.from([...bytes, 0])));
      const swapped = bytes.slice().reverse();
      if (length > 1) seen.add(hashOfPart(swapped));
      expect(seen.size).toBe(ats.length + (length > 1 ? 3 : 2));
    }
  });

  test('is that of its parts, which end with a line', () => {
    const text = Buffer.from('one line\n'.repeat(5000));
    const parts = [text.subarray(0, 18000), text.subarray(18000, 36000), text.subarray(36000)];
    expect(contentHash(text, 18000)).toBe(joinHashes(parts.map(hashOfPart)));
  });
});
