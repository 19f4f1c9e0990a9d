// Loads the command with the code that V8 compiled at the last build, where that fits this runtime. Reading and
// compiling half a megabyte of source is a third of a run on a small corpus. Without the cache, or with one that was
// made by another V8, everything works the same, only slower.

import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { sep } from 'node:path';
import { Script } from 'node:vm';
import { damagedInstallation } from './damaged-installation.ts';
import { openPack, packed, type Pack } from './pack.ts';

/** Environment variable that makes a run write the cache when it ends; the build sets it. */
export const writeCacheVariable = 'CORPUSLINT_WRITE_CODE_CACHE';

/** Of all modules of the command, in its folder: their text, each written `asFunction`. */
export const modulesName = 'modules.pack';
/** Beside it, of those that were loaded when the cache was written: digests of the text and of what V8 made of it, and that. */
export const cacheName = 'modules.cache';

// V8 compares the length of the source, its own version and flags; that the source is the same is up to us, and that the
// code is whole: V8 runs what it is given, and a damaged cache ended the process with a trace of native code.
const digestBytes = 32;

function digestOf(source: Buffer): Buffer {
  return Buffer.from(hash('sha256', source, 'hex'), 'hex');
}

interface LoadedModule {
  exports: unknown;
}

/** Gives the exports of the module of this name. */
export type LoadModule = (name: string) => unknown;

/**
 * Loads CommonJS modules from the pack in a folder (absolute), each once. What they require beside themselves is loaded the
 * same way.
 */
export function openModules(folder: string): LoadModule {
  const inFolder = (name: string): string => folder + sep + name;
  const packFile = inFolder(modulesName);
  const modules = openPack(packFile);
  if (modules === undefined) throw damagedInstallation(`${packFile} is missing or damaged`);
  const cache = openPack(inFolder(cacheName));
  const isWriting = process.env[writeCacheVariable] !== undefined;
  const caches = new Map<string, () => Buffer>();
  if (isWriting) process.once('exit', () => writeCache(inFolder(cacheName), cache, caches));
  // One for all: to make one takes as long as to load a small module. Most runs need none, and not Node's own loader.
  let requireOthers: NodeJS.Require | undefined;
  const loaded = new Map<string, LoadedModule>();
  const requireAny = (id: string): unknown => {
    if (id.startsWith('./')) return load(id.slice(2));
    const builtIn = process.getBuiltinModule(id) as unknown;
    if (builtIn !== undefined) return builtIn;
    requireOthers ??= process.getBuiltinModule('node:module').createRequire(packFile);
    return requireOthers(id) as unknown;
  };
  const load: LoadModule = (name) => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const source = modules.read(name);
    if (source === undefined) throw damagedInstallation(`${packFile} has no ${name}`);
    const module: LoadedModule = { exports: {} };
    loaded.set(name, module);
    const digest = digestOf(source);
    // A byte a letter in place of two: what the build writes is ASCII.
    const text = isAscii(source) ? source.toString('latin1') : source.toString();
    const file = inFolder(name);
    // Its bytes are gone once those of the cache are read.
    const script = compile(file, text, cachedCode(cache, name, digest));
    // At the end, so that the functions which a run needs are in it.
    if (isWriting) caches.set(name, () => withDigests(digest, script.createCachedData()));
    const run = script.runInThisContext() as CompiledModule;
    run.call(module.exports, module.exports, requireAny, module, file, folder, importAny);
    return module.exports;
  };
  return load;
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

function withDigests(digest: Buffer, code: Buffer): Buffer {
  return Buffer.concat([digest, digestOf(code), code]);
}

/** What V8 made of exactly this text; undefined where the cache has nothing of it, or not as it was written. */
function cachedCode(cache: Pack | undefined, name: string, digest: Buffer): Buffer | undefined {
  const stored = cache?.read(name);
  if (!stored?.subarray(0, digestBytes).equals(digest)) return undefined;
  const code = stored.subarray(2 * digestBytes);
  return stored.subarray(digestBytes, 2 * digestBytes).equals(digestOf(code)) ? code : undefined;
}

function compile(file: string, text: string, cachedData: Buffer | undefined): Script {
  try {
    return new Script(text, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  } catch (error) {
    throw damagedInstallation(`${file}, a part of ${modulesName}, is damaged`, error);
  }
}

/** Writes the cache with what this run has to say of the modules that it loaded. */
function writeCache(file: string, before: Pack | undefined, caches: ReadonlyMap<string, () => Buffer>): void {
  const parts = new Map<string, Buffer>();
  for (const name of before?.names() ?? []) {
    const part = before?.read(name);
    if (part !== undefined) parts.set(name, Buffer.from(part));
  }
  for (const [name, code] of caches) parts.set(name, code());
  writeFileSync(file, packed(parts));
}
