// The patch of --diff, given to the real `git apply`: it makes exactly what --fix makes.

import { isUtf8 } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { command, corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Bytes as they are: UTF-8 where they are that, Latin-1 elsewhere. */
function bytesAsText(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

function contents(folder: string, below = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, below))
      .filter((name) => name !== '.git' && !name.startsWith('corpuslint-undo'))
      .sort()
      .flatMap((name): [string, string][] => {
        const path = join(below, name);
        return statSync(join(folder, path)).isDirectory()
          ? Object.entries(contents(folder, path))
          : [[path, bytesAsText(readFileSync(join(folder, path)))]];
      }),
  );
}

const everything = ['--unsafe', '--allow-delete', '--yes'];

/** The patch, byte for byte: texts need not be UTF-8. */
function patchOf(cwd: string, flags: readonly string[]): Buffer {
  const { stdout } = spawnSync(process.execPath, [command, '--diff', ...everything, ...flags], { cwd });
  return stdout;
}

/** What `--fix` makes of the files, after making sure that the patch makes the same, whatever git was told of line ends. */
async function mended(files: Files, ...flags: string[]): Promise<Record<string, string>> {
  const fixed = scratchFolder(files);
  await corpuslint(fixed, '--fix', ...everything, ...flags);
  const wanted = contents(fixed);
  const before = scratchFolder(files);
  const input = patchOf(before, flags);
  for (const setting of ['core.autocrlf=false', 'core.quotePath=false']) {
    const patched = scratchFolder(files);
    execFileSync('git', ['init', '-q'], { cwd: patched });
    const options = { cwd: patched, input };
    execFileSync('git', ['-c', setting, 'apply', '--check', '-'], options);
    execFileSync('git', ['-c', setting, 'apply', '-'], options);
    expect(contents(patched)).toEqual(wanted);
    // The way back is a patch as well.
    execFileSync('git', ['-c', setting, 'apply', '-R', '-'], options);
    expect(contents(patched)).toEqual(contents(before));
  }
  expect(wanted).not.toEqual(contents(before));
  return wanted;
}

const filler = Array.from(
  { length: 12 },
  (_, index) => `Line ${index} of the report speaks of matter number ${index * 7}.`,
);
const lines = (...more: string[]): string => [...filler, ...more].join('\n');
const twice = 'The council met on the the first Monday.';
const once = 'The council met on the first Monday.';

describe('a patch for git apply', () => {
  test('holds CRLF text as it is', async () => {
    const text = `${lines(twice, ...filler)}\n`.replaceAll('\n', '\r\n');
    expect(await mended({ 'a.txt': text }, '--only', 'repeated-word')).toEqual({
      'a.txt': text.replace('the the', 'the'),
    });
  });

  test('mends line ends that are mixed', async () => {
    const text = `${lines(twice)}\n`;
    const mixed = text.replace('matter number 7.\n', 'matter number 7.\r\n');
    expect(await mended({ 'a.txt': mixed }, '--only', 'mixed-line-endings')).toEqual({ 'a.txt': text });
  });

  test('adds the line end that is missing', async () => {
    const text = lines('The last line.');
    expect(await mended({ 'a.txt': text }, '--only', 'missing-final-newline')).toEqual({
      'a.txt': `${text}\n`,
    });
  });

  test('changes the first and the last line of a file without a last line end', async () => {
    const text = [twice, ...filler, 'It ended in in the evening.'].join('\n');
    expect(await mended({ 'a.txt': text }, '--only', 'repeated-word')).toEqual({
      'a.txt': text.replace('the the', 'the').replace('in in', 'in'),
    });
  });

  test('changes a line far up in a file without a last line end, and one of which the end is near', async () => {
    const text = [filler[0], twice, ...filler, filler[1], twice, filler[2]].join('\n');
    expect(await mended({ 'a.txt': text }, '--only', 'repeated-word')).toEqual({
      'a.txt': text.replaceAll('the the', 'the'),
    });
  });

  test('names files with spaces, quotes, controls and letters of any script', async () => {
    const names = [
      'with space.txt',
      'it"s quoted.txt',
      "it's.txt",
      'Zürich/Häuser.txt',
      'tab\there.txt',
      'back\\slash.txt',
      'новости/день.txt',
      ' leads and trails .txt',
      '-dash.txt',
      'a b/c "d"/é.txt',
    ];
    const filesWith = (text: string): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, `${lines(text)}\n`]));
    expect(await mended(filesWith(twice), '--only', 'repeated-word')).toEqual(filesWith(once));
  });

  test('deletes a file of which nothing is left, also one with such a name', async () => {
    const story = `${lines('Council opens the rebuilt swimming hall.')}\n`;
    expect(
      await mended(
        { 'a.txt': story, 'b "copy" ü.txt': story, 'c copy.txt': story.trimEnd() },
        '--only',
        'duplicate-article',
      ),
    ).toEqual({ 'a.txt': story });
  });

  test('takes records out of JSON Lines and mends others, in several files at once', async () => {
    const record = (id: number, text: string): string => `${JSON.stringify({ id, text })}\n`;
    const story = lines('Council opens the rebuilt swimming hall.');
    const files = {
      'a.jsonl': record(1, story) + record(2, `Für alle: ${twice}`) + record(3, story),
      'b/b.jsonl': record(4, story) + record(5, `Once more, ${twice}`).trimEnd(),
      'c.txt': `${lines(twice)}\n`,
      'd.csv': `id,text\n1,"He said ""so"". ${twice}"\n2,${story.replaceAll('\n', ' ')}\n`,
    };
    expect(await mended(files, '--only', 'duplicate-article,repeated-word')).toEqual({
      'a.jsonl': record(1, story) + record(2, `Für alle: ${once}`),
      'b/b.jsonl': record(5, `Once more, ${once}`).trimEnd(),
      'c.txt': `${lines(once)}\n`,
      'd.csv': `id,text\n1,"He said ""so"". ${once}"\n`,
    });
  });

  test('keeps the bytes of text in another encoding', async () => {
    const text = Buffer.from(`${lines(`Caf\xe9: ${twice}`)}\n`, 'latin1');
    expect(await mended({ 'a.txt': text }, '--only', 'repeated-word')).toEqual({
      'a.txt': text.toString('latin1').replace('the the', 'the'),
    });
  });

  test.each([
    ['that folder', 'news'],
    ['the top', '.'],
  ])('made in a folder of a repository is taken in %s', (_, where) => {
    const top = scratchFolder({ 'news/today/a.txt': `${lines(twice)}\n` });
    execFileSync('git', ['init', '-q'], { cwd: top });
    const input = patchOf(join(top, 'news'), ['--only', 'repeated-word']);
    execFileSync('git', ['apply', '-'], { cwd: join(top, where), input });
    expect(contents(top)).toEqual({ 'news/today/a.txt': `${lines(once)}\n` });
  });

  test('leaves out what git cannot patch, and says so', async () => {
    const cwd = scratchFolder({
      'a.jsonl.gz': gzipSync(`${JSON.stringify({ text: twice })}\n`),
      'b.txt': Buffer.from(`\ufeff${twice}\n`, 'utf16le'),
      'c.txt': `${twice}\n`,
    });
    mkdirSync(join(cwd, 'empty'));
    const { stdout, stderr } = await corpuslint(cwd, '--diff', ...everything, '--only', 'repeated-word');
    expect(stdout).toMatch(/^diff --git a\/c\.txt b\/c\.txt\n/);
    expect(stderr).toContain('a.jsonl.gz is not in the patch: ');
    expect(stderr).toContain('b.txt is not in the patch: ');
    execFileSync('git', ['init', '-q'], { cwd });
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    expect(readFileSync(join(cwd, 'c.txt'), 'utf8')).toBe(`${once}\n`);
  });
});
