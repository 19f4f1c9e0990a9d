// `--against`: another set of texts is compared with, stays, and is never reported on.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lint, type LintOptions } from '../../src/lint.ts';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpuslint-against-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function findingsOf(files: Readonly<Record<string, string>>, options: LintOptions = {}) {
  const cwd = folderWith(files);
  const result = await lint({ cwd, config: false, paths: ['new'], against: ['old'], threads: 1, ...options });
  return {
    summary: result.summary,
    findings: result.findings.map(({ rule, message, place, related, fix }) => ({
      rule,
      message,
      path: result.locate(place).path,
      kept: related.map((other) => result.locate(other).path),
      edited: fix?.edits.map((edit) => result.locate(edit).path),
    })),
  };
}

const bridge =
  'The council of the town has agreed to repair the old bridge over the river before the winter comes. ' +
  'The mayor said that the work would begin in May and be paid for by the county and the state together. ' +
  'Drivers will have to take the longer way through the valley until the work on the bridge is complete.\n';
const school =
  'Pupils of the village school planted forty apple trees along the road to the mill on Saturday morning. ' +
  'Their teacher had collected the money for the trees at a fair in the autumn of the year before.\n';

test('an article of the other set stays, whatever the order of paths and the policies', async () => {
  const files = { 'new/a.txt': bridge, 'new/b.txt': bridge, 'old/z.txt': bridge, 'old/z2.txt': bridge };
  const { findings, summary } = await findingsOf(files, {
    config: { keep: ['longest', { canonical: 'new/**' }] } as never,
    corpus: ['new'],
  });
  const copies = findings.filter(({ rule }) => rule === 'duplicate-article');
  expect(copies).toEqual(
    ['new/a.txt', 'new/b.txt'].map((path) => ({
      rule: 'duplicate-article',
      message: 'Already in old/z.txt:1, word for word: 59 words. Leave it out.',
      path,
      kept: ['old/z.txt'],
      edited: [path],
    })),
  );
  expect(summary).toMatchObject({ sources: 2, documents: 2, words: 118, duplicateWords: 118 });
  expect(summary.against).toEqual([
    { path: 'old/z.txt', documents: 1, leaked: 0, repeated: 1 },
    { path: 'old/z2.txt', documents: 1, leaked: 0, repeated: 0 },
  ]);
});

test('a copy with edits and a part are measured against the other set, not against each other', async () => {
  const edited = bridge.replace('old bridge', 'wooden bridge').replace('in May', 'in June');
  const { findings } = await findingsOf({
    'new/a.txt': edited,
    'new/b.txt': edited.replace('longer way', 'long way'),
    'old/z.txt': bridge,
  });
  const copies = findings.filter(({ rule }) => rule === 'near-duplicate-article');
  expect(copies.map(({ path, kept }) => [path, ...kept])).toEqual([
    ['new/a.txt', 'old/z.txt'],
    ['new/b.txt', 'old/z.txt'],
  ]);
  expect(copies[0].message).toMatch(/^Already in old\/z\.txt:1: \d\d % of this article stands there/);
  // What copies disagree in is said of the corpus alone.
  expect(findings.every(({ rule, kept }) => rule !== 'divergent-copy' || !kept.includes('old/z.txt'))).toBe(
    true,
  );
});

test('a short text of the other set inside a longer one is reported as the passage it is', async () => {
  const { findings } = await findingsOf({
    'new/a.txt': `${school}\n${bridge}\n${school.toUpperCase()}`,
    'old/z.txt': bridge,
  });
  const passages = findings.filter(({ kept }) => kept.includes('old/z.txt'));
  expect(passages.map(({ rule, path }) => [rule, path])).toEqual([['duplicate-block', 'new/a.txt']]);
  expect(passages[0].message).toMatch(/^Already in old\/z\.txt:1: this paragraph of 59 words\./);
});

test('nothing is said of what the other set holds, nor of names and facts beside it', async () => {
  const name = (given: string): string =>
    `${school}\nMinister ${given} Lavrentyev opened the fair on Monday.\n`;
  const { findings } = await findingsOf({
    'new/a.txt': name('Alexander'),
    'old/y.txt': 'The the town has a a bridge.\u0007\n\n\n',
    'old/z.txt': name('Alexnader'),
    'old/z2.txt': bridge,
    'old/z3.txt': bridge,
  });
  expect(findings.filter(({ path }) => path.startsWith('old/'))).toEqual([]);
  expect(findings.filter(({ rule }) => rule.endsWith('-name'))).toEqual([]);
});

test('a file in both sets is only compared with', async () => {
  const { findings, summary } = await findingsOf(
    { 'new/a.txt': bridge, 'old/z.txt': bridge },
    { paths: ['.'] },
  );
  expect(findings.map(({ rule, path }) => [rule, path])).toEqual([['duplicate-article', 'new/a.txt']]);
  expect(summary.sources).toBe(1);
});

test('the result is the same for any number of threads', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `${index % 3 === 0 ? 'old' : 'new'}/${index}.txt`,
      (index % 2 === 0 ? bridge : school).replace('Saturday', `Saturday ${index % 4}`),
    ]),
  );
  const cwd = folderWith(files);
  const options: LintOptions = { cwd, config: false, paths: ['new'], against: ['old'] };
  const [one, four] = await Promise.all([lint({ ...options, threads: 1 }), lint({ ...options, threads: 4 })]);
  expect(one.findings.length).toBeGreaterThan(5);
  expect(JSON.stringify([four.findings, four.summary])).toBe(JSON.stringify([one.findings, one.summary]));
});

test('what cannot be read of the other set is said, and a path that matches nothing is an error', async () => {
  const cwd = folderWith({ 'new/a.txt': school, 'old/z.csv': 'a,b\n1,2\n' });
  const { findings } = await lint({ cwd, config: false, paths: ['new'], against: ['old'], threads: 1 });
  expect(findings.map(({ rule }) => rule)).toEqual(['unreadable-source']);
  await expect(lint({ cwd, config: false, paths: ['new'], against: ['nowhere'] })).rejects.toThrow('nowhere');
});
