import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  asFunction,
  cacheName,
  modulesName,
  openModules,
  writeCacheVariable,
} from '../../src/cli/code-cache.ts';
import { openPack, packed } from '../../src/cli/pack.ts';
import { projectRoot } from '../set-up/project.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const modules = {
  'third.cjs': asFunction("exports.third = () => __import('node:path');"),
  'main.cjs': asFunction(
    'const { twice } = require("./other.cjs"); require("./third.cjs"); exports.four = twice(2); exports.where = __filename;',
  ),
  'other.cjs': asFunction('exports.twice = (number) => 2 * number;'),
  'late.cjs': asFunction('exports.isLate = true;'),
};

function writeModules(folder: string, texts: Readonly<Record<string, string>>): void {
  const parts = Object.entries(texts).map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]);
  writeFileSync(join(folder, modulesName), packed(new Map(parts)));
}

/** Loads a module in a process of its own, since caches are written when one ends. */
function runWritingCache(folder: string, name: string): void {
  const bundle = join(folder, 'code-cache.mjs');
  if (!existsSync(bundle)) {
    const bundler = join(projectRoot, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
    const source = join(projectRoot, 'src', 'cli', 'code-cache.ts');
    execFileSync(process.execPath, [bundler, source, '--platform', 'node', '--file', bundle], {
      stdio: 'ignore',
    });
  }
  const probe = `import { openModules } from ${JSON.stringify(bundle)};\nopenModules(${JSON.stringify(folder)})(${JSON.stringify(name)});`;
  writeFileSync(join(folder, 'probe.mjs'), probe);
  execFileSync(process.execPath, [join(folder, 'probe.mjs')], {
    env: { ...process.env, [writeCacheVariable]: '1' },
  });
}

/** A folder with the modules and the cache that a run of them leaves. */
function folderWithCache(): string {
  const folder = scratchFolder();
  writeModules(folder, modules);
  runWritingCache(folder, 'main.cjs');
  return folder;
}

describe('the code cache', () => {
  test('is written for every module that was loaded, and used', () => {
    const folder = folderWithCache();
    const cache = openPack(join(folder, cacheName));
    expect(cache?.names().sort()).toEqual(['main.cjs', 'other.cjs', 'third.cjs']);
    for (const name of ['main.cjs', 'other.cjs']) expect(cache?.read(name)?.length).toBeGreaterThan(100);
    expect(openModules(folder)('main.cjs')).toEqual({ four: 4, where: join(folder, 'main.cjs') });
  });

  test('keeps what a run before has written of other modules', () => {
    const folder = folderWithCache();
    const before = openPack(join(folder, cacheName))?.read('main.cjs')?.toString('hex');
    runWritingCache(folder, 'late.cjs');
    const cache = openPack(join(folder, cacheName));
    expect(cache?.names().sort()).toEqual(['late.cjs', 'main.cjs', 'other.cjs', 'third.cjs']);
    expect(cache?.read('main.cjs')?.toString('hex')).toBe(before);
  });

  test('leaves modules a way to import packages', async () => {
    const { third } = openModules(folderWithCache())('third.cjs') as {
      third: () => Promise<{ sep: string }>;
    };
    expect((await third()).sep).toMatch(/[/\\]/);
  });

  test('is passed over when it is damaged, or not there', () => {
    const folder = folderWithCache();
    const file = join(folder, cacheName);
    const bytes = readFileSync(file);
    const loadsMain = (): unknown => expect(openModules(folder)('main.cjs')).toMatchObject({ four: 4 });
    for (const length of [bytes.length - 20, 40, 9, 3, 0]) {
      writeFileSync(file, bytes.subarray(0, length));
      loadsMain();
    }
    for (const text of ['nonsense', '00000008\nnonsense', '00000004\nnull']) {
      writeFileSync(file, text);
      loadsMain();
    }
    rmSync(file);
    loadsMain();
  });

  test('is passed over when a byte of the code is another one', () => {
    const folder = folderWithCache();
    const file = join(folder, cacheName);
    const bytes = readFileSync(file);
    // V8 runs what it is given, and may crash: only a process of its own can tell.
    for (const share of [0.3, 0.5, 0.7, 0.9]) {
      const damaged = Buffer.from(bytes);
      const from = Math.floor(damaged.length * share);
      damaged.fill(0xa5, from, from + 64);
      writeFileSync(file, damaged);
      const probe = `import { openModules } from ${JSON.stringify(join(folder, 'code-cache.mjs'))};\nconsole.log(openModules(${JSON.stringify(folder)})('main.cjs').four);`;
      writeFileSync(join(folder, 'probe.mjs'), probe);
      expect(execFileSync(process.execPath, [join(folder, 'probe.mjs')], { encoding: 'utf8' })).toBe('4\n');
    }
  });

  test('is passed over when the source has changed, even to one of the same length', () => {
    const folder = folderWithCache();
    writeModules(folder, { ...modules, 'other.cjs': modules['other.cjs'].replace('2 *', '3 *') });
    expect(openModules(folder)('main.cjs')).toMatchObject({ four: 6 });
  });
});

describe('modules in one file', () => {
  test('each run once, whoever requires them', () => {
    const folder = scratchFolder();
    writeModules(folder, {
      'a.cjs': asFunction('exports.b = require("./b.cjs"); exports.again = require("./b.cjs");'),
      'b.cjs': asFunction('exports.a = require("./a.cjs"); exports.text = "Käse";'),
    });
    const a = openModules(folder)('a.cjs') as { b: { a: unknown; text: string }; again: unknown };
    expect(a.again).toBe(a.b);
    expect(a.b.a).toBe(a);
    expect(a.b.text).toBe('Käse');
  });

  test('say what to do where they are missing or damaged', () => {
    const folder = scratchFolder();
    expect(() => openModules(folder)).toThrow(
      /modules\.pack is missing or damaged: install corpuslint again/,
    );
    writeFileSync(join(folder, modulesName), 'nonsense');
    expect(() => openModules(folder)).toThrow(/is missing or damaged/);
    writeModules(folder, { 'a.cjs': asFunction('require("./b.cjs");') });
    expect(() => openModules(folder)('a.cjs')).toThrow(/has no b\.cjs/);
    writeModules(folder, { 'a.cjs': asFunction('exports.a = (1;') });
    expect(() => openModules(folder)('a.cjs')).toThrow(
      /a\.cjs, a part of modules\.pack, is damaged: install corpuslint again\./,
    );
  });

  test.each(['gone', 'cut', 'overwritten'])('are missed in one line, with exit code 2, when %s', (how) => {
    const folder = scratchFolder({ 'a.txt': 'The ferry will not sail before Monday.\n' });
    cpSync(join(projectRoot, 'dist'), join(folder, 'dist'), { recursive: true });
    const file = join(folder, 'dist', 'bin', modulesName);
    const bytes = readFileSync(file);
    if (how === 'gone') rmSync(file);
    else if (how === 'cut') writeFileSync(file, bytes.subarray(0, 50_000));
    else writeFileSync(file, bytes.fill('(', Math.floor(bytes.length / 4)));
    const command = join(folder, 'dist', 'bin', 'corpuslint.cjs');
    const { status, stderr } = spawnSync(process.execPath, [command, 'a.txt'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^corpuslint: [^\n]*: install corpuslint again\.\n$/);
    expect(status).toBe(2);
  });
});
