// Whether what a plugin exports is a rule: the kit and its types see to that in TypeScript, this in JavaScript.

import type { RuleCategory } from '../../define/rule.ts';
import { nearest } from '../../text/nearest.ts';
import { pluginRuleId, ruleSeverities } from '../form/rule-shapes.ts';
import { alternatives, isObject } from '../form/shape.ts';
import { describeValue, quote } from '../wording.ts';

type Fields = Readonly<Record<string, unknown>>;

const categories: Record<RuleCategory, true> = {
  duplication: true,
  residue: true,
  names: true,
  facts: true,
  language: true,
  encoding: true,
  quality: true,
  leakage: true,
};

/** What is wrong with the declaration of a rule, as a sentence; undefined if nothing is. */
export function declarationMistake(rule: unknown): string | undefined {
  if (!isObject(rule)) return `a rule is expected, got ${describeValue(rule)}.`;
  const { id } = rule;
  if (typeof id !== 'string' || !pluginRuleId.test(id))
    return `the id must have a namespace, such as "mine/long-caption", got ${describeValue(id)}.`;
  const mistake = fieldMistake(rule) ?? messagesMistake(rule['messages']) ?? optionsMistake(rule['options']);
  return mistake === undefined ? undefined : `${id}: ${mistake}`;
}

function fieldMistake(rule: Fields): string | undefined {
  const { kind, summary, category, severity, status, fixes } = rule;
  if (kind !== 'document' && kind !== 'corpus') return 'declare it with documentRule or corpusRule.';
  if (typeof summary !== 'string' || summary === '') return 'summary must be a sentence.';
  const wrongChoice =
    choiceMistake('category', category, Object.keys(categories)) ??
    choiceMistake('severity', severity, ruleSeverities) ??
    choiceMistake('fixes', fixes, ['always', 'sometimes', 'never']);
  if (wrongChoice !== undefined) return wrongChoice;
  if (!isObject(status) || typeof status['since'] !== 'string')
    return `status must be { stage, since }, got ${describeValue(status)}.`;
  const stage = choiceMistake('status.stage', status['stage'], ['preview', 'stable']);
  if (stage !== undefined) return stage;
  const functions = kind === 'corpus' ? ['check', 'needs'] : ['check'];
  const lacking = functions.find((each) => typeof rule[each] !== 'function');
  if (lacking !== undefined) return `${lacking} must be a function, got ${describeValue(rule[lacking])}.`;
  const { prepare } = rule;
  return prepare === undefined || typeof prepare === 'function' ? undefined : 'prepare must be a function.';
}

function choiceMistake(field: string, value: unknown, choices: readonly string[]): string | undefined {
  if (typeof value === 'string' && choices.includes(value)) return undefined;
  const near = typeof value === 'string' ? nearest(value, choices, 1).map(quote) : [];
  const advice = near.length === 0 ? '' : ` Did you mean ${near[0]}?`;
  return `${field} must be ${alternatives(choices.map(quote))}, got ${describeValue(value)}.${advice}`;
}

function messagesMistake(messages: unknown): string | undefined {
  if (!isObject(messages) || Object.keys(messages).length === 0)
    return `messages must hold one wording or more, got ${describeValue(messages)}.`;
  const wrong = Object.entries(messages).find(([, text]) => typeof text !== 'string' || text === '');
  return wrong === undefined
    ? undefined
    : `messages.${wrong[0]} must be a text, got ${describeValue(wrong[1])}.`;
}

const defaults: Readonly<Record<string, (value: unknown) => boolean>> = {
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  choice: (value) => typeof value === 'string',
  list: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};

function optionsMistake(options: unknown): string | undefined {
  if (!isObject(options)) return `options must be an object, got ${describeValue(options)}.`;
  for (const [option, declared] of Object.entries(options)) {
    const fits = isObject(declared) && defaults[String(declared['kind'])];
    if (fits === false || fits === undefined || !isObject(declared))
      return `options.${option} must be declared with ratio, count, flag, choice or list.`;
    if (!fits(declared['default']) || typeof declared['description'] !== 'string')
      return `options.${option} has no description, or no default of its kind.`;
  }
  return undefined;
}
