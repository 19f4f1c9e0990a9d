// Wording: fills the placeholders of a message.

import type { MessageValue, Place } from '../model/finding.ts';
import { formatNumber } from '../text/showing/number.ts';

/** Message data as it reaches reports: places become what `nameOf` calls them, texts what `show` makes of them. */
export function resolveData(
  data: Readonly<Record<string, MessageValue>>,
  nameOf: (place: Place) => string,
  show: (text: string) => string = (text) => text,
): Record<string, string | number> {
  const resolved: Record<string, string | number> = {};
  for (const name of Object.keys(data)) {
    const value = data[name];
    resolved[name] =
      typeof value === 'string' ? show(value) : typeof value === 'number' ? value : nameOf(value);
  }
  return resolved;
}

// Of each template in turn: a text, the name of a placeholder, and its two words where it is a choice.
const parts = new Map<string, readonly string[]>();
const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/;

function partsOf(template: string): readonly string[] {
  let split = parts.get(template);
  if (split === undefined) {
    split = template.split(placeholder);
    parts.set(template, split);
  }
  return split;
}

/**
 * The message with its placeholders filled: `{count}` by the value, `{count|word|words}` by the first word where the value
 * is 1, else by the second. Throws if one has no value: that is a bug in the rule.
 */
export function fillMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  const split = partsOf(template);
  const texts = [split[0]];
  for (let at = 1; at < split.length; at += 4) {
    const name = split[at];
    const one: string | undefined = split[at + 1];
    const value = data[name];
    if (value === undefined) throw new Error(`The message "${template}" has no value for {${name}}.`);
    const shown = typeof value === 'number' ? formatNumber(value) : value;
    texts.push(one === undefined ? shown : value === 1 ? one : split[at + 2], split[at + 3]);
  }
  // Joined, since what is put together bit by bit stays a tree of as many objects in memory.
  return texts.join('');
}
