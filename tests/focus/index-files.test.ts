// The files that runs over a few documents read: what they may cost, and what happens where they are damaged or gone.

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readingFigures } from '../../src/engine/focus/stored/block-file.ts';
import { corpuslint } from '../command-line/command.ts';
import { said, Trial } from './trial.ts';

/** Files of the index below a folder, by path. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('focus') && statSync(join(folder, name)).isFile())
    .map((name) => join(folder, name))
    .sort();
}

describe('the index on disk for a few documents', () => {
  test('is read in the smaller part the larger the corpus is', { timeout: 120_000 }, async () => {
    /** Bytes that were read, and what part of all that is. */
    const costOf = async (files: number): Promise<{ bytes: number; part: number }> => {
      const trial = new Trial(5, 30);
      // Texts that have nothing in common with others.
      for (let file = 30; file < files; file++) {
        const words = Array.from({ length: 300 }, (_, word) => `x${file}y${word}`);
        trial.write(`4/${file}.txt`, `${words.join(' ')}.\n`);
      }
      const [path] = trial.paths;
      await trial.compare([path], 'first run');
      trial.write(path, `${trial.read(path)}\nThis line is new here and nowhere else.\n`);
      const before = { ...readingFigures };
      await trial.compare([path], 'second run');
      expect(trial.taken).toBe(1);
      const bytes = readingFigures.bytes - before.bytes;
      const all = filesIn(trial.cache).reduce((sum, file) => sum + statSync(file).size, 0);
      return { bytes, part: bytes / all };
    };
    const [small, large] = [await costOf(60), await costOf(600)];
    expect(small.bytes).toBeGreaterThan(0);
    // Small tables are read as a whole, a megabyte each at most.
    expect(large.part).toBeLessThan(0.6 * small.part);
    expect(large.bytes).toBeLessThan(4 * 2 ** 20);
  });

  test('is made again with one notice where any of its files is damaged', { timeout: 120_000 }, async () => {
    const trial = new Trial(9, 12);
    const [path] = trial.paths;
    await trial.compare([path], 'first run');
    const whole = said(await trial.run([path], false));
    let notices = 0;
    for (let number = 0; ; number++) {
      const files = filesIn(trial.cache);
      if (number >= files.length) break;
      const bytes = readFileSync(files[number]);
      if (bytes.length === 0) continue;
      bytes[Math.floor(bytes.length / 2)] ^= 0x55;
      writeFileSync(files[number], bytes);
      const result = await trial.run([path], true);
      expect(said(result)).toEqual(whole);
      const told = result.notes.remarks.filter((remark) => remark.includes('damaged'));
      expect(told.length).toBeLessThanOrEqual(1);
      notices += told.length;
      rmSync(trial.cache, { recursive: true });
      mkdirSync(trial.cache);
      await trial.run([path], true);
    }
    expect(notices).toBeGreaterThan(5);
  });

  test('is looked at by corpuslint index verify', { timeout: 60_000 }, async () => {
    const trial = new Trial(11, 12);
    await trial.run([trial.paths[0]], true);
    const verify = ['index', 'verify', '--cache-location', trial.cache] as const;
    expect(await corpuslint(trial.folder, ...verify)).toMatchObject({ code: 0 });
    const file = filesIn(trial.cache).find((name) => /focus-[0-9a-f]+.\d+$/.test(name)) as string;
    const bytes = readFileSync(file);
    bytes[Math.floor(bytes.length / 2)] ^= 0x55;
    writeFileSync(file, bytes);
    const { code, stdout } = await corpuslint(trial.folder, ...verify);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/damaged: focus-/)]);
  });

  test('is passed over where files of it are gone, as a run that was killed or another one leaves it', async () => {
    const trial = new Trial(11, 12);
    const [path] = trial.paths;
    await trial.compare([path], 'first run');
    const file = filesIn(trial.cache).find((name) => name.includes('focus-'));
    rmSync(file as string);
    trial.write(path, `${trial.read(path)}\nOne more line.\n`);
    await trial.compare([path], 'a file is gone');
    trial.write(path, `${trial.read(path)}\nAnd another one.\n`);
    await trial.compare([path], 'the index was made again');
    expect(trial.taken).toBeGreaterThan(0);
  });
});
