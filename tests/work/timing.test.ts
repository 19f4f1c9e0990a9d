import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { planTable } from '../../src/cli/stderr/plan-table.ts';
import { timingTable } from '../../src/cli/stderr/timing-table.ts';
import { defaultOptions } from '../../src/define/index.ts';
import { planRun } from '../../src/engine/plan.ts';
import { columnsOf } from '../../src/format/terminal/layout.ts';
import { createLinter, lint } from '../../src/lint.ts';
import type { Timing } from '../../src/model/result.ts';
import { rules } from '../../rules/index.ts';
import { corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { schemaFaults } from '../format/schema-check.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/format/findings.schema.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>;

const orders = ['duplicate-article', 'duplicate-block', 'repeated-caption', 'repeated-word'].map((id) => {
  const { options } = rules.find((rule) => rule.id === id) as (typeof rules)[number];
  return {
    id,
    options: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default])),
  };
});
const plan = planRun(rules, orders);
const made: Timing = {
  stages: [
    { stage: 'discover', milliseconds: 10 },
    { stage: 'read', milliseconds: 2000 },
    { stage: 'index', milliseconds: 1500 },
    { stage: 'check', milliseconds: 240 },
    { stage: 'settle', milliseconds: 200 },
    { stage: 'report', milliseconds: 50 },
  ],
  reading: {
    bytes: 60_000_000,
    sources: 1200,
    batches: 30,
    workers: 2,
    load: 700,
    scan: 900,
    spilled: 0,
    known: { bytes: 1_000_000, sources: 3, batches: 1, isWhole: false },
  },
  indexes: plan.baseIndexes.map(({ key }, at) => ({ id: key, rows: 12_345, map: 1000 / (at + 1), view: 2 })),
  views: plan.derivedIndexes.map(({ key }, at) => ({ id: key, milliseconds: at === 0 ? 1400 : 1 })),
  documentRules: [{ id: 'repeated-word', milliseconds: 12.34 }],
  corpusRules: [
    { id: 'duplicate-article', milliseconds: 100 },
    { id: 'duplicate-block', milliseconds: 1 },
    { id: 'repeated-caption', milliseconds: 2 },
  ],
};

describe('the tables of --timing', () => {
  test('give every stage its share and the rate of reading', () => {
    const lines = timingTable(made, 100);
    expect(lines.slice(0, 8)).toEqual(
      [
        'Stages       ms  share',
        '  discover   10    0 %',
        '  read    2,000   50 %',
        '  index   1,500   38 %',
        '  check     240    6 %',
        '  settle    200    5 %',
        '  report     50    1 %',
        '  together  4,000  100 %',
      ].map((line) => expect.stringMatching(new RegExp(`^${line.replaceAll(/ +/g, ' +')}$`))),
    );
    expect(lines).toContain('Read: 1,200 files, 60 MB, 30 MB/s');
    expect(lines).toContain('In 30 batches by the main thread and 2 workers, whose times are summed below');
    expect(lines).toContain('From the index on disk: 3 files, 1 MB, not read again');
  });

  test('name the dearest first and what costs next to nothing together', () => {
    const lines = timingTable(made, 100).join('\n');
    expect(lines).toMatch(/Corpus rules +ms\n {2}duplicate-article +100\n {2}2 others +3\.0/);
  });

  test('say so where all was recalled', () => {
    const known = { bytes: 5, sources: 1, batches: 1, isWhole: true };
    const nothing = { bytes: 0, sources: 0, batches: 0, workers: 0, load: 0, scan: 0, spilled: 0, known };
    const recalled: Timing = {
      ...made,
      reading: nothing,
      indexes: [],
      views: [],
      documentRules: [],
      corpusRules: [],
    };
    expect(timingTable(recalled, 100).at(-1)).toContain('neither files nor rules have changed');
    expect(planTable(plan, recalled, 100).join('\n')).toContain('Nothing has changed since the last run');
  });

  test.each([40, 60])('fit into %i columns, and so does the plan', (width) => {
    for (const lines of [timingTable(made, width), planTable(plan, made, width)]) {
      expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    }
  });
});

describe('the plan', () => {
  test('says who asked for what, what is shared, and what it cost', () => {
    const text = planTable(plan, made, 120).join('\n');
    expect(text).toContain('4 rules: 1 document rule, 3 corpus rules on ');
    expect(text).toMatch(
      / {2}repeated-blocks .*\n {4}for +rule duplicate-block; views edited-paragraphs, .*shared by \d/,
    );
    expect(text).toMatch(
      / {2}same-blocks\n {4}for +views repeated-blocks, unjudged-documents .*\n {4}columns +frame u32, /,
    );
    expect(text).toMatch(/cost +[\d,.]+ ms map, 2\.0 ms view, 12,345 rows/);
    expect(text).toMatch(/ {2}duplicate-article\n {4}reads +equal-articles\n {4}cost +100 ms/);
    expect(text).toMatch(/ {2}repeated-word +12$/m);
  });
});

// Not asked about documents with some trait, and perhaps about none.
const { documentRules, baseIndexes } = planRun(
  rules,
  rules.map(({ id, options }) => ({ id, options: defaultOptions(options) })),
);
const silent = new Set([
  ...documentRules.filter(({ rule }) => rule.silentOn !== undefined).map(({ rule }) => rule.id),
  ...baseIndexes.filter(({ index }) => index.silentOn !== undefined).map(({ key }) => key),
]);

describe('a run', () => {
  test.each([1, 2])(
    'measures stages, indexes and rules with %i threads, and only if asked to',
    async (threads) => {
      const cwd = folderWithSeeds();
      const linter = await createLinter({ threads, batchSources: 1 });
      try {
        const asked = { cwd, paths: ['seeds'], config: false } as const;
        expect((await linter.lint(asked)).timing).toBe(undefined);
        const { timing } = await linter.lint({ ...asked, timing: true });
        expect(timing?.stages.map(({ stage }) => stage)).toEqual([
          'discover',
          'read',
          'index',
          'check',
          'settle',
          'report',
        ]);
        expect(timing?.reading).toMatchObject({ sources: 5, batches: 5, workers: threads === 1 ? 0 : 1 });
        expect(timing?.indexes.find(({ id }) => id === 'same-blocks')).toMatchObject({
          rows: expect.any(Number) as number,
        });
        const isAsked = ({ id }: { readonly id: string }): boolean => !silent.has(id);
        for (const { map } of timing?.indexes.filter(isAsked) ?? []) expect(map).toBeGreaterThan(0);
        for (const { milliseconds } of timing?.documentRules.filter(isAsked) ?? [])
          expect(milliseconds).toBeGreaterThan(0);
        expect(timing?.corpusRules.map(({ id }) => id)).toContain('duplicate-article');
      } finally {
        await linter.close();
      }
    },
  );

  test('knows what came from the index on disk', async () => {
    const cwd = folderWithSeeds();
    const asked = { cwd, paths: ['seeds'], config: false, threads: 1, timing: true, cache: 'index' } as const;
    expect((await lint(asked)).timing?.reading.known.sources).toBe(0);
    const other = await lint({ ...asked, rule: ['duplicate-block:error:{"words":30}'] });
    expect(other.timing?.reading).toMatchObject({ sources: 0, known: { sources: 5, isWhole: false } });
    expect(other.timing?.indexes.find(({ id }) => id === 'same-blocks')?.rows).toBeGreaterThan(0);
  });
});

describe('the command', () => {
  test('prints plan and times on stderr and leaves the report as it is', async () => {
    const cwd = folderWithSeeds();
    const plain = await corpuslint(cwd, 'seeds');
    const told = await corpuslint(cwd, 'seeds', '--timing', '--explain-plan');
    expect([told.code, told.stdout]).toEqual([plain.code, plain.stdout]);
    expect(told.stderr).toMatch(/Base indexes: rows[^]*Stages +ms +share\n {2}discover/);
    expect(plain.stderr).not.toContain('Stages');
  });

  test('adds the times to json only with --timing', async () => {
    const cwd = folderWithSeeds();
    const summaryOf = async (...flags: string[]): Promise<{ timing?: Timing }> => {
      const { stdout } = await corpuslint(cwd, 'seeds', '--format', 'json', ...flags);
      const report = JSON.parse(stdout) as { summary: { timing?: Timing } };
      expect(schemaFaults(report, schema)).toEqual([]);
      return report.summary;
    };
    expect((await summaryOf('--explain-plan')).timing).toBe(undefined);
    expect((await summaryOf('--timing')).timing?.stages.length).toBe(6);
  });

  test('refuses the flags where no check is reported', async () => {
    const cwd = scratchFolder({ 'a.txt': 'Text.\n' });
    const { code, stderr } = await corpuslint(cwd, 'baseline', '--timing');
    expect([code, stderr]).toEqual([2, 'corpuslint: --timing is no flag of corpuslint baseline.\n']);
  });
});
