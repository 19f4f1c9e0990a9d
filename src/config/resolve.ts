// From presets, configuration and flags to what holds: each rule's options, its severity at each path, how each
// source is read. Precedence: defaults of the rule < presets < `rules` < `overrides` < `--rule` < `--only`, `--skip`.

import { resolve as resolvePath } from 'node:path';
import { defaultOptions } from '../define/options.ts';
import type { LoadedPlugin } from '../define/plugin.ts';
import type { RuleDeclaration } from '../define/rule.ts';
import type { ArticleDivision, SourceSettings } from '../model/document.ts';
import type { KeepPolicy } from '../model/keep.ts';
import { keepPolicies } from './keep-policies.ts';
import { showPath } from './reading/find.ts';
import type { LoadedConfig } from './load.ts';
import { corpusPatterns, pathFromConfig, pathsFromHere, patternList, usualFiles } from './patterns.ts';
import { presets, severityOnRequest } from './presets.ts';
import { readRuleFlags } from './rule-flags.ts';
import type { ReadRuleFlags, RuleFlags } from './rule-flags.ts';
import type {
  GazetteerConfig,
  KeepSetting,
  NamesConfig,
  RuleSetting,
  RuleSeverity,
  SourceConfig,
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
  const canonical = keep.flatMap((policy, index) =>
    typeof policy === 'object' ? [{ key: `keep[${index}]`, files: policy.canonical }] : [],
  );
  const places = [
    ...sources.map(({ files }, index) => ({ key: `sources[${index}]`, files })),
    ...overrides.map(({ files }, index) => ({ key: `overrides[${index}]`, files })),
    ...canonical,
  ];
  const matchers = await matchersFor(loaded, places);
  const overrideMatches = matchers.slice(sources.length, sources.length + overrides.length);
  const resolved = rules.map((rule) => {
    const { severity, options } = baseSetting(rule, loaded, read);
    const rulings = overrides
      .map((override, index) => ({ severity: override.rules[rule.id], matches: overrideMatches[index] }))
      .filter((ruling) => ruling.severity !== undefined);
    return finalSetting(rule, { id: rule.id, severity, options, rulings }, read);
  });
  const byId = new Map(resolved.map((rule) => [rule.id, rule]));
  return {
    file: loaded?.file,
    corpus: { ...corpusPatterns(loaded, corpus), gitignore: corpus?.gitignore ?? true },
    rules: resolved.map(({ id, severity, options, rulings }) => ({
      id,
      isOn: severity !== 'off' || rulings.some((ruling) => ruling.severity !== 'off'),
      options,
    })),
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
    silences: resolved.some(({ severity, rulings }) =>
      [...rulings, { severity }].some((ruling) => ruling.severity === 'off' && rulings.length > 0),
    )
      ? JSON.stringify([resolved.map(({ id, severity }) => [id, severity]), overrides])
      : '',
    readings: sources.length === 0 ? '' : JSON.stringify([loaded?.workingFolder, sources]),
    settingsOf: settingsByPath(sources, matchers),
    entries: matchers.map((matches, index) => ({
      key: places[index].key,
      patterns: patternList(places[index].files),
      matches,
    })),
  };
}

/** What the entries that match a path say together. Paths that the same entries match get the very same settings. */
function settingsByPath(
  sources: readonly SourceConfig[],
  matchers: readonly PathTest[],
): (path: string) => SourceSettings {
  const merged = new Map<string, SourceSettings>();
  return (path) => {
    const matching = sources.filter((_, index) => matchers[index](path));
    const key = matching.map((source) => sources.indexOf(source)).join(' ');
    let settings = merged.get(key);
    if (settings === undefined) merged.set(key, (settings = mergeSettings(matching)));
    return settings;
  };
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

type PathTest = (path: string) => boolean;

/** A rule with its severity where no ruling applies, and the rulings of overrides in their order. */
interface RuleState {
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly options: Readonly<Record<string, unknown>>;
  readonly rulings: readonly { readonly severity: RuleSeverity; readonly matches: PathTest }[];
}

/** Tests for paths relative to the working directory, one for each entry. */
async function matchersFor(
  loaded: LoadedConfig | undefined,
  entries: readonly { readonly files: string | readonly string[] }[],
): Promise<readonly PathTest[]> {
  if (loaded === undefined || entries.length === 0) return [];
  // A run without such entries does not pay for the glob compiler.
  const { matcherOf } = await import('./match.ts');
  return entries.map(({ files }) => {
    const matches = matcherOf(patternList(files));
    const known = new Map<string, boolean>();
    return (path) => {
      const answer = known.get(path) ?? matches(pathFromConfig(loaded, path));
      known.set(path, answer);
      return answer;
    };
  });
}

/** Severity and options from defaults, presets, `rules` and `--rule`. */
function baseSetting(
  rule: RuleDeclaration,
  loaded: LoadedConfig | undefined,
  read: ReadRuleFlags,
): Pick<RuleState, 'severity' | 'options'> {
  const chosen = loaded?.config.extends ?? 'recommended';
  const names = typeof chosen === 'string' ? [chosen] : chosen;
  const configured = loaded?.config.rules?.[rule.id];
  const settings = [...names.map((name) => presets[name].setting(rule)), configured];
  let severity: RuleSeverity = 'off';
  let options: Record<string, unknown> = { ...defaultOptions(rule.options) };
  for (const setting of settings) {
    if (setting === undefined) continue;
    const [given, values] = splitSetting(setting);
    severity = given;
    options = { ...options, ...values };
  }
  return { severity, options: { ...options, ...read.settings.get(rule.id)?.options } };
}

function splitSetting(setting: RuleSetting): readonly [RuleSeverity, Readonly<Record<string, unknown>>] {
  return typeof setting === 'string' ? [setting, {}] : [setting[0], setting[1] ?? {}];
}

/** What the flags leave of a rule. They hold for all paths. */
function finalSetting(rule: RuleDeclaration, state: RuleState, read: ReadRuleFlags): RuleState {
  const { settings, only, skip } = read;
  if (skip.has(rule.id) || only?.has(rule.id) === false) return { ...state, severity: 'off', rulings: [] };
  const flagged = settings.get(rule.id)?.severity;
  if (flagged !== undefined) return { ...state, severity: flagged, rulings: [] };
  if (only === undefined || state.severity !== 'off') return state;
  return { ...state, severity: rule.severity === 'off' ? severityOnRequest : rule.severity };
}

/** Entries that match one source, later ones over earlier ones, key by key. */
function mergeSettings(entries: readonly SourceConfig[]): SourceSettings {
  const { files: _, articles, ...rest }: Partial<SourceConfig> = Object.assign({}, ...entries);
  return articles === undefined ? rest : { ...rest, articles: divisionOf(articles) };
}

function divisionOf(articles: NonNullable<SourceConfig['articles']>): 'auto' | ArticleDivision {
  if (articles === 'auto') return 'auto';
  if (articles === 'file') return { kind: 'file' };
  if ('emptyLines' in articles) return { kind: 'empty-lines', lines: articles.emptyLines };
  return { kind: 'separator-line', text: articles.separatorLine };
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
