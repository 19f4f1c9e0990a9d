// Loads a configuration written as a program: .ts and .mts natively where the runtime strips types, by jiti
// elsewhere; .js and .mjs natively.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '../model/errors.ts';
import { configError, describePlace } from './mistakes.ts';
import { copyPlainValue } from './plain-value.ts';
import type { ReadConfig } from './text-tree.ts';

type Module = Readonly<Record<string, unknown>>;

/** Runs the file and takes its default export. Throws ConfigError, without stack, if it fails or exports no data. */
export async function importConfig(path: string, file: string): Promise<ReadConfig> {
  let exported: Module;
  try {
    exported = /\.m?ts$/.test(file) ? await importTypeScript(file) : await importNatively(file);
  } catch (error) {
    throw await describeFailure(path, file, error);
  }
  if (!('default' in exported) || exported.default === undefined) {
    throw new ConfigError(`${path} has no default export. Write: export default { … };`);
  }
  return readExport(path, exported.default);
}

/** A configuration that a program made, as plain data. Throws ConfigError where it is none. */
export function readExport(path: string, exported: unknown): ReadConfig {
  if (typeof exported === 'function') {
    throw new ConfigError(`${path} exports a function. Export the configuration itself: an object.`);
  }
  if (exported instanceof Promise) {
    throw new ConfigError(`${path} exports a promise. Write: export default await …`);
  }
  try {
    const { value, mistakes } = copyPlainValue(exported);
    if (mistakes.length === 0) return { value, origin: { path } };
    throw configError({ path }, mistakes);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    // A getter of the exported object threw.
    throw new ConfigError(`${path} cannot be read: ${sentence(messageOf(error))}`);
  }
}

function importNatively(file: string): Promise<Module> {
  return import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<Module>;
}

async function importTypeScript(file: string): Promise<Module> {
  const { typescript } = process.features as { typescript?: string | false };
  if (typescript === undefined || typescript === false) return importWithJiti(file);
  try {
    return await importNatively(file);
  } catch (error) {
    // Stripping types refuses enums, imports without ending and the like. What the program itself throws is no such thing.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof SyntaxError || code.startsWith('ERR_')) return importWithJiti(file);
    throw error;
  }
}

async function importWithJiti(file: string): Promise<Module> {
  const { createJiti } = await import('jiti');
  // jiti would else keep compiled code in a folder for temporary files, where other users of the machine could exchange it.
  const modules = join(dirname(file), 'node_modules');
  const fsCache = existsSync(modules) ? join(modules, '.cache', 'jiti') : false;
  const jiti = createJiti(pathToFileURL(file).href, { fsCache, moduleCache: false, interopDefault: false });
  return jiti.import<Module>(file);
}

/** What went wrong in the program, and where in it, if that can be told. */
async function describeFailure(path: string, file: string, error: unknown): Promise<ConfigError> {
  const told = messageOf(error).replaceAll(dirname(file) + sep, '');
  const message = `this configuration cannot be loaded: ${sentence(told)}${adviceFor(told)}`;
  const place =
    placeIn(file, error) ?? (error instanceof SyntaxError ? await syntaxErrorIn(file) : undefined);
  if (place === undefined) return new ConfigError(`${path}: ${message}`);
  const text = readFileSync(file, 'utf8');
  const start = offsetOf(text, place);
  return new ConfigError(describePlace(path, text, { start, end: start + 1 }, message));
}

function adviceFor(message: string): string {
  if (!/Cannot find (package|module) '@?corpuslint'/.test(message)) return '';
  return ' Install corpuslint in this project, or leave defineConfig out: it only gives types.';
}

/** The first line of what was thrown, without names of files that the position tells as well. */
function messageOf(error: unknown): string {
  const thrown = typeof error === 'string' ? error : 'it throws something that is no error';
  const text = error instanceof Error ? error.message || error.name : thrown;
  const [first] = text.replace(/^\w*ParseError: /, '').split('\n', 1);
  return first.replace(/ imported from .*$/, '').trim();
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where in the file an error came from, by its stack. */
function placeIn(file: string, error: unknown): Place | undefined {
  if (!(error instanceof Error)) return undefined;
  // jiti names the place of a syntax error in the message; its columns count from 0.
  const inMessage = positionAfter(file, error.message);
  if (inMessage !== undefined) return { line: inMessage.line, column: inMessage.column + 1 };
  const stack = String(error.stack).replace(error.message, '');
  return positionAfter(pathToFileURL(file).href, stack) ?? positionAfter(file, stack);
}

function positionAfter(name: string, text: string): Place | undefined {
  for (const part of text.split(`${name}:`).slice(1)) {
    // Where imports do not fit together, Node names the line alone.
    const match = /^(\d+)(?::(\d+)|\n)/.exec(part);
    if (match !== null) return { line: Number(match[1]), column: Number(match[2] ?? 1) };
  }
  return undefined;
}

/** Node does not say where a module breaks its syntax: parse the file once more, without running it. */
async function syntaxErrorIn(file: string): Promise<Place | undefined> {
  const { createJiti } = await import('jiti');
  const source = readFileSync(file, 'utf8');
  const jiti = createJiti(pathToFileURL(file).href, { fsCache: false });
  // For broken source jiti returns a program that holds the error as JSON; without it there is no place to tell.
  const program = jiti.transform({ source, filename: file, ts: true });
  const match = /^exports\.__JITI_ERROR__ = .*"line":(\d+),"column":(\d+)/.exec(program);
  return match === null ? undefined : { line: Number(match[1]), column: Number(match[2]) + 1 };
}

function offsetOf(text: string, { line, column }: Place): number {
  let start = 0;
  for (let skipped = 1; skipped < line; skipped += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    start = end + 1;
  }
  return Math.min(text.length, start + column - 1);
}
