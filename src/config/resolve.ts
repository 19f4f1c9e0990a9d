// From presets, configuration and flags to what holds: each rule's options, its severity at each path, how each
// source is read.

import { resolve as resolvePath } from 'node:path';
import type { LoadedPlugin } from '../define/plugin.ts';
import type { RuleDeclaration } from '../define/rule.ts';
import type { SourceSettings } from '../model/document.ts';
import type { KeepPolicy } from '../model/keep.ts';
import { keepPolicies } from './keep-policies.ts';
import type { LoadedConfig } from './load.ts';
import { pathTestsOf } from './path-tests.ts';
import { corpusPatterns, pathsFromHere, patternList, usualFiles } from './patterns.ts';
import { showPath } from './reading/find.ts';
import { readRuleFlags } from './rule-flags.ts';
import type { RuleFlags } from './rule-flags.ts';
import { isOnSomewhere, isSilencedInPart, rulesInForce } from './rules-in-force.ts';
import { settingsByPath } from './source-settings.ts';
import type {
  GazetteerConfig,
  KeepSetting,
  NamesConfig,
  RuleSetting,
  RuleSeverity,
  UserConfig,
} from './types.ts';

/** A rule and the options it runs with. */
export interface ResolvedRule {
  readonly id: string;
  /** True if it is on for at least some paths. A rule that is not need not run. */
  readonly isOn: boolean;
  /** A value for every declared option. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What holds for a run. Its functions take paths relative to the working directory, with `/`. */
export interface ResolvedConfig {
  /** The configuration, as a path relative to the working directory or as a program names it; undefined if there is none. */
  readonly file: string | undefined;
  /** Which files belong to the corpus, as paths and globs relative to the working directory. */
  readonly corpus: {
    readonly include: readonly string[];
    readonly exclude: readonly string[];
    readonly gitignore: boolean;
  };
  /** All rules, in the order they were given. */
  readonly rules: readonly ResolvedRule[];
  /** As configured; gazetteers as paths relative to the working directory. */
  readonly names: Required<NamesConfig>;
  /** Rules of others; `rules` holds them as well. */
  readonly plugins: readonly LoadedPlugin[];
  /** Which of several copies stays, as configured and as it is asked. */
  readonly keepSettings: readonly KeepSetting[];
  readonly keep: readonly KeepPolicy[];
  /** The index on disk: whether there may be one, and the folder that was set for it, relative to the working directory. */
  readonly cache: { readonly isEnabled: boolean; readonly location: string | undefined };
  /** Texts known to stand in many documents. */
  readonly boilerplate: readonly string[];
  /** Files of decisions, relative to the working directory; they need not exist. */
  readonly baseline: string;
  readonly ignore: string;
  /** Severity a rule's findings have at most at a path. */
  readonly severityOf: (ruleId: string, path: string) => RuleSeverity;
  /** Stands for which rules are off at which paths; empty where no rule is on for some paths alone. */
  readonly silences: string;
  /** Stands for how sources are read at all paths. */
  readonly readings: string;
  /** How the source at a path is read. */
  readonly settingsOf: (path: string) => SourceSettings;
  /** What holds for some files alone: entries of `sources`, `overrides` and `keep`. */
  readonly entries: readonly ConfigEntry[];
}

/** An entry of the configuration that holds for the files its patterns match. */
export interface ConfigEntry {
  /** Where it stands: `overrides[0]`. */
  readonly key: string;
  readonly patterns: readonly string[];
  readonly matches: (path: string) => boolean;
}

/** Puts everything together; `own` are the rules of this package. Throws UsageError for flags that are unknown, malformed or contradictory. */
export async function resolveConfig(
  loaded: LoadedConfig | undefined,
  flags: RuleFlags,
  own: readonly RuleDeclaration[],
  cwd = process.cwd(),
): Promise<ResolvedConfig> {
  const rules = [...own, ...(loaded?.plugins ?? []).flatMap((plugin) => plugin.rules)];
  const read = await readRuleFlags(flags, rules);
  const { corpus, sources = [], overrides = [], names, keep = [], cache } = loaded?.config ?? {};
  const entries = entriesForFiles(loaded?.config ?? {});
  const matchers = await pathTestsOf(loaded, entries);
  const ofOverrides = matchers.slice(sources.length, sources.length + overrides.length);
  const inForce = rulesInForce(rules, loaded, read, ofOverrides);
  const byId = new Map(inForce.map((rule) => [rule.id, rule]));
  return {
    file: loaded?.file,
    corpus: { ...corpusPatterns(loaded, corpus), gitignore: corpus?.gitignore ?? true },
    rules: inForce.map((rule) => ({ id: rule.id, isOn: isOnSomewhere(rule), options: rule.options })),
    names: {
      canonical: [],
      distinct: [],
      aliases: [],
      ...names,
      gazetteers: (names?.gazetteers ?? []).map((entry) => gazetteerFromHere(loaded, entry)),
    },
    plugins: loaded?.plugins ?? [],
    keepSettings: keep,
    keep: keepPolicies(keep, matchers.slice(sources.length + overrides.length), cwd),
    cache: {
      isEnabled: cache?.enabled ?? true,
      location: cache?.location === undefined ? undefined : pathsFromHere(loaded, [cache.location])[0],
    },
    boilerplate: loaded?.config.boilerplate ?? [],
    ...decisionFiles(loaded, cwd),
    severityOf: (ruleId, path) => {
      const rule = byId.get(ruleId);
      if (rule === undefined) throw new Error(`There is no rule "${ruleId}".`);
      return rule.rulings.findLast(({ matches }) => matches(path))?.severity ?? rule.severity;
    },
    silences: inForce.some(isSilencedInPart)
      ? JSON.stringify([inForce.map(({ id, severity }) => [id, severity]), overrides])
      : '',
    readings: sources.length === 0 ? '' : JSON.stringify([loaded?.workingFolder, sources]),
    settingsOf: settingsByPath(sources, matchers),
    entries: matchers.map((matches, index) => ({
      key: entries[index].key,
      patterns: patternList(entries[index].files),
      matches,
    })),
  };
}

/** What holds for some files alone: all of `sources`, then all of `overrides`, then the canonical paths of `keep`. */
function entriesForFiles({ sources = [], overrides = [], keep = [] }: UserConfig): readonly {
  readonly key: string;
  readonly files: string | readonly string[];
}[] {
  const canonical = keep.flatMap((policy, index) =>
    typeof policy === 'object' ? [{ key: `keep[${index}]`, files: policy.canonical }] : [],
  );
  return [
    ...sources.map(({ files }, index) => ({ key: `sources[${index}]`, files })),
    ...overrides.map(({ files }, index) => ({ key: `overrides[${index}]`, files })),
    ...canonical,
  ];
}

function gazetteerFromHere(loaded: LoadedConfig | undefined, entry: GazetteerConfig): GazetteerConfig {
  const file = typeof entry === 'string' ? entry : entry.file;
  const [fromHere] = pathsFromHere(loaded, [file]);
  return typeof entry === 'string' ? fromHere : { ...entry, file: fromHere };
}

/** The files of decisions, relative to the working directory. */
function decisionFiles(
  loaded: LoadedConfig | undefined,
  cwd: string,
): Pick<ResolvedConfig, 'baseline' | 'ignore'> {
  const { baseline = usualFiles.baseline, ignore = usualFiles.ignore } = loaded?.config ?? {};
  const [baselineHere, ignoreHere] = pathsFromHere(loaded, [baseline, ignore]).map((path) =>
    showPath(cwd, resolvePath(cwd, path)),
  );
  return { baseline: baselineHere, ignore: ignoreHere };
}

/** What holds for one file, as plain JSON in the terms of the configuration: for `--print-config`. */
export function describeConfig(config: ResolvedConfig, path: string): object {
  const { file, corpus, rules, names, keepSettings, boilerplate, baseline, ignore } = config;
  const { severityOf, settingsOf } = config;
  return {
    config: file ?? null,
    path,
    corpus,
    source: settingsOf(path),
    rules: Object.fromEntries(
      rules.map(({ id, options }) => [id, describeRule(severityOf(id, path), options)]),
    ),
    names,
    keep: keepSettings,
    boilerplate,
    baseline,
    ignore,
  };
}

function describeRule(severity: RuleSeverity, options: Readonly<Record<string, unknown>>): RuleSetting {
  return severity === 'off' || Object.keys(options).length === 0 ? severity : [severity, options];
}
