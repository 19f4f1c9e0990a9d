// The form of what a configuration says of rules: severities and options.

import type { ListItems, Option } from '../../define/options.ts';
import type { RuleDeclaration } from '../../define/rule.ts';
import { severities } from '../../model/finding.ts';
import type { OverrideConfig, RuleSeverity } from '../types.ts';
import { listOf, object, patterns, text } from './common-shapes.ts';
import type { ChoiceShape, EitherShape, ObjectShape, Shape } from './shape.ts';

/** All severities a rule can be given. */
export const ruleSeverities: readonly RuleSeverity[] = ['off', ...severities.toReversed()];

const severity: ChoiceShape = {
  kind: 'choice',
  description: 'How bad findings of the rule are; "off" keeps it from reporting.',
  choices: ruleSeverities,
  noun: 'severity',
};

const severityAlone: EitherShape = {
  kind: 'either',
  expected: 'a severity alone (options hold for the whole corpus)',
  text: severity,
};

function itemShape(items: ListItems | undefined): Shape {
  if (items === undefined) return text('');
  if ('choices' in items) return { kind: 'choice', choices: items.choices };
  return { ...text(''), form: { pattern: items.form, demand: items.demand } };
}

function optionShape(option: Option): Shape {
  switch (option.kind) {
    case 'list':
      return {
        ...listOf(option.description, itemShape(option.items), 'a list of texts'),
        default: option.default,
      };
    default:
      return option;
  }
}

/** The form of the options of a rule, from their declarations. */
export function optionsShape(rule: Pick<RuleDeclaration, 'id' | 'options'>): ObjectShape {
  const keys = Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => [name, optionShape(option)]),
  );
  return { kind: 'object', keys, required: [], noun: 'option', owner: rule.id };
}

function ruleShape(rule: RuleDeclaration): EitherShape {
  const expected = 'a severity or [severity, options]';
  return {
    kind: 'either',
    description: rule.summary,
    default: rule.severity,
    expected,
    text: severity,
    list: { kind: 'pair', first: severity, second: optionsShape(rule), expected },
  };
}

const namePart = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
/** What ids of rules of plugins look like: they cannot meet those of this package, today's or tomorrow's. */
export const pluginRuleId = new RegExp(`^${namePart}/${namePart}$`);

const ruleOfPlugin: EitherShape = {
  kind: 'either',
  expected: 'a severity or [severity, options]',
  text: severity,
  list: {
    kind: 'pair',
    first: severity,
    // The schema is that of this package; what options a plugin has is checked when it is loaded.
    second: { kind: 'object', keys: {}, required: [], noun: 'option', isOpenInSchema: true },
    expected: 'a severity or [severity, options]',
  },
};

/** Something by rule id: `shape` for each of these rules, `ofPlugins` for those that plugins may bring. */
function byRule(
  rules: readonly RuleDeclaration[],
  description: string,
  shape: (rule: RuleDeclaration) => Shape,
  ofPlugins: Shape,
): ObjectShape {
  return {
    kind: 'object',
    description,
    keys: Object.fromEntries(rules.map((rule) => [rule.id, shape(rule)])),
    required: [],
    noun: 'rule',
    unknownToSchema: { pattern: pluginRuleId.source, shape: ofPlugins },
  };
}

/** The form of an entry of `overrides`. */
export function overrideShape(rules: readonly RuleDeclaration[]): ObjectShape {
  const severities = byRule(
    rules,
    'Severity by rule id. Options hold for the whole corpus.',
    () => severityAlone,
    severityAlone,
  );
  return object<OverrideConfig>(
    'Other severities for some files.',
    { files: patterns('The files.'), rules: severities },
    ['files', 'rules'],
  );
}

/** The form of `rules`: severity and options by rule id. */
export function rulesShape(rules: readonly RuleDeclaration[]): ObjectShape {
  return byRule(rules, 'Severity and options by rule id.', ruleShape, ruleOfPlugin);
}
