import { expect, test } from 'vitest';
import { counted, enumerate, percentage } from '../../src/format/wording.ts';
import { formatNumber } from '../../src/text/showing/number.ts';

test('groups the digits of whole parts alone', () => {
  expect([0, 999, 1000, 6157, 1234567, 1234.5678].map(formatNumber)).toEqual([
    '0',
    '999',
    '1,000',
    '6,157',
    '1,234,567',
    '1,234.5678',
  ]);
});

test('puts a noun in the singular after 1 alone', () => {
  expect([counted(0, 'file'), counted(1, 'file'), counted(1000, 'file')]).toEqual([
    '0 files',
    '1 file',
    '1,000 files',
  ]);
});

test('never rounds a share to none or to all', () => {
  expect([
    percentage(0, 10),
    percentage(1, 1000),
    percentage(1268, 6157),
    percentage(999, 1000),
    percentage(10, 10),
  ]).toEqual(['0 %', 'Less than 1 %', '21 %', 'More than 99 %', '100 %']);
});

test('joins a list with commas and one "and"', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumerate)).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
