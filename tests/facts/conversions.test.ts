// Conversions: what is computed and rounded agrees, whatever the figure; what is far off does not.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeConversion } from '../../src/text/facts/conversions.ts';
import { readFigure } from '../../src/text/facts/numerals.ts';

const judge = (text: string): string | undefined => judgeConversion(text, text.indexOf('('))?.expected;

// Unit, unit in brackets, factor and offset.
const units: readonly (readonly [string, string, number, number])[] = [
  ['km', 'miles', 0.621371192, 0],
  ['metres', 'feet', 3.280839895, 0],
  ['hectares', 'acres', 2.471053815, 0],
  ['kg', 'pounds', 2.204622622, 0],
  ['km/h', 'mph', 0.621371192, 0],
  ['°C', '°F', 1.8, 32],
  ['miles', 'km', 1.609344, 0],
];

describe('conversions', () => {
  test('let pass every figure that was converted exactly and rounded to a whole', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.integer({ min: 3, max: 99_999 }),
        ([from, to, factor, zero], value) => {
          expect(judge(`${value} ${from} (${Math.round(value * factor + zero)} ${to})`)).toBeUndefined();
        },
      ),
    );
  });

  test('report every figure of three digits that is a quarter too large', () => {
    const precise = fc.integer({ min: 101, max: 999 }).filter((value) => value % 5 !== 0);
    fc.assert(
      fc.property(fc.constantFrom(...units), precise, ([from, to, factor, zero], value) => {
        const wrong = Math.round((value * factor + zero) * 1.25);
        fc.pre(wrong % 5 !== 0 && to !== '°F');
        expect(judge(`${value} ${from} (${wrong} ${to})`)).toBeDefined();
      }),
    );
  });

  test('read a mark before three digits both ways', () => {
    expect(readFigure('1.234').map(({ value }) => value)).toEqual([1234, 1.234]);
    expect(readFigure('1,234.5').map(({ value }) => value)).toEqual([1234.5]);
    expect(readFigure('12 345').map(({ value }) => value)).toEqual([12_345]);
    expect(readFigure('90', 1000)).toEqual([{ value: 90_000, step: 10_000 }]);
  });
});
