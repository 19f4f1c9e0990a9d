// What the kernel keeps for sure, at each limit of the quality filters: a document just within it is kept, so that nobody looks
// at it again, and one just beyond is not. Counted by hand; src/kernels/assembly/profiles/kept.ts has the bounds.

import { describe, expect, test } from 'vitest';
import { traitBits } from '../../src/features/traits.ts';
import { countBits, profileField } from '../../src/kernels/profiles/profile-tables.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';

const kernels = wasmKernels() as WasmKernels;
// Words with a letter that was never met before are left to the twin, and their text is not kept for sure.
for (let code = 0x80; code < 0x20c0; code++) kernels.table.fill(code);

function isKept(trait: 'keptByGopherQuality' | 'keptByC4' | 'keptByFineweb', text: string): boolean {
  const counting = countBits.lines | countBits.languages | traitBits[trait];
  const { profiles } = scanTexts(kernels, [Buffer.from(text)], counting);
  return ((profiles?.numbers[profileField.kept] ?? 0) & traitBits[trait]) !== 0;
}

// Twelve words, 34 letters, that leave no doubt about the language, and hold two of its stop words.
const english = ['the', 'of', 'and', 'to', 'in', 'that', 'is', 'was', 'for', 'with', 'it', 'his'];

/** A word of so many letters; no two numbers give the same one. */
function wordOf(letters: number, number: number): string {
  const own = number.toString(24).replaceAll(/./g, (digit) => String.fromCharCode(98 + parseInt(digit, 24)));
  return own.padEnd(letters, 'z');
}

/** So many words of so many letters each, `english` first. */
function wordsOf(count: number, letters: number): string[] {
  return [...english, ...Array.from({ length: count - english.length }, (_, at) => wordOf(letters, at))];
}

/** 60 words of so many letters together. */
function sixtyOf(letters: number): string {
  const words = wordsOf(60, 3);
  let missing = letters - words.join('').length;
  for (let at = 59; missing !== 0; at--) {
    const more = Math.min(missing, 40);
    words[at] = more > 0 ? words[at].padEnd(3 + more, 'y') : words[at].slice(0, 3 + Math.max(more, -1));
    missing -= more > 0 ? more : -1;
  }
  return words.join(' ');
}

/** So many lines of different words, `end` behind each. */
function linesOf(count: number, words: number, letters: number, end: string): string[] {
  return Array.from({ length: count }, (_, line) => {
    const own = Array.from({ length: words }, (__, at) => wordOf(letters, line * words + at));
    return own.join(' ') + end;
  });
}

describe('the quality filter of Gopher', () => {
  const kept = (text: string) => isKept('keptByGopherQuality', text);
  const sixty = wordsOf(60, 5).join(' ');

  test('has 50 words at least', () => {
    expect(kept(wordsOf(50, 5).join(' '))).toBe(true);
    expect(kept(wordsOf(49, 5).join(' '))).toBe(false);
  });

  test('has two stop words', () => {
    const others = wordsOf(56, 5).slice(english.length);
    expect(kept(['the', 'of', 'they', 'their', 'which', 'from', 'was', 'his', ...others].join(' '))).toBe(
      true,
    );
    expect(kept(['the', 'the', 'they', 'their', 'which', 'from', 'was', 'his', ...others].join(' '))).toBe(
      false,
    );
  });

  test('has words of three letters on average at least', () => {
    expect(kept(sixtyOf(180))).toBe(true);
    expect(kept(sixtyOf(179))).toBe(false);
  });

  test('has words of ten letters on average at most', () => {
    expect(kept(sixtyOf(600))).toBe(true);
    expect(kept(sixtyOf(601))).toBe(false);
  });

  test('counts letters beyond ASCII once', () => {
    expect(kept(sixtyOf(180).replaceAll('z', 'ž'))).toBe(true);
    expect(kept(sixtyOf(179).replaceAll('z', 'ž'))).toBe(false);
  });

  test('has four words of five with a letter', () => {
    const letters = wordsOf(48, 5).join(' ');
    const figures = Array.from({ length: 13 }, (_, at) => String(1900 + at));
    expect(kept(`${letters} ${figures.slice(0, 12).join(' ')}`)).toBe(true);
    expect(kept(`${letters} ${figures.join(' ')}`)).toBe(false);
  });

  test('has one hash sign for ten words at most', () => {
    expect(kept(`${sixty} ######`)).toBe(true);
    expect(kept(`${wordsOf(69, 5).join(' ')} #######`)).toBe(false);
    expect(kept(sixty.replaceAll(/ (?=.)/g, ' # ').replace(' # ', ' '))).toBe(false);
  });

  test('has one ellipsis for ten words at most', () => {
    const withEllipses = (count: number, all: number): string => {
      const words = wordsOf(all, 5);
      return words.map((word, at) => (at >= 20 && at < 20 + count ? `${word}...` : word)).join(' ');
    };
    expect(kept(withEllipses(6, 60))).toBe(true);
    expect(kept(withEllipses(7, 69))).toBe(false);
    expect(kept(withEllipses(7, 69).replaceAll('...', '…'))).toBe(false);
  });

  test('begins nine lines of ten with a bullet at most', () => {
    const lines = (bullets: number, others: number, sign: string): string =>
      [
        ...linesOf(bullets, 6, 5, '').map((line) => sign + line),
        `${english.join(' ')} ${english.join(' ')} ${linesOf(others, 6, 7, '').join('\n\n')}`,
      ].join('\n\n');
    expect(kept(lines(9, 1, '- '))).toBe(true);
    expect(kept(lines(10, 1, '- '))).toBe(false);
    expect(kept(lines(10, 1, '• '))).toBe(false);
  });

  test('ends three lines of ten in an ellipsis at most', () => {
    const lines = (open: number, others: number, end: string): string =>
      [`${english.join(' ')} ${linesOf(others, 5, 5, '.').join('\n\n')}`, ...linesOf(open, 2, 7, end)].join(
        '\n\n',
      );
    expect(kept(lines(3, 7, ' ...'))).toBe(true);
    expect(kept(lines(4, 9, ' ...'))).toBe(false);
    expect(kept(lines(4, 9, '…'))).toBe(false);
  });
});

describe('the filter of C4', () => {
  const kept = (lines: readonly string[], between = '\n') => isKept('keptByC4', lines.join(between));
  const five = linesOf(5, 3, 5, '.');

  test('has five sentences', () => {
    expect(kept(five)).toBe(true);
    expect(kept(five.slice(0, 4))).toBe(false);
    expect(kept([...five.slice(0, 3), 'Here something ended. Another began then.'])).toBe(true);
  });

  test.each(['.', '!', '?', '"', "'"])('takes %s for the end of a line', (end) => {
    expect(kept(linesOf(5, 3, 5, end))).toBe(true);
  });

  test.each(['', ',', ':', '...', '…', '”', ')'])('does not take "%s" for it', (end) => {
    expect(kept([...linesOf(1, 3, 7, end), ...five])).toBe(false);
    expect(kept([...five, ...linesOf(1, 3, 7, end)])).toBe(false);
  });

  test('has three words a line', () => {
    expect(kept([...five, 'Only two.'])).toBe(false);
    expect(kept([...five, 'These are three.'])).toBe(true);
  });

  test('has no word of more than 1,000 characters', () => {
    // The blank before it is counted.
    expect(kept([...five, `Here is ${'x'.repeat(998)}.`])).toBe(true);
    expect(kept([...five, `Here is ${'x'.repeat(1000)}.`])).toBe(false);
  });

  test.each(['[1]', '{', 'use cookies', 'Privacy Policy', 'terms of use', 'JavaScript', 'Lorem ipsum'])(
    'holds no "%s"',
    (part) => {
      expect(kept([...five, `Here stands ${part} among others.`])).toBe(false);
    },
  );
});

describe('the filters of FineWeb', () => {
  const kept = (lines: readonly string[], between = '\n') => isKept('keptByFineweb', lines.join(between));

  test('end more than 12 % of the lines in a mark', () => {
    const lines = (ended: number, others: number) => [
      ...linesOf(ended, 6, 5, '.'),
      ...linesOf(others, 6, 7, ''),
    ];
    expect(kept(lines(4, 21))).toBe(true);
    expect(kept(lines(3, 22))).toBe(false);
  });

  test('take lines of up to 30 characters for short, of which they allow less than 66 %', () => {
    const lines = (short: number, letters: number) => [
      // Five words and a mark.
      ...linesOf(short, 5, letters, '.').map((line) => line.replace(' ', '')),
      ...linesOf(10 - short, 6, 7, '.'),
    ];
    // Of 26 + 4 and 31 + 4 characters, less a blank.
    expect(lines(1, 5)[0].length).toBe(29);
    expect(kept(lines(6, 5))).toBe(true);
    expect(kept(lines(7, 5))).toBe(false);
    expect(kept(lines(7, 5).map((line) => line.replace('.', 'x.')))).toBe(false);
    expect(kept(lines(7, 5).map((line) => line.replace('.', 'xx.')))).toBe(true);
  });

  test('allow three line ends for ten tokens', () => {
    // The mark at the end might join two words: of 31 tokens for sure 30 are counted.
    const three = [...linesOf(9, 3, 11, '.'), 'Four words standing bythemselves.'];
    expect(kept(three)).toBe(true);
    expect(kept([...three.slice(0, 9), 'Three wordsthatstand herebythemselves.'])).toBe(false);
    expect(kept(three, '\n\n')).toBe(false);
  });

  test('have no line twice', () => {
    const lines = linesOf(10, 6, 7, '.');
    expect(kept(lines)).toBe(true);
    expect(kept([...lines, lines[3]])).toBe(false);
  });
});

// What a filter alone asks for is less than what all ask for: nothing may be left from the text before.
test('each filter keeps alone what it keeps beside the others', () => {
  const filters = (
    ['keptByGopherQuality', 'keptByGopherRepetition', 'keptByC4', 'keptByFineweb'] as const
  ).map((trait) => traitBits[trait]);
  const line = `${wordsOf(60, 5).join(' ')}.`;
  const repeated = Array.from({ length: 6 }, () => 'the same seven words of every line.');
  const marked = wordsOf(60, 5).map((word) => `${word} - * !`);
  const texts = [
    [line],
    repeated,
    linesOf(8, 12, 5, '.'),
    [...linesOf(6, 12, 6, '.'), ...repeated],
    linesOf(6, 9, 5, ''),
    [marked.join(' ')],
    [line.replaceAll(' ', '-')],
  ].map((lines) => Buffer.from(lines.join('\n')));
  const keptBy = (asked: number) => {
    const counting = countBits.lines | countBits.grams | countBits.phrases | countBits.languages | asked;
    const numbers = scanTexts(kernels, texts, counting).profiles?.numbers;
    return texts.map((_, at) => (numbers?.[at * profileField.width + profileField.kept] ?? 0) & asked);
  };
  const together = keptBy(filters.reduce((all, bit) => all | bit));
  for (const bit of filters) {
    expect(keptBy(bit)).toEqual(together.map((bits) => bits & bit));
    // Some are kept and some are not, so that the test can fail.
    expect(new Set(keptBy(bit)).size).toBe(2);
  }
});
