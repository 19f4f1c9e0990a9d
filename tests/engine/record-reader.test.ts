import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordReader } from '../../src/engine/record-reader.ts';
import { scratchFolder } from '../command-line/command.ts';

describe('reading single records', () => {
  it('gives every line of a file, whatever their number and length', () => {
    const file = join(scratchFolder(), 'a.jsonl');
    const line = fc.oneof(
      fc.string(),
      fc.constant(''),
      fc.integer({ min: 1, max: 400_000 }).map((length) => 'x'.repeat(length)),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.map((each) => each.replaceAll('\n', ' ')).join('\n');
        writeFileSync(file, text);
        const reader = new RecordReader(file, Buffer.byteLength(text));
        const read = text.split('\n').map((_, index) => Buffer.from(reader.line(index + 1)).toString());
        expect(read.join('')).toBe(text);
        expect(read.map((each) => each.replace('\n', ''))).toEqual(text.split('\n'));
      }),
      { numRuns: 60 },
    );
  });

  it('says that the file has changed rather than give another text', () => {
    const file = join(scratchFolder({ 'a.jsonl': '{"text": "one"}\n' }), 'a.jsonl');
    const reader = new RecordReader(file, 16);
    appendFileSync(file, '{"text": "two"}\n');
    expect(() => reader.line(1)).toThrow('The file has another size than before.');
    expect(() => new RecordReader(file, 16)).toThrow('The file has another size than before.');
  });
});
