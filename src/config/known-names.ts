// The `names` of a configuration as options of the rules that know names: whoever declares lists called `canonical`,
// `distinct` and `gazetteer` gets them, over what the rule's own options say.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '../model/errors.ts';
import type { NamesConfig } from './types.ts';

/** Lists as rules take them. */
export interface KnownNames {
  readonly canonical: readonly string[];
  /** Pairs, each written "One Name / Other Name". */
  readonly distinct: readonly string[];
  /** Words. */
  readonly gazetteer: readonly string[];
}

/** Reads the gazetteers, whose paths are relative to `cwd`. Throws ConfigError if one cannot be read. */
export function readKnownNames(
  { canonical, distinct, gazetteers }: Required<NamesConfig>,
  cwd: string,
): KnownNames {
  return {
    canonical,
    distinct: distinct.flatMap((group) =>
      group.flatMap((one, index) => group.slice(index + 1).map((other) => `${one} / ${other}`)),
    ),
    gazetteer: gazetteers.flatMap((path) => readGazetteer(path, cwd)),
  };
}

/** One name a line; empty lines and lines that begin with # are passed over. */
function readGazetteer(path: string, cwd: string): string[] {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : String(error);
    throw new ConfigError(`The gazetteer ${path} of names.gazetteers cannot be read: ${reason}.`);
  }
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((name) => name.split(/\s+/));
}

/** The options of a rule with the known names added to those of its lists that bear their names. */
export function addKnownNames(
  options: Readonly<Record<string, unknown>>,
  names: KnownNames,
): Readonly<Record<string, unknown>> {
  const added: Record<string, unknown> = { ...options };
  for (const [name, list] of Object.entries(names)) {
    const own = options[name];
    if (Array.isArray(own) && list.length > 0) added[name] = [...new Set([...own, ...list])];
  }
  return added;
}
