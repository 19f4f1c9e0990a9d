// What is reported of a few files must be what a run over all reports of them, to the letter.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Trial } from './trial.ts';

// More and longer: FOCUS_SEEDS=4,5,6 FOCUS_STEPS=30 npx vitest run tests/focus
const seeds = (process.env['FOCUS_SEEDS'] ?? '1,2,3').split(',').map(Number);
const steps = Number(process.env['FOCUS_STEPS'] ?? '7');

describe('a run over a few files with an index on disk', () => {
  test.each([
    ...seeds.map((seed) => ({ seed, count: steps, noteRate: 0 })),
    // Lines of few pages, which other lines of these pages tell from paragraphs.
    { seed: 4, count: 3, noteRate: 0.3 },
  ])(
    'finds what a run over all finds of them, whatever changed (seed $seed)',
    { timeout: 300_000 },
    async ({ seed, count, noteRate }) => {
      const trial = new Trial(seed, 45, undefined, noteRate);
      await trial.compare([trial.paths[0]], 'the first run, which writes the index');
      expect(trial.taken).toBe(0);
      let comparisons = 0;
      for (let step = 0; step < count; step++) {
        const changed = Array.from({ length: 1 + trial.writer.random.below(2) }, () => trial.change());
        const there = changed.filter((path) => trial.paths.includes(path));
        const focus = trial.writer.random.hits(0.25) ? [trial.writer.pick(trial.paths)] : there;
        if (focus.length === 0) continue;
        comparisons++;
        await trial.compare(focus, `seed ${seed}, step ${step}, ${focus.join(', ')}`);
      }
      expect(trial.taken).toBeGreaterThan(comparisons / 2);
    },
  );

  test.each([
    ...seeds.map((seed) => ({ seed, noteRate: 0 })),
    // A new file is named for a class in place of one that a baseline knows.
    { seed: 2, noteRate: 0.3 },
  ])(
    'knows what a baseline and an ignore file know, of what is new and edited as well (seed $seed)',
    { timeout: 300_000 },
    async ({ seed, noteRate }) => {
      const trial = new Trial(seed, 45, undefined, noteRate);
      await trial.makeKnown();
      await trial.compare([trial.paths[0]], 'the first run, which writes the index');
      for (let step = 0; step < 4; step++) {
        await trial.compare([trial.writer.pick(trial.paths)], `seed ${seed}, step ${step}, nothing changed`);
      }
      expect(trial.taken).toBeGreaterThan(2);
      const before = trial.taken;
      let comparisons = 0;
      for (let step = 0; step < steps / 2; step++) {
        const changed = trial.change();
        if (!trial.paths.includes(changed)) continue;
        comparisons += 2;
        await trial.compare([changed], `seed ${seed}, step ${step}, ${changed} changed`);
        await trial.compare([trial.writer.pick(trial.paths)], `seed ${seed}, step ${step}, another file`);
      }
      expect(trial.taken - before).toBeGreaterThan(comparisons / 4);
    },
  );

  test('counts sources of other encodings, of many articles and of none', { timeout: 120_000 }, async () => {
    const trial = new Trial(6, 20);
    const put = (path: string, bytes: Buffer): void => writeFileSync(join(trial.folder, path), bytes);
    const records = (): string =>
      Array.from({ length: 4 }, () => JSON.stringify({ text: trial.writer.article() })).join('\n');
    const western = (): Buffer =>
      Buffer.from(`Ein Märchen für Übermütige. ${trial.writer.article()}`, 'latin1');
    put('records.jsonl', Buffer.from(records()));
    put('western.txt', western());
    put('other.txt', western());
    put('empty.txt', Buffer.alloc(0));
    put('image.txt', Buffer.from([1, 0, 2, 0, 255, 0, 3]));
    const paths = ['records.jsonl', 'western.txt', 'empty.txt', trial.paths[0]];
    await trial.compare(paths, 'the first run, which writes the index');
    await trial.compare(paths, 'nothing changed');
    put('western.txt', Buffer.from('It was written in UTF-8, which it is now: für.\n'));
    await trial.compare(paths, 'another encoding');
    put('records.jsonl', Buffer.from(`${records()}\n${records()}`));
    await trial.compare(paths, 'more records');
    rmSync(join(trial.folder, 'other.txt'));
    await trial.compare(paths, 'one is gone');
    expect(trial.taken).toBeGreaterThan(2);
  });
});
