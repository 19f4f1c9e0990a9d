import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { UserConfig } from '../../src/config/types.ts';
import { ConfigError } from '../../src/model/errors.ts';
import { readTimestamp } from '../../src/text/facts/timestamp.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const story = [
  'Council opens the rebuilt swimming hall after two years of repairs',
  '',
  'The rebuilt swimming hall opened on Monday after repairs that took two years and cost more than planned.',
  '',
  'Visitors queued from early morning, and the first hundred of them were let in without paying.',
  '',
].join('\n');

/** Which copy stays and why: `kept` and `reason` of the only finding of the rule. */
async function keptBy(
  keep: UserConfig['keep'],
  files: Record<string, string>,
  rule = 'duplicate-article',
): Promise<string> {
  const cwd = scratchFolder(files);
  const { findings } = await lint({
    cwd,
    threads: 0,
    only: [rule],
    config: keep === undefined ? {} : { keep },
  });
  expect(findings).toHaveLength(1);
  const [{ data, message }] = findings;
  expect(message).toContain(String(data['reason']));
  return `${data['kept']} ${data['reason']}`;
}

const records = (...dates: (string | number)[]): string =>
  dates.map((date, index) => `${JSON.stringify({ id: `r${index}`, date, text: story })}\n`).join('');

describe('which copy stays', () => {
  test('is the first by path without policies', async () => {
    expect(await keptBy(undefined, { 'b.txt': story, 'a.txt': story })).toBe('a.txt:1 first by path');
  });

  test('is the one at a canonical path, wherever that sorts', async () => {
    const files = { 'a/x.txt': story, 'wire/x.txt': story };
    expect(await keptBy([{ canonical: 'wire/**' }], files)).toBe('wire/x.txt:1 canonical: wire/**');
  });

  test('is decided by the next policy where one leaves it open', async () => {
    const files = { 'a.jsonl': records('2024-05-02', '2024-05-01') };
    expect(await keptBy(['longest', { canonical: 'a*' }, 'earliest'], files)).toBe(
      'a.jsonl#2 earliest, 2024-05-01',
    );
  });

  test('is the newest, and one without a date comes last', async () => {
    const files = { 'a.jsonl': records('', '2024-05-01') };
    expect(await keptBy(['newest'], files)).toBe('a.jsonl#2 newest, 2024-05-01');
  });

  test('is the longest of near duplicates', async () => {
    const longer = `${story}\nThe hall closes at nine in the evening.\n`;
    const files = { 'a.txt': story, 'b.txt': longer };
    expect(await keptBy(['longest'], files, 'near-duplicate-article')).toMatch(
      /^b\.txt:1 longest, 5\d words against/,
    );
    expect(await keptBy(undefined, files, 'near-duplicate-article')).toBe('a.txt:1 first by path');
  });

  test('is the one with the fewest findings of its own', async () => {
    const cwd = scratchFolder({ 'a.txt': `${story.replaceAll('opened', '\u200bopened')}`, 'b.txt': story });
    const { findings } = await lint({
      cwd,
      threads: 0,
      config: { keep: ['fewest-findings'] },
      only: ['duplicate-article', 'invisible-character'],
    });
    const copy = findings.find(({ rule }) => rule === 'duplicate-article');
    expect(copy?.data).toMatchObject({ kept: 'b.txt:1', reason: 'fewest findings, 0 against 1' });
  });

  test('is the one that git saw first', async () => {
    const cwd = scratchFolder({ 'z.txt': story });
    const git = (day: string, ...args: string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
        cwd,
        env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_AUTHOR_DATE: `${day}T12:00:00Z` },
      });
    git('2024-01-01', 'init', '-q');
    git('2024-01-01', 'add', '.');
    git('2024-01-01', 'commit', '-qm', 'one');
    execFileSync('cp', ['z.txt', 'a.txt'], { cwd });
    git('2024-02-02', 'add', '.');
    git('2024-02-02', 'commit', '-qm', 'two');
    const { findings } = await lint({
      cwd,
      threads: 0,
      config: { keep: ['git-first-seen'] },
      only: ['duplicate-article'],
    });
    expect(findings[0].data).toMatchObject({ kept: 'z.txt:1', reason: 'first in git, 2024-01-01' });
  });

  test('is asked of git, or the run ends with what is missing and blames no rule', async () => {
    const cwd = scratchFolder({ 'a.txt': story, 'b.txt': story });
    const outcome = lint({ cwd, threads: 0, config: { keep: ['git-first-seen'] } });
    await expect(outcome).rejects.toThrow(ConfigError);
    await expect(outcome).rejects.toThrow('"keep" names "git-first-seen", but the history of git');
  });

  test('is the same for every class of paragraphs across articles', async () => {
    const [, , paragraph] = story.split('\n');
    const article = (title: string, more: string): string => `${title}\n\n${paragraph}\n\n${more}\n`;
    const files = {
      'a.txt': article('A first look at the hall', 'Nothing else of note was said about it on that day.'),
      'b.txt': article(
        'More on the same subject',
        'Twelve councillors voted for the plan and nine against it, as before.',
      ),
    };
    expect(await keptBy([{ canonical: 'b.*' }], files, 'duplicate-block')).toBe('b.txt:3 canonical: b.*');
  });

  test('is the same for paragraphs that were lightly edited, and for captions, headlines and boilerplate', async () => {
    const paragraph =
      'The rebuilt hall by the river opened on Monday after repairs that took two years and cost much more than the council had planned at first';
    const edited = paragraph.replace('much more', 'far more');
    const caption = 'Visitors wait before the rebuilt hall on Monday morning. (Reuters)';
    const footer = 'The Harbour Gazette is printed on paper from the mill at Lund.';
    const own = [
      'Nothing else of note was said about it on that day.',
      'Twelve councillors voted for the plan and nine against it, as before.',
      'The ferry came back to the lower quay on Monday, two days late.',
      'Boats that stay overnight will pay a tenth more from May on.',
    ];
    const winners = async (rule: string, files: Record<string, string>): Promise<string[]> => {
      const config: UserConfig = { keep: [{ canonical: 'b.*' }] };
      const { findings } = await lint({ cwd: scratchFolder(files), threads: 0, only: [rule], config });
      return findings.map(({ data }) => `${data['kept']} ${data['reason']}`);
    };
    const pair = (text: string, other: string): Record<string, string> => ({
      'a.txt': `A first look at the hall\n\n${own[0]}\n\n${text}\n\n${own[2]}\n`,
      'b.txt': `More on the same subject\n\n${own[1]}\n\n${other}\n\n${own[3]}\n`,
    });
    const fifth = ['b.txt:5 canonical: b.*'];
    expect(await winners('duplicate-block', pair(`${paragraph}.`, `${edited}.`))).toEqual(fifth);
    expect(await winners('repeated-caption', pair(caption, caption))).toEqual(fifth);
    const under = (names: string[], text: (index: number) => string): Record<string, string> =>
      Object.fromEntries(names.map((name, index) => [`${name}.txt`, text(index)]));
    const headline = 'Council opens the rebuilt swimming hall';
    expect(
      await winners(
        'repeated-headline',
        under(['a', 'b'], (index) => `${headline}\n\n${own[index]}\n`),
      ),
    ).toEqual(['b.txt:1 canonical: b.*']);
    expect(
      await winners(
        'boilerplate',
        under(['a', 'b', 'c', 'd'], (index) => `${own[index]}\n\n${footer}\n`),
      ),
    ).toEqual(Array.from({ length: 3 }, () => 'b.txt:3 canonical: b.*'));
  });
});

describe('a date of a record', () => {
  test.each([
    ['2024-05-01', '2024-05-01T00:00:00.000Z'],
    ['2024-05-01T10:00:00+02:00', '2024-05-01T08:00:00.000Z'],
    ['2024-05-01 10:00', '2024-05-01T10:00:00.000Z'],
    ['20240501', '2024-05-01T00:00:00.000Z'],
    ['2024', '2024-01-01T00:00:00.000Z'],
    ['Wed, 01 May 2024 10:00:00 GMT', '2024-05-01T10:00:00.000Z'],
    ['1714557600', '2024-05-01T10:00:00.000Z'],
    ['1714557600000', '2024-05-01T10:00:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(new Date(readTimestamp(text) ?? Number.NaN).toISOString()).toBe(moment);
  });

  test.each(['', 'yesterday', '2024-13-40', '01/02/2024', 'May 1'])('%s is none', (text) => {
    expect(readTimestamp(text)).toBeUndefined();
  });
});
