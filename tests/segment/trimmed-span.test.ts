import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentLines } from '../../src/segment/blocks.ts';
import { trimmedSpan } from '../../src/segment/lines.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

test('a text reaches from its first block to its last, whatever blanks surround them', () => {
  const piece = fc.constantFrom(
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u2028',
    '\u3000',
    '\ufeff',
    'a',
    'é',
    '世',
    '🚢',
    '–',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const bytes = encodeText(pieces.join(''));
      const blocks = segmentLines(bytes);
      const whole =
        blocks.length === 0 ? undefined : { start: blocks[0].start, end: blocks[blocks.length - 1].end };
      expect(trimmedSpan(bytes, { start: 0, end: bytes.length })).toEqual(whole);
    }),
    { numRuns: 500 },
  );
});
