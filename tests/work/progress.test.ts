import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeProgress, formatDuration, Rate } from '../../src/cli/stderr/progress-text.ts';
import { openProgress } from '../../src/cli/stderr/progress.ts';
import { lint } from '../../src/lint.ts';
import { CorpusWriter } from '../bench/corpus.ts';
import { command, corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('the progress line', () => {
  test('says while reading how much, how fast, and how long still', () => {
    expect(describeProgress({ stage: 'read', done: 45e6, total: 100e6 }, 23e6, 79)).toBe(
      'Reading  █████████████░░░░░░░░░░░░░░░░░  45 %  23 MB/s  3 s left',
    );
    expect(describeProgress({ stage: 'read', done: 0, total: 2e11 }, 5e6, 79)).toContain(
      '  5.0 MB/s  11 h 7 min left',
    );
  });

  test('names no rate before there is one', () => {
    for (const rate of [undefined, 0]) {
      expect(describeProgress({ stage: 'read', done: 1, total: 4 }, rate, 30)).toMatch(
        /^Reading {2}█+░+ {2}25 %$/,
      );
    }
  });

  test('names the other stages, and counts what they count', () => {
    expect(describeProgress({ stage: 'discover', done: 0, total: 0 }, undefined, 79)).toBe(
      'Looking for files …',
    );
    expect(describeProgress({ stage: 'index', done: 3, total: 33 }, 5e6, 79)).toBe(
      'Comparing 3 of 33 indexes',
    );
    expect(describeProgress({ stage: 'check', done: 0, total: 22 }, 5e6, 79)).toBe('Checking 0 of 22 rules');
    expect(describeProgress({ stage: 'settle', done: 0, total: 0 }, 5e6, 79)).toBe('Sorting findings …');
  });

  test('never is wider than its terminal, and leaves the bar out first', () => {
    expect(describeProgress({ stage: 'read', done: 45e6, total: 100e6 }, 23e6, 40)).toBe(
      'Reading  45 %  23 MB/s  3 s left',
    );
    const stage = fc.constantFrom('discover', 'read', 'index', 'check', 'settle');
    const amount = fc.integer({ min: 0, max: 1e15 });
    const rate = fc.option(fc.double({ min: 0, max: 1e12, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(
        stage,
        amount,
        amount,
        rate,
        fc.integer({ min: 1, max: 200 }),
        (at, done, total, speed, width) => {
          const line = describeProgress({ stage: at, done, total } as never, speed, width);
          expect(line.length).toBeLessThanOrEqual(width);
          expect(line).not.toMatch(/NaN|Infinity|-\d/);
        },
      ),
    );
  });

  test.each([
    [0, '1 s'],
    [11.2, '12 s'],
    [90, '90 s'],
    [91, '2 min'],
    [3541, '1 h 0 min'],
    [7300, '2 h 2 min'],
  ])('says of %d seconds "%s"', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});

describe('a rate', () => {
  test('is that of the last steps', () => {
    const rate = new Rate();
    rate.add(0, 0);
    rate.add(1000, 400);
    expect(rate.perSecond).toBe(undefined);
    rate.add(4000, 2000);
    expect(rate.perSecond).toBe(2000);
    for (let step = 1; step <= 40; step++) rate.add(4000 + step * 10, 2000 + step * 1000);
    expect(rate.perSecond).toBeCloseTo(10, 5);
  });
});

describe('a run', () => {
  test('goes through its stages in order, each with what is done and in all', async () => {
    const cwd = folderWithSeeds();
    const seen: string[] = [];
    await lint({
      cwd,
      paths: ['seeds'],
      config: false,
      threads: 1,
      onProgress: ({ stage, done, total }) => {
        expect(done).toBeLessThanOrEqual(total);
        if (seen.at(-1) !== stage) seen.push(stage);
      },
    });
    expect(seen).toEqual(['read', 'index', 'check', 'settle']);
  });

  test('says nothing of its progress where stderr is no terminal', async () => {
    const cwd = scratchFolder(news(1_500_000));
    expect((await corpuslint(cwd, '.', '--no-cache', '--threads', '1')).stderr).not.toMatch(
      /Reading|Comparing/,
    );
    const line = await openProgress(true);
    line.update({ stage: 'read', done: 1, total: 2 });
    line.stop();
  });

  // `script` gives a program a terminal.
  test.skipIf(!existsSync('/usr/bin/script'))(
    'shows it in a terminal, and leaves no trace of it',
    async () => {
      const cwd = scratchFolder(news(6_000_000));
      const run = `${process.execPath} ${command} . --no-cache --threads 1 --output out.txt`;
      const { CI: _, ...env } = process.env;
      const shown = await new Promise<string>((resolve) => {
        execFile('/usr/bin/script', ['-qec', run, '/dev/null'], { cwd, env }, (_error, stdout) =>
          resolve(stdout),
        );
      });
      expect(shown).toMatch(/Reading|Comparing|Checking/);
      // Neither the cursor is hidden nor the wrapping of lines switched off: a kill could not bring them back.
      for (const code of ['[?25l', '[?7l']) expect(shown).not.toContain(code);
      const cleared = shown.lastIndexOf('\u001b[2K');
      expect(cleared).toBeGreaterThan(0);
      expect(shown.slice(cleared)).not.toMatch(/Reading|Comparing|Checking|Sorting/);
    },
    // `script` begins a session, whose share of a busy machine is its own, and may be small.
    240_000,
  );
});

/** Articles, as files. */
function news(bytes: number): Record<string, Uint8Array> {
  const mixture = { exact: 0.1, near: 0.1, contained: 0, passage: 0, footer: 0, scraped: 0 };
  const writer = new CorpusWriter(5, mixture);
  const files: Record<string, Uint8Array> = {};
  while (writer.planted.bytes < bytes) files[`${writer.planted.documents}.txt`] = writer.next();
  return files;
}
