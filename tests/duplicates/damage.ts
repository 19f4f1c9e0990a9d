// What happens to copies of a text: words are edited, letters are misread by a scanner. Seeded.

import { randomNumbers } from './corpus.ts';

/** Ways of editing words; `mixed` is all three in equal parts. */
export type Edit = 'substitute' | 'delete' | 'insert' | 'mixed';

/** Edits a share of the words, each by itself; line breaks stay. New words are drawn from `vocabulary`. */
export function editWords(
  text: string,
  edit: Edit,
  rate: number,
  seed: number,
  vocabulary: readonly string[],
): string {
  const random = randomNumbers(seed);
  const drawn = (): string => vocabulary[Math.floor(random() * vocabulary.length)];
  const edits = ['substitute', 'delete', 'insert'] as const;
  return text
    .split('\n')
    .map((line) =>
      line
        .split(' ')
        .flatMap((word) => {
          if (word === '' || random() >= rate) return [word];
          const chosen = edit === 'mixed' ? edits[Math.floor(random() * 3)] : edit;
          if (chosen === 'substitute') return [drawn()];
          return chosen === 'insert' ? [word, drawn()] : [];
        })
        .join(' '),
    )
    .join('\n');
}

/** Letters that scanners take for one another. */
const lookAlikes: Readonly<Record<string, string>> = {
  a: 'oe',
  b: 'hl',
  c: 'eo',
  d: 'cl',
  e: 'co',
  f: 't',
  g: 'q9',
  h: 'bn',
  i: 'l1j',
  l: '1it',
  m: 'nr',
  n: 'ru',
  o: '0ce',
  q: 'g',
  r: 'nt',
  s: '5a',
  t: 'fl',
  u: 'vn',
  v: 'uy',
  y: 'v',
};

/** Misreads a share of the letters and digits: most as another one, some lost, some split off by a blank or a speck. */
export function misread(text: string, rate: number, seed: number): string {
  const random = randomNumbers(seed);
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return text.replaceAll(/[\p{L}\p{N}]/gu, (letter) => {
    if (random() >= rate) return letter;
    const lot = random();
    if (lot < 0.08) return '';
    if (lot < 0.14) return `${letter} `;
    if (lot < 0.2) return `${letter}${".,'-"[Math.floor(random() * 4)]}`;
    const choices = lookAlikes[letter.toLowerCase()] ?? letters;
    return choices[Math.floor(random() * choices.length)];
  });
}
