import { describe, expect, test } from 'vitest';
import { buildPageData } from '../../src/format/html/build-page-data.ts';
import { groupWords, timeline } from '../../src/format/html/page-groups.ts';
import type { Result } from '../../src/model/result.ts';
import { handMadeCorpus, handMadeFinding, handMadeResult, labelled, wholeOf } from './hand-made.ts';

/** A result over these paths, ten words each, with the words of some that stand twice. */
function resultOf(paths: readonly string[], duplicate: Readonly<Record<number, number>> = {}): Result {
  const corpus = handMadeCorpus(paths.map((path, index) => ({ path, text: `Text of document ${index}.` })));
  const facts = (index: number) => ({ ...corpus.facts(index), words: 10 });
  const result = handMadeResult({ ...corpus, facts }, []);
  return {
    ...result,
    duplicateWords: new Map(Object.entries(duplicate).map(([key, words]) => [Number(key), words])),
  };
}

describe('the parts of a corpus', () => {
  test('are the folders below the one that all files share', () => {
    const result = resultOf(['a/b/x/1.txt', 'a/b/x/2.txt', 'a/b/y/1.txt', 'a/b/0.txt'], { 1: 5, 2: 10 });
    expect(groupWords(result)).toEqual([
      { name: 'x/', words: 20, duplicate: 5 },
      { name: 'y/', words: 10, duplicate: 10 },
      { name: '0.txt', words: 10, duplicate: 0 },
    ]);
  });

  test('are twelve at most: those with the most duplicates, the others together', () => {
    const paths = Array.from({ length: 30 }, (_, index) => `${index + 10}.txt`);
    const groups = groupWords(resultOf(paths, { 29: 9, 3: 4 }));
    expect(groups).toHaveLength(12);
    expect(groups.filter(({ duplicate }) => duplicate > 0).map(({ name }) => name)).toEqual([
      '13.txt',
      '39.txt',
    ]);
    expect(groups.find(({ name }) => name === '19 others')).toEqual({
      name: '19 others',
      words: 190,
      duplicate: 0,
    });
  });
});

describe('the timeline', () => {
  test('fills the months between the first and the last date, by dates in paths', () => {
    const line = timeline(
      resultOf(['p/2023-11-03.txt', 'p/2024/02/16/a.txt', 'q/20240201.txt', 'q/none.txt'], { 1: 10 }),
    );
    expect(line).toEqual({
      periods: ['2023-11', '2023-12', '2024-01', '2024-02'],
      rows: [
        {
          name: 'p/',
          cells: [
            [10, 0],
            [0, 0],
            [0, 0],
            [10, 10],
          ],
        },
        {
          name: 'q/',
          cells: [
            [0, 0],
            [0, 0],
            [0, 0],
            [10, 0],
          ],
        },
      ],
      dated: 3,
      documents: 4,
    });
  });

  test('has days where these are few, and dates of the texts where paths have none', () => {
    const result: Result = {
      ...resultOf(['a.txt', 'b.txt']),
      dateOf: (index) => ['2024-02-27', '2024-03-01'][index],
    };
    expect(timeline(result)?.periods).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01']);
  });

  test('has years where months are many, and is none for a single day', () => {
    expect(timeline(resultOf(['1950-01-01.txt', '1999-12-31.txt']))?.periods).toHaveLength(48);
    expect(timeline(resultOf(['2024-01-01.txt', 'x/2024-01-01.txt']))).toBe(null);
    expect(timeline(resultOf(['123456789.txt', 'v2.13.45.txt']))).toBe(null);
  });
});

test('the data of the page hold an equal text once and tell of each place what becomes of it', () => {
  const corpus = handMadeCorpus(
    ['a.txt', 'b.txt', 'c.txt'].map((path) => ({ path, text: 'Same text.\r\n' })),
  );
  const copy = (id: string, document: number) =>
    handMadeFinding({
      id,
      class: 'c',
      rule: 'duplicate-article',
      message: 'Same article.',
      place: wholeOf(corpus, document),
      related: [labelled(wholeOf(corpus, 0), 'kept')],
    });
  const data = buildPageData(handMadeResult(corpus, [copy('0000000a', 1), copy('0000000b', 2)]), {
    quiet: false,
  });
  expect(data.texts).toEqual(['Same text.\n']);
  expect(data.sizes).toEqual([[3, 1]]);
  expect(data.classes).toHaveLength(1);
  expect(data.classes[0]).toMatchObject({
    id: '0000000a',
    kind: 'copies',
    findings: ['0000000a', '0000000b'],
  });
  expect(data.classes[0].places.map(({ path, lot, text }) => [path, lot, text])).toEqual([
    ['a.txt', 'keep', 0],
    ['b.txt', 'drop', 0],
    ['c.txt', 'drop', 0],
  ]);
});
