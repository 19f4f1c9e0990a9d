import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { utf8Length } from '../../src/text/unicode/text-span.ts';

test('the bytes of a part of a text are counted as they are written, halves of pairs included', () => {
  const unit = fc.constantFrom(
    'a',
    'é',
    '“',
    '中',
    '😀',
    '\ud83d',
    '\ude00',
    '\0',
    '\u07ff',
    '\u0800',
    '\uffff',
  );
  fc.assert(
    fc.property(fc.array(unit), fc.nat(20), fc.nat(20), (units, from, length) => {
      const text = units.join('');
      const to = Math.min(text.length, from + length);
      expect(utf8Length(text, from, to)).toBe(encodeText(text.slice(from, to)).length);
    }),
  );
});
