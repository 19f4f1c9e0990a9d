// What is personal is shown by no report, whichever finding quotes it, and is still found and mended at its place.

import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const values = [
  'jane.hartwell@aldermere-post.net',
  '+49 30 23125 471',
  'ghp_q7Rk2VxT9mZb4WnY6cLd8Hf3JsPg5AeUo1iK',
];
const line = `Write to to ${values[0]}, or call call ${values[1]} with the the key ${values[2]} at hand.`;
// The line stands in copies and has defects of its own, so that other rules quote it.
const files = {
  'a.txt': `The bridge\n\n${line}\n\nThe other paragraph of the first text says more about the mill.\n`,
  'b.txt': `A ferry\n\nIt left at nine, with few on board.\n\n${line}\n`,
  'c.txt': `The bridge\n\n${line}\n\nThe other paragraph of the first text says more about the mill.\n`,
};
const asked = ['--rule', 'personal-data:warning', '--no-color'];
const formats = [
  'pretty',
  'compact',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
];

describe('personal data', () => {
  test.each(formats)('is masked in %s', async (format) => {
    const { stdout, code } = await corpuslint(scratchFolder(files), ...asked, '--format', format, '.');
    expect(code).toBeLessThan(2);
    expect(stdout).toContain('personal-data');
    for (const value of values) expect(stdout).not.toContain(value);
    expect(stdout).not.toMatch(/hartwell|23125|q7Rk2VxT/);
  });

  test('is quoted where nobody asked for it to be found', async () => {
    const { stdout } = await corpuslint(scratchFolder(files), '--format', 'pretty', '.');
    expect(stdout).toContain('hartwell');
  });

  test('gives findings ids that do not depend on the value', async () => {
    const idsOf = async (text: string): Promise<string[]> => {
      const { stdout } = await corpuslint(
        scratchFolder({ 'a.txt': text }),
        '--only',
        'personal-data',
        ...asked,
        '--format',
        'json',
        '.',
      );
      return (JSON.parse(stdout) as { findings: { id: string }[] }).findings.map(({ id }) => id);
    };
    const ids = await idsOf('Write to jane.hartwell@aldermere-post.net before noon.\n');
    expect(ids).toHaveLength(1);
    expect(await idsOf('Write to june.hartwick@aldermere-post.net before noon.\n')).toEqual(ids);
  });

  test('is put out of the file by the fix, true values and not stars', async () => {
    const folder = scratchFolder({ 'a.txt': `Write to ${values[0]} before noon, or call ${values[1]}.\n` });
    await corpuslint(folder, '--only', 'personal-data', ...asked, '--fix', '--unsafe', '.');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(
      'Write to [EMAIL] before noon, or call [TELEPHONE].\n',
    );
  });

  test('is found alike by workers', async () => {
    const folder = scratchFolder(files);
    const run = (threads: string) =>
      corpuslint(folder, '--only', 'personal-data', ...asked, '--threads', threads, '--format', 'json', '.');
    expect((await run('2')).stdout).toBe((await run('1')).stdout);
  });

  test('of an unknown kind is refused with the nearest right name', async () => {
    const config = JSON.stringify({ rules: { 'personal-data': ['warning', { kinds: ['e-mail'] }] } });
    const folder = scratchFolder({ 'a.txt': 'Nothing.\n', 'corpuslint.config.json': config });
    const { code, stderr } = await corpuslint(folder);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "email"?');
  });
});
