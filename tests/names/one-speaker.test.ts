// Speakers whom an article introduces in one spelling and quotes in another.

import { describe, expect, test } from 'vitest';
import { areOneSpeaker } from '../../src/indexes/names/evidence/one-speaker.ts';
import { hashFoldedWord } from '../../src/kernels/word-hash.ts';
import { documentOf } from '../duplicates/corpus.ts';
import { summaries } from './corpus.ts';

function areOne(text: string, ordinary: readonly string[] = []): boolean {
  const words = new Set(ordinary.map((word) => hashFoldedWord(word)));
  return areOneSpeaker(documentOf(text), 'Marwede', 'Marwade', (token) => words.has(token));
}

describe('two forms are one speaker', () => {
  test.each([
    ['behind the verb', 'The mayor, Ilse Marwede, came. "It is late," said Marwade.'],
    ['before it', 'The mayor, Ilse Marwede, came. "It is late," Marwade said.'],
    ['with a word between', 'The mayor, Ilse Marwede, came. Marwade also said that it was late.'],
    ['with a title', 'The mayor, Ilse Marwede, came. "It is late," said Sen. Marwade.'],
    ['introduced with an initial', 'The mayor, Ilse K. Marwede, came. "It is late," said Marwade.'],
    ['introduced by an initial', 'The mayor, I. Marwede, came. "It is late," said Marwade.'],
    ['introduced in the other form', 'The mayor, Ilse Marwade, came. "It is late," said Marwede.'],
    ['over the end of a line', 'The mayor, Ilse\nMarwede, came. "It is late," said\nMarwade.'],
    ['in German', 'Die Sprecherin Ilse Marwede kam. „Es ist spät“, sagte Marwade.'],
    ['in French', 'La porte-parole Ilse Marwede est venue. « Il est tard », a déclaré Marwade.'],
    ['in Spanish', 'La portavoz Ilse Marwede vino. «Es tarde», señaló Marwade.'],
  ])('%s', (_, text) => {
    expect(areOne(text)).toBe(true);
  });

  test.each([
    ['are both introduced', 'Ilse Marwede came. "It is late," said Jan Marwade.'],
    ['are introduced by nobody', 'Marwede came. "It is late," said Marwade.'],
    ['do not speak', 'Ilse Marwede came. It was late in Marwade.'],
    ['are part of another name', 'Ilse Marwede came. "It is late," said Marwade Vannen.'],
    ['have a title alone before them', 'President Marwede came. "It is late," said Marwade.'],
    ['stand behind the head of a sentence', 'But Marwede came. "It is late," said Marwade.'],
    ['stand behind an end of letters', 'In the U.S. Marwede came. "It is late," said Marwade.'],
    ['are part of other words', 'Ilse Marwedeburg came. "It is late," said Marwade.'],
    ['are kept apart by a paragraph', 'The letter of Ilse\n\nMarwede came. "It is late," said Marwade.'],
  ])('not where they %s', (_, text) => {
    expect(areOne(text)).toBe(false);
  });

  test('not behind a word that the corpus writes small', () => {
    const text = 'Yellow Marwede came. "It is late," said Marwade.';
    expect(areOne(text)).toBe(true);
    expect(areOne(text, ['yellow'])).toBe(false);
  });

  test('not in a text as long as a book', () => {
    const text = 'The mayor, Ilse Marwede, came. "It is late," said Marwade.\n';
    expect(areOne(text + 'It was late and nobody came.\n'.repeat(2500))).toBe(false);
  });
});

describe('a slip in the name of a speaker', () => {
  const introduced = 'the ferry is run by Ilse Marwede now.\n\n';

  test('is told, though a list has the form', () => {
    const text = `the ferry is run by Ilse Clarker now.\n\nit is late, Clarker said.\n\n"it is late," said Clarke.`;
    expect(summaries([text])).toEqual(['Clarke ~ Clarker moderate speaker']);
  });

  test('is the introduction where other articles have the name as the speaker is called', () => {
    const quoted = '"it is late," said Marwade.';
    expect(summaries([`${introduced}${quoted}`])).toEqual(['Marwade ~ Marwede strong speaker']);
    const others = Array.from({ length: 4 }, (_, index) => `at ${index} o'clock Marwade left the house.`);
    expect(summaries([`${introduced}${quoted}`, ...others])).toEqual(['Marwede > Marwade strong speaker']);
  });
});
