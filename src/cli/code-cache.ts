// Loads the command with the code that V8 compiled at the last build, where that fits this runtime. Reading and
// compiling half a megabyte of source is a third of a run on a small corpus. Without the cache, or with one that was
// made by another V8, everything works the same, only slower.

import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** Environment variable that makes a run write the cache when it ends; the build sets it. */
export const writeCacheVariable = 'CORPUSLINT_WRITE_CODE_CACHE';

// V8 compares the length of the source, its own version and flags; that the source is the same is up to us.
const digestBytes = 32;

function digestOf(source: Buffer): Buffer {
  return Buffer.from(hash('sha256', source, 'hex'), 'hex');
}

function readCache(file: string, digest: Buffer): Buffer | undefined {
  if (!existsSync(file)) return undefined;
  const stored = readFileSync(file);
  return stored.subarray(0, digestBytes).equals(digest) ? stored.subarray(digestBytes) : undefined;
}

interface LoadedModule {
  exports: unknown;
}

const loaded = new Map<string, LoadedModule>();
let requireOthers: NodeJS.Require | undefined;

/**
 * The exports of the CommonJS module at `file` (absolute), which was written `asFunction`. Modules beside it that it
 * requires are loaded the same way.
 */
export function requireCached(file: string): unknown {
  const known = loaded.get(file);
  if (known !== undefined) return known.exports;
  const module: LoadedModule = { exports: {} };
  loaded.set(file, module);
  // One for all: they stand in one folder, and to make one takes as long as to load a small module.
  requireOthers ??= createRequire(file);
  const requireAny = (id: string): unknown =>
    id.startsWith('./') ? requireCached(join(dirname(file), id)) : requireOthers?.(id);
  compile(file).call(module.exports, module.exports, requireAny, module, file, dirname(file), importAny);
  return module.exports;
}

type CompiledModule = (
  this: unknown,
  exports: unknown,
  require: (id: string) => unknown,
  module: LoadedModule,
  file: string,
  folder: string,
  importAny: (id: string) => Promise<unknown>,
) => void;

/** What the build makes of `import(` in the modules: a script that was compiled here has no way to Node's loader. */
export const importName = '__import';

/**
 * What the build makes of a whole module: an expression that is a function of what the module has around it. Put around the
 * text at every start, it took copies of all code, 1.2 MB for a commit of one file, and 2 % of its time.
 */
export function asFunction(code: string): string {
  return `(function (exports, require, module, __filename, __dirname, ${importName}) {${code}\n})`;
}

function importAny(id: string): Promise<unknown> {
  return import(id);
}

function compile(file: string): CompiledModule {
  const source = readFileSync(file);
  const cacheFile = `${file}.cache`;
  const digest = digestOf(source);
  const cachedData = readCache(cacheFile, digest);
  // A byte a letter in place of two: what the build writes is ASCII.
  const text = isAscii(source) ? source.toString('latin1') : source.toString();
  const script = new Script(text, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  if (process.env[writeCacheVariable] !== undefined) {
    // At the end, so that the functions which a run needs are in it.
    process.once('exit', () => writeFileSync(cacheFile, Buffer.concat([digest, script.createCachedData()])));
  }
  return script.runInThisContext() as CompiledModule;
}
