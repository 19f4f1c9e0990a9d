import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readOpenLine } from '../../src/engine/reading/record-reader.ts';
import { TextSpool } from '../../src/engine/reading/text-spool.ts';

test('a text on the disk is read by places and leaves no file behind', () => {
  // Folders of other runs come and go beside it.
  const isOurs = (name: string): boolean => /^corpuslint-[A-Za-z0-9]{6}$/.test(name);
  const before = new Set(readdirSync(tmpdir()).filter(isOurs));
  const text = Buffer.from('{"text":"one"}\n{"text":"zwölf"}\n');
  const spool = new TextSpool();
  spool.append(text.subarray(0, 20));
  spool.append(text.subarray(20));
  expect(readdirSync(tmpdir()).filter((name) => isOurs(name) && !before.has(name))).toEqual([]);
  expect(Buffer.from(readOpenLine(spool.descriptor, 15, 32, spool.bytes)).toString()).toBe(
    '{"text":"zwölf"}',
  );
  expect(Buffer.from(readOpenLine(spool.descriptor, 0, 14, spool.bytes)).toString()).toBe('{"text":"one"}');
  expect(() => readOpenLine(spool.descriptor, 0, 14, spool.bytes + 1)).toThrow('another size');
});
