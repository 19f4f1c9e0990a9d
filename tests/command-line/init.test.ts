import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { measure } from '../../src/cli/starter/measure.ts';
import { writeStarter } from '../../src/cli/starter/starter-config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { lint } from '../../src/lint.ts';
import { articles } from '../git/repository.ts';
import { corpuslint, folderWithSeeds } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const [first, second, third] = articles(3);

describe('init', () => {
  test('says what it measured, and writes a configuration that gives the same findings', async () => {
    const folder = folderWithSeeds();
    const before = await corpuslint(folder, 'seeds', '--format', 'json');
    const { code, stdout, stderr } = await corpuslint(folder, 'init');
    expect(stdout).toContain('Measured: 5 files (5 plain), 10 articles, 6,157 words, 39.9 kB.');
    expect(stdout).toContain('Encodings: UTF-8 throughout.');
    expect(stdout).toContain('Wrote corpuslint.config.yaml.');
    expect(stdout).toMatch(/^ +2 {2}error {4}duplicate-article$/m);
    expect(stdout).toContain('npx corpuslint --staged');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const after = await corpuslint(folder, '--format', 'json');
    expect(after.stderr).toBe('');
    expect(after.stdout).toBe(before.stdout);
  });

  test('names the installed command for a hook, for npx takes longer than the check', async () => {
    const folder = scratchFolder({ 'a.txt': first });
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/.bin/corpuslint'), '');
    const { stdout } = await corpuslint(folder, 'init');
    expect(stdout).toContain('\n  node_modules/.bin/corpuslint --staged  ');
    expect(stdout).not.toContain('npx corpuslint --staged');
  });

  test('writes down the division, the files and the counts of rules', async () => {
    const folder = folderWithSeeds();
    await corpuslint(folder, 'init');
    const text = readFileSync(join(folder, 'corpuslint.config.yaml'), 'utf8');
    expect(text).toContain('    - "seeds/**/*.txt" # 5 files\n');
    expect(text).toContain('    articles: { "emptyLines": 3 }\n');
    expect(text).toContain('#   duplicate-article: error # 2 findings\n');
    expect(text).toMatch(/^extends: recommended$/m);
  });

  test('names a rule once, at the worst severity that it found', async () => {
    const measured = measure(await lint({ cwd: folderWithSeeds(), paths: ['.'], config: false, threads: 1 }));
    const rules = [
      { rule: 'misspelt-name', severity: 'error', count: 1 },
      { rule: 'misspelt-name', severity: 'warning', count: 11 },
    ] as const;
    const text = writeStarter('yaml', { ...measured, rules }, []);
    expect(text.match(/misspelt-name: .*/g)).toEqual(['misspelt-name: error # 12 findings']);
  });

  test('gives a right configuration also where every comment is taken away', async () => {
    const folder = scratchFolder({
      'a/x.jsonl': '{"text": "A text."}\n',
      'b/y.txt': first,
      'b/z.txt': first,
    });
    await corpuslint(folder, 'init');
    const text = readFileSync(join(folder, 'corpuslint.config.yaml'), 'utf8');
    const open = text.replaceAll(/^( *)# ((?:  )*(?:- |[a-z-]+:(?: |$)).*)$/gm, '$1$2');
    expect(open.match(/^sources:/gm)).toHaveLength(1);
    writeFileSync(join(folder, 'corpuslint.config.yaml'), open);
    const loaded = await loadConfig({ cwd: folder, rules });
    expect(Object.keys(loaded?.config ?? {})).toEqual(
      expect.arrayContaining(['extends', 'corpus', 'sources', 'rules', 'names', 'keep']),
    );
  });

  test('writes TypeScript as well, which is read back', async () => {
    const folder = folderWithSeeds();
    expect((await corpuslint(folder, 'init', '--type', 'ts')).stdout).toContain(
      'Wrote corpuslint.config.ts.',
    );
    const text = readFileSync(join(folder, 'corpuslint.config.ts'), 'utf8');
    expect(text).toContain("import { defineConfig } from 'corpuslint';\n\nexport default defineConfig({\n");
    // There is no package to import from in this folder.
    writeFileSync(
      join(folder, 'corpuslint.config.ts'),
      text.replace(
        "import { defineConfig } from 'corpuslint';",
        'const defineConfig = <T>(config: T): T => config;',
      ),
    );
    const { code, stdout } = await corpuslint(folder, '--print-config', 'seeds/a.txt');
    expect(JSON.parse(stdout)).toMatchObject({
      corpus: { include: ['seeds/**/*.txt'] },
      source: { articles: { kind: 'empty-lines', lines: 3 } },
    });
    expect(code).toBe(0);
  });

  test('leaves files about the repository out, unless there are no others', async () => {
    const readme = `# A project\n\n${second}`;
    const folder = scratchFolder({ 'README.md': readme, 'texts/a.txt': first });
    expect((await corpuslint(folder, 'init')).stdout).toContain('Measured: 1 file (1 plain)');
    expect(readFileSync(join(folder, 'corpuslint.config.yaml'), 'utf8')).toContain(
      'exclude:\n    - "README.md"\n',
    );
    const alone = scratchFolder({ 'README.md': readme });
    expect((await corpuslint(alone, 'init')).stdout).toContain('Measured: 1 file (1 markdown)');
    expect(readFileSync(join(alone, 'corpuslint.config.yaml'), 'utf8')).toContain('extends: docs\n');
  });

  test('shows lines that stand in many articles, as data and not as configuration', async () => {
    const line = 'Printed by "our" house in Riverton: # every morning';
    const files = Object.fromEntries(
      articles(12, 5).map((text, index) => [`texts/${index}.txt`, `${text}\n${line}\n`]),
    );
    const folder = scratchFolder(files);
    await corpuslint(folder, 'init');
    const text = readFileSync(join(folder, 'corpuslint.config.yaml'), 'utf8');
    expect(text).toMatch(/^#   12 articles: "Printed by \\"our\\" house in Riverton: # every morning"$/m);
    expect((await corpuslint(folder)).stderr).toBe('');
  });

  test.each(['corpuslint.config.yaml', 'corpuslint.config.json', 'corpuslint.config.ts'])(
    'never overwrites %s',
    async (name) => {
      const folder = scratchFolder({ 'a.txt': first, [name]: '{}' });
      const { code, stderr, stdout } = await corpuslint(folder, 'init');
      expect(stderr).toBe(
        `corpuslint: There is a configuration already: ${name}. init never overwrites: edit it, or move it away first.\n`,
      );
      expect(stdout).toBe('');
      expect(code).toBe(2);
      expect(readFileSync(join(folder, name), 'utf8')).toBe('{}');
    },
  );

  test('writes neither beside a configuration above it nor through a link', async () => {
    const folder = scratchFolder({ '.git/x': '', 'corpuslint.config.json': '{}', 'deep/a.txt': third });
    const below = await corpuslint(join(folder, 'deep'), 'init');
    expect(below.stderr).toContain('There is a configuration already: ../corpuslint.config.json.');
    const linked = scratchFolder({ 'a.txt': first });
    symlinkSync('elsewhere.yaml', join(linked, 'corpuslint.config.yaml'));
    const { code, stderr } = await corpuslint(linked, 'init');
    expect(stderr).toBe('corpuslint: corpuslint.config.yaml cannot be written: there is one already.\n');
    expect(code).toBe(2);
    expect(readdirSync(linked).toSorted()).toEqual(['a.txt', 'corpuslint.config.yaml']);
  });

  test('writes nothing where there are no texts', async () => {
    const folder = scratchFolder({ 'a.png': Buffer.from([0x89, 0x50, 0x4e, 0x47]) });
    const { code, stderr } = await corpuslint(folder, 'init');
    expect(stderr).toContain('there are no texts to measure');
    expect(code).toBe(2);
    expect(readdirSync(folder)).toEqual(['a.png']);
  });

  test('names a wrong language in one line', async () => {
    const { code, stderr } = await corpuslint(scratchFolder(), 'init', '--type', 'toml');
    expect(stderr).toContain('Allowed choices are yaml, ts.');
    expect(code).toBe(2);
  });
});
