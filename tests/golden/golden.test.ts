// The expected findings on the seeds, each with the reason why it is right. A finding that is new here is not accepted
// by running anything: it is read, judged and written down.

import { describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';
import { projectRoot, readProjectFile } from '../set-up/project.ts';

interface Judged {
  readonly finding: string;
  readonly reason: string;
}

/** Findings are lines that begin with a path; the indented lines below are the reason. `#` begins a remark. */
function readGolden(text: string): Judged[] {
  const judged: { finding: string; reason: string }[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    if (line.startsWith('  ')) (judged.at(-1) as { reason: string }).reason += line.trim();
    else judged.push({ finding: line, reason: '' });
  }
  return judged;
}

const golden = readGolden(readProjectFile('tests/golden/seeds.txt'));

describe('the findings on the seeds', () => {
  test('are exactly those that have been read and judged', async () => {
    const { findings, locate } = await lint({ cwd: projectRoot, paths: ['seeds'], config: false });
    const actual = findings.map(({ rule, severity, place, id }) => {
      const { path, start, end } = locate(place);
      return `${path}:${start.line}:${start.column}-${end.line}:${end.column} ${severity} ${rule} #${id}`;
    });
    expect(actual).toEqual(golden.map(({ finding }) => finding));
  });

  test('have a reason each', () => {
    expect(golden.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });

  test('hold every defect of the mission', async () => {
    const { findings, locate, summary } = await lint({ cwd: projectRoot, paths: ['seeds'], config: false });
    const of = (rule: string) => findings.filter((finding) => finding.rule === rule);
    const classes = (rule: string) => new Set(of(rule).map((finding) => finding.class)).size;
    expect(summary).toMatchObject({ sources: 5, documents: 10, words: 6157, bytes: 39899 });
    // Two articles stand twice, so eight are distinct: each has its caption four times and its headline twice.
    expect(classes('duplicate-article')).toBe(2);
    expect([classes('repeated-caption'), of('repeated-caption').length]).toEqual([8, 24]);
    expect([classes('repeated-headline'), of('repeated-headline').length]).toEqual([8, 8]);
    expect(of('widget-residue')).toHaveLength(8);
    expect(of('misspelt-name').map(({ data }) => [data['form'], data['preferred']])).toEqual([
      ['Kamal Harris', 'Kamala Harris'],
    ]);
    expect(of('inconsistent-name').map(({ data }) => data['form'])).toEqual(['Alexander Lavrentiev']);
    expect(of('missing-final-newline')).toHaveLength(5);
    const lines = (rule: string) => of(rule).map(({ place }) => `${locate(place).path.slice(6, 9)}:${locate(place).start.line}`);
    expect(lines('unbalanced-quote')).toEqual(['001:71']);
    expect(lines('doubled-punctuation')).toEqual(['001:75']);
    for (const rule of ['near-duplicate-article', 'contained-article', 'duplicate-block', 'repeated-span', 'boilerplate']) {
      expect(of(rule)).toEqual([]);
    }
  });

  test('hold nothing inside a copy that stands in the article it copies', async () => {
    const { findings, locate } = await lint({ cwd: projectRoot, paths: ['seeds'], config: false });
    const inCopies = findings.filter(({ place, rule }) => {
      const { path, start } = locate(place);
      const isCopy =
        (path.includes('/001_') && start.line <= 42) || (path.includes('/003_') && start.line <= 44);
      return isCopy && rule !== 'duplicate-article';
    });
    expect(inCopies).toEqual([]);
  });
});
