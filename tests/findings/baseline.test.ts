import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { articleOf, baseline, check, copy, editArticle, first, knownSeeds, news } from './corpus.ts';

const words = (article: string): string[] => article.split(' ');

/** The edits of an article that must leave its copy known. */
const edits: readonly (readonly [string, (article: string) => string])[] = [
  ['one word', (article) => article.replace('invitation', 'request')],
  ['straight quotes', (article) => article.replaceAll(/[“”]/g, '"').replaceAll('’', "'")],
  ['CRLF', (article) => article.replaceAll('\n', '\r\n')],
  ['the header of 11 lines dropped', (article) => article.split('\n').slice(11).join('\n')],
  ['one paragraph dropped', (article) => article.split('\n').toSpliced(19, 1).join('\n')],
  [
    'the last third dropped',
    (article) =>
      words(article)
        .slice(0, (words(article).length * 2) / 3)
        .join(' '),
  ],
  [
    '3 % of the words replaced',
    (article) =>
      words(article)
        .map((word, at) => (at % 33 === 7 ? `word${at}` : word))
        .join(' '),
  ],
];

describe('a baseline', () => {
  test('knows what it was written from: nothing fails, whoever asks', async () => {
    const folder = await knownSeeds();
    const { summary, findings, notes } = await check(folder);
    expect(summary.failing).toEqual({ error: 0, warning: 0, info: 0 });
    expect(new Set(findings.map(({ state }) => state))).toEqual(new Set(['unchanged']));
    expect(notes.baseline).toEqual({
      file: baseline,
      states: { unchanged: findings.length, updated: 0, grown: 0, new: 0 },
      absent: [],
    });
    const { code, stdout } = await corpuslint(folder);
    expect(code).toBe(0);
    expect(stdout).toContain('checked: nothing new.');
    expect(stdout).toContain(
      `${findings.length} known findings left out (corpuslint-baseline.jsonl); --no-baseline`,
    );
  });

  describe.each([
    ['the copy', [copy]],
    ['the one that stays', [first]],
    ['both', [first, copy]],
  ])('with an edit in %s', (_, paths) => {
    test.each(edits)('still knows a copied article after %s', async (_name, edit) => {
      const folder = await knownSeeds();
      for (const path of paths) editArticle(folder, path, edit);
      const result = await check(folder);
      // Marks of another kind, or line ends, are a note of their own.
      const foreign = news(result).filter((line) => !/^updated |mixed-(quotes|line-endings) /.test(line));
      expect(foreign).toEqual([]);
      expect({ ...result.summary.failing, info: 0 }).toEqual({ error: 0, warning: 0, info: 0 });
      const aboutCopies = result.findings.filter(({ rule }) =>
        /^(duplicate|near-dup|contained).*-article$/.test(rule),
      );
      expect(aboutCopies).toHaveLength(2);
    });
  });

  test('knows findings in files that were renamed, and beneath new lines', async () => {
    const folder = await knownSeeds();
    renameSync(join(folder, copy), join(folder, 'seeds/moved.txt'));
    writeFileSync(join(folder, first), `\n\n\n\n${readFileSync(join(folder, first), 'utf8')}`);
    expect(news(await check(folder))).toEqual([]);
  });

  test('fails for a third copy, verbatim or edited, and names the new one', async () => {
    const folder = await knownSeeds();
    writeFileSync(join(folder, 'seeds/third.txt'), `${articleOf(folder, first)}\n`);
    expect(news(await check(folder))).toEqual(['grown duplicate-article seeds/third.txt']);
    expect((await corpuslint(folder)).code).toBe(1);
    editArticle(folder, 'seeds/third.txt', edits[0][1]);
    writeFileSync(join(folder, 'seeds/third.txt'), `${edits[0][1](articleOf(folder, first))}\n`);
    expect(news(await check(folder))).toContain('grown near-duplicate-article seeds/third.txt');
  });

  test('fails for a third copy when that one alone is in focus', async () => {
    const folder = await knownSeeds();
    writeFileSync(join(folder, 'seeds/third.txt'), `${articleOf(folder, first)}\n`);
    const focused = await check(folder, { corpus: ['seeds'], paths: ['seeds/third.txt'] });
    expect(news(focused)).toEqual(['grown duplicate-article seeds/third.txt']);
    expect(focused.notes.baseline?.absent).toEqual([]);
  });

  test('tells a fault that moved from one that was mended while another came', async () => {
    const folder = scratchFolder({
      'a.txt': 'Text.\nTT\nMore of the text, said here.\n',
      'b.txt': 'A text.\nEnds here.\n',
    });
    const only = ['--only', 'widget-residue'];
    await corpuslint(folder, 'baseline', ...only);
    writeFileSync(join(folder, 'a.txt'), 'Text.\nMore of the text, said here.\n');
    writeFileSync(join(folder, 'b.txt'), 'A text.\nTT\nEnds here.\n');
    expect(news(await check(folder, { only: ['widget-residue'] }))).toEqual(['grown widget-residue b.txt']);
  });

  test('never fails for what was mended, and says that the line can go', async () => {
    const folder = await knownSeeds();
    editArticle(folder, copy, () => '');
    const { code, stderr } = await corpuslint(folder);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /known findings? (is|are) gone\. corpuslint baseline --prune takes the lines out of/,
    );
    const pruned = await corpuslint(folder, 'baseline', '--prune');
    expect(pruned.stdout).toMatch(/\(\+0 new, 0 changed, −\d gone\)\.\n$/);
    expect((await corpuslint(folder)).stderr).toBe('');
  });

  test('is brought up to date with a count of what came, changed and went', async () => {
    const folder = await knownSeeds();
    editArticle(folder, copy, edits[0][1]);
    writeFileSync(join(folder, 'seeds/new.txt'), 'He said the the word was all there is to say here.\n');
    const before = readFileSync(join(folder, baseline), 'utf8');
    const { stdout } = await corpuslint(folder, 'baseline');
    expect(stdout).toMatch(
      /^corpuslint-baseline\.jsonl: \d+ findings known \(\+1 new, 1 changed, −0 gone\)\.\n$/,
    );
    const after = readFileSync(join(folder, baseline), 'utf8');
    expect(after).not.toBe(before);
    expect(after.split('\n').slice(0, -1).toSorted()).toEqual(after.split('\n').slice(0, -1));
    expect(news(await check(folder))).toEqual([]);
  });

  test('touches only what a run could see', async () => {
    const folder = await knownSeeds();
    const before = readFileSync(join(folder, baseline), 'utf8');
    await corpuslint(folder, 'baseline', '--only', 'repeated-word');
    await corpuslint(folder, 'baseline', first);
    expect(readFileSync(join(folder, baseline), 'utf8')).toBe(before);
  });

  test('adds nothing when it is only pruned', async () => {
    const folder = await knownSeeds();
    const before = readFileSync(join(folder, baseline), 'utf8');
    writeFileSync(join(folder, 'seeds/new.txt'), 'He said the the word was all there is to say here.\n');
    const { stdout } = await corpuslint(folder, 'baseline', '--prune');
    expect(stdout).toContain('1 new finding left out.');
    expect(readFileSync(join(folder, baseline), 'utf8')).toBe(before);
  });

  test('holds no path of the machine, and paths from its own folder', async () => {
    const folder = folderWithSeeds();
    await corpuslint(join(folder, 'seeds'), 'baseline', '.', '--baseline', '../known.jsonl');
    const text = readFileSync(join(folder, 'known.jsonl'), 'utf8');
    expect(text).not.toContain(folder);
    expect(text).toContain('"paths":["seeds/001_6e7b28dd61abec0b.txt"]');
    expect(news(await check(folder, { baseline: 'known.jsonl' }))).toEqual([]);
    expect(news(await check(join(folder, 'seeds'), { baseline: '../known.jsonl' }))).toEqual([]);
  });

  test('is named by a configuration, from its folder, and lies in the corpus without being part of it', async () => {
    const folder = folderWithSeeds();
    const config = '{"corpus":{"include":"**"},"baseline":"seeds/known.jsonl"}';
    writeFileSync(join(folder, 'corpuslint.config.json'), config);
    mkdirSync(join(folder, '.git'));
    await corpuslint(join(folder, 'seeds'), 'baseline');
    expect(existsSync(join(folder, 'seeds/known.jsonl'))).toBe(true);
    const { notes, summary } = await check(join(folder, 'seeds'));
    expect(notes.baseline?.file).toBe('known.jsonl');
    expect([summary.sources, summary.failing.error]).toEqual([5, 0]);
  });

  test('can be left out', async () => {
    const folder = await knownSeeds();
    expect((await corpuslint(folder, '--no-baseline')).code).toBe(1);
    const { notes, summary } = await check(folder, { baseline: false });
    expect([notes.baseline, summary.failing.error]).toEqual([undefined, 3]);
  });

  test('is asked for in vain where there is none', async () => {
    const folder = scratchFolder({ 'a.txt': 'Text.\n' });
    const missing = await corpuslint(folder, '--baseline', 'none.jsonl');
    expect([missing.code, missing.stderr]).toEqual([
      2,
      'corpuslint: There is no baseline none.jsonl. corpuslint baseline --baseline none.jsonl writes it.\n',
    ]);
    expect((await corpuslint(folder, 'baseline', '--prune')).code).toBe(2);
    expect((await corpuslint(folder, 'baseline', '--no-baseline')).code).toBe(2);
    const unwritable = await corpuslint(folder, 'baseline', '--baseline', 'a.txt/known.jsonl');
    expect([unwritable.code, unwritable.stderr]).toEqual([2, expect.stringContaining('cannot be')]);
  });

  test('that is damaged is named with its line, and written anew on demand', async () => {
    const folder = await knownSeeds();
    const lines = readFileSync(join(folder, baseline), 'utf8').split('\n');
    const [header, ...rest] = lines;
    const conflict = [
      header,
      '<<<<<<< ours',
      ...rest.slice(0, 9),
      '=======',
      ...rest.slice(9, -1),
      '>>>>>>> theirs',
      '',
    ];
    writeFileSync(join(folder, baseline), conflict.join('\n'));
    const { code, stderr } = await corpuslint(folder);
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('corpuslint-baseline.jsonl:2: here a merge left its marks.'),
    ]);
    expect((await corpuslint(folder, 'baseline')).stdout).toContain('(+0 new, 0 changed, −0 gone)');
    expect(readFileSync(join(folder, baseline), 'utf8')).toBe(lines.join('\n'));
    rmSync(join(folder, baseline));
  });

  test('leaves the order of findings to what is new', async () => {
    const folder = await knownSeeds();
    writeFileSync(join(folder, 'seeds/new.txt'), 'He said the the word was all there is to say here.\n');
    const { findings } = await check(folder);
    expect([findings[0].rule, findings[0].state]).toEqual(['repeated-word', 'new']);
    expect(findings[1]).toMatchObject({ state: 'unchanged', severity: 'error' });
    const strict = await corpuslint(folder, '--max-warnings', '0');
    expect([strict.code, strict.stderr]).toEqual([1, expect.stringContaining('1 warning, 0 allowed.')]);
  });
});
