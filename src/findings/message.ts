// Wording: fills the placeholders of a message.

import type { MessageValue, Place } from '../model/finding.ts';
import type { LocatedPlace } from '../model/result.ts';
import { formatNumber } from '../text/number.ts';

/** Message data as it reaches reports: places become `path:line`, texts what `show` makes of them. */
export function resolveData(
  data: Readonly<Record<string, MessageValue>>,
  locate: (place: Place) => LocatedPlace,
  show: (text: string) => string = (text) => text,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (typeof value === 'string') return [name, show(value)];
      if (typeof value === 'number') return [name, value];
      const { path, start, record } = locate(value);
      return [name, record === null ? `${path}:${start.line}` : `${path}#${record}`];
    }),
  );
}

/** The message with its placeholders filled. Throws if one has no value: that is a bug in the rule. */
export function fillMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = data[name];
    if (value === undefined) throw new Error(`The message "${template}" has no value for {${name}}.`);
    return typeof value === 'number' ? formatNumber(value) : value;
  });
}
