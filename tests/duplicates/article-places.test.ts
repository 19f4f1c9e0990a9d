// How findings show what differs between two texts.

import { expect, test } from 'vitest';
import { wordsOf } from '../../src/features/words.ts';
import { describeDifferences } from '../../src/indexes/article-places.ts';
import { alignWords } from '../../src/kernels/align/align.ts';
import { differencesOf } from '../../src/kernels/align/differences.ts';
import { documentOf } from './corpus.ts';

function describeTexts(one: string, other: string): string {
  const [a, b] = [documentOf(one), documentOf(other)];
  const [wordsOfA, wordsOfB] = [wordsOf(a), wordsOf(b)];
  const alignment = alignWords(wordsOfA.hash, wordsOfB.hash);
  return describeDifferences(differencesOf(alignment, wordsOfA.length, wordsOfB.length), a, b);
}

test('shows whole figures where some of their digits differ', () => {
  const of = (figure: string): string =>
    `The index of the harbour rose by ${figure} points in the week after the fair.`;
  expect(describeTexts(of('3.42'), of('0.42'))).toBe('"3.42" → "0.42"');
  expect(describeTexts(of('1,234,567'), of('9,234,565'))).toBe('"1,234,567" → "9,234,565"');
});

test('shows where a paragraph ends', () => {
  const on = (day: string): string =>
    `Boats on ${day}\n\n${day} will be calm, and the boats will sail as they are listed at the quay.`;
  expect(describeTexts(on('Monday'), on('Friday'))).toBe('"Monday / Monday" → "Friday / Friday"');
});
