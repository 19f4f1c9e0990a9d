// What words tell of a language by their hashes against what the text tells.

import { describe, expect, test } from 'vitest';
import { isPlainlyIn, plainLanguageOf } from '../../src/features/language-words.ts';
import { guessLanguage } from '../../src/text/languages/document-language.ts';
import { cleanText } from '../encoding/clean-text.ts';
import { documentOf } from '../encoding/document.ts';

describe('the language of paragraphs by their words', () => {
  test('is the one that the text tells, or left to be read', () => {
    let told = 0;
    for (const paragraphs of Object.values(cleanText)) {
      const text = paragraphs.join('\n\n');
      const document = documentOf(text);
      const plain = plainLanguageOf(document);
      if (plain === undefined) continue;
      told++;
      expect(guessLanguage(text)?.language).toBe(plain);
      expect(isPlainlyIn(document, 0, plain)).toBe(true);
    }
    expect(told).toBeGreaterThan(3);
  });

  test('is left to be read where a paragraph has more words of another language', () => {
    const document = documentOf(
      'The bridge over the river is old and it was sold to the town by the man who had it.\n\n' +
        'Die Brücke über den Fluss ist alt, und sie wurde von dem Mann, der sie hatte, an die Stadt verkauft.',
    );
    expect(isPlainlyIn(document, 0, 'en')).toBe(true);
    expect(isPlainlyIn(document, 1, 'en')).toBe(false);
  });
});
