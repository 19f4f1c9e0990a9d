import { describe, expect, test } from 'vitest';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { literalsOf } from '../../src/text/prose/literal-blocks.ts';

/** The program text that is found, line by line. */
function literals(text: string): string[] {
  const bytes = encodeText(text);
  return literalsOf(bytes)
    .map((found) => decodeText(bytes, found).trim())
    .filter((line) => line !== '');
}

describe('program text in plain text', () => {
  test('stands below a double colon, up to the line that is set out again', () => {
    expect(literals('So it is called::\n\n  rack north\n\n    south\n\nProse again.\n')).toEqual([
      'rack north',
      'south',
    ]);
    expect(literals('--north::\n  The northern rack, which is\n  painted blue.\n')).toEqual([]);
  });

  test('is the argument of a directive, or all of it', () => {
    expect(
      literals('.. function:: rack(a\n   b)\n\n   Prose.\n\n.. note:: Prose.\n\n.. code-block::\n\n   a(\n'),
    ).toEqual(['.. function:: rack(a', 'b)', '.. code-block::', 'a(']);
  });

  test('is what was typed at a prompt and what came of it', () => {
    expect(literals('Try it:\n\n>>> rack(1)\n[1\n\nProse (more.\n')).toEqual(['>>> rack(1)', '[1']);
    expect(literals('Try it:\n\n    $ rack --list\n    north, south\n\nProse.\n')).toEqual([
      '$ rack --list',
      'north, south',
    ]);
  });

  test('stands between lines of dashes where AsciiDoc is written, and between fences', () => {
    expect(literals('[[rack]]\nThe rack\n--------\nProse.\n\n----\na (b\n----\nProse.\n')).toEqual([
      '----',
      'a (b',
      '----',
    ]);
    expect(literals('Prose.\n\n----\nProse (too.\n----\nProse.\n')).toEqual([]);
    expect(literals('Prose.\n```\na (b\n```\nProse.\n')).toEqual(['```', 'a (b', '```']);
    expect(literals('Prose.\n```\nwithout an end\n')).toEqual([]);
  });

  test('is set in and reads like a program', () => {
    expect(literals('Call it so:\n\n    if (a == b) {\n      go();\n    }\n\nProse.\n')).toEqual([
      'if (a == b) {',
      'go();',
      '}',
    ]);
    expect(
      literals('She wrote:\n\n    The rain has come early,\n    and the rack is wet.\n\nProse.\n'),
    ).toEqual([]);
  });

  test('is told by a single hint, wherever it stands', () => {
    expect(literals('Call it so:\n  \t$ rack --list\n')).toEqual(['$ rack --list']);
    expect(literals('   $ rack --list\nProse.\n')).toEqual(['$ rack --list']);
    expect(literals('[[rack]]\nThe rack.\n\n~~~\na (b\n~~~\n')).toEqual(['~~~', 'a (b', '~~~']);
    expect(literals('[[rack]]\nThe rack.\n\n....\na (b\n....\n')).toEqual(['....', 'a (b', '....']);
  });

  test('stands between two accents on each side, unlike what TeX quotes', () => {
    expect(literals('The word ``rack("`` and\n``a\nb`` too.\n')).toEqual(['``rack("``', '``a\nb``']);
    expect(literals("He said ``no'' and ``never'' again.\n")).toEqual([]);
  });

  test('is the same with other line ends', () => {
    const text = 'See::\n\n  a(\n\n>>> b(\n\n[[c]]\n\n----\nd\n----\nThe ``e``.\n';
    expect(literals(text.replaceAll('\n', '\r\n'))).toEqual(literals(text));
    expect(literals(text)).toHaveLength(6);
  });

  test('is no line of more than a thousand signs, and such a one takes no time', () => {
    expect(
      literals(`Prose:\n\n    ${'a('.repeat(200_000)}\n    ${'b('.repeat(200_000)}\n\nProse.\n`),
    ).toEqual([]);
    expect(literals(`${'~'.repeat(200_000)}\`\ninclude::${'['.repeat(200_000)}\n`)).toEqual([]);
  }, 2000);
});
