// Lines that recur between paragraphs: what is learnt to be a widget, and what is not.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { lint } from '../../src/lint.ts';

const scratch = mkdtempSync(join(tmpdir(), 'corpuslint-lines-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const subjects = 'ferry mill council library harbour school bridge market choir museum bakery park'.split(
  ' ',
);
const paragraph = (index: number): string =>
  `The ${subjects[index % 12]} in the ${subjects[(index * 5 + 1) % 12]} street, number ${index}, will stay as it is ` +
  'until the county has paid for the repairs.';

/** An article of eight paragraphs, with lines before some of them. */
function article(number: number, lines: readonly (readonly [before: number, line: string])[]): string {
  const parts = [`Report ${number}`];
  for (let index = 0; index < 8; index++) {
    for (const [before, line] of lines) if (before === index) parts.push(line);
    parts.push(paragraph(number * 8 + index));
  }
  return parts.join('\n\n');
}

async function learnt(texts: readonly string[]): Promise<string[]> {
  const cwd = mkdtempSync(join(scratch, 'corpus-'));
  texts.forEach((text, index) => writeFileSync(join(cwd, `${String(index).padStart(2, '0')}.txt`), text));
  const only = ['widget-residue', 'boilerplate'];
  const { findings } = await lint({ cwd, paths: ['.'], config: false, only, threads: 1 });
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('lines that recur between paragraphs', () => {
  test('are widgets where they stand several times in an article, here and there', async () => {
    for (const line of ['Iklan', 'Artikkeli jatkuu alla', '広告です', 'Продолжение ниже']) {
      const found = await learnt(
        numbers.map((number) => article(number, [[1 + (number % 3), line], [5 + (number % 2), line]])), // prettier-ignore
      );
      expect(found).toHaveLength(20);
      expect(found.every((message) => message.startsWith('widget-residue') && message.includes(line))).toBe(
        true,
      );
    }
  });

  test('are widgets where they stand beside one that is known', async () => {
    const found = await learnt(
      numbers.map((number) => article(number, [[1 + (number % 5), 'Share'], [1 + (number % 5), 'Tell the neighbours']])), // prettier-ignore
    );
    expect(found.filter((message) => message.includes('Tell the neighbours'))).toHaveLength(10);
    expect(found.every((message) => message.startsWith('widget-residue'))).toBe(true);
  });

  test.each([
    ['a section title', (n: number) => [[1 + (n % 5), 'Background']] as const],
    ['a title of several words', (n: number) => [[2 + (n % 4), 'What it means for the town']] as const],
    ['two speakers', (n: number) => [[1, 'Moderator'], [2, 'Mayor'], [3 + (n % 2), 'Moderator'], [5, 'Mayor'], [6, 'Moderator']] as const], // prettier-ignore
    [
      'a name',
      (n: number) =>
        [
          [1 + (n % 3), 'Anna Berg'],
          [5, 'Anna Berg'],
        ] as const,
    ],
    [
      'a credit of a picture',
      (n: number) =>
        [
          [1 + (n % 3), 'Photo: Anna Berg'],
          [5, 'Photo: Anna Berg'],
        ] as const,
    ],
    [
      'a sentence',
      (n: number) =>
        [
          [1 + (n % 3), 'He was right.'],
          [5, 'He was right.'],
        ] as const,
    ],
    [
      'items of a list',
      (n: number) =>
        [
          [1 + (n % 3), '- bread and salt'],
          [5, '- bread and salt'],
        ] as const,
    ],
    ['a line at one place', () => [[3, 'Our reporter writes'], [4, 'Our reporter writes']] as const], // prettier-ignore
  ])('are no widgets: %s', async (_, lines) => {
    const found = await learnt(numbers.map((number) => article(number, lines(number))));
    expect(found.filter((message) => message.startsWith('widget-residue'))).toEqual([]);
  });

  test('are no widgets in few articles, and copies of an article count once', async () => {
    const texts = [0, 1].map((number) => article(number, [[1 + number, 'Iklan'], [4, 'Iklan'], [6, 'Iklan']])); // prettier-ignore
    expect(await learnt([...texts, ...texts, ...texts, ...texts])).toEqual([]);
  });

  test('are no widgets as a refrain between verses', async () => {
    const verse = (number: number): string =>
      Array.from({ length: 6 }, (_, index) => [
        `the ${subjects[(number + index) % 12]} sleeps`,
        'and so do we',
        'row the boat ashore',
      ]) // prettier-ignore
        .flat()
        .join('\n');
    expect(await learnt(numbers.map((number) => `Song ${number}\n\n${verse(number)}`))).toEqual([]);
  });
});
