import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readMemorySize } from '../../src/cli/flags/memory-size.ts';
import { TextCache } from '../../src/engine/corpus/text-cache.ts';
import { memoryBudget } from '../../src/engine/memory-budget.ts';
import { RowStore } from '../../src/engine/rows/row-store.ts';
import { openUnnamed, sweepUnnamed } from '../../src/engine/rows/unnamed-file.ts';
import { reporters } from '../../src/format/index.ts';
import { createLinter, type Linter, type LintOptions } from '../../src/lint.ts';
import type { Document } from '../../src/model/document.ts';
import { CorpusWriter } from '../bench/corpus.ts';
import { command, corpuslint, folderWithSeeds } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { batchOf } from '../engine/batch.ts';

const mebi = 2 ** 20;

/** Articles with copies among them, as files. */
function newsFiles(bytes: number): Record<string, Uint8Array> {
  const mixture = { exact: 0.1, near: 0.1, contained: 0.05, passage: 0.1, footer: 0.1, scraped: 0.1 };
  const writer = new CorpusWriter(11, mixture);
  const files: Record<string, Uint8Array> = {};
  while (writer.planted.bytes < bytes) files[`news/${writer.planted.documents}.txt`] = writer.next();
  return files;
}

async function reportOf(linter: Linter, options: LintOptions): Promise<string> {
  const result = await linter.lint({ paths: ['.'], config: false, ...options });
  const reporter = await (reporters.get('json') as NonNullable<ReturnType<typeof reporters.get>>)();
  const parts: string[] = [];
  const environment = {
    colour: false,
    width: 120,
    isTerminal: false,
    hyperlinks: false,
    maxFindings: 0,
    quiet: false,
  };
  reporter.report({ ...result, timing: undefined }, (part) => parts.push(part), environment);
  return parts.join('');
}

/** Names of the files with facts in the only index of a folder: hashes of their bytes. */
function factFiles(index: string): string[] {
  const key = readdirSync(index).find((name) => /^[0-9a-f]{16}$/.test(name)) as string;
  return readdirSync(join(index, key, 'batches')).sort();
}

describe('a size of memory', () => {
  test.each([
    ['512M', 512 * mebi],
    ['512 MiB', 512 * mebi],
    ['1.5g', 1536 * mebi],
    ['2048K', 2 * mebi],
    ['50%', 4096 * mebi],
    ['12.5 %', 1024 * mebi],
    ['100%', 8192 * mebi],
  ])('is read from %s', (text, bytes) => {
    expect(readMemorySize(text, 8192 * mebi)).toBe(bytes);
  });

  test.each(['', '512', '0M', '-5M', '1k', '5Q', '101%', '%', 'M', '1e9M', '99999999999T', '5 0M', 'auto'])(
    'is not read from "%s"',
    (text) => {
      expect(readMemorySize(text, 8192 * mebi)).toBe(undefined);
    },
  );

  test('leaves more for rows and texts the larger it is, and nothing below what the program takes', () => {
    expect(memoryBudget(mebi, 2)).toEqual({ rows: 0, texts: 0, markup: 0, records: 0, located: 0 });
    const [small, large] = [memoryBudget(280 * mebi, 2), memoryBudget(8000 * mebi, 2)];
    const unlimited = memoryBudget(undefined, 2);
    for (const kind of ['rows', 'texts', 'records', 'located'] as const) {
      expect(small[kind]).toBeGreaterThan(0);
      expect(small[kind]).toBeLessThan(large[kind]);
      expect(large[kind]).toBeLessThanOrEqual(unlimited[kind]);
    }
    expect(Object.values(small).reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(280 * mebi);
  });
});

describe('rows that exceed their budget', () => {
  test('come back as they were, whatever the batches and the budget', () => {
    const sources = fc.array(fc.array(fc.nat(4), { maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(sources, { maxLength: 6 }),
        fc.nat(3000),
        fc.boolean(),
        (shapes, budget, isRestored) => {
          const rows = new RowStore(budget);
          try {
            const held = shapes.map((shape) => rows.hold(batchOf(shape)));
            for (const [index, shape] of shapes.entries()) {
              const whole = batchOf(shape);
              const taken = isRestored
                ? rows.restore(held[index]).tables['table']
                : rows.take(held[index].tables, 'table');
              expect(taken).toEqual(whole.tables['table']);
            }
          } finally {
            rows.close();
          }
        },
      ),
    );
  });

  test('leave memory, and only then', () => {
    const [small, large] = [new RowStore(0), new RowStore(1e6)];
    expect(small.hold(batchOf([[3]])).tables).toEqual({});
    expect(large.hold(batchOf([[3]])).tables).toHaveProperty('table');
    expect(small.spilledBytes).toBeGreaterThan(0);
    expect(large.spilledBytes).toBe(0);
    small.close();
    large.close();
  });

  test('do not change a byte of the report, with 1, 2 or 4 threads', async () => {
    const cwd = scratchFolder(newsFiles(200_000));
    const lines = Object.values(newsFiles(150_000)).map((text) =>
      JSON.stringify({ text: Buffer.from(text).toString() }),
    );
    writeFileSync(join(cwd, 'records.jsonl'), [...lines, '{"text": broken', ...lines.slice(0, 9)].join('\n'));
    let expected: string | undefined;
    for (const threads of [1, 2, 4]) {
      const linter = await createLinter({ threads, batchSources: 20 });
      onTestFinished(() => linter.close());
      expected ??= await reportOf(linter, { cwd });
      for (const maxMemory of [1, 2 ** 40]) {
        expect([threads, await reportOf(linter, { cwd, maxMemory })]).toEqual([threads, expected]);
      }
    }
    expect(expected).toContain('near-duplicate-article');
  }, 120_000);

  test('stand in the index on disk as if they had never left memory', async () => {
    const cwd = scratchFolder(newsFiles(200_000));
    const linter = await createLinter({ threads: 1, batchSources: 5 });
    onTestFinished(() => linter.close());
    const expected = await reportOf(linter, { cwd, paths: ['news'], cache: 'unlimited' });
    const limited = { cwd, paths: ['news'], cache: 'limited', maxMemory: 1 } as const;
    expect(await reportOf(linter, limited)).toBe(expected);
    expect(factFiles(join(cwd, 'limited'))).toEqual(factFiles(join(cwd, 'unlimited')));
    // Rows from the index leave memory as well, those of a file that changed are read anew.
    const other = { rule: ['duplicate-block:error:{"words":30}'] };
    expect(await reportOf(linter, { ...limited, ...other })).toBe(
      await reportOf(linter, { cwd, paths: ['news'], ...other }),
    );
    writeFileSync(join(cwd, 'news', '3.txt'), 'Another text stands here now.\n');
    expect(await reportOf(linter, limited)).toBe(await reportOf(linter, { cwd, paths: ['news'] }));
    const { timing } = await linter.lint({ ...limited, ...other, config: false, timing: true });
    expect(timing?.reading.known.sources).toBeGreaterThan(0);
    expect(timing?.reading.spilled).toBeGreaterThan(0);
  }, 60_000);
});

describe('texts that are held', () => {
  test('are those looked at last, within the budget, and always the last', () => {
    const text = (length: number): Document[] => [{ bytes: new Uint8Array(length) } as unknown as Document];
    const texts = new TextCache(100);
    for (const source of [0, 1, 2]) texts.set(source, text(40));
    expect([0, 1, 2].map((source) => texts.get(source) !== undefined)).toEqual([false, true, true]);
    texts.set(3, text(500));
    expect([1, 2, 3].map((source) => texts.get(source) !== undefined)).toEqual([false, false, true]);
  });
});

describe('temporary files', () => {
  test('have no name from the start', () => {
    const folder = scratchFolder();
    openUnnamed(folder);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of processes that are gone are swept away, and nothing else', () => {
    const folder = scratchFolder();
    // Beyond the largest number a process of Linux can have.
    const gone = 'corpuslint-99999999-AbCd12';
    const kept = [`corpuslint-${process.pid}-AbCd12`, 'corpuslint-notes', 'other-99999999-AbCd12'];
    for (const name of [gone, ...kept]) mkdirSync(join(folder, name));
    writeFileSync(join(folder, gone, 'rows'), 'left over');
    sweepUnnamed(folder);
    expect(readdirSync(folder).sort()).toEqual(kept.sort());
    expect(() => sweepUnnamed(join(folder, 'missing'))).not.toThrow();
  });

  test('are gone after a run, a failed one, and one that is aborted', async () => {
    const cwd = folderWithSeeds();
    const scratch = scratchFolder();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = scratch;
    const linter = await createLinter({ threads: 1, batchSources: 1 });
    try {
      const limited = { cwd, paths: ['seeds'], config: false, maxMemory: 1 } as const;
      await linter.lint(limited);
      const stop = new AbortController();
      await expect(
        linter.lint({ ...limited, signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) }),
      ).rejects.toThrow('enough');
      expect(readdirSync(scratch)).toEqual([]);
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      await linter.close();
    }
  });

  test.skipIf(!existsSync('/proc/self/fd')).each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
    'are gone after %s while rows are on the disk',
    async (signal) => {
      const cwd = scratchFolder(newsFiles(3_000_000));
      const scratch = scratchFolder();
      const flags = ['.', '--threads', '1', '--no-cache', '--max-memory', '1M', '--output', 'out.json'];
      const child = spawn(process.execPath, [command, ...flags], {
        cwd,
        env: { ...process.env, TMPDIR: scratch },
        stdio: 'ignore',
      });
      const ended = new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
      while (!holdsRows(child, scratch)) {
        if (child.exitCode !== null) throw new Error('The run was over before its rows were seen.');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      child.kill(signal);
      expect(await ended).toBe(signal);
      expect(readdirSync(scratch)).toEqual([]);
      expect(existsSync(join(cwd, 'out.json'))).toBe(false);
    },
    60_000,
  );
});

/** True if a process has a file open that stood in a folder and has no name any more. */
function holdsRows({ pid }: ChildProcess, folder: string): boolean {
  const descriptors = `/proc/${pid}/fd`;
  try {
    const links = readdirSync(descriptors).map((name) => readlinkSync(join(descriptors, name)));
    const isHeld = links.some((link) => link.startsWith(folder) && link.endsWith('(deleted)'));
    return isHeld && readdirSync(folder).length === 0;
  } catch {
    // The process, or one of its files, was closed while it was looked at.
    return false;
  }
}

describe('the command', () => {
  test('reports the same to the byte with little memory', async () => {
    const cwd = folderWithSeeds();
    const plain = await corpuslint(cwd, 'seeds', '--format', 'json');
    const limited = await corpuslint(cwd, 'seeds', '--format', 'json', '--max-memory', '1M', '--timing');
    expect({ ...JSON.parse(limited.stdout), summary: 0 }).toEqual({
      ...JSON.parse(plain.stdout),
      summary: 0,
    });
    expect(limited.stderr).toMatch(/^Put on the disk to keep memory low: \d+ kB of rows$/m);
  });

  test.each(['0', '512', '5Q', '200%', '-5M'])('refuses %s as a size in one line', async (size) => {
    const { code, stdout, stderr } = await corpuslint(scratchFolder(), `--max-memory=${size}`);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /^corpuslint: .*--max-memory.* such as 512M or 2G, or a share of the memory, such as 50%\.\n$/,
    );
  });

  test('says in one line that there is no room for rows', async () => {
    const cwd = folderWithSeeds();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = join(cwd, 'missing');
    try {
      const { code, stderr } = await corpuslint(cwd, 'seeds', '--max-memory', '1M');
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^corpuslint: What --max-memory puts on the disk cannot be written to .*TMPDIR.*\n$/,
      );
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  });

  test('says in its help what the limit does not bound', async () => {
    const { stdout } = await corpuslint(scratchFolder(), '--help');
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /--max-memory <size> .* bounds neither views nor findings/,
    );
  });
});
