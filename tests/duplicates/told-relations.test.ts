import { describe, expect, test } from 'vitest';
import {
  describeDifferences,
  describeFigures,
  placeOfArticle,
  redundantPlaces,
} from '../../src/indexes/article-places.ts';
import { equalArticles } from '../../src/indexes/copies/equal-articles.ts';
import { nearDuplicates } from '../../src/indexes/copies/near-duplicates.ts';
import { toldRelations } from '../../src/indexes/copies/told-relations.ts';
import { copiedRanges, orient } from '../../src/indexes/copies/pairs/verified-pairs.ts';
import { countDiffering, differencesOf } from '../../src/kernels/align/differences.ts';
import { corpusOf, viewOf, Writer } from './corpus.ts';

describe('what is told of an article that repeats another one', () => {
  const writer = new Writer(11);
  const [one, other] = [writer.article(8), writer.article(8)];
  const paragraphs = other.split('\n\n');
  const moved = [paragraphs[0], ...writer.shuffle(paragraphs.slice(1))].join('\n\n');
  // Edits of `one` are like it and unlike one another: it stays, although it comes last.
  const edits = Array.from({ length: 3 }, () => `\n\n${writer.edit(one, 0.3)} \n`);
  const corpus = corpusOf([...edits, other, moved, writer.edit(other, 0.05), writer.article(8), one]);

  test('is what the two texts tell', () => {
    const { relations } = viewOf(nearDuplicates(), corpus);
    const told = viewOf(toldRelations(), corpus);
    expect(told.length).toBeGreaterThan(3);
    expect(new Set(told.map(({ document, kept }) => document < kept)).size).toBe(2);
    expect(told.some(({ pair }) => pair.alignment.isMoved.includes(1))).toBe(true);
    for (const [at, { document, kept, pair }] of relations.entries()) {
      const alignment = orient(pair, kept);
      const [a, b] = [kept, document].map((index) => corpus.facts(index).words);
      const differences = differencesOf(alignment, a, b);
      expect(told[at]).toEqual({
        ...relations[at],
        place: placeOfArticle(corpus, document),
        keptPlace: placeOfArticle(corpus, kept),
        differing: countDiffering(differences),
        differences: describeDifferences(differences, corpus.document(kept), corpus.document(document)),
        figures: describeFigures(differences, corpus.document(kept), corpus.document(document)),
        isCorrected: false,
        redundant: redundantPlaces(corpus, document, copiedRanges(alignment)),
      });
    }
  });
});

describe('what is told of articles with equal words', () => {
  test('is whether the rest is equal as well, and where they stand', () => {
    const texts = [
      'The pier is open.\n',
      'Other words.',
      '\n The pier is open.',
      'THE PIER is open %',
      '\r\nThe pier is open.\r\n\r\n',
    ];
    const told = viewOf(equalArticles(), corpusOf(texts));
    expect(told.map(({ place, keptPlace }) => [keptPlace, place])).toEqual(
      [2, 3, 4].map((document) => [0, document].map((index) => placeOfArticle(corpusOf(texts), index))),
    );
    expect(told.map(({ isIdentical, hasEqualSigns }) => [isIdentical, hasEqualSigns])).toEqual([
      [false, true],
      [false, false],
      [true, true],
    ]);
    expect(told.every(({ differsBeside }) => !differsBeside)).toBe(true);
  });
});
