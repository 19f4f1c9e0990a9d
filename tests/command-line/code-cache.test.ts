import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asFunction, requireCached, writeCacheVariable } from '../../src/cli/code-cache.ts';
import { projectRoot } from '../set-up/project.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const files = {
  'third.cjs': asFunction("exports.third = () => __import('node:path');"),
  'main.cjs': asFunction(
    'const { twice } = require("./other.cjs"); require("./third.cjs"); exports.four = twice(2); exports.where = __filename;',
  ),
  'other.cjs': asFunction('exports.twice = (number) => 2 * number;'),
};

/** A folder with the modules and the caches that a run of them leaves. */
function folderWithCaches(): string {
  const folder = scratchFolder(files);
  const probe = `import { requireCached } from ${JSON.stringify(join(folder, 'code-cache.mjs'))};\nrequireCached(${JSON.stringify(join(folder, 'main.cjs'))});`;
  // A process of its own, since caches are written when one ends.
  const bundler = join(projectRoot, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const source = join(projectRoot, 'src', 'cli', 'code-cache.ts');
  execFileSync(
    process.execPath,
    [bundler, source, '--platform', 'node', '--file', join(folder, 'code-cache.mjs')],
    { stdio: 'ignore' },
  );
  writeFileSync(join(folder, 'probe.mjs'), probe);
  execFileSync(process.execPath, [join(folder, 'probe.mjs')], {
    env: { ...process.env, [writeCacheVariable]: '1' },
  });
  return folder;
}

describe('the code cache', () => {
  test('is written for every module that was loaded, and used', () => {
    const folder = folderWithCaches();
    for (const name of ['main.cjs.cache', 'other.cjs.cache'])
      expect(readFileSync(join(folder, name)).length).toBeGreaterThan(100);
    expect(requireCached(join(folder, 'main.cjs'))).toEqual({ four: 4, where: join(folder, 'main.cjs') });
  });

  test('leaves modules a way to import packages', async () => {
    const folder = folderWithCaches();
    expect(existsSync(join(folder, 'third.cjs.cache'))).toBe(true);
    const { third } = requireCached(join(folder, 'third.cjs')) as { third: () => Promise<{ sep: string }> };
    expect((await third()).sep).toMatch(/[/\\]/);
  });

  test('is passed over when it is damaged', () => {
    const folder = folderWithCaches();
    const cache = join(folder, 'other.cjs.cache');
    const bytes = readFileSync(cache);
    writeFileSync(cache, bytes.subarray(0, bytes.length - 20));
    writeFileSync(join(folder, 'main.cjs.cache'), 'nonsense');
    expect(requireCached(join(folder, 'main.cjs'))).toMatchObject({ four: 4 });
  });

  test('is passed over when the source has changed, even to one of the same length', () => {
    const folder = folderWithCaches();
    writeFileSync(join(folder, 'other.cjs'), files['other.cjs'].replace('2 *', '3 *'));
    expect(requireCached(join(folder, 'main.cjs'))).toMatchObject({ four: 6 });
  });
});
