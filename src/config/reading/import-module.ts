// Loads a module of the user: .ts and .mts natively where the runtime strips types, by jiti elsewhere; .js and .mjs
// natively.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigError } from '../../model/errors.ts';
import { describePlace, type TextRange } from './mistakes.ts';
import { hashModules } from './module-version.ts';

/** What a module exports, by name. */
export type Module = Readonly<Record<string, unknown>>;

type Aliases = Readonly<Record<string, string>>;

/** Is told what is loaded, in words, and loads it: a program may take long, or never end. */
export type AroundLoading = (what: string, load: () => Promise<Module>) => Promise<Module>;

/** Loads it, and that is all. */
export const justLoad: AroundLoading = (_what, load) => load();

/**
 * Runs the file (absolute) as it is now. `aliases` are files that stand for packages it imports; TypeScript alone heeds
 * them. Rejects with what the file throws.
 */
export function importModule(file: string, aliases: Aliases = {}): Promise<Module> {
  return /\.[mc]?ts$/.test(file) ? importTypeScript(file, aliases) : importNatively(file);
}

// Versions of the modules that were loaded first, by file.
const firstVersions = new Map<string, string>();

function importNatively(file: string): Promise<Module> {
  const url = pathToFileURL(file);
  const version = hashModules(file);
  const first = firstVersions.get(file) ?? version;
  firstVersions.set(file, first);
  // Node keeps a module for as long as the process lives, by its address: what has changed since needs another one.
  if (version !== first) url.searchParams.set('version', version);
  return import(/* @vite-ignore */ url.href) as Promise<Module>;
}

async function importTypeScript(file: string, aliases: Aliases): Promise<Module> {
  const { typescript } = process.features as { typescript?: string | false };
  if (typescript === undefined || typescript === false) return importWithJiti(file, aliases);
  try {
    return await importNatively(file);
  } catch (error) {
    // Stripping types refuses enums, imports without ending and the like. What the program itself throws is no such thing.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof SyntaxError || code.startsWith('ERR_')) return importWithJiti(file, aliases);
    throw error;
  }
}

async function importWithJiti(file: string, alias: Aliases): Promise<Module> {
  const { createJiti } = await import('jiti');
  // jiti would else keep compiled code in a folder for temporary files, where other users of the machine could exchange it.
  const modules = join(dirname(file), 'node_modules');
  const fsCache = existsSync(modules) ? join(modules, '.cache', 'jiti') : false;
  const jiti = createJiti(pathToFileURL(file).href, {
    fsCache,
    moduleCache: false,
    interopDefault: false,
    alias,
  });
  return jiti.import<Module>(file);
}

/** A module that failed, for the message. */
export interface FailedModule {
  /** As it is shown. */
  readonly path: string;
  readonly file: string;
  /** "configuration", "plugin". */
  readonly what: string;
  /** What to do about a message, as a sentence with a space before it; empty if nothing is known. */
  advice(message: string): string;
}

/** What went wrong in the program, and where in it, if that can be told. */
export async function moduleFailure(
  { path, file, what, advice }: FailedModule,
  error: unknown,
): Promise<ConfigError> {
  const told = thrownMessage(error).replaceAll(dirname(file) + sep, '');
  const message = `this ${what} cannot be loaded: ${sentence(told)}${advice(told)}`;
  const place =
    placeIn(file, error) ?? (error instanceof SyntaxError ? await syntaxErrorIn(file) : undefined);
  if (place === undefined) return new ConfigError(`${path}: ${message}`);
  const text = readFileSync(file, 'utf8');
  return new ConfigError(describePlace(path, text, rangeAt(text, place, unknownName(error)), message));
}

/** The first line of what was thrown, without names of files that the position tells as well. */
export function thrownMessage(error: unknown): string {
  const thrown = typeof error === 'string' ? error : 'it throws something that is no error';
  const text = error instanceof Error ? error.message || error.name : thrown;
  const [first] = text.replace(/^\w*ParseError: /, '').split('\n', 1);
  return first.replace(/ imported from .*$/, '').trim();
}

/** The text with a full stop, where it has no other end. */
export function sentence(text: string): string {
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
  for (const part of text
    .replaceAll(/\?version=[0-9a-f]+/g, '')
    .split(`${name}:`)
    .slice(1)) {
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

/** What a program names and nobody declares. */
function unknownName(error: unknown): string | undefined {
  if (!(error instanceof ReferenceError)) return undefined;
  return /^([\p{L}\p{N}_$]+) is not defined$/u.exec(error.message)?.[1];
}

/**
 * Where a place stands in the text. Compiled code keeps the lines of its source but not their columns: within its line
 * the name that is not known is looked for, and a column that the line does not have is its first word.
 */
function rangeAt(text: string, { line, column }: Place, name: string | undefined): TextRange {
  let start = 0;
  for (let skipped = 1; skipped < line; skipped += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    start = end + 1;
  }
  const [whole] = text.slice(start).split(/\r?\n/, 1);
  const named = name === undefined ? -1 : whole.search(wholeWord(name));
  if (named !== -1) return { start: start + named, end: start + named + name!.length };
  // One past the end is where something is missing.
  const inLine = column - 1 <= whole.length ? column - 1 : Math.max(0, whole.search(/\S/));
  return { start: start + inLine, end: start + inLine + 1 };
}

function wholeWord(name: string): RegExp {
  const part = String.raw`[\p{L}\p{N}_$]`;
  return new RegExp(`(?<!${part})${name.replaceAll('$', String.raw`\$`)}(?!${part})`, 'u');
}
