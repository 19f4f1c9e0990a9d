// Which line end a file without one gets, told from its neighbours where its own text does not tell.

import { expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { scratchFolder } from '../set-up/scratch.ts';

async function addedTo(files: Record<string, string>): Promise<Record<string, string>> {
  const cwd = scratchFolder(files);
  const config = { sources: [{ files: '**', articles: { emptyLines: 3 } }] };
  const { findings, locate } = await lint({ cwd, threads: 0, config, only: ['missing-final-newline'] });
  return Object.fromEntries(findings.map(({ place, fix }) => [locate(place).path, fix?.edits[0].text ?? '']));
}

const crlf = 'The bridge is closed\r\n\r\nThe council will repair it.\r\n';

test('is that of the corpus for a file of a single line', async () => {
  expect(await addedTo({ 'a.txt': crlf, 'b.txt': crlf, 'c.txt': 'One line alone' })).toEqual({
    'c.txt': '\r\n',
  });
  const plain = crlf.replaceAll('\r', '');
  expect(await addedTo({ 'a.txt': plain, 'b.txt': crlf, 'c.txt': 'One line alone' })).toEqual({
    'c.txt': '\n',
  });
});

test('is that of the file for a last article of a single line', async () => {
  expect(
    await addedTo({ 'a.txt': `${crlf}\r\n\r\n\r\nOne line alone`, 'b.txt': crlf.replaceAll('\r', '') }),
  ).toEqual({
    'a.txt': '\r\n',
  });
});
