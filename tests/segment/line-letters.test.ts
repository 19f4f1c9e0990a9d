import fc from 'fast-check';
import { expect, test } from 'vitest';
import { span } from '../../src/model/span.ts';
import { lettersInBytes, lettersOf } from '../../src/segment/line-letters.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

const lookAt = (text: string) => {
  // Between others, so that a look beyond the line shows.
  const bytes = encodeText(`b.${text}.b`);
  return lettersInBytes(bytes, span(2, bytes.length - 2));
};

test.each([
  ['The quay was closed for a week,', true],
  ['(and nobody knew why.)"', true],
  ['1234 567 :', true],
  ['THE OLD QUAY (1904)', true],
  ['Der Kai blieb über Wochen gesperrt, und', true],
  ['die Fähre;', true],
  [')]', true],
  ['“The quay,” she said', false],
  ['10\u00a0000 Kronen', false],
  ['über den Kai', false],
  ['the 港 was closed', false],
  ['a boat 🚢 on the quay', false],
  ['НА ПРИЧАЛЕ in May', false],
  ['the café', false],
])('whether the bytes of %j tell of it: %j', (text, isTold) => {
  const seen = lookAt(text);
  expect(seen !== undefined).toBe(isTold);
  expect(seen ?? lettersOf(text)).toEqual(lettersOf(text));
});

test('bytes tell what patterns tell, or nothing', () => {
  const signs = fc.constantFrom(...'aZé ß\u00a0\u2003.,;:!?"\'’“)]}([«-1港ナاя\u{1f6a2}\t');
  const line = fc
    .array(signs, { minLength: 1, maxLength: 12 })
    .map((characters) => characters.join('').trim())
    .filter((text) => text !== '');
  fc.assert(
    fc.property(line, (text) => {
      expect(lookAt(text) ?? lettersOf(text)).toEqual(lettersOf(text));
    }),
    { numRuns: 3000 },
  );
});
