// Two forms that a writer sets beside each other, whatever stands around the words that do so.

import { describe, expect, test } from 'vitest';
import { areSetBeside } from '../../src/text/prose/set-beside.ts';

describe('two forms', () => {
  test.each([
    ' or ',
    ', OR “',
    ' (also spelt ',
    ' \\pron\\ n., or the old ',
    ', también ',
    ', a man formerly known as ',
    ' = ',
    '/',
    ' → ',
    ' alſo ',
    ' and ',
    ' & ',
    ' и ',
  ])('are set beside each other by "%s"', (between) => {
    expect(areSetBeside(between, ' came.', false)).toBe(true);
  });

  test('are by a bracket that is closed', () => {
    expect(areSetBeside(' (', ') came.', false)).toBe(true);
    expect(areSetBeside(' (', ' came.', false)).toBe(false);
  });

  test('are by the name in its own script, in one bracket', () => {
    expect(areSetBeside(' (タムド ', '?), the king.', false)).toBe(true);
    expect(areSetBeside(' (Russian: Киев, ', ' in old books) came.', false)).toBe(true);
    expect(areSetBeside(' (タムド) met ', ' there.', false)).toBe(false);
    expect(areSetBeside(' タムド ', ' there.', false)).toBe(false);
  });

  test('are by a word that sends its reader on, where the first opens its line', () => {
    expect(areSetBeside(', n. See ', '.', true)).toBe(true);
    expect(areSetBeside(', n. See ', '.', false)).toBe(false);
  });

  test.each([' ', ' and then ', ' met ', ' or Miller ', '. Or so said ', ' told Żurek ', ' 5 '])(
    'are not by "%s"',
    (between) => {
      expect(areSetBeside(between, ' came.', false)).toBe(false);
    },
  );
});
