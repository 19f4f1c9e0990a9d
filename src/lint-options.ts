// What a program asks for. The types say it to whoever reads them; a mistyped option in plain JavaScript would be passed
// over, and the working directory checked in place of what was meant.

import { statSync } from 'node:fs';
import type { UserConfig } from './config/types.ts';
import type { Progress } from './engine/request.ts';
import { UsageError } from './model/errors.ts';
import type { RunNotes } from './model/result.ts';
import { nearest } from './text/nearest.ts';

/** What is checked, and how. Everything may be left out. */
export interface LintOptions {
  /** Folder that paths are relative to; the working directory by default. */
  readonly cwd?: string;
  /** Files, folders and patterns. Without a configuration they are the corpus; with one they only say what is reported on. */
  readonly paths?: readonly string[];
  /** A configuration file, a configuration, or false for none; searched from `cwd` upwards by default. */
  readonly config?: string | UserConfig | false;
  /** Files, folders and patterns to compare with, in place of the configuration's. */
  readonly corpus?: readonly string[];
  /** Files, folders and patterns that are compared with and never reported on: what is published, a benchmark. */
  readonly against?: readonly string[];
  /** Texts that stand for files, by path: they replace what is on disk, or join the corpus. A path need not exist. */
  readonly texts?: Readonly<Record<string, string | Uint8Array>>;
  /** How plain text is divided where nothing is set: `notes.division` of another result; learnt by default. */
  readonly division?: RunNotes['division'];
  /** Compare what is staged in git in place of the work tree, and report on the files the next commit changes. */
  readonly staged?: boolean;
  /** Report on the files that changed since the work tree and this commit, branch or tag of git parted. */
  readonly since?: string;
  /** `id:severity` or `id:severity:{options as JSON}`, over the configuration. */
  readonly rule?: readonly string[];
  /** Ids of the only rules to run. */
  readonly only?: readonly string[];
  /** Ids of rules not to run. */
  readonly skip?: readonly string[];
  /** File with known findings in place of the configuration's, relative to `cwd`; false for none. */
  readonly baseline?: string | false;
  /** Count what each rule found: `summary.rules`. */
  readonly statistics?: boolean;
  /** Measure where the time goes: `timing` of the result. */
  readonly timing?: boolean;
  /** False: report what the ignore file names as well. */
  readonly ignore?: boolean;
  /** Worker threads: a number (0 or 1 = none), or `auto` (default) = as many as the size of the corpus is worth. */
  readonly threads?: number | 'auto';
  /** Bytes of memory that the process tries to stay below, by keeping rows of indexes on the disk and fewer texts at hand. */
  readonly maxMemory?: number;
  /**
   * Whether facts of files that have not changed are kept on disk between runs, and in which folder; false by default.
   * True: in the configuration's folder or `.corpuslint`, for corpora that are worth it.
   */
  readonly cache?: boolean | string;
  /**
   * True to write what runs over a few files read to the index on disk, though this run reports on all: the first of those
   * is then as fast as the later ones.
   */
  readonly prepare?: boolean;
  /** Ends the run with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told now and then how far the run has come; must not throw. */
  onProgress?(progress: Progress): void;
}

type Test = readonly [words: string, isRight: (value: unknown) => boolean];

const is = (words: string, ...types: readonly string[]): Test => [
  words,
  (value) => types.includes(typeof value),
];
const text = is('a string', 'string');
const flag = is('true or false', 'boolean');
const textOrFlag = is('a string or a boolean', 'string', 'boolean');
const number = is('a number', 'number');
const object = is('an object', 'object');
const list: Test = [
  'a list of strings',
  (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
];
const texts: Test = [
  'an object of strings or bytes',
  (value) =>
    typeof value === 'object' &&
    Object.values(value ?? {}).every((item) => typeof item === 'string' || item instanceof Uint8Array),
];

const tests: Readonly<Record<keyof LintOptions, Test>> = {
  cwd: text,
  paths: list,
  config: is('a path, a configuration or false', 'string', 'object', 'boolean'),
  corpus: list,
  against: list,
  texts,
  division: object,
  staged: flag,
  since: text,
  rule: list,
  only: list,
  skip: list,
  baseline: textOrFlag,
  statistics: flag,
  timing: flag,
  ignore: flag,
  threads: [
    'a whole number or "auto"',
    (value) => value === 'auto' || (Number.isInteger(value) && Number(value) >= 0),
  ],
  maxMemory: number,
  cache: textOrFlag,
  prepare: flag,
  signal: object,
  onProgress: is('a function', 'function'),
};

/** Throws UsageError for an option that there is not, or that is of another kind. */
export function checkLintOptions(options: LintOptions): void {
  checkOptions('lint', options, tests);
  const { cwd } = options;
  if (cwd !== undefined && statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`The option "cwd" of lint() must be a folder, and "${cwd}" is none.`);
  }
}

/** The same for a linter. */
export function checkLinterOptions(options: object): void {
  checkOptions('createLinter', options, { threads: tests.threads, batchSources: number });
}

function checkOptions(called: string, options: object, known: Readonly<Record<string, Test>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(known, name)) {
      const near = nearest(name, Object.keys(known), 1).map((right) => ` Did you mean "${right}"?`);
      throw new UsageError(`${called}() has no option "${name}".${near.join('')}`);
    }
    const [words, isRight] = known[name];
    if (value !== undefined && !isRight(value))
      throw new UsageError(`The option "${name}" of ${called}() must be ${words}.`);
  }
}
