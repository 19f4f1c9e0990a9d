// The kernel that tells languages against its twin.

import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import {
  isPlainlyIn,
  openParagraphs,
  plainLanguage,
  plainLanguageOf,
} from '../../src/features/language-words.ts';
import { scannedTogether } from '../../src/features/scanned-together.ts';
import { countBits } from '../../src/kernels/profiles/profile-tables.ts';
import { commonWords, type KnownLanguage, knownLanguages } from '../../src/text/languages/common-words.ts';
import { documentOf } from '../encoding/document.ts';

/** Numbers from 0 to 1 that follow from a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

// Languages that share many of their common words.
const close: readonly (readonly KnownLanguage[])[] = [
  ['nl', 'af'],
  ['da', 'nb', 'sv'],
  ['pt', 'es', 'ca'],
  ['cs', 'sk'],
  ['hr', 'sl'],
  ['ru', 'uk', 'be', 'bg', 'mk', 'sr'],
];
const others = ['kelmor', 'vastin', 'DRUMEL', 'Ostrava', '1984', 'мерлок', 'd’Arno', '橋', 'x_y', '{', '=='];

/** Paragraphs in some languages of a group, with more or fewer of their common words. */
function textOf(next: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)];
  const group = next() < 0.5 ? pick(close) : [pick(knownLanguages), 'en' as const];
  const main = pick(group);
  const paragraphs = Array.from({ length: Math.ceil(next() * next() * 12) }, () => {
    const words = commonWords[next() < 0.8 ? main : pick(group)].split(' ');
    const share = next() * 0.6;
    const length = next() < 0.03 ? 1200 : 2 + next() * 60;
    const text = Array.from({ length }, () => (next() < share ? pick(words) : pick(others))).join(' ');
    return next() < 0.05 ? text.toUpperCase() : text;
  });
  return paragraphs.join(next() < 0.9 ? '\n\n' : '\n');
}

describe('languages that the kernel tells', () => {
  test.each([1, 2, 3])('are those of the twin (seed %d)', (seed) => {
    const next = numbersFrom(seed);
    let plain = 0;
    let open = 0;
    for (let round = 0; round < 60; round++) {
      const texts = Array.from({ length: 12 }, () => textOf(next));
      const documents = texts.map((text) => documentOf(text));
      scanDocuments(documents, countBits.languages);
      for (const [index, document] of documents.entries()) {
        expect(scannedTogether(document).length).toBe(documents.length);
        const told = plainLanguage(document);
        const alone = documentOf(texts[index]);
        const expected = plainLanguageOf(alone);
        expect([texts[index], told?.language]).toEqual([texts[index], expected]);
        if (told === undefined) continue;
        plain++;
        open += told.open.length;
        // What it leaves open by mistake is only looked at once more.
        const left = Array.from(told.open).filter((at) => !isPlainlyIn(alone, at, told.language));
        expect([texts[index], left]).toEqual([texts[index], openParagraphs(alone, told.language)]);
      }
    }
    expect(plain).toBeGreaterThan(100);
    expect(open).toBeGreaterThan(20);
  });

  /** Words that are common in one language alone. */
  function ownWords(language: KnownLanguage): string[] {
    const rest = new Set(
      knownLanguages.flatMap((other) => (other === language ? [] : commonWords[other].split(' '))),
    );
    return commonWords[language].split(' ').filter((word) => /^[a-z]{2,}$/.test(word) && !rest.has(word));
  }

  /** So many words of a language, one after another and anew. */
  function wordsIn(language: KnownLanguage, count: number): string {
    const words = ownWords(language);
    return Array.from({ length: count }, (_, index) => words[index % words.length]).join(' ');
  }

  function languagesOf(texts: readonly string[]): (string | undefined)[] {
    const documents = texts.map((text) => documentOf(text));
    scanDocuments(documents, countBits.languages);
    for (const document of documents) expect(scannedTogether(document).length).toBe(documents.length);
    return documents.map((document) => plainLanguage(document)?.language);
  }

  test('have half as many words again as any other one, and no fewer', () => {
    const texts = [30, 29].map((own) => `${wordsIn('en', own)} ${wordsIn('de', 20)}`);
    expect(languagesOf(texts)).toEqual(['en', undefined]);
    expect(languagesOf([`${wordsIn('de', 20)} ${wordsIn('en', 30)}`])).toEqual(['en']);
  });

  test('are those of most words, not of the longest paragraphs', () => {
    const short = Array.from({ length: 24 }, () => wordsIn('fr', 60));
    const long = Array.from({ length: 3 }, () => wordsIn('en', 250));
    for (const paragraphs of [
      [...long, ...short],
      [...short, ...long],
    ]) {
      const document = documentOf(paragraphs.join('\n\n'));
      scanDocuments([document], countBits.languages);
      const told = plainLanguage(document);
      expect(told?.language).toBe('fr');
      const open = Array.from(told?.open ?? []);
      expect(open).toEqual([0, 1, 2].map((at) => at + paragraphs.indexOf(long[0])));
    }
  });

  test('leave a paragraph open that has more words of another language, and none that has as many', () => {
    const page = Array.from({ length: 12 }, () => wordsIn('en', 60));
    const mixed = [3, 4, 5].map((parts) => {
      const words = [wordsIn('de', 24), ...Array.from({ length: parts - 1 }, () => wordsIn('en', 6))];
      return words.join(' ');
    });
    const document = documentOf([...page, ...mixed].join('\n\n'));
    scanDocuments([document], countBits.languages);
    const told = plainLanguage(document);
    expect([told?.language, ...Array.from(told?.open ?? [])]).toEqual(['en', 12, 13]);
  });

  test('are those of the first of paragraphs as long', () => {
    const paragraph = (language: KnownLanguage): string =>
      wordsIn(language, 150).slice(0, 610).padEnd(620, 'x');
    const page = (language: KnownLanguage): string[] => Array.from({ length: 4 }, () => paragraph(language));
    const first = [...page('en'), ...page('de')].join('\n\n');
    const last = [...page('de'), ...page('en')].join('\n\n');
    const longer = [...page('de'), ...page('en').map((text) => `${text} end`)].join('\n\n');
    expect(languagesOf([first, last, longer])).toEqual(['en', 'de', 'en']);
  });
});
