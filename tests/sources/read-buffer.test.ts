import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadBuffer } from '../../src/sources/read-buffer.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('room for small files', () => {
  test('holds every file of a batch whole until it is recycled', () => {
    const folder = scratchFolder();
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 12 }), { maxLength: 3 }),
        fc.boolean(),
        (batches, isRecycled) => {
          const buffer = new ReadBuffer({ isRecycled });
          const last: { bytes: Uint8Array; text: Buffer }[] = [];
          for (const sizes of batches) {
            buffer.recycle();
            const held = sizes.map((size, index) => {
              const text = Buffer.alloc(size, `${index} of ${size},`);
              writeFileSync(join(folder, `${index}.txt`), text);
              return { bytes: buffer.read(join(folder, `${index}.txt`), size), text };
            });
            for (const { bytes, text } of held) {
              const isSmall = text.length > 0 && text.length < 2 ** 16;
              expect(bytes === undefined ? undefined : Buffer.compare(bytes, text)).toBe(
                isSmall ? 0 : undefined,
              );
              if (bytes !== undefined) last.push({ bytes, text });
            }
          }
          // What is not recycled stays as it was.
          const kept = isRecycled ? [] : last;
          expect(kept.every(({ bytes, text }) => text.equals(bytes))).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('leaves files to a careful look that are not as they were found', () => {
    const folder = scratchFolder({ 'a.txt': 'a text' });
    const file = join(folder, 'a.txt');
    const buffer = new ReadBuffer({ isRecycled: true });
    expect(buffer.read(file, 6)?.length).toBe(6);
    expect(buffer.read(file, 7)).toBeUndefined();
    appendFileSync(file, ' and more');
    expect(buffer.read(file, 6)).toBeUndefined();
    expect(buffer.read(folder, 6)).toBeUndefined();
    expect(buffer.read(join(folder, 'b.txt'), 6)).toBeUndefined();
  });
});
