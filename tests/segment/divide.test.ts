import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleDivision } from '../../src/model/document.ts';
import { divide } from '../../src/segment/division/divide.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';

const threeLines: ArticleDivision = { kind: 'empty-lines', lines: 3 };

function pieces(text: string, division: ArticleDivision): string[] {
  const bytes = encodeText(text);
  return divide(bytes, division).map((span) => decodeText(bytes, span));
}

describe('divide', () => {
  test('takes a file as one article, without the blank lines around it', () => {
    expect(pieces('\n \n  Title\n\ntext \n\n\n', { kind: 'file' })).toEqual(['  Title\n\ntext \n']);
  });

  test('gives nothing for a text of blank lines', () => {
    for (const text of ['', '\n', ' \t\r\n\n', '\u00a0\n\u200b\n\ufeff']) {
      expect(pieces(text, { kind: 'file' })).toEqual([]);
      expect(pieces(text, threeLines)).toEqual([]);
    }
  });

  test('divides at three empty lines or more, not at two', () => {
    expect(pieces('a\n\n\nb\n\n\n\nc\n\n\n\n\n\nd', threeLines)).toEqual(['a\n\n\nb\n', 'c\n', 'd']);
  });

  test('takes lines of white space and invisible characters for empty', () => {
    expect(pieces('a\r\n\r\n \t\r\n\u00a0\u200b\r\nb\r\n', threeLines)).toEqual(['a\r\n', 'b\r\n']);
  });

  test('divides at a line that equals the separator once trimmed, and leaves it out', () => {
    const division: ArticleDivision = { kind: 'separator-line', text: '-----' };
    expect(pieces('-----\na\n\n  ----- \r\nb\n------\n-----\n', division)).toEqual(['a\n', 'b\n------\n']);
  });

  test('divides at form feeds alone on a line and in front of one', () => {
    expect(pieces('a\n\f\nb\n\f c\nd\fe\n', { kind: 'separator-line', text: '\f' })).toEqual([
      'a\n',
      'b\n',
      ' c\nd\fe\n',
    ]);
  });

  test('knows no separator in a text that lacks it', () => {
    expect(pieces('a\n\n\n\nb', { kind: 'separator-line', text: '***' })).toEqual(['a\n\n\n\nb']);
  });

  const line = fc.constantFrom('', '', '', ' ', '\t', 'a', ' b c', '---', '\f', '\f x', 'ü');
  const division = fc.constantFrom<ArticleDivision>(
    { kind: 'file' },
    { kind: 'empty-lines', lines: 1 },
    threeLines,
    { kind: 'separator-line', text: '---' },
    { kind: 'separator-line', text: '\f' },
  );
  const ends = fc.constantFrom('\n', '\r\n');

  test('cuts off nothing but blank lines and separators, in order, without overlap', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), ends, division, (lines, end, how) => {
        const bytes = encodeText(lines.join(end));
        const spans = divide(bytes, how);
        let at = 0;
        let left = '';
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          left += decodeText(bytes, { start: at, end: span.start });
          const first = decodeText(bytes, span).split('\n')[0];
          expect(first.trim()).not.toBe('');
          at = span.end;
        }
        left += decodeText(bytes, { start: at, end: bytes.length });
        const leftLines = left.split(/\r?\n/u).map((rest) => rest.trim());
        const separator = how.kind === 'separator-line' ? how.text.trim() : '';
        expect(leftLines.filter((rest) => rest !== '' && rest !== separator)).toEqual([]);
      }),
    );
  });

  test('takes a file as one article as if it looked at every line', () => {
    const blank = fc.constantFrom('', ' ', '\t', '\f', '\u00a0', '\u200b', '\ufeff', '\u3000');
    fc.assert(
      fc.property(fc.array(fc.oneof(blank, line), { maxLength: 12 }), ends, (lines, end) => {
        const text = lines.join(end);
        expect(pieces(text, { kind: 'file' })).toEqual(pieces(text, { kind: 'empty-lines', lines: 1000 }));
      }),
    );
  });

  test('divides CRLF text as it divides LF text', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), division, (lines, how) => {
        const unix = pieces(lines.join('\n'), how);
        const windows = pieces(lines.join('\r\n'), how);
        expect(windows.map((piece) => piece.replaceAll('\r\n', '\n'))).toEqual(unix);
      }),
    );
  });
});
