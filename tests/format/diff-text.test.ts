import { describe, expect, test } from 'vitest';
import { compareTexts } from '../../src/compare/compare-texts.ts';
import { layOutDiff } from '../../src/format/one-class/diff-text.ts';
import { columnsOfPieces } from '../../src/format/terminal/layout.ts';
import { createPalette } from '../../src/format/terminal/palette.ts';
import { wrapPieces } from '../../src/format/terminal/wrap-runs.ts';

function lines(left: string, right: string, width: number, isWhole = false): string[] {
  const environment = {
    colour: false,
    width,
    isTerminal: false,
    hyperlinks: false,
    maxFindings: 0,
    quiet: false,
  };
  return layOutDiff(compareTexts(left, right), [[{ text: 'a.txt:1' }], [{ text: 'b.txt:1' }]], {
    palette: createPalette(environment),
    width,
    colour: false,
    isWhole,
  }).map((pieces) => pieces.map(({ text }) => text).join(''));
}

describe('a diff', () => {
  test('stands side by side where the terminal is wide', () => {
    const shown = lines('The price was 3,200 euros.', 'The price was 3,300 euros.', 100);
    expect(shown).toEqual([
      `${'a.txt:1'.padEnd(48)} │ b.txt:1`,
      `${'The price was »3,200« euros.'.padEnd(48)} │ The price was »3,300« euros.`,
    ]);
  });

  test('stands one below the other where it is narrow, no line wider than that', () => {
    const shown = lines(
      'The price was 3,200 euros in the first week of May.',
      'The price was 3,300 euros in the first week of May.',
      40,
    );
    expect(shown).toEqual([
      '- a.txt:1',
      '+ b.txt:1',
      '- The price was »3,200« euros in the',
      '- first week of May.',
      '+ The price was »3,300« euros in the',
      '+ first week of May.',
    ]);
  });

  test('leaves out what is the same, counts it, and keeps a line around each change', () => {
    const text = (last: string): string =>
      `${Array.from({ length: 6 }, (_, index) => `Line ${index}.`).join('\n')}\n${last}`;
    expect(lines(text('Old.'), text('New.'), 40)).toEqual([
      '- a.txt:1',
      '+ b.txt:1',
      '  … 5 lines the same …',
      '  Line 5.',
      '- »Old«.',
      '+ »New«.',
    ]);
    expect(lines(text('Old.'), text('New.'), 40, true)).toHaveLength(2 + 6 + 2);
  });

  test('shows what a terminal would obey as an escape', () => {
    const shown = lines('red \u001b[31m text', 'red text', 120).join('\n');
    expect(shown).toContain('\\u001B');
    expect(shown).not.toContain('\u001b');
  });
});

describe('wrapping', () => {
  test('measures wide characters as terminals show them and breaks scripts without spaces anywhere', () => {
    const wrapped = wrapPieces([{ text: '全部違う文章ですから長い行' }], 10);
    expect(wrapped.map((line) => line[0].text)).toEqual(['全部違う文', '章ですから', '長い行']);
    expect(Math.max(...wrapped.map(columnsOfPieces))).toBe(10);
  });

  test('breaks a word longer than the line rather than overflow', () => {
    expect(wrapPieces([{ text: 'abcdefghijkl mn' }], 5).map((line) => line[0].text)).toEqual([
      'abcde',
      'fghij',
      'kl mn',
    ]);
  });

  test('keeps each style over a break', () => {
    const paint = (text: string): string => `<${text}>`;
    expect(wrapPieces([{ text: 'one ' }, { text: 'two three', paint }], 8)).toEqual([
      [{ text: 'one ' }, { text: 'two', paint }].map(
        ({ text, paint: own }: { text: string; paint?: typeof paint }) => ({ text, paint: own }),
      ),
      [{ text: 'three', paint }],
    ]);
  });
});
