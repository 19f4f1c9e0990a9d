// Text that invites a fact rule and is right: each line is a control of its own, in words of our own.

import { describe, expect, test } from 'vitest';
import { judgeCount } from '../../src/text/facts/counted-lists.ts';
import { findDates } from '../../src/text/facts/date-patterns.ts';
import { judgePercentages } from '../../src/text/facts/percentages.ts';
import { compareExpansions, contentWords, expandAcronym } from '../../src/text/facts/acronyms.ts';

describe('counts', () => {
  test.each([
    'Two sources, a senior official and a senior diplomat, spoke: nobody listened.',
    'Four countries met: Chile, Peru, Cuba and Spain.',
    'Three figures (Moss along with two others) were hurt.',
    'Two militias (the Elm Movement and the Oak Brigade) fired.',
    'Three guards and two others died: the toll is 105.',
    'He chose 360 of about 800 men: farmers, smiths and millers.',
  ])('leave a right one alone: %s', (text) => {
    for (const mark of [text.indexOf(':'), text.indexOf('(')].filter((at) => at >= 0))
      expect(judgeCount(text, mark)).toBeUndefined();
  });
});

describe('dates', () => {
  test.each([
    ['on Friday. January 26, 2024 came', undefined],
    ['on Fri., Jan. 26, 2024', 4],
    ['from Monday to Friday, January 26, 2024', undefined],
    ['sat 26 January 2024', undefined],
    ['am Freitag, dem 26. Januar 2024', 4],
    ['le vendredi 26 janvier 2024', 4],
  ])('take a weekday only where it belongs to them: %s', (text, weekday) => {
    expect(findDates(text).map((date) => date.weekday)).toEqual([weekday]);
  });

  test('end where another figure goes on', () => {
    expect(findDates('June 31.5 and June 31% and 3.31 June and June 31-year-old')).toEqual([]);
    expect(findDates('June 12, 2000 GMT')[0].year).toBeUndefined();
  });
});

describe('percentages', () => {
  test('of any rise between whole figures are let pass when they are worked out and rounded', () => {
    for (let from = 11; from < 400; from += 7) {
      for (let to = from + 1; to < 3 * from; to += 13) {
        const share = ((to / from - 1) * 100).toFixed(1);
        expect(judgePercentages(`Sales rose ${share} percent to ${to} from ${from}.`)).toEqual([]);
        expect(
          judgePercentages(`Sales went from ${from} to ${to}, an increase of ${share} percent.`),
        ).toEqual([]);
        expect(judgePercentages(`Sales were $${to} million, up ${share}% from $${from} million.`)).toEqual(
          [],
        );
      }
    }
  });
});

describe('acronyms', () => {
  test('are found by the initials of the words before them', () => {
    expect(expandAcronym('at the Office of Ferry Affairs ', 'OFA')?.expansion).toBe(
      'Office of Ferry Affairs',
    );
    expect(expandAcronym('the Department of Defense ', 'DoD')?.expansion).toBe('Department of Defense');
    expect(expandAcronym('the Anti-Noise League ', 'ANL')?.expansion).toBe('Anti-Noise League');
    expect(expandAcronym('Ferry, Noise ', 'FN')?.expansion).toBe('Ferry, Noise');
    expect(expandAcronym('the noise. League ', 'NL')).toBeUndefined();
  });

  test('keep their long name however it is spelt', () => {
    const compare = (one: string, other: string): string =>
      compareExpansions(contentWords(one), contentWords(other));
    expect(compare('Centre for Labour Defence', 'Center for Labor Defense')).toBe('same');
    expect(compare('Ferry Board', 'Ferries Boards')).toBe('same');
    expect(compare('Asian Ferry Bank', 'African Ferry Bank')).toBe('far');
    expect(compare('National Ferry Board', 'Natoinal Ferry Board')).toBe('near');
  });
});
