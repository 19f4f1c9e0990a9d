// Documents built for each published limit: one that just passes and one that just fails, with values counted by hand.

import { describe, expect, test } from 'vitest';
import c4Lines from '../../rules/c4-lines.ts';
import finewebQuality from '../../rules/fineweb-quality.ts';
import gopherQuality from '../../rules/gopher-quality.ts';
import gopherRepetition from '../../rules/gopher-repetition.ts';
import { measureFineweb } from '../../src/features/profiles/fineweb.ts';
import { measureQuality, measureRepetition, type Measure } from '../../src/features/profiles/gopher.ts';
import { profileTextOf } from '../../src/features/profiles/profile-text.ts';
import { checkText, documentOf } from '../encoding/document.ts';

function repeat(count: number, word: string): string[] {
  return Array.from({ length: count }, () => word);
}

/** Different words of four letters each. */
function different(count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    [index % 26, Math.floor(index / 26) % 26, 25, 25].map((code) => String.fromCharCode(97 + code)).join(''),
  );
}

function textOf(text: string) {
  return profileTextOf(documentOf(text));
}

function named(measures: readonly Measure[], name: string): Measure {
  const found = measures.find((measure) => measure.name === name);
  if (found === undefined) throw new Error(`There is no measure "${name}".`);
  return found;
}

function quality(text: string, name: string): [value: number, fails: boolean] {
  const { value, fails } = named(measureQuality(textOf(text), { spaceless: false }), name);
  return [Number(value.toFixed(6)), fails];
}

describe('Gopher quality', () => {
  test('asks for 50 words', () => {
    expect(quality(repeat(50, 'word').join(' '), 'words')).toEqual([50, false]);
    expect(quality(repeat(49, 'word').join(' '), 'words')).toEqual([49, true]);
  });

  test('allows 100,000 words', () => {
    expect(quality(repeat(100_000, 'word').join(' '), 'words')).toEqual([100_000, false]);
    expect(quality(repeat(100_001, 'word').join(' '), 'words')).toEqual([100_001, true]);
  });

  test('does not count marks as words', () => {
    expect(quality(`${repeat(49, 'word').join(', ')} . . .`, 'words')).toEqual([49, true]);
  });

  test('asks for words of 3 to 10 characters on average', () => {
    expect(quality(repeat(60, 'abc').join(' '), 'wordLength')).toEqual([3, false]);
    expect(quality([...repeat(59, 'abc'), 'ab'].join(' '), 'wordLength')).toEqual([2.983333, true]);
    expect(quality(repeat(60, 'abcdefghij').join(' '), 'wordLength')).toEqual([10, false]);
    expect(quality([...repeat(59, 'abcdefghij'), 'abcdefghijk'].join(' '), 'wordLength')).toEqual([
      10.016667,
      true,
    ]);
  });

  test('counts a character beyond the basic plane once', () => {
    // Deseret letters, two UTF-16 units each.
    expect(quality(repeat(60, '𐐀𐐁𐐂').join(' '), 'wordLength')).toEqual([3, false]);
  });

  test('allows one hash sign for ten words', () => {
    expect(quality(`${repeat(50, 'word').join(' ')} #####`, 'hashes')).toEqual([0.1, false]);
    expect(quality(`${repeat(50, 'word').join(' ')} ######`, 'hashes')).toEqual([0.12, true]);
  });

  test('allows one ellipsis for ten words, of three dots or one character', () => {
    expect(quality(`${repeat(50, 'word').join(' ')} ... … ... … ...`, 'ellipses')).toEqual([0.1, false]);
    expect(quality(`${repeat(50, 'word').join(' ')} ... … ... … ... …`, 'ellipses')).toEqual([0.12, true]);
  });

  test('allows nine lines of ten to begin with a bullet', () => {
    const line = 'five words stand on here';
    expect(quality([...repeat(9, `• ${line}`), line].join('\n'), 'bullets')).toEqual([0.9, false]);
    expect(quality([...repeat(10, `  - ${line}`), line].join('\n'), 'bullets')).toEqual([0.909091, true]);
  });

  test('allows three lines of ten to end in an ellipsis', () => {
    const line = 'five words stand on here';
    expect(quality([...repeat(3, `${line} ...`), ...repeat(7, line)].join('\n'), 'ellipsisLines')).toEqual([
      0.3,
      false,
    ]);
    expect(quality([...repeat(4, `${line}…`), ...repeat(9, line)].join('\n'), 'ellipsisLines')).toEqual([
      0.307692,
      true,
    ]);
  });

  test('asks that four words of five have a letter', () => {
    expect(quality([...repeat(48, 'word'), ...repeat(12, '1984')].join(' '), 'letters')).toEqual([
      0.8,
      false,
    ]);
    expect(quality([...repeat(47, 'word'), ...repeat(13, '1984')].join(' '), 'letters')).toEqual([
      0.783333,
      true,
    ]);
  });

  test('asks for two different stop words', () => {
    const found = (text: string) => checkText(gopherQuality, text).map(({ messageId }) => messageId);
    expect(found([...repeat(60, 'paper'), 'the', 'of'].join(' '))).toEqual([]);
    expect(found([...repeat(60, 'paper'), 'The', 'OF'].join(' '))).toEqual([]);
    expect(found([...repeat(60, 'paper'), 'the', 'the', 'the'].join(' '))).toEqual(['stopWords']);
  });

  test('reports value, limit and source', () => {
    const [{ data }] = checkText(gopherQuality, 'The end of the road.');
    expect(data).toMatchObject({ measure: 'words', value: 5, limit: 50, source: 'Rae et al. 2021' });
  });

  test('asks signs alone for nothing but words', () => {
    expect(checkText(gopherQuality, '***').map(({ messageId }) => messageId)).toEqual(['words', 'stopWords']);
  });
});

describe('Gopher repetition', () => {
  const lines = different(60).map((word, index) => `${word} line ${index}`);

  test('allows 30 % of the lines to repeat others', () => {
    const of = (text: string) => measureRepetition(textOf(text)).lines;
    // 3 of 10 repeat; 4 of 13 do.
    expect(of([...lines.slice(0, 7), lines[0], lines[0], lines[1]].join('\n'))).toMatchObject({
      value: 0.3,
      fails: false,
    });
    const more = of([...lines.slice(0, 9), lines[0], lines[0], lines[1], lines[2]].join('\n'));
    expect(more.value).toBeCloseTo(4 / 13, 12);
    expect(more.fails).toBe(true);
  });

  test('allows 30 % of the paragraphs to repeat others', () => {
    const of = (text: string) => measureRepetition(textOf(text)).paragraphs;
    const three = [...lines.slice(0, 7), lines[0], lines[0], lines[1]].join('\n\n');
    expect(of(three)).toMatchObject({ value: 0.3, fails: false });
    expect(of(`${three}\n\n\n${lines[2]}`).value).toBeCloseTo(4 / 11, 12);
    expect(of(`${three}\n\n\n${lines[2]}`).fails).toBe(true);
  });

  test('allows a fifth of the characters in repeated lines', () => {
    const of = (text: string) => measureRepetition(textOf(text)).lineCharacters;
    // 20 characters of 100: "xxxxxxxxxxxxxxxxxxxx", line end, the same, line end, 58 characters.
    const line = 'x'.repeat(20);
    expect(of(`${line}\n${line}\n${'y'.repeat(58)}`)).toMatchObject({ value: 0.2, fails: false });
    expect(of(`${line}\n${line}\n${'y'.repeat(57)}`)).toMatchObject({ value: 20 / 99, fails: true });
  });

  test('allows a fifth of the characters in repeated paragraphs', () => {
    const of = (text: string) => measureRepetition(textOf(text)).paragraphCharacters;
    const line = 'x'.repeat(20);
    expect(of(`${line}\n\n${line}\n\n${'y'.repeat(56)}`)).toMatchObject({ value: 0.2, fails: false });
    expect(of(`${line}\n\n${line}\n\n${'y'.repeat(55)}`)).toMatchObject({ value: 20 / 99, fails: true });
  });

  test.each([
    [2, 0.2],
    [3, 0.18],
    [4, 0.16],
  ])('measures the commonest run of %i words against %f', (words, limit) => {
    // The run, twice, then different words: `run` characters twice, of all.
    const run = repeat(words, 'r')
      .map((letter, index) => `${letter}${index}`)
      .join(' ');
    const rest = different(80).join(' ');
    const text = `${run} ${rest} ${run}`;
    const of = (whole: string) =>
      measureRepetition(textOf(whole)).topGrams.find((measure) => measure.words === words);
    expect(of(text)).toMatchObject({ value: (2 * run.length) / text.length, gram: run, limit, fails: false });
    // Cut the rest so that the share passes the limit.
    const most = Math.floor((2 * run.length) / limit) - 2 * run.length - 2;
    const full = 'z'.repeat(most);
    const exact = `${run} ${full} ${run}`;
    expect(of(exact)?.value).toBeCloseTo((2 * run.length) / exact.length, 12);
    expect(of(exact)?.fails).toBe((2 * run.length) / exact.length > limit);
    expect(of(`${run} ${full.slice(1)} ${run}`)?.fails).toBe(true);
  });

  test.each([
    [5, 0.15],
    [6, 0.14],
    [7, 0.13],
    [8, 0.12],
    [9, 0.11],
    [10, 0.1],
  ])('measures repeated runs of %i words against %f', (words, limit) => {
    const run = repeat(words, 'r').map((letter, index) => `${letter}${index % 10}`);
    // 2 characters a word: the repeated run has 2 * words characters, spaces not counted.
    const characters = 2 * words;
    const most = Math.ceil(characters / limit);
    const rest = 'z'.repeat(most - 2 * run.join(' ').length - 2);
    const of = (whole: string) =>
      measureRepetition(textOf(whole)).duplicateGrams.find((measure) => measure.words === words);
    const below = `${run.join(' ')} ${rest} ${run.join(' ')}`;
    expect(below.length).toBe(most);
    expect(of(below)).toMatchObject({ value: characters / most, fails: false });
    expect(of(below.replace('zz', ''))).toMatchObject({ value: characters / (most - 2), fails: true });
  });

  test('counts no character of repeated runs twice', () => {
    // Twelve equal words: "a a a a a" at 0 is new, at 1 it repeats (5 characters), at 6 again (5), 11 is too short.
    const { duplicateGrams } = measureRepetition(textOf(repeat(12, 'a').join(' ')));
    expect(duplicateGrams[0]).toMatchObject({ words: 5, value: 10 / 23 });
  });

  test('names the line that repeats, and its share', () => {
    const text = [lines[0], lines[1], lines[0]].join('\n');
    const [first] = checkText(gopherRepetition, text);
    expect(first).toMatchObject({ messageId: 'lines', data: { value: 0.3333, limit: 0.3 } });
    expect(text.slice(first.span.start, first.span.end)).toBe(lines[0]);
    expect(first.span.start).toBe(text.lastIndexOf(lines[0]));
  });
});

describe('C4', () => {
  const five = repeat(5, 'This is a sentence.').join('\n');
  const reasons = (text: string) =>
    checkText(c4Lines, text).map(({ messageId, data }) => [messageId, data['count'] ?? data['value']]);

  test('asks for five sentences', () => {
    expect(reasons(five)).toEqual([]);
    expect(reasons(repeat(4, 'This is a sentence.').join('\n'))).toEqual([['sentences', 4]]);
    expect(reasons('This is one. This is two! Is this three? This is four. So it is.')).toEqual([]);
    expect(reasons('Mr. Hale spoke. Mrs. J. Hale too. That was on Jan. 5 at 3.5 degrees. No more.')).toEqual([
      ['sentences', 4],
    ]);
  });

  test('asks for three words a line', () => {
    expect(reasons(`${five}\nOne two three.`)).toEqual([]);
    expect(reasons(`${five}\nOne two.`)).toEqual([['fewWords', 1]]);
  });

  test('allows words of 1,000 characters', () => {
    expect(reasons(`${five}\nA word ${'x'.repeat(999)}.`)).toEqual([]);
    expect(reasons(`${five}\nA word ${'x'.repeat(1000)}.`)).toEqual([['longWord', 1]]);
  });

  test.each(['.', '?', '!', '"', "'"])('knows %s as an end', (mark) => {
    expect(reasons(`${five}\nThat is the end${mark}`)).toEqual([]);
  });

  test.each(['...', ',', ':', '', ' …', ')'])('knows no end in "%s"', (mark) => {
    expect(reasons(`${five}\nThat is no end${mark}`)).toEqual([['end', 1]]);
  });

  test.each(['”', '’', '»', '。', '؟', '।'])('reports an end in %s apart', (mark) => {
    expect(reasons(`${five}\nThat is an end${mark}`)).toEqual([['unknownEnd', 1]]);
  });

  test('takes marks of sources out before it looks', () => {
    expect(reasons(`${five}\nThat is an end.[12]\nAnd this.[edit]\nSo is that.[citation needed]`)).toEqual([
      ['fewWords', 1],
    ]);
  });

  test('drops a page for a curly bracket, but not for one in a line that it deletes', () => {
    expect(reasons(`${five}\nSets { have } brackets.`)).toEqual([['brace', 5]]);
    expect(reasons(`${five}\nSets { have brackets`)).toEqual([['end', 1]]);
  });

  test('lets a line fall to the first reason', () => {
    expect(reasons(`${five}\nUse of cookies and JavaScript.`)).toEqual([['javascript', 1]]);
  });
});

describe('FineWeb', () => {
  const of = (text: string, name: string, definition: 'program' | 'paper' = 'program') => {
    const { value, fails } = named(measureFineweb(textOf(text), { definition, ends: 'ascii' }), name);
    return [Number(value.toFixed(6)), fails];
  };
  const long = (index: number): string => `Line ${index} of this text is longer than thirty characters`;

  test('drops at 12 % of lines with punctuation, not above', () => {
    const text = (ended: number, open: number): string =>
      [
        ...Array.from({ length: ended }, (_, index) => `${long(index)}.`),
        ...Array.from({ length: open }, (_, index) => long(index)),
      ].join('\n');
    expect(of(text(3, 22), 'punctuation')).toEqual([0.12, true]);
    expect(of(text(4, 22), 'punctuation')).toEqual([0.153846, false]);
  });

  test('drops at 67 % of lines of 30 characters or less, not below', () => {
    const short = Array.from({ length: 67 }, (_, index) => `${index} `.padEnd(30, 'x'));
    const others = Array.from({ length: 33 }, (_, index) => `${index} `.padEnd(31, 'x'));
    expect(of([...short, ...others].join('\n'), 'shortLines')).toEqual([0.67, true]);
    expect(of([...short.slice(1), ...others].join('\n'), 'shortLines')).toEqual([0.666667, false]);
  });

  test('drops at 1 % of characters in repeated lines, at 10 % by the paper', () => {
    // 10 characters twice, and as many as it takes to make 1,000 or 100 without line ends.
    const text = (whole: number): string => `${'x'.repeat(10)}\n${'x'.repeat(10)}\n${'y'.repeat(whole - 20)}`;
    expect(of(text(1000), 'duplicateLines')).toEqual([0.01, true]);
    expect(of(text(1001), 'duplicateLines')).toEqual([0.00999, false]);
    expect(of(text(100), 'duplicateLines', 'paper')).toEqual([0.1, true]);
    expect(of(text(101), 'duplicateLines', 'paper')).toEqual([0.09901, false]);
  });

  test('drops above 0.3 line ends a word', () => {
    // 3 line ends for 10 tokens; 4 for 13.
    expect(of('a b c\nd e f\ng h i\nj', 'lineEnds')).toEqual([0.3, false]);
    expect(of('a b c\nd e f\ng h i\nj k l\nm', 'lineEnds')).toEqual([0.307692, true]);
  });

  test('is silent about line ends by the paper', () => {
    const { length } = measureFineweb(textOf('a\nb'), { definition: 'paper', ends: 'ascii' });
    expect(length).toBe(3);
  });

  test('reports value, limit and source', () => {
    const found = checkText(finewebQuality, `${long(1)}.\n${long(2)}.\n${long(2)}.`);
    expect(found.map(({ data }) => data)).toMatchObject([
      { measure: 'duplicateLines', value: 0.3333, limit: 0.01, source: 'Penedo et al. 2024, program' },
    ]);
  });
});
