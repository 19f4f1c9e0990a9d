import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinBatches, sliceBatch } from '../../src/engine/cache/batch-parts.ts';
import { pack, unpack } from '../../src/engine/cache/pack.ts';
import { lint } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { corpuslint } from '../command-line/command.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { batchOf } from './batch.ts';

const paragraphs = [
  'The harbour board met on Tuesday and voted for a longer pier, which the fishing fleet has asked for since spring.',
  'Nobody in the village had expected the mill to open again, and yet its wheel was turning before the summer ended.',
  'A second survey of the northern meadow counted eleven kinds of orchids, four more than the survey of last year.',
  'Trains between the two towns will run every half hour from May, the operator said, and later on Saturdays as well.',
  'The library lends out tools now: drills, ladders and a sewing machine can be taken home for a week at a time.',
];

/** A text of one or, every other time, of several articles, so that how the corpus is divided changes as well. */
function textOf(seed: number): string {
  if (seed % 2 === 0) return article(seed);
  return [seed, seed + 1, seed + 2].map((each) => article(each)).join('\n\n\n');
}

function article(seed: number): string {
  const chosen = Array.from(
    { length: 3 },
    (_, index) => paragraphs[(seed * 7 + index * (seed + 2)) % paragraphs.length],
  );
  return `Notes from the coast, part ${seed}\n\n${chosen.join('\n\n')}\n`;
}

/** What a result says, as one value that can be compared. */
function said({ findings, summary, locate }: Result): unknown {
  return [summary, findings.map(({ id, rule, message, place }) => [id, rule, message, locate(place)])];
}

/** Makes files older than the index can doubt. */
function settleTimes(folder: string): void {
  const old = new Date(Date.now() - 3_600_000);
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), old, old);
}

/** Name of the only index in a folder. */
function keyIn(folder: string): string {
  return readdirSync(folder).find((name) => /^[0-9a-f]{16}$/.test(name)) as string;
}

describe('the index on disk', () => {
  test('gives what a run without it gives, whatever happens to the files between runs', async () => {
    const step = fc.record({
      kind: fc.constantFrom('write', 'delete', 'rename', 'touch', 'same size'),
      file: fc.nat(9),
      other: fc.nat(9),
      seed: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const folder = scratchFolder();
        const corpus = join(folder, 'corpus');
        const files = Object.fromEntries([1, 3, 4, 6, 8].map((seed) => [`corpus/${seed}.txt`, textOf(seed)]));
        const made = scratchFolder(files);
        renameSync(join(made, 'corpus'), corpus);
        for (const { kind, file: name, other, seed } of [
          { kind: '', file: 0, other: 0, seed: 0 },
          ...steps,
        ]) {
          const path = join(corpus, `${name}.txt`);
          const exists = statSync(path, { throwIfNoEntry: false }) !== undefined;
          if (kind === 'write') writeFileSync(path, textOf(seed));
          if (kind === 'delete' && exists) rmSync(path);
          if (kind === 'rename' && exists) renameSync(path, join(corpus, `${other}.txt`));
          if (kind === 'touch' && exists) utimesSync(path, new Date(), new Date());
          if (kind === 'same size' && exists) {
            const { atime, mtime } = statSync(path);
            writeFileSync(path, readFileSync(path, 'utf8').replace(/e/, 'a'));
            utimesSync(path, atime, mtime);
          }
          const asked = { cwd: folder, paths: ['corpus'], config: false, threads: 1 } as const;
          const cold = await lint(asked);
          // Twice: the second run may find that nothing has changed at all.
          for (const isSecond of [false, true]) {
            const warm = await lint({ ...asked, cache: join(folder, 'index') });
            expect([isSecond, said(warm)]).toEqual([isSecond, said(cold)]);
            expect(warm.notes.remarks).toEqual([]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test('is made again, with one notice, where it is damaged anywhere', async () => {
    const folder = scratchFolder(
      Object.fromEntries([1, 2, 3].map((seed) => [`corpus/${seed}.txt`, article(seed)])),
    );
    const index = join(folder, 'index');
    const asked = { cwd: folder, paths: ['corpus'], config: false, threads: 1, cache: index } as const;
    const expected = said(await lint(asked));
    const key = keyIn(index);
    const batches = join(index, key, 'batches');
    for (const file of [join(index, key, 'manifest'), join(batches, readdirSync(batches)[0])]) {
      for (const damage of [0, 30, 31, 400]) {
        const bytes = readFileSync(file);
        bytes[damage] ^= 0x41;
        writeFileSync(file, damage === 31 ? bytes.subarray(0, 31) : bytes);
        const result = await lint(asked);
        expect(said(result)).toEqual(expected);
        expect(result.notes.remarks).toEqual(['the index on disk was damaged and is made again.']);
        const again = await lint(asked);
        expect(again.notes.remarks).toEqual([]);
        expect(said(again)).toEqual(expected);
      }
    }
  });

  test('leaves files that have not changed alone', async () => {
    const folder = scratchFolder(
      Object.fromEntries([1, 2, 3].map((seed) => [`corpus/${seed}.txt`, article(seed)])),
    );
    settleTimes(join(folder, 'corpus'));
    // Its change of times is now: only a later look can tell that nothing was changed since.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const asked = {
      cwd: folder,
      paths: ['corpus'],
      config: false,
      threads: 1,
      cache: join(folder, 'index'),
    } as const;
    await lint(asked);
    let read = 0;
    const onProgress = ({ stage }: { stage: string }): void => void (read += stage === 'read' ? 1 : 0);
    await lint({ ...asked, onProgress });
    expect(read).toBe(0);
    writeFileSync(join(folder, 'corpus', '2.txt'), article(9));
    await lint({ ...asked, onProgress });
    expect(read).toBe(1);
  });

  test('recalls what a run came to only for the same files and rules', async () => {
    const folder = scratchFolder(
      Object.fromEntries([1, 2, 3].map((seed) => [`corpus/${seed}.txt`, article(seed)])),
    );
    const index = join(folder, 'index');
    settleTimes(join(folder, 'corpus'));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const stages: string[] = [];
    const asked = { cwd: folder, paths: ['corpus'], config: false, threads: 1, cache: index } as const;
    const run = async (more: object = {}): Promise<unknown> => {
      stages.length = 0;
      return said(await lint({ ...asked, ...more, onProgress: ({ stage }) => void stages.push(stage) }));
    };
    const first = await run();
    expect(stages).toContain('index');
    expect(await run()).toEqual(first);
    expect(stages).toEqual([]);
    const other = { rule: ['duplicate-block:error:{"words":12}'] };
    expect(await run(other)).toEqual(said(await lint({ ...asked, ...other, cache: false })));
    expect(stages).toContain('index');
    // A severity is not asked before findings are settled.
    await run();
    const lowered = { rule: ['duplicate-block:info'] };
    expect(await run(lowered)).toEqual(said(await lint({ ...asked, ...lowered, cache: false })));
  });

  test('recalls nothing where sources are read otherwise or stand elsewhere', async () => {
    const records = Array.from({ length: 12 }, (_, index) =>
      JSON.stringify({ text: paragraphs[index % 2], other: paragraphs[2 + (index % 3)] }),
    );
    const folder = scratchFolder({
      'corpus/one/a.jsonl': `${records.join('\n')}\n`,
      'corpus/two/a.jsonl': `${records.slice(1).join('\n')}\n`,
    });
    for (const name of ['one', 'two']) settleTimes(join(folder, 'corpus', name));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const run = async (field: string): Promise<void> => {
      const config = { corpus: { include: 'corpus' }, sources: [{ files: '**/*.jsonl', text: field }] };
      const asked = { cwd: folder, config, threads: 1 } as const;
      expect(said(await lint({ ...asked, cache: join(folder, 'index') }))).toEqual(said(await lint(asked)));
    };
    await run('text');
    await run('other');
    // Nothing about the files themselves changes.
    renameSync(join(folder, 'corpus', 'one'), join(folder, 'corpus', 'six'));
    await run('other');
    await run('other');
  });

  test('lets reports be written again as they were, whatever of them was shown before', async () => {
    const folder = scratchFolder(
      Object.fromEntries([1, 3, 4, 6, 8].map((seed) => [`corpus/${seed}.txt`, textOf(seed)])),
    );
    settleTimes(join(folder, 'corpus'));
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const rules = ['--rule', 'duplicate-block:error', '--rule', 'missing-final-newline:off'];
    for (const asked of [[], ['--format', 'json'], rules, ['--format', 'sarif'], ['--format', 'json']]) {
      const { stdout } = await corpuslint(folder, 'corpus', ...asked, '--no-cache');
      const warm = await corpuslint(folder, 'corpus', ...asked, '--cache-location', '.index');
      expect([asked, warm.stdout]).toEqual([asked, stdout]);
    }
    expect(readdirSync(join(folder, '.index', keyIn(join(folder, '.index'))))).toContain('shown');
  });

  test('can be looked at, verified and deleted from the command line, and stays out of git', async () => {
    const folder = scratchFolder(
      Object.fromEntries([1, 2, 3].map((seed) => [`corpus/${seed}.txt`, article(seed)])),
    );
    expect((await corpuslint(folder, 'index', 'status')).stdout).toBe('No index in .corpuslint.\n');
    await corpuslint(folder, 'corpus', '--cache-location', '.corpuslint');
    expect(readFileSync(join(folder, '.corpuslint', '.gitignore'), 'utf8')).toBe('*\n');
    const status = await corpuslint(folder, 'index', 'status');
    expect(status.stdout).toMatch(
      /^\.corpuslint\/[0-9a-f]{16} {2}3 files, [\d.]+ kB in 1 batch, written .* UTC\n$/,
    );
    const verified = await corpuslint(folder, 'index', 'verify');
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringContaining(', whole\n')]);
    const key = keyIn(join(folder, '.corpuslint'));
    const batches = join(folder, '.corpuslint', key, 'batches');
    rmSync(join(batches, readdirSync(batches)[0]));
    const damaged = await corpuslint(folder, 'index', 'verify');
    expect([damaged.code, damaged.stdout]).toEqual([1, expect.stringContaining('damaged: ')]);
    expect((await corpuslint(folder, 'index', 'clean')).stdout).toMatch(
      /^Deleted [\d.]+ (?:bytes|kB) in \.corpuslint\.\n$/,
    );
    expect((await corpuslint(folder, 'index', 'clean')).stdout).toBe('No index in .corpuslint.\n');
    expect((await corpuslint(folder, 'index', 'clear')).stderr).toContain('clean');
  });

  test('is not written for a small corpus that nobody asked it for, nor with --no-cache', async () => {
    const folder = scratchFolder({ 'corpus/1.txt': article(1) });
    await corpuslint(folder, 'corpus');
    expect(readdirSync(folder)).toEqual(['corpus']);
    const both = await corpuslint(folder, 'corpus', '--no-cache', '--cache-location', 'x');
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('give one of them')]);
  });
});

describe('packed facts', () => {
  test('come back as they were', () => {
    const array = fc.oneof(
      fc.uint8Array({ maxLength: 20 }),
      fc.uint32Array({ maxLength: 20 }),
      fc.float64Array({ maxLength: 20, noNaN: true }),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        array,
        fc.string(),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (held) => {
        const bytes = pack({ held });
        expect(unpack(bytes)).toEqual({ held });
        // Wherever in memory they were read to.
        const moved = Buffer.alloc(bytes.length + 3).subarray(3);
        moved.set(bytes);
        expect(unpack(moved)).toEqual({ held });
      }),
    );
  });

  test('of a batch are those of its parts joined', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(3), { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        fc.nat(6),
        (sources, at) => {
          const batch = batchOf(sources);
          const cut = Math.min(at, sources.length);
          const parts = [sliceBatch(batch, 0, cut), sliceBatch(batch, cut, sources.length)];
          expect(joinBatches(parts)).toEqual(joinBatches([batch]));
          expect(parts[0].findings.length + parts[1].findings.length).toBe(batch.findings.length);
        },
      ),
    );
  });
});
