// The `names` of a configuration as options of the rules that know names: whoever declares lists called `canonical`,
// `distinct`, `aliases` and `gazetteer` gets them, over what the rule's own options say.

import { ConfigError } from '../model/errors.ts';
import { readGazetteer } from './gazetteers.ts';
import type { NamesConfig } from './types.ts';

/** Lists as rules take them. */
export interface KnownNames {
  readonly canonical: readonly string[];
  /** Pairs, each written "One Name / Other Name". */
  readonly distinct: readonly string[];
  /** Groups, written alike. */
  readonly aliases: readonly string[];
  /** Words. */
  readonly gazetteer: readonly string[];
}

/** Reads the gazetteers, whose paths are relative to `cwd`. Throws ConfigError if one cannot be read. */
export function readKnownNames(
  { canonical, distinct, aliases, gazetteers }: Required<NamesConfig>,
  cwd: string,
): KnownNames {
  const joined = (groups: readonly (readonly string[])[]): string[] =>
    groups.map((group) => group.join(' / '));
  return {
    canonical,
    distinct: joined(distinct),
    aliases: joined(aliases),
    gazetteer: gazetteers.flatMap((entry) => readGazetteer(entry, cwd)),
  };
}

/** Options whose entries are several names, divided by `/`. */
const groupLists = ['distinct', 'aliases'];

/**
 * The options of a rule with the known names added to those of its lists that bear their names. Throws ConfigError for a
 * group of its own that is none.
 */
export function addKnownNames(
  rule: string,
  options: Readonly<Record<string, unknown>>,
  names: KnownNames,
): Readonly<Record<string, unknown>> {
  const added: Record<string, unknown> = { ...options };
  for (const [name, list] of Object.entries(names)) {
    const own: unknown = options[name];
    if (!Array.isArray(own)) continue;
    const odd = groupLists.includes(name) ? own.find((group) => !isGroup(String(group))) : undefined;
    if (odd !== undefined)
      throw new ConfigError(
        `"${odd}" in option "${name}" of ${rule} is one name: write two or more, as "Ann Lee / Anne Lee".`,
      );
    if (list.length > 0) added[name] = [...new Set([...own, ...list])];
  }
  return added;
}

function isGroup(group: string): boolean {
  const names = group.split('/');
  return names.length > 1 && names.every((name) => name.trim() !== '');
}
