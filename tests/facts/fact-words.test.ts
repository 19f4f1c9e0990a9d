import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factWordsOf, figureWord, nameWord } from '../../src/features/facts/fact-words.ts';
import { wordsOf } from '../../src/features/words.ts';
import { decodeText } from '../../src/text/unicode/decode.ts';
import { documentOf } from '../duplicates/corpus.ts';

const text = fc
  .array(
    fc.tuple(
      fc.constantFrom('a', 'Berlin', 'said', 'F16', '482', '1st', 'É2', 'x٣', 'Ünder', '9'),
      fc.constantFrom(' ', ', ', '. ', ': ', '\n', '\n\n', ' “', ' – ', ' (', ','),
    ),
    { maxLength: 30 },
  )
  .map((words) => words.flat().join(''));

describe('the facts among words', () => {
  test('are figures where a word has a digit of ASCII, and nowhere else', () => {
    fc.assert(
      fc.property(text, (content) => {
        const document = documentOf(content);
        const { start, end, length } = wordsOf(document);
        const { kind } = factWordsOf(document);
        for (let word = 0; word < length; word++) {
          const written = decodeText(document.bytes, { start: start[word], end: end[word] });
          expect([written, kind[word] === figureWord]).toEqual([written, /[0-9]/.test(written)]);
        }
      }),
    );
  });

  test('are names where a capital stands within a sentence, whatever stands before it', () => {
    const document = documentOf(
      'The mayor of (Berlin) and, Ünder – Kohl said. Later “Ott” and: Weiß left 3 Rome.',
    );
    const { start, end, length } = wordsOf(document);
    const { kind } = factWordsOf(document);
    const names = Array.from({ length }, (_, word) => word)
      .filter((word) => kind[word] === nameWord)
      .map((word) => decodeText(document.bytes, { start: start[word], end: end[word] }));
    expect(names).toEqual(['Berlin', 'Ünder', 'Rome']);
  });
});
