import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type TextEdit } from '../../src/fix/index.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';

/** A text cut into parts of whole characters, some of which are replaced; with the edits in bytes and the wanted text. */
const editedTexts = fc
  .array(
    fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.option(fc.string({ unit: 'grapheme', maxLength: 4 }), { nil: undefined }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => {
    const edits: TextEdit[] = [];
    let at = 0;
    let lastEnd = -1;
    let wanted = '';
    for (const [part, replacement] of parts) {
      const end = at + encodeText(part).length;
      // Insertions may not touch other edits.
      const isFree =
        at < end ? !edits.some(({ span }) => span.start === span.end && span.end === at) : at > lastEnd;
      if (replacement === undefined || !isFree) {
        wanted += part;
      } else {
        edits.push({ span: { start: at, end }, text: replacement });
        wanted += replacement;
        lastEnd = end;
      }
      at = end;
    }
    return { text: parts.map(([part]) => part).join(''), edits, wanted };
  });

describe('applying edits', () => {
  test('gives what cutting and joining the string gives, in any order of the edits', () => {
    fc.assert(
      fc.property(editedTexts, fc.boolean(), ({ text, edits, wanted }, isReversed) => {
        const result = applyEdits(encodeText(text), isReversed ? edits.toReversed() : edits);
        expect(decodeText(result)).toBe(decodeText(encodeText(wanted)));
      }),
      { numRuns: 2000 },
    );
  });

  test('leaves the bytes it was given alone', () => {
    const bytes = encodeText('abc');
    applyEdits(bytes, [{ span: { start: 0, end: 1 }, text: 'xyz' }]);
    expect(decodeText(bytes)).toBe('abc');
  });

  test('copies bytes that are no UTF-8 as they are', () => {
    const bytes = Uint8Array.of(0xff, 0x61, 0xfe, 0x62);
    expect([...applyEdits(bytes, [{ span: { start: 1, end: 2 }, text: '' }])]).toEqual([0xff, 0xfe, 0x62]);
  });

  test('refuses edits that collide', () => {
    const edits = [
      { span: { start: 0, end: 2 }, text: '' },
      { span: { start: 1, end: 3 }, text: '' },
    ];
    expect(() => applyEdits(encodeText('abc'), edits)).toThrow(RangeError);
  });

  test('refuses an edit beyond the text', () => {
    expect(() => applyEdits(encodeText('abc'), [{ span: { start: 2, end: 4 }, text: '' }])).toThrow(
      RangeError,
    );
  });
});
