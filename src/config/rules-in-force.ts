// Which severity and options each rule has, and at which paths. Precedence: defaults of the rule < presets < `rules` <
// `overrides` < `--rule` < `--only`, `--skip`.

import { defaultOptions } from '../define/options.ts';
import type { RuleDeclaration } from '../define/rule.ts';
import type { LoadedConfig } from './load.ts';
import type { PathTest } from './path-tests.ts';
import { presets, severityOnRequest } from './presets.ts';
import type { ReadRuleFlags } from './rule-flags.ts';
import type { OverrideConfig, RuleSetting, RuleSeverity } from './types.ts';

/** A rule with its severity where no ruling applies, and the rulings of overrides in their order. */
export interface RuleState {
  readonly id: string;
  readonly severity: RuleSeverity;
  readonly options: Readonly<Record<string, unknown>>;
  readonly rulings: readonly { readonly severity: RuleSeverity; readonly matches: PathTest }[];
}

/** All rules as configuration and flags have them; `matchers[i]` tells the paths of `overrides[i]`. */
export function rulesInForce(
  rules: readonly RuleDeclaration[],
  loaded: LoadedConfig | undefined,
  flags: ReadRuleFlags,
  matchers: readonly PathTest[],
): readonly RuleState[] {
  const overrides = loaded?.config.overrides ?? [];
  return rules.map((rule) => {
    const rulings = rulingsOn(rule.id, overrides, matchers);
    return finalSetting(rule, { id: rule.id, ...baseSetting(rule, loaded, flags), rulings }, flags);
  });
}

/** True if the rule runs at some paths at least. */
export function isOnSomewhere({ severity, rulings }: RuleState): boolean {
  return severity !== 'off' || rulings.some((ruling) => ruling.severity !== 'off');
}

/** True if the rule is off at some paths and on at others. */
export function isSilencedInPart({ severity, rulings }: RuleState): boolean {
  return rulings.length > 0 && [...rulings, { severity }].some((ruling) => ruling.severity === 'off');
}

function rulingsOn(
  id: string,
  overrides: readonly OverrideConfig[],
  matchers: readonly PathTest[],
): RuleState['rulings'] {
  return overrides.flatMap(({ rules }, index) => {
    const severity = rules[id];
    return severity === undefined ? [] : [{ severity, matches: matchers[index] }];
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
