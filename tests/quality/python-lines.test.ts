// Lines and words as Python cuts them. Expected values are those of str.splitlines, str.strip and str.split (Python 3.11).

import { describe, expect, test } from 'vitest';
import c4Lines from '../../rules/c4-lines.ts';
import { isCutOtherwise, linesOfPython, splitAsPython } from '../../src/text/profiles/python-lines.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { checkText } from '../encoding/document.ts';

const asBytes = (text: string): string => Buffer.from(encodeText(text)).toString('latin1');

/** The lines that are not blank, without white space at their ends. */
function linesOf(text: string): string[] {
  const bytes = asBytes(text);
  return linesOfPython(bytes).map(({ start, end }) =>
    Buffer.from(bytes.slice(start, end), 'latin1').toString(),
  );
}

describe('lines of Python', () => {
  test.each(['\n', '\r', '\r\n', '\v', '\f', '\x1c', '\x1d', '\x1e', '\u0085', '\u2028', '\u2029'])(
    'end at %j',
    (end) => expect(linesOf(`été one${end}two${end}${end}`)).toEqual(['été one', 'two']),
  );

  test.each(['\t', '\x1f', ' ', '\u00a0', '\u1680', '\u2000', '\u200a', '\u202f', '\u205f', '\u3000'])(
    'have no %j at their ends, and words are cut there',
    (white) => {
      expect(linesOf(`${white}${white}é${white}one${white}\n${white}\n`)).toEqual([`é${white}one`]);
      expect(splitAsPython(`${white}é${white}${white}one${white}`)).toEqual(['é', 'one']);
    },
  );

  test.each(['\x1b', '\u0084', '\u0086', '\u180e', '\u200b', '\u2060', '\ufeff'])(
    'hold %j like a letter',
    (letter) => {
      expect(linesOf(`${letter}one${letter}\n${letter}`)).toEqual([`${letter}one${letter}`, letter]);
      expect(splitAsPython(`a${letter}b`)).toEqual([`a${letter}b`]);
    },
  );

  test.each([
    ['Plain,\twith a tab.\r\nAnd a space\u00a0more: \u2018so\u2019.\n', false],
    ['one\rtwo', true],
    ['one\u0085two', true],
    ['one\u2028two', true],
    ['one\ufefftwo', true],
    ['one\x1ftwo', true],
  ])('are cut otherwise than by a scan: %j', (text, isOther) => {
    expect(isCutOtherwise(asBytes(text))).toBe(isOther);
  });

  test('are found in time that grows with the text alone', () => {
    expect(linesOf(`a${' '.repeat(300_000)}b`)).toHaveLength(1);
  });
});

describe('C4', () => {
  const five = Array.from({ length: 5 }, () => 'This is a sentence.').join('\n');
  const reasons = (text: string) =>
    checkText(c4Lines, text).map(({ messageId, data }) => [messageId, data['count'] ?? data['value']]);

  test.each([
    // One line of three words for us, two of one and of two for Python.
    [`${five}\nOne.\u0085Two three.`, [['fewWords', 2]]],
    [`${five}\nOne.\rTwo three.\vFour five six.`, [['fewWords', 2]]],
    [
      `${five}\nThe end\u2028stands open.`,
      [
        ['end', 1],
        ['fewWords', 1],
      ],
    ],
    // Two words for us, three for Python; and the other way round.
    [`${five}\nOne\x1ftwo three.`, []],
    [`${five}\nOne two\ufeffthree.`, [['fewWords', 1]]],
    // A mark behind the end that is no white space.
    [`${five}\nOne two three.\ufeff`, [['end', 1]]],
    [`${five}\nOne two three.\x1c`, []],
    [`${five}\nOne two three.[\u0661\u0662]`, []],
  ])('judges the lines of Python: %j', (text, expected) => {
    expect(reasons(text)).toEqual(expected);
  });

  test('points at what it deletes', () => {
    const text = `Zoë\u0085 is here\x1f \n${five}`;
    const [{ span }] = checkText(c4Lines, text);
    const bytes = encodeText(text);
    expect([span.start, span.end]).toEqual([0, bytes.indexOf(0x85) - 1]);
  });
});
