import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, corpuslint, folderWithSeeds } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const paragraph =
  'The harbour master said on Monday that the new crane would be working again by the end of the week.\n';

describe('input that is empty or missing', () => {
  test('says that an empty file holds nothing, and exits 0', async () => {
    const { code, stdout, stderr } = await corpuslint(scratchFolder({ 'a.txt': '' }), 'a.txt');
    expect(stdout).toContain('1 file, 0 articles');
    expect(stderr).toContain('nothing to check: the file holds no text.');
    expect(code).toBe(0);
  });

  test('says that an empty folder holds nothing, and fails only when asked to', async () => {
    const folder = scratchFolder();
    expect(await corpuslint(folder)).toMatchObject({ code: 0 });
    const { code, stderr } = await corpuslint(folder, '--fail-on-empty');
    expect(stderr).toContain('nothing to check: there are no files.');
    expect(code).toBe(2);
  });

  test('says what it met where there is no text', async () => {
    const folder = scratchFolder({
      'picture.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]),
      'code.js': 'x',
    });
    const { code, stderr } = await corpuslint(folder);
    expect(stderr).toContain('skipped: 1 binary, 1 of kinds that are not read unless they are named');
    expect(code).toBe(0);
  });

  test('names the kinds that it met where all are others, and how to have records read', async () => {
    const folder = scratchFolder({ 'a.json': '{"text": "One."}', 'b.json': '{"text": "Two."}', 'c.js': 'x' });
    const { code, stderr } = await corpuslint(folder);
    expect(stderr).toContain(
      'skipped: 3 of kinds that are not read unless they are named: .json, .js). Records in .json files are read by a pattern: "**/*.json".',
    );
    expect(code).toBe(0);
    const named = await corpuslint(folder, '**/*.json', '--format', 'json');
    expect(JSON.parse(named.stdout)).toMatchObject({ summary: { documents: 2 } });
  });

  test('counts no bytes of what it does not read', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) & 0xff);
    const folder = scratchFolder({ 'a.txt': 'A ferry came.', 'noise.txt': noise });
    const { stdout } = await corpuslint(folder, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ summary: { sources: 1, bytes: 13 } });
    expect((await corpuslint(folder, 'init')).stdout).toContain('13 bytes');
  });

  test('counts neither reports in JSON Lines nor plans nor undo files, whatever their name, for anything', async () => {
    const folder = scratchFolder({ 'a.txt': `We saw the the ship. ${paragraph}` });
    const before = await corpuslint(folder);
    const jsonl = ['--format', 'jsonl', '--output', 'found.jsonl'];
    await corpuslint(folder, ...jsonl);
    await corpuslint(folder, ...jsonl);
    expect(await corpuslint(folder)).toEqual(before);
    await corpuslint(folder, '--plan', 'mine.jsonl');
    expect(await corpuslint(folder)).toEqual(before);
    await corpuslint(folder, 'apply', 'mine.jsonl', '--yes');
    const { stdout } = await corpuslint(folder);
    expect(stdout).toContain('1 file, 1 article');
    expect(stdout).not.toContain('Not read');
    const named = await corpuslint(folder, 'mine.undo.jsonl', '--format', 'compact');
    expect(named.stdout).toContain('This is a file that corpuslint wrote');
  });
});

describe('input that is broken', () => {
  test('reports a file that was named and cannot be read, goes on with the rest, and exits 2', async () => {
    const folder = scratchFolder({
      'a.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0]),
      'b.txt': `We saw the the ship. ${paragraph}`,
    });
    const { code, stdout, stderr } = await corpuslint(folder, 'a.txt', 'b.txt', '--format', 'compact');
    expect(stdout).toMatch(/^a\.txt:1:1: error .*\[unreadable-source\]/m);
    expect(stdout).toMatch(/^b\.txt:1:/m);
    expect(stderr).toContain('a.txt was named but cannot be read');
    expect(code).toBe(2);
  });

  test('says how much could not be read where the rule that names it does not run', async () => {
    const folder = scratchFolder({ 'a.jsonl': '{"text": "A ferry came."}\n{"text": \n', 'b.txt': paragraph });
    const said = '1 file or record could not be read: unreadable-source, which names it, is off.';
    const some = await corpuslint(folder, '--only', 'repeated-word', '--format', 'compact');
    expect(some.stderr).toContain(said);
    expect((await corpuslint(folder, '--format', 'compact')).stderr).not.toContain('could not be read:');
  });

  test('says once that files are not divided', async () => {
    const { stdout } = await corpuslint(scratchFolder({ 'a.txt': `We saw the the ship. ${paragraph}` }));
    expect(stdout).toMatch(/^Articles: each file is one; nothing divides them\.$/m);
  });

  test('does not say that there are no files where none of them can be read', async () => {
    const folder = scratchFolder({ 'a.jsonl': '{"text": ' });
    const { code, stderr } = await corpuslint(folder);
    expect(stderr).toBe('corpuslint: nothing to check: the file cannot be read; see the report.\n');
    expect(code).toBe(1);
  });

  test('names the line of a broken record and reads the others', async () => {
    const records = [
      '{"text": "one one two"}',
      '{"text": ',
      '{"text": "three three four"}',
      '[1]',
      '{"title": "no text"}',
    ];
    const folder = scratchFolder({ 'a.jsonl': records.join('\n') });
    const { code, stdout } = await corpuslint(folder, '--format', 'json');
    const { findings, summary } = JSON.parse(stdout) as {
      summary: { documents: number };
      findings: { rule: string; message: string; place: { start: { line: number } } }[];
    };
    expect(summary.documents).toBe(2);
    const unreadable = findings.filter(({ rule }) => rule === 'unreadable-source');
    expect(unreadable.map(({ place }) => place.start.line)).toEqual([2, 4, 5]);
    expect(unreadable[2].message).toContain('title');
    expect(code).toBe(1);
  });

  test('says that a file is not checked where none of its records can be read', async () => {
    const folder = scratchFolder({ 'a.jsonl': '{\n  "text": "A ferry came."\n}\n', 'b.jsonl': '{"text": ' });
    const { code, stdout } = await corpuslint(folder, '.', 'b.jsonl', '--format', 'compact');
    expect(stdout.replaceAll(/ #\w{8}/g, '').split('\n')).toEqual([
      expect.stringMatching(
        /^a\.jsonl:1:1: error None of its records can be read\. Line 1 is not JSON: .* The file is not checked\. \[/,
      ),
      expect.stringMatching(/^b\.jsonl:1:1: error Line 1 is not JSON: .* The file is not checked\. \[/),
      '',
    ]);
    expect(code).toBe(2);
  });

  test('names the line and byte at which UTF-8 breaks', async () => {
    const broken = Buffer.concat([
      Buffer.from(`${'Grüße – “schön” ’ é à ü\n'.repeat(5)}abc`),
      Buffer.from([0xff]),
      Buffer.from('def\n'),
    ]);
    const { code, stdout } = await corpuslint(
      scratchFolder({ 'a.txt': broken, 'b.txt': paragraph }),
      '.',
      '--format',
      'compact',
    );
    expect(stdout).toMatch(/a\.txt:6:.*line 6, byte 4/);
    expect(code).toBe(1);
  });

  test('reads text with NUL bytes in it, and names them', async () => {
    const { code, stdout } = await corpuslint(scratchFolder({ 'a.txt': `${paragraph.repeat(3)}a\0b\n` }));
    expect(stdout).toContain('1 file, 1 article');
    expect(stdout).toContain('control-character');
    expect(code).toBe(1);
  });

  test('reads a folder that is named like a file', async () => {
    const { code, stdout } = await corpuslint(scratchFolder({ 'a.txt/b.txt': paragraph }), 'a.txt');
    expect(stdout).toContain('1 file, 1 article');
    expect(code).toBe(0);
  });

  test('reads one line of 20 megabytes', async () => {
    const line = Buffer.alloc(20 * 2 ** 20, 'The quick brown fox jumps over the lazy dog and runs away. ');
    // All words of such a line repeat others; what counts is that it is read and that the run ends.
    const { code, stdout } = await corpuslint(scratchFolder({ 'a.txt': line }), 'a.txt', '--format', 'json');
    expect((JSON.parse(stdout) as { summary: { words: number } }).summary.words).toBeGreaterThan(4_000_000);
    expect(code).toBeLessThan(2);
  }, 120_000);
});

describe('the report', () => {
  test('ends quietly when its reader has seen enough', async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, 'many'));
    const { stderr, code } = await new Promise<{ stderr: string; code: number }>((resolve) => {
      const child = execFile(
        'bash',
        ['-c', `"${process.execPath}" "${command}" rules | true; exit \${PIPESTATUS[0]}`],
        { cwd: folder },
        (error, _stdout, errors) =>
          resolve({ stderr: errors, code: typeof error?.code === 'number' ? error.code : 0 }),
      );
      child.stdin?.end();
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('ends with its own exit code where nobody listens to what is said beside it', () => {
    const folder = scratchFolder({ 'a.txt': paragraph });
    const line = `"${process.execPath}" "${command}" missing.txt 2>&1 | true; exit \${PIPESTATUS[0]}`;
    const { status } = spawnSync('bash', ['-c', line], { cwd: folder });
    expect(status).toBe(2);
  });

  test('goes to a file when told so, whole', async () => {
    const folder = folderWithSeeds();
    const { code, stdout } = await corpuslint(
      folder,
      'seeds',
      '--format',
      'json=out/findings.json',
      '--format',
      'compact',
    );
    expect(stdout.split('\n').length).toBeGreaterThan(20);
    expect(code).toBe(1);
    const again = await corpuslint(folder, 'seeds', '--format', 'json');
    expect(readFileSync(join(folder, 'out/findings.json'), 'utf8')).toBe(again.stdout);
  });
});

describe('exit codes', () => {
  test('0 for warnings, 1 for more of them than allowed', async () => {
    const folder = scratchFolder({ 'a.txt': `We saw the the ship. ${paragraph}` });
    expect(await corpuslint(folder)).toMatchObject({ code: 0 });
    const { code, stderr } = await corpuslint(folder, '--max-warnings', '0');
    expect(stderr).toContain('1 warning, 0 allowed');
    expect(code).toBe(1);
  });
});
