// Signs that say something, told from those that only divide words.

import { expect, test } from 'vitest';
import { meaningSignsOf } from '../../src/text/facts/meaning-signs.ts';

test.each([
  ['$5 a day', '€5 a day'],
  ['a loss of 5', 'a loss of -5'],
  ['5 % of it', '5 of it'],
  ['a < b', 'a > b'],
  ['20 ± 3', '20 + 3'],
])('tells %j from %j', (a, b) => {
  expect(meaningSignsOf(a)).not.toBe(meaningSignsOf(b));
});

test.each([
  ['at -5 degrees', 'at \u22125 degrees'],
  ['1990-1994', '1990\u20131994'],
  ['“We bake,” she said.', '"We bake", she said!'],
  ['A day - and a night', 'A day \u2014 and a night'],
  ['$5', '\uff045'],
])('takes %j and %j for the same', (a, b) => {
  expect(meaningSignsOf(a)).toBe(meaningSignsOf(b));
});
