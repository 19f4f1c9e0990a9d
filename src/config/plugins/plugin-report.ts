// Whether what a rule of a plugin reports can be shown: the kit and its types see to that in TypeScript, this in
// JavaScript. Where the places of a report lie is looked at elsewhere.

import type { Rule } from '../../define/rule.ts';
import { type Applicability, severities } from '../../model/finding.ts';
import { alternatives, isObject } from '../form/shape.ts';
import { describeValue, quote } from '../wording.ts';

type Fields = Readonly<Record<string, unknown>>;

const applicabilities: readonly Applicability[] = ['safe', 'unsafe', 'destructive'];

/** Throws TypeError that says what is wrong with the form of a report. */
export function requireForm(rule: Pick<Rule, 'kind' | 'messages'>, report: unknown): void {
  demand(isObject(report), 'its report', 'an object', report);
  const { messageId, data, related, severity, score, classKey, redundant, fix } = report;
  if (typeof messageId !== 'string' || !Object.hasOwn(rule.messages, messageId))
    throw new TypeError(
      `the rule reports the message ${describeValue(messageId)}, which it does not declare`,
    );
  requireData(rule, messageId, data);
  for (const other of listOf('related', related)) requireText('label of a related place', other['label']);
  if (severity !== undefined) requireChoice('severity', severity, severities);
  const isShare = score === undefined || (typeof score === 'number' && score >= 0 && score <= 1);
  demand(isShare, 'score', 'a number from 0 to 1', score);
  if (classKey !== undefined) requireText('classKey', classKey);
  listOf('redundant', redundant);
  if (fix !== undefined) requireFix(fix);
}

/** What fills a message: texts and numbers, and places where a rule knows of several documents. */
function requireData(
  { kind, messages }: Pick<Rule, 'kind' | 'messages'>,
  messageId: string,
  data: unknown,
): void {
  demand(isObject(data), 'data', 'an object', data);
  for (const [, name] of messages[messageId].matchAll(/\{(\w+)\}/g)) {
    if (!Object.hasOwn(data, name))
      throw new TypeError(`the rule reports wrongly: the message "${messageId}" needs data.${name}`);
  }
  for (const [name, value] of Object.entries(data)) {
    const isPlace = kind === 'corpus' && isObject(value) && isObject(value['span']);
    const isShown = typeof value === 'string' || Number.isFinite(value) || isPlace;
    demand(isShown, `data.${name}`, 'a text or a number', value);
  }
}

function requireFix(fix: unknown): void {
  demand(isObject(fix), 'fix', 'an object', fix);
  requireText('title of its fix', fix['title']);
  requireChoice('applicability of its fix', fix['applicability'], applicabilities);
  demand(Array.isArray(fix['edits']), 'edits of its fix', 'a list', fix['edits']);
  for (const edit of listOf('edits of its fix', fix['edits'])) requireText('text of an edit', edit['text']);
  listOf('keeps of its fix', fix['keeps']);
}

/** The objects of a list that may be left out. */
function listOf(name: string, list: unknown): readonly Fields[] {
  if (list === undefined) return [];
  demand(Array.isArray(list), name, 'a list', list);
  const objects: readonly unknown[] = list;
  for (const value of objects) demand(isObject(value), `each of ${name}`, 'an object', value);
  return objects as readonly Fields[];
}

function requireText(name: string, value: unknown): void {
  demand(typeof value === 'string', name, 'a text', value);
}

function requireChoice(name: string, value: unknown, choices: readonly string[]): void {
  const isKnown = typeof value === 'string' && choices.includes(value);
  demand(isKnown, name, alternatives(choices.map(quote)), value);
}

function demand(holds: boolean, name: string, expected: string, value: unknown): asserts holds {
  if (!holds)
    throw new TypeError(`the rule reports wrongly: ${name} must be ${expected}, got ${describeValue(value)}`);
}
