import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecord, readRecordLine } from '../../src/engine/reading/record-reader.ts';
import { contentHash, joinHashes } from '../../src/sources/content-hash.ts';
import { readPart } from '../../src/sources/parts.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('reading single records', () => {
  test('gives the bytes that were asked for', () => {
    const file = join(scratchFolder({ 'a.jsonl': 'one\ntwo\nthree' }), 'a.jsonl');
    expect(Buffer.from(readRecordLine(file, 4, 7, 13)).toString()).toBe('two');
    expect(Buffer.from(readRecordLine(file, 8, 13, 13)).toString()).toBe('three');
  });

  test('says that the file has changed rather than give another text', () => {
    const file = join(scratchFolder({ 'a.jsonl': '{"text": "one"}\n' }), 'a.jsonl');
    appendFileSync(file, '{"text": "two"}\n');
    expect(() => readRecordLine(file, 0, 15, 16)).toThrow('The file has another size than before.');
  });
});

describe('what a line tells beside its text', () => {
  test.each([
    ['{"text":"one"}', undefined],
    ['{"text": "one \\\\"}', undefined],
    ['{"text": "say \\"id\\": \\"4\\"}"}', undefined],
    ['{"text": "one", "id": "a"}', 'a'],
    ['{"text": "one\\"}", "id": 4}', '4'],
    ['{"text": "one \\\\","id":"a"}', 'a'],
  ])('is read where %s has more', (line, id) => {
    const file = join(scratchFolder({ 'a.jsonl': line }), 'a.jsonl');
    const bytes = Buffer.byteLength(line);
    const source = { file, path: 'a.jsonl', format: 'jsonl', bytes, settings: {} } as const;
    const text = Buffer.byteLength((JSON.parse(line) as { text: string }).text);
    const place = { start: 0, end: bytes, sourceLine: 1, record: 1, ordinal: 1, bytes: text };
    expect(readRecord(source, undefined, place, true).givenId).toBe(id);
  });
});

describe('reading a file in parts', () => {
  test('gives every line once, whole and in order, and the hash of the file', () => {
    const file = join(scratchFolder(), 'a.jsonl');
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.string({ maxLength: 20 }) },
      fc.constant(''),
      fc.integer({ min: 1, max: 200_000 }).map((length) => 'x'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (lines, partBytes) => {
        const text = Buffer.from(lines.map((each) => each.replaceAll('\n', ' ')).join('\n'));
        writeFileSync(file, text);
        // Few parts of a long text, so that the test does not open a file ten thousand times.
        const size = Math.max(partBytes, Math.ceil(text.length / 50));
        const parts: Buffer[] = [];
        const hashes: string[] = [];
        for (let start = 0; start < text.length; start += size) {
          const end = Math.min(start + size, text.length);
          const part = readPart(file, { start, end }, text.length);
          expect(part.bytes.length === 0 || part.offset === Buffer.concat(parts).length).toBe(true);
          if (part.bytes.length > 0) hashes.push(part.hash);
          parts.push(Buffer.from(part.bytes));
        }
        expect(Buffer.concat(parts).equals(text)).toBe(true);
        for (const part of parts.filter(({ length }) => length > 0).slice(0, -1))
          expect(part.at(-1)).toBe(10);
        expect(text.length === 0 || joinHashes(hashes) === contentHash(text, size)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
