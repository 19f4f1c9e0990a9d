import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { english, outlineOf, scraped, segmentBlocks, wrap } from './samples.ts';

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  fc.constantFrom(
    ' ',
    '\t\u00a0',
    'TT',
    'Share',
    '|',
    '* * *',
    '# Heading',
    '- item',
    'Page 3 of 12',
    'THE END',
  ),
  fc.constantFrom(
    'A Title of Some Words',
    'Boats lie in the harbour after the storm. (Reuters)',
    'Boats lie in the harbour and wait for better weather to come (X)',
    '  This line is indented and ends with a stop.',
    'Words without any stop that go on and on and on until the line is full of them',
    'and go on in small letters on the next line, because there was no room left at',
    'Ärger über die Straße “heute” – 語学 😀',
    'نص عربي قصير بلا نقطة',
  ),
  fc.constantFrom(...english),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replace(/[\r\n]/gu, ' ')),
);
const lines = fc.array(line, { maxLength: 30 });

const invisible = /[\s\u0085\u00ad\u200b-\u200f\u2028-\u202f\u205f-\u2064\ufeff]/gu;

describe('segmentBlocks', () => {
  test('gives ascending, disjoint blocks that hold all that is not white space', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (parts, end) => {
        const text = parts.join(end);
        const bytes = encodeText(text);
        let at = 0;
        let held = '';
        for (const { span } of segmentBlocks(bytes)) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          held += decodeText(bytes, span);
          at = span.end;
        }
        expect(at).toBeLessThanOrEqual(bytes.length);
        expect(held.replace(invisible, '')).toBe(text.replace(invisible, ''));
      }),
    );
  });

  test('leaves white space and line ends outside of blocks', () => {
    fc.assert(
      fc.property(lines, (parts) => {
        const bytes = encodeText(parts.join('\r\n'));
        for (const { span } of segmentBlocks(bytes)) {
          const block = decodeText(bytes, span);
          expect(block.trim()).toBe(block);
        }
      }),
    );
  });

  test('makes the same blocks of CRLF and LF text', () => {
    fc.assert(
      fc.property(lines, (parts) => {
        expect(outlineOf(parts.join('\r\n'))).toEqual(outlineOf(parts.join('\n')));
      }),
    );
  });

  test('makes blocks of whole lines', () => {
    fc.assert(
      fc.property(lines, (parts) => {
        const text = parts.join('\n');
        const bytes = encodeText(text);
        for (const { span } of segmentBlocks(bytes)) {
          const before = decodeText(bytes, { start: 0, end: span.start }).split('\n').at(-1) ?? '';
          const behind = decodeText(bytes, { start: span.end, end: bytes.length }).split('\n')[0];
          expect((before + behind).replace(invisible, '')).toBe('');
        }
      }),
    );
  });

  test('gives nothing for a text without letters or signs', () => {
    expect(segmentBlocks(encodeText(''))).toEqual([]);
    expect(segmentBlocks(encodeText(' \r\n\t\n\ufeff\n'))).toEqual([]);
  });

  test('survives bytes that are no UTF-8', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        let at = 0;
        for (const { span } of segmentBlocks(bytes)) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          at = span.end;
        }
        expect(at).toBeLessThanOrEqual(bytes.length);
      }),
    );
  });

  test('gives a wrapped and an unwrapped copy of an article the same blocks', () => {
    const text = scraped(
      'Harbour Board Votes to Rebuild Pier',
      'The pier after the storm of January 9. (Reuters)',
    );
    const wrapped = text
      .split('\n')
      .map((paragraph) => wrap(paragraph, 72))
      .join('\n');
    expect(wrapped).not.toBe(text);
    expect(outlineOf(wrapped).map((block) => block.replaceAll('⏎', ' '))).toEqual(outlineOf(text));
  });
});
