// The calendar: lengths of months and weekdays, Gregorian and Julian, by counting days.

/** Days of a month (1 to 12) of a Gregorian year; of a leap year where the year is not known. */
export function monthLength(month: number, year?: number): number {
  if (month === 2) return year === undefined || isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days since 1970-01-01 of a Gregorian date; day 0 and a day beyond the month count on. */
export function dayNumber(year: number, month: number, day: number): number {
  return julianDayNumber(year, month, day) + centuryDrift(year, month);
}

/** Days since 1970-01-01 of a date of the Julian calendar. */
export function julianDayNumber(year: number, month: number, day: number): number {
  // Years that begin in March put the leap day last; months then have 153 days in five.
  const shifted = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const inYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
  // 719,470 days from 1 March of the year 0 (Julian) to 1 January 1970 (Gregorian).
  return 365 * shifted + Math.floor(shifted / 4) + inYear - 719_470;
}

/** Days by which the Gregorian count falls behind the Julian one, which has every fourth year leap. */
function centuryDrift(year: number, month: number): number {
  const shifted = month > 2 ? year : year - 1;
  return 2 - Math.floor(shifted / 100) + Math.floor(shifted / 400);
}

/** Weekday of a day number: 0 is Monday, 6 is Sunday. */
export function weekdayOf(dayNumber: number): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber + 3) % 7) + 7) % 7;
}

// Russia changed in 1918, Greece in 1923; Britain until 1752 began the year on 25 March.
const lastJulianYear = 1923;
const lastLadyDayYear = 1751;

/** True if a date and weekday agree in the Gregorian calendar, or for an old date in the Julian one. */
export function agreesWithWeekday(year: number, month: number, day: number, weekday: number): boolean {
  if (weekdayOf(dayNumber(year, month, day)) === weekday) return true;
  if (year > lastJulianYear) return false;
  if (weekdayOf(julianDayNumber(year, month, day)) === weekday) return true;
  return (
    year <= lastLadyDayYear && month <= 3 && weekdayOf(julianDayNumber(year + 1, month, day)) === weekday
  );
}

/** True if no calendar in use had that day: a leap day of 1900 stood in the Julian calendar alone. */
export function isImpossibleDay(month: number, day: number, year?: number): boolean {
  if (day <= monthLength(month, year)) return false;
  const isJulianLeapDay =
    month === 2 && day === 29 && year !== undefined && year <= lastJulianYear && year % 4 === 0;
  return !isJulianLeapDay;
}
