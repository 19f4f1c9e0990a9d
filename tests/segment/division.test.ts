import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { divide, fitDivision, learnDivision } from '../../src/segment/division/division.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { article, english, german, scraped, wrap } from './samples.ts';

const titles = [
  'Harbour Board Votes to Rebuild Storm-Damaged Pier',
  'Fishermen Fear for Their Berths',
  'Library to Open on Sundays',
  'New Bridge Over the River Approved',
  'School Choir Wins National Prize',
  'Town Clock Stops After Ninety Years',
  'Mayor Will Not Stand Again',
  'Lighthouse Sold to Painter',
  'Snow Closes the Northern Road',
];

function learn(texts: readonly string[]): ReturnType<typeof learnDivision> {
  return learnDivision(texts.map((text, index) => ({ path: `${index}.txt`, text: encodeText(text) })));
}

/** Files of two articles each with `divider` between. */
function pairs(divider: string, count = 4): string[] {
  return Array.from(
    { length: count },
    (_, index) => article(titles[2 * index]) + divider + article(titles[2 * index + 1]),
  );
}

describe('learnDivision', () => {
  test('finds empty lines before headlines and says where it saw them', () => {
    expect(learn(pairs('\n\n\n\n'))).toEqual({
      division: { kind: 'empty-lines', lines: 3 },
      evidence: '3 empty lines stand before a headline in 4 of 4 files (4 times)',
    });
    expect(learn(pairs('\n\n\n\n\n')).division).toEqual({ kind: 'empty-lines', lines: 4 });
  });

  test('reads CRLF and white space on empty lines alike', () => {
    const texts = pairs('\n \n\t\n\n').map((text) => text.replaceAll('\n', '\r\n'));
    expect(learn(texts).division).toEqual({ kind: 'empty-lines', lines: 3 });
  });

  test.each([['-----'], ['* * *'], ['====='], ['***'], ['<|endoftext|>']])(
    'finds lines of %j',
    (separator) => {
      const { division, evidence } = learn(pairs(`\n\n${separator}\n\n`));
      expect(division).toEqual({ kind: 'separator-line', text: separator });
      expect(evidence).toMatch(/before a headline in 4 of 4 files \(4 times\)$/u);
    },
  );

  test.each([['%'], ['%%'], ['%%%%']])(
    'finds lines of %j between sayings, which have no titles',
    (separator) => {
      const sayings = [
        'The early ferry has an empty quay.',
        'Who sells his boat\nmust learn to swim.\n    -- a fisherman',
        'Two pilots, three channels.',
      ];
      const text = `${Array.from({ length: 12 }, (_, index) => sayings[index % 3]).join(`\n${separator}\n`)}\n${separator}\n`;
      expect(learn([text])).toEqual({
        division: { kind: 'separator-line', text: separator },
        evidence: `lines "${separator}" stand in 1 of 1 file (11 times)`,
      });
      expect(fitDivision(encodeText(text), { kind: 'separator-line', text: separator }).kind).toBe(
        'separator-line',
      );
    },
  );

  test('takes a percent sign among comments for one of them', () => {
    const text = 'The mill is old.\n%\n% A comment on the mill.\n%\nNobody knows how old it is.\n'.repeat(8);
    expect(learn([text]).division).toEqual({ kind: 'file' });
    expect(fitDivision(encodeText(text), { kind: 'separator-line', text: '%' })).toEqual({ kind: 'file' });
  });

  test('finds form feeds, alone on a line or in front of the headline', () => {
    expect(learn(pairs('\n\f\n')).division).toEqual({ kind: 'separator-line', text: '\f' });
    expect(learn(pairs('\n\f')).division).toEqual({ kind: 'separator-line', text: '\f' });
  });

  test('finds the division of tight articles, whose paragraphs have no gap at all', () => {
    const tight = (title: string): string => [title, ...english].join('\n');
    const texts = [0, 2, 4].map((index) => `${tight(titles[index])}\n\n\n\n${tight(titles[index + 1])}`);
    expect(learn(texts).division).toEqual({ kind: 'empty-lines', lines: 3 });
  });

  test('sees headlines of tight articles above a byline', () => {
    const tight = (title: string): string => [title, 'By Helen Marsh', ...english].join('\n');
    const texts = [0, 2, 4].map((index) => `${tight(titles[index])}\n\n\n\n${tight(titles[index + 1])}`);
    expect(learn(texts).division).toEqual({ kind: 'empty-lines', lines: 3 });
  });

  test('sees headlines below a line of the page that stands above many of them', () => {
    const onPage = (index: number): string => {
      const text = article(titles[index % titles.length]);
      return index % 3 === 0 ? text : `Home > News > Region\n\n${text}`;
    };
    const texts = Array.from({ length: 8 }, (_, index) => `${onPage(index)}\n\n----\n\n${onPage(index + 4)}`);
    expect(learn(texts).division).toEqual({ kind: 'separator-line', text: '----' });
  });

  test('divides one file of many articles', () => {
    expect(learn([titles.map((title) => article(title)).join('\n\n\n\n')]).division).toEqual({
      kind: 'empty-lines',
      lines: 3,
    });
  });

  test('divides one file of two articles if their heads are those of a scraper', () => {
    const caption = 'Boats lie in the harbour after the storm. (Harbour Board)';
    const text = `${scraped(titles[0], caption)}\n\n\n\n${scraped(titles[1], caption)}`;
    expect(learn([text]).division).toEqual({ kind: 'empty-lines', lines: 3 });
  });

  test('learns from a corpus in which the same articles stand again and again', () => {
    const text = pairs('\n\n\n\n', 1)[0];
    expect(learn(Array.from({ length: 50 }, () => text)).division).toEqual({ kind: 'empty-lines', lines: 3 });
  });

  test('leaves files whole that nothing divides', () => {
    expect(learn(titles.map((title) => article(title)))).toEqual({
      division: { kind: 'file' },
      evidence: 'every file is one article; nothing divides them',
    });
    expect(learn([]).division).toEqual({ kind: 'file' });
    expect(learn(['', ' \n\n']).division).toEqual({ kind: 'file' });
  });

  test('takes one gap in one of five files for too little, and says so', () => {
    const texts = [...titles.slice(0, 4).map((title) => article(title)), pairs('\n\n\n\n', 1)[0]];
    expect(learn(texts)).toEqual({
      division: { kind: 'file' },
      evidence:
        'every file is one article; 3 empty lines stand before a headline in 1 of 5 files (1 time): not enough to divide by',
    });
  });

  test.each([[2], [3], [4]])('does not divide text whose paragraphs are %i empty lines apart', (lines) => {
    const gap = '\n'.repeat(lines + 1);
    expect(learn(titles.map((title) => [title, ...english, ...german].join(gap))).division).toEqual({
      kind: 'file',
    });
    const wrapped = titles.map((title) =>
      [title, ...english.map((paragraph) => wrap(paragraph, 60))].join(gap),
    );
    expect(learn(wrapped).division).toEqual({ kind: 'file' });
  });

  test('does not divide at two empty lines, which stand before sections', () => {
    const section = (title: string): string => `\n\n\n${title}\n\n${english.join('\n\n')}`;
    const texts = titles
      .slice(0, 4)
      .map((title) => article(title) + section('Background') + section('What comes next'));
    expect(learn(texts).division).toEqual({ kind: 'file' });
  });

  test('does not divide minutes at their numbered items', () => {
    const minutes = (date: string): string =>
      [
        `Minutes of the meeting of ${date}`,
        'Present: all members.',
        ...['1. Apologies', '2. Accounts', '3. The pier', '4. Any other business'].map(
          (item) => `${item}\n\n${english.join('\n\n')}`,
        ),
      ].join('\n\n\n\n');
    expect(learn(['3 May', '7 June', '5 July', '2 August'].map(minutes)).division).toEqual({ kind: 'file' });
  });

  test('does not divide minutes at the same headings in every file', () => {
    const minutes = (date: string): string =>
      [
        `Minutes of the meeting of ${date}`,
        ...['Apologies', 'Accounts', 'Any other business'].map(
          (item) => `${item}\n\nOn ${date} this was noted.\n\n${english.join('\n\n')}`,
        ),
      ].join('\n\n\n\n');
    expect(learn(['3 May', '7 June', '5 July', '2 August', '6 September'].map(minutes)).division).toEqual({
      kind: 'file',
    });
  });

  test('does not divide stories at the stars between scenes', () => {
    const story = (title: string): string =>
      `${article(title)}\n\n* * *\n\n${english.join('\n\n')}\n\n* * *\n\n${german.join('\n\n')}`;
    expect(learn(titles.map(story)).division).toEqual({ kind: 'file' });
  });

  test('does not divide at the rules of headings and boxes', () => {
    const marked = (title: string): string =>
      `${title}\n=====\n\n${english.join('\n\n')}\n\n=====\n${german[0]}\n=====\n`;
    expect(learn(titles.map(marked)).division).toEqual({ kind: 'file' });
  });

  test('does not divide at page breaks inside sentences', () => {
    const paged = (title: string): string =>
      article(title).replace('which was', '\f\nwhich was').replace('mending', '\f\nmending');
    expect(learn(titles.map(paged)).division).toEqual({ kind: 'file' });
  });

  test('does not divide where a gap in some files leaves scraps', () => {
    const signed = (title: string): string => `${article(title)}\n\n\n\nEditor’s note\n\nNone.`;
    expect(learn(titles.map(signed)).division).toEqual({ kind: 'file' });
  });

  test('does not depend on the order of the samples', () => {
    const texts = [
      ...pairs('\n\n\n\n'),
      ...pairs('\n\n-----\n\n'),
      ...pairs('\n\n* * *\n\n', 3),
      ...titles.slice(0, 4).map((title) => article(title)),
    ];
    const expected = learn(texts);
    expect(expected.division.kind).not.toBe('file');
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        expect(learn(shuffled)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

describe('fitDivision', () => {
  const threeLines = { kind: 'empty-lines', lines: 3 } as const;

  test('keeps the learnt division for a text of articles', () => {
    expect(fitDivision(encodeText(pairs('\n\n\n\n', 1)[0]), threeLines)).toEqual(threeLines);
    expect(fitDivision(encodeText(article(titles[0])), threeLines)).toEqual(threeLines);
  });

  test('leaves a double-spaced text whole in a corpus that is divided by empty lines', () => {
    const text = encodeText([titles[0], ...english, ...german].join('\n\n\n\n'));
    expect(divide(text, fitDivision(text, threeLines))).toHaveLength(1);
  });
});
