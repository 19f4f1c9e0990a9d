// Texts of marks alone, which cost no more than their length: what closes nothing is looked for once.

import { expect, test } from 'vitest';
import { span } from '../../src/model/span.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { findLoneBrackets } from '../../src/text/punctuation/brackets.ts';
import { scanQuotes } from '../../src/text/punctuation/quotes.ts';

function loneBrackets(text: string): number {
  const bytes = encodeText(text);
  return findLoneBrackets(bytes, span(0, bytes.length)).length;
}

function loneQuotes(text: string): number {
  const bytes = encodeText(text);
  return scanQuotes(bytes, span(0, bytes.length)).lone.length;
}

test('a row of grave accents that nothing closes opens no code, and takes no time', () => {
  expect(loneBrackets(`Prose (more ${'`'.repeat(400_000)} x`)).toBe(1);
  expect(loneBrackets('Prose ```(more`` and (more``` again.')).toBe(0);
}, 2000);

test('two grave accents without two apostrophes behind them open no quotation, and take no time', () => {
  expect(loneQuotes(`Prose ${'`` a '.repeat(100_000)}`)).toBe(0);
  expect(loneQuotes('He said ``more and less.')).toBe(0);
  expect(loneQuotes("He said ``more and less, and ``more'' again.")).toBe(1);
}, 2000);
