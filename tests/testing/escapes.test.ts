import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpretEscapes, writeEscapes } from '../../src/testing/escapes.ts';
import { parsePage } from '../../src/testing/parse-page.ts';

describe('escapes', () => {
  test('give back any text they write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(Buffer.from(interpretEscapes(writeEscapes(text))).toString('utf8')).toBe(text);
      }),
    );
  });

  test('write on one line, in visible characters', () => {
    expect(writeEscapes('a\tb\u00a0c\u200bd\r\n\\')).toBe(String.raw`a\tb\u{A0}c\u{200B}d\r\n\\`);
  });

  test('hold raw bytes that are no UTF-8', () => {
    expect([...interpretEscapes(String.raw`a\xff\x00`)]).toEqual([0x61, 0xff, 0x00]);
  });

  test('refuse what is no escape', () => {
    expect(() => interpretEscapes(String.raw`C:\docs`)).toThrow(String.raw`"\docs" is no escape`);
    expect(() => interpretEscapes(String.raw`\u{110000}`)).toThrow('is no code point');
  });
});

/** Files of a page with one case that holds the given fences. */
function filesOf(
  ...fences: readonly string[]
): readonly { path: string; bytes: Uint8Array; isLeftAsIs: boolean }[] {
  return parsePage(['# id', '', '## Cases', '### Case', ...fences].join('\n')).cases[0].files;
}

describe('a file of a case', () => {
  const textOf = (...fences: readonly string[]): string =>
    Buffer.from(filesOf(...fences)[0].bytes).toString('utf8');

  test('ends in a line feed', () => {
    expect(textOf('```text file=a.txt', 'One.', 'Two.', '```')).toBe('One.\nTwo.\n');
  });

  test('ends without one if it says so', () => {
    expect(textOf('```text file=a.txt no-final-newline', 'One.', 'Two.', '```')).toBe('One.\nTwo.');
  });

  test('is empty without lines, and a line feed with one empty line', () => {
    expect([textOf('```text file=a.txt', '```'), textOf('```text file=a.txt', '', '```')]).toEqual([
      '',
      '\n',
    ]);
  });

  test('may hold backticks within a longer fence', () => {
    expect(textOf('````markdown file=a.md', '```', 'code', '```', '````')).toBe('```\ncode\n```\n');
  });

  test('may hold headings', () => {
    expect(textOf('```markdown file=a.md', '## Cases', '### Not a case', '```')).toBe(
      '## Cases\n### Not a case\n',
    );
  });

  test('is left as it is by the CRLF variant where its bytes or line ends matter', () => {
    const fences = [
      ['```text file=a.txt', 'One.', '```'],
      ['```text file=b.txt as-is', 'One.', '```'],
      ['```text file=c.txt escaped', String.raw`One.\r`, '```'],
      ['```text file=d.txt escaped', String.raw`One.\xff`, '```'],
      ['```text file=e.txt escaped', String.raw`One.\\xff`, '```'],
    ];
    const files = filesOf(...fences.flat());
    expect(files.map(({ isLeftAsIs }) => isLeftAsIs)).toEqual([false, true, true, true, false]);
  });
});
