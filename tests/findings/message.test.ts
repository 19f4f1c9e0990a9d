import { expect, test } from 'vitest';
import { fillMessage } from '../../src/findings/message.ts';

test('chooses the word for the number', () => {
  const template = '{count} {count|word differs|words differ}, {all} in all.';
  expect(fillMessage(template, { count: 1, all: 3 })).toBe('1 word differs, 3 in all.');
  expect(fillMessage(template, { count: 0, all: 3 })).toBe('0 words differ, 3 in all.');
  expect(fillMessage(template, { count: 1200, all: 3 })).toBe('1,200 words differ, 3 in all.');
});

test('refuses a message whose placeholder has no value', () => {
  expect(() => fillMessage('{count|one|several} differ.', {})).toThrow('no value for {count}');
});
