// Quotation marks: balanced text of every convention is silent, and a mark taken away is found again.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { findQuoteMarks } from '../../src/text/punctuation/quote-marks.ts';
import { scanQuotes } from '../../src/text/punctuation/quotes.ts';

function scan(text: string) {
  const bytes = encodeText(text);
  const { lone, ...rest } = scanQuotes(bytes, { start: 0, end: bytes.length });
  return {
    ...rest,
    lone: lone.map(({ kind, mark }) => ({
      kind,
      mark: decodeText(bytes, mark),
      at: decodeText(bytes, { start: 0, end: mark.start }).length,
    })),
  };
}

const words = fc
  .array(
    fc.constantFrom('bridge', "don't", 'Brücke', 'l’été', 'the', '1921', "the boys' own", 'U.S.', 'вода'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((list) => list.join(' '));

const conventions = fc.constantFrom(
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['”', '”'],
  ['»', '«'],
  ['« ', ' »'],
  ["''", "''"],
  ['``', "''"],
  ['「', '」'],
);

/** A paragraph of sentences, some of them quoted and attributed, in one convention. */
const paragraphs = fc
  .tuple(conventions, fc.array(fc.tuple(fc.boolean(), words, words), { minLength: 1, maxLength: 5 }))
  .map(([[open, close], sentences]) => ({
    open,
    close,
    text: sentences
      .map(([isQuoted, first, second]) =>
        isQuoted ? `${open}Say ${first},${close} he said of ${second}.` : `Say ${first} of ${second}.`,
      )
      .join(' '),
  }));

describe('lone quotation marks', () => {
  test('are none in balanced text, in any convention', () => {
    fc.assert(
      fc.property(paragraphs, ({ text }) => {
        expect(scan(text).lone).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('are found where one of the marks of a paragraph is taken away', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(20), ({ text, open, close }, which) => {
        // Two grave accents are a mark only where two apostrophes answer them.
        fc.pre(open !== '``');
        const places = [...new Set([open.trim(), close.trim()])].flatMap((mark) =>
          [...text.matchAll(new RegExp(mark, 'g'))].map(({ index }) => ({ index, mark })),
        );
        fc.pre(places.length > 0);
        const { index, mark } = places[which % places.length];
        const { lone } = scan(text.slice(0, index) + text.slice(index + mark.length));
        expect(lone.filter(({ kind }) => kind === 'unclosed' || kind === 'unopened')).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  test('begin and end at characters, in any text', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'"\'“”‘’„«»「」` .,a-é1(漢😀\\*') });
    fc.assert(
      fc.property(noise, (text) => {
        const bytes = encodeText(text);
        const marks = findQuoteMarks(bytes, { start: 0, end: bytes.length });
        for (const mark of marks) expect(decodeText(bytes, mark)).toMatch(/^(["'“”‘’„«»「」]|''|``|,,)$/u);
        for (const { mark } of scanQuotes(bytes, { start: 0, end: bytes.length }).lone) {
          expect(marks.map(({ start }) => start)).toContain(mark.start);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('do not depend on what stands around the paragraph', () => {
    fc.assert(
      fc.property(paragraphs, ({ text }) => {
        const bytes = encodeText(`"a "${text}" b`);
        const within = { start: 4, end: 4 + encodeText(text).length };
        expect(scanQuotes(bytes, within).lone).toEqual([]);
      }),
    );
  });

  test.each([
    ['an opening mark', 'He said "yes and left.', 'unclosed', 8],
    ['a closing mark', 'It is old," he said.', 'unopened', 10],
    ['the last of three', '"It is old," he said. We shall build."', 'unopened', 37],
    ['the first of three', '"It is old, he said. "We shall build."', 'unclosed', 0],
    ['a curly mark', 'He said “yes and left.', 'unclosed', 8],
    ['a mark behind a dash', 'He said—"yes and left.', 'unclosed', 8],
    ['a mark behind markup of emphasis', 'He said **"yes** and left.', 'unclosed', 10],
    ['a mark in a word', 'Zenith"s plan is old.', 'unclosed', 6],
    ['an inner mark', '"He said, \'yes," she said.', 'inner', 10],
    ['an inner curly mark', '“He said, ‘yes,” she said.', 'inner', 10],
  ])('are found: %s', (_, text, kind, at) => {
    expect(scan(text).lone).toMatchObject([{ kind, at }]);
  });

  test.each([
    ['elisions', "'Tis the '90s; give 'em rock 'n' roll, 'cause they like it, 'til they don't."],
    ['elisions within a quotation', "\"'Tis the '90s; give 'em more,\" he said."],
    ['plural possessives', '"The drivers\' union and the boys\' club," he said.'],
    ['names with an opening apostrophe', '"The engineer \'Abd al-Rahman," he said.'],
    ['feet and inches', 'He is 5\'10" tall.'],
    ['inches within a quotation', '"He is 6\'2" tall," she said.'],
    ['an inner quotation closed behind the outer mark', '"He said, \'yes,"\' she said.'],
    ['an inner quotation that is interrupted', '"He said, \'yes," she told us, "and no.\'"'],
    ['an escaped mark', 'Write \\" for a mark.'],
    ['a mark that is spoken of', 'Write (") for a mark.'],
    ['an empty text', "Set it to '' and save."],
    ['inline code', 'Type `say "` now.'],
    ['wiki markup', "It is '''very''' old."],
    ['a doubled apostrophe in a word', "The nation''s bridges."],
  ])('are none: %s', (_, text) => {
    expect(scan(text).lone.filter(({ kind }) => kind !== 'single')).toEqual([]);
  });

  test('tell whether the paragraph begins with a quotation', () => {
    const begins = (text: string): boolean => scan(text).beginsWithQuote;
    expect(['"Yes', '- “Yes', '» Oui', '« Oui', '「はい'].map(begins)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(['Yes "no"', '1921 "no"', 'He “no'].map(begins)).toEqual([false, false, false]);
  });
});
