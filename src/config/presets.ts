// Presets: named starting points of a configuration.

import type { RuleDeclaration } from '../define/rule.ts';
import type { RuleSetting } from './types.ts';

/** A starting point: what it says of each rule. */
export interface Preset {
  readonly summary: string;
  /** The setting of one rule; undefined if the preset says nothing of it. */
  setting(rule: RuleDeclaration): RuleSetting | undefined;
}

/** Severity of a rule that is off by default and was asked for without a severity: the middle one. */
export const severityOnRequest = 'warning';

/** All presets by name. */
export const presets = {
  recommended: {
    summary: 'Every rule with its own severity; those that are off by default stay off.',
    setting: (rule) => rule.severity,
  },
  all: {
    summary: 'Every rule; those that are off by default become warnings.',
    setting: (rule) => (rule.severity === 'off' ? severityOnRequest : rule.severity),
  },
} satisfies Record<string, Preset>;

export type PresetName = keyof typeof presets;

/** Names of all presets. */
export const presetNames = Object.keys(presets) as readonly PresetName[];
