import { expect, test } from 'vitest';
import { isOwnWriting } from '../../src/sources/own-writing.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function isOwn(text: string): boolean {
  return isOwnWriting(encodeText(text), 'plain');
}

test('a report of one line a finding is known by its first line', () => {
  expect(isOwn('rack.txt:3:1: warning "Rak" looks like "Rack". [misspelt-name] #01234567\n')).toBe(true);
  expect(isOwn('rack.txt:3:1: warning: unused variable [-Wunused] #01234567\n')).toBe(false);
});

test('a long line of what may begin a finding takes no time', () => {
  expect(isOwn(`${':1:1: error '.repeat(40_000)}#0123456z\n\nText.\n`)).toBe(false);
}, 2000);
