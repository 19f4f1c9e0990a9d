import { describe, expect, test } from 'vitest';
import { PhraseList } from '../../src/segment/roles/phrases.ts';

describe('PhraseList', () => {
  const list = new PhraseList(['read the? full|whole story', 'page # of #', 'get * inbox *']);
  const isMatch = (line: string): boolean => list.matches(line.split(' '));

  test('matches optional words, choices and open places', () => {
    expect(
      [
        'read full story',
        'read the whole story',
        'page # of #',
        'get it in your inbox',
        'get inbox every day',
      ].map(isMatch),
    ).toEqual([true, true, true, true, true]);
    expect(['read the story', 'read full', 'page # of', 'get it', 'the story', ''].map(isMatch)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('knows every word a phrase may begin with', () => {
    const openings = [...new PhraseList(['a? b|c d?', 'e *']).openings()].map(([first, next]) => [
      first,
      ...next,
    ]);
    expect(openings).toEqual([
      ['a', 'b', 'c'],
      ['b', 'd', ''],
      ['c', 'd', ''],
      ['e', '*', ''],
    ]);
  });

  test('refuses phrases that may begin with anything', () => {
    expect(() => new PhraseList(['* inbox'])).toThrow(RangeError);
    expect(() => new PhraseList(['our? * inbox'])).toThrow(RangeError);
  });
});
