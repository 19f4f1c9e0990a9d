import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { lineFrom, lineTable, positionAt, positionsOf } from '../../src/text/lines/line-table.ts';

const text = fc
  .array(fc.constantFrom('a', 'é', '語', '😀', ' ', '\n', '\r\n', '\r', '\u2028'), { maxLength: 60 })
  .map((parts) => parts.join(''));

function naivePosition(whole: string, units: number): { line: number; column: number } {
  const before = whole.slice(0, units);
  return { line: before.split('\n').length, column: units - (before.lastIndexOf('\n') + 1) + 1 };
}

describe('lineTable', () => {
  test('begins a line at the start and behind every \\n, also at the end', () => {
    expect([...lineTable(encodeText('ab\n\ncd\n'))]).toEqual([0, 3, 4, 7]);
    expect([...lineTable(encodeText(''))]).toEqual([0]);
  });

  test('takes neither a lone \\r nor U+2028 for a line end', () => {
    expect([...lineTable(encodeText('a\rb\u2028c\fd'))]).toEqual([0]);
  });

  test('holds more lines than it first made room for', () => {
    const table = lineTable(encodeText('\n'.repeat(10_000)));
    expect(table.length).toBe(10_001);
    expect(table[10_000]).toBe(10_000);
  });
});

describe('positions', () => {
  test('agree with counting in the string, at every character', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const bytes = encodeText(whole);
        const table = lineTable(bytes);
        let units = 0;
        for (const character of [...whole, '']) {
          const offset = encodeText(whole.slice(0, units)).length;
          expect(positionAt(bytes, table, offset)).toEqual(naivePosition(whole, units));
          units += character.length;
        }
      }),
    );
  });

  test('count a character outside the basic plane as two columns', () => {
    const bytes = encodeText('😀x');
    expect(positionAt(bytes, lineTable(bytes), 4)).toEqual({ line: 1, column: 3 });
  });

  test('give an offset inside a character the column of that character', () => {
    const bytes = encodeText('aé語😀');
    const table = lineTable(bytes);
    const columns = Array.from(bytes, (_, offset) => positionAt(bytes, table, offset).column);
    expect(columns).toEqual([1, 2, 2, 3, 3, 3, 4, 4, 4, 4]);
  });

  test('stay inside the text for an offset behind it', () => {
    const bytes = encodeText('ab\ncd');
    expect(positionAt(bytes, lineTable(bytes), 99)).toEqual({ line: 2, column: 3 });
  });

  test('are told alike for many offsets in one pass', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 70 }), { maxLength: 20 }), (whole, offsets) => {
        const bytes = encodeText(whole);
        const table = lineTable(bytes);
        const ascending = offsets.sort((a, b) => a - b);
        const expected = ascending.flatMap((offset) => {
          const { line, column } = positionAt(bytes, table, offset);
          return [line, column];
        });
        expect([...positionsOf(bytes, ascending)]).toEqual(expected);
      }),
    );
  });

  test('take no time for a thousand places each far into a long line', () => {
    const bytes = encodeText(`${'a('.repeat(1_000_000)}\n`);
    const line = lineFrom(bytes, 1, 0);
    for (let place = 0; place < 3000; place++) {
      expect(positionsOf(bytes, [bytes.length - 9 - place], line).at(1)).toBe(bytes.length - 8 - place);
    }
  }, 2000);

  test('find columns far into a long line, in any order', () => {
    const bytes = encodeText('é語😀a'.repeat(60_000));
    const table = lineTable(bytes);
    for (const repeat of [59_999, 3, 30_000, 59_999]) {
      expect(positionAt(bytes, table, repeat * 10 + 5)).toEqual({ line: 1, column: repeat * 5 + 3 });
    }
  });
});
