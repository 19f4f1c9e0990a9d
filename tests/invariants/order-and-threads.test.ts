import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reporters } from '../../src/format/index.ts';
import { createLinter, type Linter, type LintOptions } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { CorpusWriter } from '../bench/corpus.ts';
import { corpuslint } from '../command-line/command.ts';
import { projectRoot } from '../set-up/project.ts';

let folder: string;
let alone: Linter;
const crews = new Map<number, Linter>();

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'corpuslint-invariants-')));
  cpSync(join(projectRoot, 'seeds'), join(folder, 'seeds'), { recursive: true });
  alone = await createLinter({ threads: 1 });
  for (const threads of [2, 4]) crews.set(threads, await createLinter({ threads, batchSources: 1 }));
});
afterAll(async () => {
  for (const linter of [alone, ...crews.values()]) await linter.close();
  rmSync(folder, { recursive: true, force: true });
});

async function reportOf(linter: Linter, options: LintOptions = {}): Promise<string> {
  const result: Result = await linter.lint({ cwd: folder, paths: ['seeds'], config: false, ...options });
  const reporter = await (reporters.get('json') as NonNullable<ReturnType<typeof reporters.get>>)();
  let text = '';
  reporter.report(result, (part) => (text += part), {
    colour: false,
    width: 120,
    isTerminal: false,
    hyperlinks: false,
    maxFindings: 0,
    quiet: false,
  });
  return text;
}

describe('the report on a large file of records', () => {
  test('is the same whether the records are in memory or read one by one', async () => {
    const writer = new CorpusWriter(7, {
      exact: 0.1,
      near: 0.1,
      contained: 0.05,
      passage: 0.05,
      footer: 0.05,
      scraped: 0.05,
    });
    const lines: string[] = [];
    while (writer.planted.bytes < 2.5e6) {
      lines.push(JSON.stringify({ id: `d${lines.length}`, text: Buffer.from(writer.next()).toString() }));
      if (lines.length % 100 === 0) lines.push('', '{"text": broken');
    }
    writeFileSync(join(folder, 'records.jsonl'), lines.join('\n'));
    // One thread keeps what it reads; beside workers the main thread reads what it needs again, record by record.
    const kept = await reportOf(alone, { paths: ['records.jsonl'] });
    expect(await reportOf(crews.get(2) as Linter, { paths: ['records.jsonl'] })).toBe(kept);
    expect(kept).toContain('near-duplicate-article');
  }, 60_000);
});

describe('the report on the seeds', () => {
  test.each([2, 4])('is the same to the byte from %i threads as from one', async (threads) => {
    expect(await reportOf(crews.get(threads) as Linter)).toBe(await reportOf(alone));
  });

  test('is the same to the byte for files named in any order, or one by one', async () => {
    const files = [
      '000_f849e5fb9fd605c9',
      '001_6e7b28dd61abec0b',
      '002_d3b3f2c95ed1ec56',
      '003_12818690add4e0a3',
      '004_70383bd2258dd309',
    ];
    const paths = files.map((name) => `seeds/${name}.txt`);
    const named = await reportOf(alone, { paths });
    expect(await reportOf(alone, { paths: paths.toReversed() })).toBe(named);
    expect(await reportOf(crews.get(4) as Linter, { paths: [paths[3], 'seeds/00[0124]*'] })).toBe(named);
    expect(await reportOf(alone)).toBe(named);
  });

  test('says of one file what it says of it among all, when the corpus is given', async () => {
    const whole = JSON.parse(await reportOf(alone)) as {
      findings: { id: string; place: { path: string }; related: { path: string }[] }[];
    };
    const path = 'seeds/003_12818690add4e0a3.txt';
    const focused = JSON.parse(await reportOf(alone, { paths: [path], corpus: ['seeds'] })) as typeof whole;
    const touching = whole.findings.filter(({ place, related }) =>
      [place, ...related].some((where) => where.path === path),
    );
    expect(touching.length).toBeGreaterThan(3);
    expect(focused.findings).toEqual(touching);
  });

  test('is the same from the command line with 1, 2 and 4 threads', async () => {
    const reports = await Promise.all(
      ['1', '2', '4'].map((threads) => corpuslint(folder, 'seeds', '--threads', threads, '--format', 'json')),
    );
    expect(reports[1]).toEqual(reports[0]);
    expect(reports[2]).toEqual(reports[0]);
    expect(reports[0].code).toBe(1);
  }, 60_000);
});
