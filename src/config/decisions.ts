// Reads what was decided about findings before: the baseline and the ignore file that a configuration names, or the files
// of the usual names beside it. Known boilerplate comes from the configuration itself.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Decisions, type KnownFile } from '../findings/known/judge.ts';
import { type KnownEntry, type KnownKind, readEntries } from '../findings/known/known-entry.ts';
import { ConfigError, UsageError } from '../model/errors.ts';

/** Where decisions are kept. */
export interface DecisionFiles {
  /** Absolute path of the folder that paths are relative to. */
  readonly cwd: string;
  /** Relative to `cwd`, with `/`; undefined = not to be used. */
  readonly baseline: string | undefined;
  readonly ignore: string | undefined;
  /** True if the caller named the baseline for this run, so that it must be there. */
  readonly mustHaveBaseline: boolean;
  readonly boilerplate: readonly string[];
}

/** The decisions; undefined if there are none. Throws UsageError for a named baseline that is missing, ConfigError for a damaged file. */
export function readDecisions(files: DecisionFiles): Decisions | undefined {
  const { cwd, boilerplate } = files;
  if (files.mustHaveBaseline && !existsSync(resolve(cwd, files.baseline ?? ''))) {
    throw new UsageError(
      `There is no baseline ${files.baseline}. corpuslint baseline --baseline ${files.baseline} writes it.`,
    );
  }
  const baseline = readKnown('baseline', cwd, files.baseline);
  const ignore = readKnown('ignore', cwd, files.ignore);
  if (baseline === undefined && ignore === undefined && boilerplate.length === 0) return undefined;
  const today = new Date().toISOString().slice(0, 10);
  return {
    baseline,
    ignore,
    boilerplate,
    today,
    stamp: stampOf(baseline, ignore, boilerplate, today),
    ...relativeTo(cwd),
  };
}

/** Stands for what was decided. The day matters only where something expires. */
function stampOf(
  baseline: KnownFile | undefined,
  ignore: KnownFile | undefined,
  boilerplate: readonly string[],
  today: string,
): string {
  const day = ignore?.entries.some(({ expires }) => expires !== undefined) === true ? today : '';
  return JSON.stringify([baseline?.hash ?? '', ignore?.hash ?? '', boilerplate, day]);
}

/** How paths of the working directory relate to those in a file, which are relative to its folder. */
export function relativeTo(cwd: string): Pick<Decisions, 'fromFile' | 'isGone'> {
  return {
    fromFile: (file, path) => {
      const folder = dirname(file);
      if (folder === '.') return path;
      return relative(resolve(cwd, folder), resolve(cwd, path)).replaceAll(sep, '/');
    },
    isGone: (file, path) => !existsSync(resolve(cwd, dirname(file), path)),
  };
}

function readKnown(kind: KnownKind, cwd: string, file: string | undefined): KnownFile | undefined {
  if (file === undefined) return undefined;
  const text = readDecisionFile(kind, cwd, file);
  return (
    text && {
      file,
      entries: readEntries(kind, file, text.toString('utf8')),
      hash: createHash('sha256').update(text).digest('hex'),
    }
  );
}

/** The entries of a file; undefined if there is no such file. `isMerging` as in `readEntries`. */
export function readKnownFile(
  kind: KnownKind,
  cwd: string,
  file: string,
  isMerging = false,
): KnownEntry[] | undefined {
  const text = readDecisionFile(kind, cwd, file);
  return text && readEntries(kind, file, text.toString('utf8'), isMerging);
}

function readDecisionFile(kind: KnownKind, cwd: string, file: string): Buffer | undefined {
  try {
    return readFileSync(resolve(cwd, file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const reason = code === 'EISDIR' ? 'it is a folder' : (error as Error).message;
    throw new ConfigError(`The ${kind} file ${file} cannot be read: ${reason}.`);
  }
}
