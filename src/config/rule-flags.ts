// `--rule`, `--only` and `--skip`: read, checked against the rules there are, and against each other.

import type { RuleDeclaration } from '../define/rule.ts';
import { UsageError } from '../model/errors.ts';
import { ruleSeverities } from './form/rule-shapes.ts';
import type { RuleSeverity } from './types.ts';
import { unknownName } from './wording.ts';

/** What the command line says of rules. */
export interface RuleFlags {
  /** `id:severity` or `id:severity:{options as JSON}`; for one id the last one wins. */
  readonly rule: readonly string[];
  /** Ids of the only rules to run; empty = all. */
  readonly only: readonly string[];
  /** Ids of rules not to run. */
  readonly skip: readonly string[];
}

/** A rule as `--rule` sets it. */
export interface FlaggedRule {
  readonly severity: RuleSeverity;
  /** The options given, checked; without defaults. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** `--rule`, `--only` and `--skip`, read. */
export interface ReadRuleFlags {
  readonly settings: ReadonlyMap<string, FlaggedRule>;
  /** Undefined if every rule may run. */
  readonly only: ReadonlySet<string> | undefined;
  readonly skip: ReadonlySet<string>;
}

/** Reads the flags. Throws UsageError for what is unknown, malformed or contradictory. */
export async function readRuleFlags(
  flags: RuleFlags,
  rules: readonly RuleDeclaration[],
): Promise<ReadRuleFlags> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const settings = new Map<string, FlaggedRule>();
  for (const text of flags.rule) {
    const [id, setting] = await readSetting(text, byId);
    settings.set(id, setting);
  }
  const only = flags.only.length === 0 ? undefined : readIds('--only', flags.only, byId);
  const skip = readIds('--skip', flags.skip, byId);
  refuseContradictions(settings, only, skip);
  return { settings, only, skip };
}

type RulesById = ReadonlyMap<string, RuleDeclaration>;

function readIds(flag: string, ids: readonly string[], byId: RulesById): Set<string> {
  for (const id of ids) {
    if (!byId.has(id)) throw new UsageError(`${flag}: ${unknownName('rule', id, [...byId.keys()])}`);
  }
  return new Set(ids);
}

async function readSetting(text: string, byId: RulesById): Promise<[id: string, setting: FlaggedRule]> {
  const fail = (message: string): never => {
    throw new UsageError(`--rule ${text}: ${message}`);
  };
  // The options are JSON and hold colons of their own.
  const [, id, severity, options] = /^([^:]*)(?::([^:]*))?(?::(.*))?$/s.exec(text)!;
  const rule = byId.get(id);
  if (rule === undefined) return fail(unknownName('rule', id, [...byId.keys()]));
  if (severity === undefined || severity === '')
    return fail(`a severity is missing. Write ${id}:warning or ${id}:off.`);
  if (!isSeverity(severity)) return fail(unknownName('severity', severity, ruleSeverities));
  if (options === undefined) return [id, { severity, options: {} }];
  let given: unknown;
  try {
    given = JSON.parse(options);
  } catch {
    return fail('the options are not JSON. Write them as {"name": value}.');
  }
  // Only a run with options pays for the validator.
  const { optionMistakes } = await import('./form/validate.ts');
  const mistakes = optionMistakes(rule, given);
  if (mistakes.length > 0) return fail(mistakes.join(' '));
  return [id, { severity, options: given as Record<string, unknown> }];
}

function isSeverity(text: string): text is RuleSeverity {
  return (ruleSeverities as readonly string[]).includes(text);
}

function refuseContradictions(
  settings: ReadonlyMap<string, FlaggedRule>,
  only: ReadonlySet<string> | undefined,
  skip: ReadonlySet<string>,
): void {
  for (const id of only ?? []) {
    if (skip.has(id)) throw new UsageError(`--only and --skip both name ${id}. Leave one of them out.`);
  }
  for (const [id, { severity }] of settings) {
    const isTurnedOn = severity !== 'off';
    if (isTurnedOn && skip.has(id)) throw new UsageError(`--rule turns ${id} on and --skip leaves it out.`);
    if (isTurnedOn && only?.has(id) === false) {
      throw new UsageError(`--rule turns ${id} on, but it is not among the rules of --only.`);
    }
    if (!isTurnedOn && only?.has(id) === true)
      throw new UsageError(`--only asks for ${id} and --rule turns it off.`);
  }
}
