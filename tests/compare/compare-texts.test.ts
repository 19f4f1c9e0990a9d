import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparePlaces } from '../../src/compare/compare-places.ts';
import { compareTexts, type Row, type Run } from '../../src/compare/compare-texts.ts';

/** A row as text: what changed stands in brackets, a missing side is a dash. */
function show({ left, right }: Row): string {
  const side = (runs: readonly Run[] | undefined): string =>
    runs === undefined ? '–' : runs.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join('');
  return `${side(left)} | ${side(right)}`;
}

function rowsOf(left: string, right: string): string[] {
  return compareTexts(left, right).rows.map(show);
}

describe('two texts', () => {
  test('mark the words in which they differ, on both sides', () => {
    expect(rowsOf('It cost 3,200 euros in May.', 'It cost 3,300 euros in June.')).toEqual([
      'It cost [3,200] euros in [May]. | It cost [3,300] euros in [June].',
    ]);
  });

  test('stand line beside line, and a line that one text lacks beside nothing', () => {
    expect(rowsOf('One.\nTwo is here.\nThree.', 'One.\n\nThree.\nFour.')).toEqual([
      'One. | One.',
      '[Two is here.] | –',
      'Three. | Three.',
      '– | [Four.]',
    ]);
  });

  test('that are only wrapped otherwise do not differ', () => {
    const { rows, words } = compareTexts('one two three\nfour five', 'one two\nthree four\nfive');
    expect(rows.map(show)).toEqual(['one two three four five | one two three four five']);
    expect(rows[0].isSame).toBe(true);
    expect(words).toEqual({ same: 5, left: 0, right: 0 });
  });

  test('of a script without spaces are compared by character', () => {
    expect(rowsOf('全然違う文章', '全部違う文章')).toEqual(['全[然]違う文章 | 全[部]違う文章']);
  });

  test('are not stitched together from small words they happen to share', () => {
    expect(rowsOf('Rebels seized the harbour yesterday', 'Ministers praised the budget afterwards')).toEqual([
      '[Rebels seized the harbour yesterday] | [Ministers praised the budget afterwards]',
    ]);
  });

  test('with nothing in common are compared in bounded time', () => {
    const words = (sign: string): string =>
      Array.from({ length: 6000 }, (_, index) => sign + index).join(' ');
    const start = process.cpuUsage();
    expect(compareTexts(words('a'), words('b')).words).toEqual({ same: 0, left: 6000, right: 6000 });
    // Unbounded it takes 30 s.
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(5);
  });

  test('one of which is empty differ whole', () => {
    expect(rowsOf('', 'one two')).toEqual(['– | [one two]']);
    expect(rowsOf('', '')).toEqual([]);
  });
});

describe('every comparison', () => {
  const line = fc.array(fc.constantFrom('a', 'bee', 'sea', 'dee', '3.5', '，', '字', '!'), { maxLength: 6 });
  const text = fc
    .array(line, { maxLength: 6 })
    .map((lines) => lines.map((words) => words.join(' ')).join('\n'));
  const flat = (value: string): string => value.replaceAll(/\s+/g, '');
  const sideOf = (rows: readonly Row[], side: 'left' | 'right', changed?: boolean): string =>
    flat(
      rows
        .flatMap((row) => row[side] ?? [])
        .filter(({ isChanged }) => changed === undefined || isChanged === changed)
        .map((run) => run.text)
        .join(''),
    );

  test('shows both texts whole and in order, and what it calls the same is the same', () => {
    fc.assert(
      fc.property(text, text, (left, right) => {
        const { rows } = compareTexts(left, right);
        expect(sideOf(rows, 'left')).toBe(flat(left));
        expect(sideOf(rows, 'right')).toBe(flat(right));
        expect(sideOf(rows, 'left', false)).toBe(sideOf(rows, 'right', false));
      }),
    );
  });
});

describe('two places', () => {
  const place = (before: string, at: string, after: string) => ({ before, at, after });

  test('in paragraphs of their own are compared by themselves', () => {
    const { rows, words } = comparePlaces(
      place('He met ', 'Kamala Harris', ' in Munich last week.'),
      place('An invitation from ', 'Kamal Harris', ' to visit.'),
    );
    expect(rows.map(show)).toEqual([
      'He met [Kamala] Harris in Munich last week. | An invitation from [Kamal] Harris to visit.',
    ]);
    expect(words).toEqual({ same: 1, left: 1, right: 1 });
  });

  test('in copies of one paragraph are compared with all of it', () => {
    const { rows } = comparePlaces(
      place('On Monday the town counted ', '12', ' dead and many more wounded.'),
      place('On Sunday the town counted ', '21', ' dead and many more wounded.'),
    );
    expect(rows.map(show)).toEqual([
      'On [Monday] the town counted [12] dead and many more wounded. | ' +
        'On [Sunday] the town counted [21] dead and many more wounded.',
    ]);
  });
});
