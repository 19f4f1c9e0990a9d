// Texts of marks alone, which cost no more than their length: what closes nothing is looked for once.

import { expect, test } from 'vitest';
import { span } from '../../src/model/span.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { findPlaces } from '../../src/text/facts/place-phrases.ts';
import { holdsStatement } from '../../src/text/prose/code-like.ts';
import { firstWords, lastWords } from '../../src/text/showing/excerpt.ts';
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

test('brackets of one kind inside another find their partners, and take no time', () => {
  const [round, square] = ['('.repeat(30_000), '['.repeat(30_000)];
  expect(loneBrackets(`Prose ${round}${square} more ${round.replaceAll('(', ')')} x`)).toBe(30_000);
  expect(loneBrackets('The range (see [0, 1)) is half open, [a (b] c) crossed.')).toBe(0);
}, 2000);

test('words quoted from a long line are read no farther than they are quoted', () => {
  const bytes = encodeText('a('.repeat(2_000_000));
  const quoted = new Set<string>();
  for (let at = 1; at < 2000; at += 2) {
    quoted.add(firstWords(bytes, span(at, bytes.length), 50).text);
    quoted.add(lastWords(bytes, span(0, bytes.length - at + 1), 50).text);
  }
  expect([...quoted]).toEqual([`${'(a'.repeat(24)}(…`, `…${'(a'.repeat(24)}(`]);
}, 2000);

test('words quoted from behind many blanks are those behind them', () => {
  const bytes = encodeText(`(${' '.repeat(100_000)}more words stand here é`);
  const all = span(0, bytes.length);
  expect(firstWords(bytes, all, 50).text).toBe('( more words stand here é');
  expect(firstWords(bytes, all, 10).text).toBe('(…');
  expect(lastWords(bytes, all, 12).text).toBe('…tand here é');
});

test('a row of calls that no line ends with is no statement, and takes no time', () => {
  const isStatement = (text: string): boolean =>
    holdsStatement(encodeText(text), span(0, encodeText(text).length));
  expect(isStatement(`${'f(); '.repeat(100_000)}x`)).toBe(false);
  expect(isStatement('The call\nrun (one, two);  \nstarts it.')).toBe(true);
  expect(isStatement('He came (at last); she had gone.')).toBe(false);
  expect(isStatement('He came :) she (had gone\n);')).toBe(false);
}, 2000);

test('a row of parts of a country is no region, and takes no time', () => {
  expect(findPlaces(`the village of Adra in ${'eastern '.repeat(15_000)}x`, [0])).toEqual([]);
  expect(findPlaces('the village of Adra in north western rural Homs', [0])).toMatchObject([
    { place: 'Adra' },
  ]);
}, 2000);

test('a row of lists of places without a region takes no time', () => {
  const lists = 'the towns of Adra and Bala stood. '.repeat(3_000);
  expect(findPlaces(lists, [0])).toEqual([]);
  expect(findPlaces(`The mill in rural Homs closed. The towns of Adra and Bala stood.`, [0])).toMatchObject([
    { place: 'Adra', phrase: 'in rural Homs' },
    { place: 'Bala', phrase: 'in rural Homs' },
  ]);
}, 2000);

test('a row of marks without a blank is no stressed word, and takes no time', () => {
  const row = encodeText("'a".repeat(100_000));
  expect(scanQuotes(row, span(0, row.length)).quotations).toEqual([]);
}, 2000);
