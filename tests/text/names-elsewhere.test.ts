// What other linters call flags and keys leads to flags and keys that there are.

import { expect, test } from 'vitest';
import { checkFlags } from '../../src/cli/flags/flags.ts';
import { flagFor, keyFor } from '../../src/text/names-elsewhere.ts';

const long = checkFlags().flatMap(({ options }) => options.flatMap((option) => option.long ?? []));

test.each(['preset', 'exclude', 'select', 'disable', 'severity', 'json', 'jobs', 'dry-run', 'verbose'])(
  '--%s is none of ours, and what serves for it is',
  (flag) => {
    expect(long).not.toContain(`--${flag}`);
    const here = flagFor(flag) ?? '';
    const [name] = /--[a-z-]+/.exec(here) ?? [];
    expect(name === undefined ? here : long).toContain(name ?? 'in the configuration');
  },
);

test('names that objects have by themselves are called so nowhere', () => {
  expect([flagFor('constructor'), keyFor('__proto__'), keyFor('toString')]).toEqual(Array(3).fill(undefined));
});
