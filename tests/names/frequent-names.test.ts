import { describe, expect, test } from 'vitest';
import { summaries } from './corpus.ts';

/** Sentences in which a name stands, each another line: what makes a form frequent. */
function often(name: string, lines: number): string {
  return Array.from(
    { length: lines },
    (_, line) => `in the year ${1900 + line} the town was ruled by ${name} and his men.`,
  ).join('\n\n');
}

/** The same with another name before it in every line, so that no one of them tells who is meant. */
function oftenBesideOthers(name: string, lines: number): string {
  const syllables = ['brak', 'moft', 'telz', 'gund', 'visp', 'rohl', 'djax', 'cumq'];
  return Array.from({ length: lines }, (_, line) => {
    const other = `Y${syllables[line % 8]}${syllables[(line >> 3) % 8]}`;
    return `in the year ${1900 + line} the town was ruled by ${other} ${name} and his men.`;
  }).join('\n\n');
}

describe('beside an ordinary word', () => {
  test('believes a doubled letter less than beside a name', () => {
    const words = Array.from(
      { length: 6 },
      (_, day) => `on day ${day} they said: Gather now, or gather the stones.`,
    );
    expect(summaries([`${words.join('\n\n')}\n\nthen came the Gatther engineers of the town.`])).toEqual([
      'Gatther > Gather moderate document',
    ]);
  });
});

describe('beside a name that stands beside many others', () => {
  const frequent = oftenBesideOthers('Bolvashnik', 60);

  test('believes a letter left out or swapped, whatever else stands beside the slip', () => {
    expect(summaries([`${frequent}\n\nthe rest was told by Zzyx Bolvahsnik and his men.`])).toEqual([
      'Bolvahsnik > Bolvashnik strong document',
    ]);
    expect(summaries([`${frequent}\n\nthe rest was told by Zzyx Bolvasnik and his men.`])).toEqual([
      'Bolvasnik > Bolvashnik moderate document',
    ]);
  });

  test('takes an exchanged letter for the word of another language', () => {
    expect(summaries([`${frequent}\n\nthe rest was told by Zzyx Bolvashmik and his men.`])).toEqual([]);
  });

  test('believes that its last letter was left out', () => {
    expect(summaries([`${frequent}\n\nthe rest was told by Bolvashni and his men.`])).toEqual([
      'Bolvashni > Bolvashnik moderate document',
    ]);
  });

  test('tells it from forms of its own kin', () => {
    const kin = ['Bolvashnika', 'Bolvashniks', 'Bolvashnist', 'Bolvashnism'].map((form) => often(form, 3));
    const slip = 'the rest was told by Bolvashnis and Bolvasnik and his men.';
    expect(summaries([[frequent, ...kin, slip].join('\n\n')])).toContain(
      'Bolvasnik > Bolvashnik moderate document',
    );
  });
});
