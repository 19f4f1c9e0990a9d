// `corpuslint watch [paths…]`: checks again whenever files of the corpus change, and says what is new and what is gone.

import { existsSync, realpathSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { watch, type FSWatcher } from 'chokidar';
import { configNames } from '../../config/reading/find.ts';
import type { ResolvedConfig } from '../../config/resolve.ts';
import { compactLine } from '../../format/compact.ts';
import { counted } from '../../format/wording.ts';
import { requestFor } from '../../lint.ts';
import { ConfigError, SourceError, UsageError } from '../../model/errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Result } from '../../model/result.ts';
import { makeVisible } from '../../text/showing/visible.ts';
import { exitClean } from '../exit-codes.ts';
import type { CheckFlags } from '../flags/flags.ts';
import { foldersOf } from '../corpus-folders.ts';
import { chooseOutputs, writeReports } from '../writing/outputs.ts';
import { say, sayLines } from '../stderr/say.ts';
import { checkFor, optionsFrom, rulesThatRan } from '../checking.ts';
import { sayFailures } from '../conclusion.ts';
import { configFrom } from '../slow-modules.ts';

// A save is two or three events within some ten milliseconds; a checkout pauses longer only when it is done.
const quietMilliseconds = 300;
// The watcher is ready before the last files are watched: a check that began at once would keep them waiting, and a save
// right after it was lost each time it was tried.
const settleMilliseconds = 100;
// A screen; the report above holds them all.
const mostNamed = 20;

const foreignNames = new Set(['.git', 'node_modules', '.corpuslint']);

/** Runs until the person ends it (Ctrl+C). Resolves to the exit code. Throws UsageError and ConfigError if it cannot begin. */
export async function watchCommand(paths: readonly string[], flags: CheckFlags): Promise<number> {
  if (paths.includes('-') || flags.stdinFilename !== undefined)
    throw new UsageError('corpuslint watch looks at files: standard input has none.');
  const outputs = chooseOutputs(flags);
  const given = optionsFrom(paths, flags);
  const config = await configFrom(given);
  const written = new Set(outputs.flatMap(({ path }) => (path === undefined ? [] : [resolve(path)])));
  const watcher = watch([], {
    ignoreInitial: true,
    // Discovery follows no link out of the corpus either: one to / had the whole machine watched.
    followSymlinks: false,
    ignored: (file) => foreignNames.has(basename(file)) || written.has(file),
  });
  const watched = new Watched(watcher);
  const targetsNow = (now: ResolvedConfig): string[] =>
    targetsOf(requestFor(given, now).corpusPaths, paths, flags, now);
  let targets = targetsNow(config);
  watcher.once('error', (error) => say(`cannot watch everything: ${(error as Error).message}`));
  // One line says it; a system that watches no more files would say it for each.
  watcher.on('error', () => {});
  try {
    watched.add(targets);
    await new Promise<void>((resolveReady) => watcher.once('ready', resolveReady));
    await settled();
    const changes = new Changes(watcher);
    let known = await report(paths, flags, undefined);
    const there = targets.filter((target) => existsSync(target));
    say(`watching ${there.map((target) => relative('.', target) || '.').join(', ')}. Ctrl+C ends it.`);
    while ((await endOrChange(changes)) === 'changed') {
      try {
        if (watched.add(targets)) await settled();
        // The configuration may name other folders by now.
        targets = targetsNow(await configFrom(given));
        if (watched.add(targets)) await settled();
        known = await report(paths, flags, known);
      } catch (error) {
        // The person is at it: the next save may put it right.
        if (!isMistake(error)) throw error;
        sayLines(error.message);
      }
    }
    return exitClean;
  } finally {
    await watcher.close();
  }
}

function isMistake(error: unknown): error is Error {
  return error instanceof ConfigError || error instanceof UsageError || error instanceof SourceError;
}

/**
 * Absolute paths of what may change the result: folders of the corpus, what is named, the configuration, or where one may
 * come to be, and its plugins.
 */
function targetsOf(
  corpusPaths: readonly string[],
  paths: readonly string[],
  flags: CheckFlags,
  config: ResolvedConfig,
): string[] {
  const { file, baseline, ignore, plugins } = config;
  const configs = file === undefined ? configNames : [file];
  const files = [...configs, baseline, ignore].flatMap((each) => (each === undefined ? [] : [resolve(each)]));
  const folders = foldersOf([...corpusPaths, ...paths, ...(flags.against ?? [])]);
  const targets = [...new Set([...folders, ...files, ...plugins.map((plugin) => plugin.file)])];
  // What lies in a folder that is watched anyway need not be watched twice.
  return targets.filter(
    (target) => !targets.some((other) => other !== target && target.startsWith(other + sep)),
  );
}

/** Where a path leads; the path itself where nothing stands yet. */
function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function settled(): Promise<void> {
  await new Promise((resolveSettled) => setTimeout(resolveSettled, settleMilliseconds));
}

const ends: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];

/** Waits for a change, or for the person to end it. During a run Ctrl+C is left to the system, which waits for nothing. */
async function endOrChange(changes: Changes): Promise<'ended' | 'changed'> {
  let end = (): void => {};
  const ended = new Promise<'ended'>((resolveEnd) => (end = () => resolveEnd('ended')));
  for (const signal of ends) process.on(signal, end);
  try {
    return await Promise.race([ended, changes.next()]);
  } finally {
    for (const signal of ends) process.off(signal, end);
  }
}

/** What is watched. What is gone is waited for from the next `add` on. */
class Watched {
  readonly #watcher: FSWatcher;
  readonly #paths = new Set<string>();

  constructor(watcher: FSWatcher) {
    this.#watcher = watcher;
    // A folder that comes back, as after a checkout, is no longer watched by itself.
    watcher.on('unlinkDir', (folder) => this.#paths.delete(folder));
  }

  /** Watches those that are not watched yet. Returns whether there were any. */
  add(targets: readonly string[]): boolean {
    const paths = new Set([...targets, ...targets.map(withoutLinks)]);
    const added = [...paths].filter((path) => !this.#paths.has(path));
    for (const path of added) this.#paths.add(path);
    this.#watcher.add(added);
    return added.length > 0;
  }
}

/** Bursts of events, one at a time; those during a run are one burst after it. */
class Changes {
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;
  #wake: (() => void) | undefined;

  constructor(watcher: FSWatcher) {
    watcher.on('all', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#isDue = true;
        this.#wake?.();
      }, quietMilliseconds);
    });
  }

  /** Resolves once files have changed and it is quiet again. */
  async next(): Promise<'changed'> {
    if (!this.#isDue) await new Promise<void>((resolveWake) => (this.#wake = resolveWake));
    this.#isDue = false;
    this.#wake = undefined;
    return 'changed';
  }
}

/** What was found, with a line for each: where a text is gone nothing can be quoted from it any more. */
type Known = ReadonlyMap<string, string>;

/** Checks, and reports if anything is new or gone. */
async function report(
  paths: readonly string[],
  flags: CheckFlags,
  before: Known | undefined,
): Promise<Known> {
  const { result, config } = await checkFor(paths, flags);
  const found = new Map(result.findings.map((finding) => [finding.id, briefLine(finding, result)]));
  if (before === undefined) {
    await writeReports(result, chooseOutputs(flags), flags, rulesThatRan(config));
    sayFailures(result, flags);
    return found;
  }
  const added = result.findings.filter(({ id }) => !before.has(id));
  const gone = [...before].filter(([id]) => !found.has(id)).map(([, line]) => line);
  const time = new Date().toTimeString().slice(0, 8);
  if (added.length === 0 && gone.length === 0) {
    say(`${time}  nothing new, nothing gone: ${counted(found.size, 'finding')}.`);
  } else {
    await writeReports(result, chooseOutputs(flags), flags, rulesThatRan(config));
    say(`${time}  ${added.length} new, ${gone.length} gone: ${counted(found.size, 'finding')}.`);
    name(
      '+',
      added.slice(0, mostNamed).map((finding) => compactLine(finding, result)),
      added.length,
    );
    name('-', gone.slice(0, mostNamed), gone.length);
  }
  sayFailures(result, flags);
  return found;
}

function name(mark: string, lines: readonly string[], count: number): void {
  for (const line of lines) process.stderr.write(`${mark} ${line}\n`);
  if (count > lines.length) process.stderr.write(`${mark} … ${count - lines.length} more\n`);
}

function briefLine({ id, rule, severity, message, place }: Finding, { corpus }: Result): string {
  const { path } = corpus.sources[corpus.facts(place.document).source];
  return makeVisible(`${path}: ${severity} ${message} [${rule}] #${id}`);
}
