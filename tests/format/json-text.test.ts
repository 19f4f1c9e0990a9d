import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableJson } from '../../src/format/json-text.ts';

/** The same by joining the texts of all parts, level by level. */
function joined(value: unknown, indent: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const parts = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([key, entry]) => `${isArray ? '' : `${JSON.stringify(key)}: `}${joined(entry, indent + 1)}`);
  const [open, close] = isArray ? ['[', ']'] : ['{ ', ' }'];
  if (parts.length === 0) return isArray ? '[]' : '{}';
  const line = `${open}${parts.join(', ')}${close}`;
  const width = parts.reduce((sum, part) => sum + part.length + 2, 2 * indent + 2);
  if (width <= 110 && !line.includes('\n')) return line;
  const margin = '  '.repeat(indent + 1);
  return `${open.trim()}\n${margin}${parts.join(`,\n${margin}`)}\n${'  '.repeat(indent)}${close.trim()}`;
}

describe('readable JSON', () => {
  // What JSON.stringify leaves and a terminal obeys is tested with the report.
  const text = fc.string({ maxLength: 40 });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      text,
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(text, fc.oneof(tie('value'), fc.constant(undefined)), { maxKeys: 5 }),
    ),
  }));

  test('breaks just the objects and arrays that do not fit in a line', () => {
    fc.assert(
      fc.property(value, fc.nat({ max: 4 }), (each, indent) => {
        expect(readableJson(each, indent)).toBe(joined(each, indent));
      }),
      { numRuns: 500 },
    );
  });

  test('counts every sign of what stands in a line', () => {
    const values = Array.from({ length: 60 }, (_, more) => {
      const text = 'x'.repeat(60 + more);
      return [
        { text, a: [], b: {} },
        [text, [], {}],
        { text, a: [{ b: [1, -2.5] }], c: undefined },
        [[text]],
        { a: { text } },
      ];
    });
    for (const value of values.flat()) expect(readableJson(value, 1)).toBe(joined(value, 1));
  });

  test('leaves out what is undefined and writes what is no number as null', () => {
    expect(readableJson({ a: undefined, b: [undefined, 1], c: Number.NaN, d: -0 }, 0)).toBe(
      '{ "b": [1], "c": null, "d": 0 }',
    );
  });

  test('escapes what a terminal would obey, in keys and in texts of any length', () => {
    const control = '\u009b';
    expect(readableJson({ [control]: control, long: control + 'x'.repeat(300) }, 0)).not.toContain(control);
  });
});
