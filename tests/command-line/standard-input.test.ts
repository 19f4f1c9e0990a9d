import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reporters } from '../../src/format/index.ts';
import { lint } from '../../src/lint.ts';
import { articles, copies } from '../git/repository.ts';
import { command, type Outcome } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const [first, second] = articles(2);
const repeated = 'The the mayor opened the bridge on the river yesterday morning.\n';

/** Runs the command with a text on its standard input. */
function pipe(cwd: string, text: string | Uint8Array, ...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: '1' };
    const child = execFile(process.execPath, [command, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
    child.stdin?.end(text);
  });
}

describe('standard input', () => {
  test('is compared with the corpus and alone reported on', async () => {
    const folder = scratchFolder({ 'old/a.txt': first, 'old/b.txt': second, 'old/c.txt': second });
    const { code, stdout } = await pipe(folder, first, '-', 'old', ...copies, '--format', 'compact');
    expect(stdout).toMatch(/^(<stdin>|old\/a\.txt):1:1: error /);
    expect(stdout.trimEnd()).not.toContain('\n');
    expect(code).toBe(1);
  });

  test('stands for the file it names, whatever that holds', async () => {
    const folder = scratchFolder({
      'corpuslint.config.yaml': 'extends: recommended\n',
      'a.txt': first,
      'b.txt': first,
    });
    const clean = await pipe(folder, second, '-', '--stdin-filename', 'b.txt', ...copies);
    expect(clean.code).toBe(0);
    const copy = await pipe(
      folder,
      first,
      '-',
      '--stdin-filename',
      'new/c.txt',
      ...copies,
      '--format',
      'json',
    );
    const { findings } = JSON.parse(copy.stdout) as { findings: { place: { path: string } }[] };
    expect(findings.map(({ place }) => place.path)).toEqual(['new/c.txt']);
  });

  test('takes its format and severities from the name it stands for', async () => {
    const folder = scratchFolder({
      'corpuslint.config.yaml': 'overrides:\n  - files: drafts/**\n    rules: { repeated-word: off }\n',
    });
    const record = `${JSON.stringify({ id: 'x', text: repeated })}\n`;
    const only = ['--only', 'repeated-word', '--format', 'json'];
    const records = await pipe(folder, record, '-', '--stdin-filename', 'new.jsonl', ...only);
    const { findings } = JSON.parse(records.stdout) as { findings: { place: { record: number } }[] };
    expect(findings.map(({ place }) => place.record)).toEqual([1]);
    const draft = await pipe(folder, repeated, '-', '--stdin-filename', 'drafts/new.txt', ...only);
    expect(JSON.parse(draft.stdout)).toMatchObject({ findings: [] });
  });

  test.each([...reporters.keys()])('is reported on by %s', async (format) => {
    const { code, stdout } = await pipe(scratchFolder(), first + repeated, '-', '--format', format);
    expect(stdout).not.toBe('');
    expect(code).not.toBe(2);
  });

  test('mends to stdout and reports to stderr', async () => {
    const folder = scratchFolder({ 'a.txt': 'untouched untouched words of a file.\n' });
    const args = ['-', 'a.txt', '--stdin-filename', 'b.txt', '--only', 'repeated-word', '--fix'];
    const { stdout, stderr, code } = await pipe(folder, repeated, ...args);
    expect(stdout).toBe(repeated.replace('The the', 'The'));
    expect(stderr).toContain('made 1 fix in b.txt');
    expect(stderr).toContain('nothing to report');
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toContain('untouched untouched');
    const dry = await pipe(folder, repeated, ...args.slice(0, -1), '--fix-dry-run', '--format', 'compact');
    expect(dry.stdout).toContain('[repeated-word]');
  });

  test('comes out as it went in where there is nothing to mend, to the byte', async () => {
    const { stdout } = await pipe(
      scratchFolder(),
      '\ufeffA line.\r\n',
      '-',
      '--only',
      'repeated-word',
      '--fix',
    );
    expect(stdout).toBe('\ufeffA line.\r\n');
  });

  test('is told to be no text', async () => {
    const picture = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
    const { code, stdout } = await pipe(scratchFolder(), picture, '-');
    expect(stdout).toContain('This is an image, not text.');
    expect(code).toBe(2);
  });

  test('may be empty', async () => {
    expect(await pipe(scratchFolder(), '', '-')).toMatchObject({ code: 0 });
  });

  test('needs - for its name', async () => {
    const { code, stderr } = await pipe(scratchFolder(), '', '--stdin-filename', 'a.txt');
    expect(stderr).toBe(
      'corpuslint: --stdin-filename names the text of standard input: give - as a path as well.\n',
    );
    expect(code).toBe(2);
  });
});

describe('texts of a program', () => {
  test('stand for files with as many threads as are asked for', async () => {
    const cwd = scratchFolder({ 'a.txt': first, 'b.txt': second });
    for (const threads of [1, 2]) {
      const result = await lint({
        cwd,
        paths: ['c.txt'],
        corpus: ['.'],
        texts: { 'b.txt': first, './c.txt': first },
        only: ['duplicate-article'],
        threads,
        config: false,
      });
      const paths = result.findings.map(({ place }) => result.locate(place).path);
      expect(paths).toEqual(['c.txt']);
      expect(result.summary.sources).toBe(3);
    }
  });
});
