import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/features/words.ts';
import { type ReusedText, reusedTexts } from '../../src/indexes/copies/reused-texts.ts';
import { CorpusWriter } from '../bench/corpus.ts';
import { corpusOf, viewOf } from './corpus.ts';
import { editWords } from './damage.ts';
import { firstWords } from './recall-trial.ts';

const fresh = { exact: 0, near: 0, contained: 0, passage: 0, footer: 0, scraped: 0 };

/** Articles of some length, made up. */
function articles(seed: number, count: number, words: number): string[] {
  const writer = new CorpusWriter(seed, fresh);
  const found: string[] = [];
  while (found.length < count) {
    const text = new TextDecoder().decode(writer.next());
    const cut = firstWords(text, words);
    if (cut !== text) found.push(cut);
  }
  return found;
}

const vocabulary = articles(1, 20, 200)
  .join(' ')
  .split(/\s+/)
  .filter((word) => /^[a-z]+$/.test(word));

/** Exchanges, adds and drops words, but neither names nor figures. */
function reword(text: string, rate: number, seed: number): string {
  return text
    .split(/(\s\S*[^a-z\s]\S*)/)
    .map((part, index) =>
      /^\s?[a-z]/.test(part) ? editWords(part, 'mixed', rate, 100 * seed + index, vocabulary) : part,
    )
    .join('');
}

function reused(texts: readonly string[], share = 0.25): readonly ReusedText[] {
  return viewOf(reusedTexts({ share }), corpusOf(texts));
}

/** Text of another article, then a part of the first one, reworded. */
function takerOf(text: string, own: string, rate: number, seed: number): string {
  const part = text.split(' ').slice(40, 240).join(' ');
  return `${own}\n\n${reword(part, rate, seed)}`;
}

describe('reused text', () => {
  const originals = articles(5, 40, 500);
  const own = articles(6, 40, 260);

  test.each([
    [0.3, 0.85],
    [0.4, 0.8],
    [0.5, 0.4],
  ])('is found with a share of %d of its words edited, %d at least', (rate, floor) => {
    const takers = originals.map((text, index) => takerOf(text, own[index], rate, index));
    const found = reused([...originals, ...takers]);
    const right = found.filter(({ document, source }) => document - source === originals.length);
    expect(right).toHaveLength(found.length);
    expect(found.length).toBeGreaterThanOrEqual(floor * originals.length);
  });

  test('says which words follow which', () => {
    const corpus = corpusOf([originals[0], takerOf(originals[0], own[0], 0.35, 3)]);
    const [{ document, stretches, words, share }] = viewOf(reusedTexts({ share: 0.25 }), corpus);
    expect(document).toBe(1);
    const all = wordsOf(corpus.document(1)).length;
    expect(share).toBeCloseTo(words / all, 10);
    expect(words).toBe(stretches.reduce((sum, stretch) => sum + stretch.words, 0));
    for (const { taken, source, equalWords } of stretches) {
      expect(taken.first).toBeGreaterThanOrEqual(wordsOf(corpus.document(1)).length - 230);
      expect(equalWords).toBeLessThanOrEqual(Math.min(taken.end - taken.first, source.end - source.first));
    }
  });

  test('is told of the source most is taken from, once', () => {
    const [a, b] = originals;
    const small = reword(b.split(' ').slice(40, 120).join(' '), 0.35, 9);
    const taker = `${takerOf(a, own[0], 0.35, 3)}\n\n${small}`;
    expect(reused([b, a, taker], 0.1)).toMatchObject([{ document: 2, source: 1 }]);
  });

  test('is not seen in unrelated articles, in copies, and in what is taken over word for word', () => {
    expect(reused([...originals, ...own])).toEqual([]);
    expect(reused([originals[0], reword(originals[0], 0.3, 1)])).toEqual([]);
    const part = originals[0].split(' ').slice(40, 240).join(' ');
    expect(reused([originals[0], `${own[0]}\n\n${part}`])).toEqual([]);
  });

  test('is not seen where names and figures were exchanged', () => {
    const text =
      'Mr Orlan Teek paid 512 crowns to Mrs Vela Runde for 37 geese and a cart, said Karl Ost in Lipnitz.';
    const exchanged = text.replaceAll(/[A-Z][a-z]+ [A-Z][a-z]+|\d+|Lipnitz/g, (fact) => {
      return /\d/.test(fact) ? String(Number(fact) + 111) : `${fact.split('').reverse().join('')}x`;
    });
    const line = (index: number, words: string): string =>
      `${own[index].split(' ').slice(40, 70).join(' ')} ${words}`;
    const many = (words: string, first: number): string =>
      Array.from({ length: 6 }, (_, index) => line(first, reword(words, 0.2, index))).join(' ');
    expect(reused([many(text, 0), many(exchanged, 1)])).toEqual([]);
  });
});
