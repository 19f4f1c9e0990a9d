import { beforeAll, describe, expect, test } from 'vitest';
import {
  detectLanguage,
  guessLanguage,
  isSameLanguage,
  loadDetector,
} from '../../src/text/languages/document-language.ts';
import { commonWords, knownLanguages, stopWordsOf } from '../../src/text/languages/common-words.ts';
import { cleanText } from '../encoding/clean-text.ts';

beforeAll(loadDetector);

describe('the language of a text', () => {
  test.each(Object.entries(cleanText))('is told for %s, or left open', (language, paragraphs) => {
    const guess = detectLanguage(paragraphs.join('\n'));
    // Kazakh is in no table: to say nothing of it is right, to name another language is not.
    const told = guess?.language ?? language;
    expect([told, isSameLanguage(told, language)]).toEqual([told, true]);
  });

  test('is told for at least nine languages of ten', () => {
    const told = Object.values(cleanText).filter(
      (paragraphs) => detectLanguage(paragraphs.join('\n')) !== undefined,
    );
    expect(told.length).toBeGreaterThanOrEqual(0.9 * Object.keys(cleanText).length);
  });

  test.each(['', '1984 – 2024', 'Yes.', 'a i a i a i a i a i a i a i a i'])(
    'is left open for "%s"',
    (text) => {
      const guess = guessLanguage(text);
      expect(guess === undefined || guess.language === 'und').toBe(true);
    },
  );
});

describe('common words', () => {
  test('are different words, and lower case', () => {
    for (const language of knownLanguages) {
      const words = commonWords[language].split(' ');
      expect([language, words.filter((word, index) => words.indexOf(word) < index)]).toEqual([language, []]);
      expect(words).toEqual(words.map((word) => word.toLowerCase()));
    }
  });

  test('of English begin with the published ones', () => {
    expect(stopWordsOf('en')).toEqual(['the', 'be', 'to', 'of', 'and', 'that', 'have', 'with']);
  });

  test('give every language eight different stop words', () => {
    for (const language of knownLanguages) expect(new Set(stopWordsOf(language)).size).toBe(8);
  });
});
