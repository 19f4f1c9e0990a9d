// The calendar against the one of the JavaScript engine, and against dates of the books.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agreesWithWeekday,
  dayNumber,
  isImpossibleDay,
  julianDayNumber,
  monthLength,
  weekdayOf,
} from '../../src/text/facts/calendar.ts';

const millisecondsOfDay = 86_400_000;

describe('calendar', () => {
  test('counts days and weekdays as the engine does, from the year 1000 to 3000', () => {
    fc.assert(
      fc.property(fc.integer({ min: -354_285, max: 376_200 }), (day) => {
        const date = new Date(day * millisecondsOfDay);
        const counted = dayNumber(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
        expect(counted).toBe(day);
        expect(weekdayOf(counted)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
  });

  test('gives every month the length that the engine gives it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 3000 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(monthLength(month, year)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
    );
  });

  test('puts the Russian revolution on one day in both calendars', () => {
    expect(julianDayNumber(1917, 10, 25)).toBe(dayNumber(1917, 11, 7));
  });

  test('lets an old date follow the Julian calendar, and before 1752 a year that began in March', () => {
    // 30 January 1648, Old Style, was a Tuesday by the year that began on 25 March: 1649 by ours.
    expect(agreesWithWeekday(1648, 1, 30, 1)).toBe(true);
    // Until 24 March: the 10th of March 1649 was a Saturday, the 10th of April a Tuesday.
    expect(agreesWithWeekday(1648, 3, 10, 5)).toBe(true);
    expect(agreesWithWeekday(1648, 4, 10, 1)).toBe(false);
    expect(agreesWithWeekday(1917, 10, 25, 2)).toBe(true);
    expect(agreesWithWeekday(2017, 10, 25, 1)).toBe(false);
  });

  test('knows the leap day that only the Julian calendar had', () => {
    expect(isImpossibleDay(2, 29, 1900)).toBe(false);
    expect(isImpossibleDay(2, 29, 2100)).toBe(true);
    expect(isImpossibleDay(2, 30)).toBe(true);
    expect(isImpossibleDay(2, 29)).toBe(false);
  });
});
