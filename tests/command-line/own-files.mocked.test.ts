import * as fs from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { writeToFreeName } from '../../src/cli/writing/own-files.ts';
import { scratchFolder } from '../set-up/scratch.ts';

vi.mock('node:fs', { spy: true });
afterEach(() => vi.resetAllMocks());

test('gives a file a name that no other run takes, not even while it is written', () => {
  const stem = join(scratchFolder(), 'undo');
  const names: string[] = [];
  const write = (text: string): void => {
    names.push(writeToFreeName('The undo file', stem, '.jsonl', text));
  };
  // Another run looks for a name just before the file of this one is moved to its place.
  vi.mocked(fs.renameSync).mockImplementationOnce((from, to) => {
    write('other');
    fs.renameSync(from, to);
  });
  write('this');
  expect(names).toEqual([`${stem}-2.jsonl`, `${stem}.jsonl`]);
  expect(names.map((name) => fs.readFileSync(name, 'utf8'))).toEqual(['other', 'this']);
});

test('holds no name where the file cannot be written', () => {
  const folder = scratchFolder();
  vi.mocked(fs.renameSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  });
  expect(() => writeToFreeName('The undo file', join(folder, 'undo'), '.jsonl', 'x')).toThrow(
    'The undo file cannot be written to',
  );
  expect(fs.readdirSync(folder)).toEqual([]);
});
