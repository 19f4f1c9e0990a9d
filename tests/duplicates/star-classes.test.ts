import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearDuplicates } from '../../src/indexes/copies/near-duplicates.ts';
import { chooseStars, type Match } from '../../src/indexes/copies/star-classes.ts';
import type { Keeping } from '../../src/model/keep.ts';
import { corpusOf, viewOf, Writer } from './corpus.ts';
import { editWords } from './damage.ts';

const none = (): boolean => false;
const match = (first: number, second: number, similarity = 0.8): Match => ({ first, second, similarity });
const starsOf = (matches: readonly Match[], gone: readonly number[] = []): string[] =>
  chooseStars(matches, (document) => gone.includes(document), none).map(
    ({ document, kept }) => `${document}→${kept}`,
  );

describe('a class', () => {
  test('keeps the first of articles that all match one another', () => {
    expect(starsOf([match(0, 1), match(0, 2), match(1, 2)])).toEqual(['1→0', '2→0']);
  });

  test('keeps the one that most of the others match', () => {
    expect(starsOf([match(0, 2), match(1, 2), match(2, 3)])).toEqual(['0→2', '1→2', '3→2']);
  });

  test('is two classes where no article matches all, each member with the one it is more like', () => {
    const chain = [match(0, 1), match(0, 2), match(2, 3, 0.7), match(3, 4, 0.9), match(4, 5), match(4, 6)];
    expect(starsOf(chain)).toEqual(['1→0', '2→0', '3→4', '5→4', '6→4']);
    const between = [match(0, 1), match(0, 2), match(0, 3, 0.6), match(3, 4, 0.9), match(4, 5), match(4, 6)];
    expect(starsOf(between)).toContain('3→4');
  });

  test('is not headed by an article that goes anyway, unless no other can', () => {
    expect(starsOf([match(0, 1), match(0, 2), match(1, 2)], [0])).toEqual(['2→1']);
    expect(starsOf([match(0, 1), match(0, 2)], [0])).toEqual(['1→0', '2→0']);
  });

  test('ties every member to its head directly, and leaves no match without one', () => {
    const pair = fc
      .tuple(fc.nat(14), fc.nat(14), fc.integer({ min: 6, max: 10 }))
      .filter(([a, b]) => a !== b)
      .map(([a, b, tenths]) => match(Math.min(a, b), Math.max(a, b), tenths / 10));
    const pairs = fc.uniqueArray(pair, { selector: ({ first, second }) => `${first} ${second}` });
    fc.assert(
      fc.property(pairs, fc.uniqueArray(fc.nat(14), { maxLength: 4 }), (matches, gone) => {
        const stars = chooseStars(matches, (document) => gone.includes(document), none);
        const members = new Set(stars.map(({ document }) => document));
        expect(members.size).toBe(stars.length);
        for (const { document, kept, match: tie } of stars) {
          expect([tie.first, tie.second].sort()).toEqual([document, kept].sort());
          expect(members.has(kept)).toBe(false);
          expect(gone).not.toContain(document);
        }
        for (const { first, second } of matches) {
          const isSettled = (document: number): boolean => members.has(document) || gone.includes(document);
          expect(isSettled(first) || isSettled(second)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('copies of one article, each edited by itself', () => {
  const writer = new Writer(31);
  const vocabulary = writer.words(500);
  const original = writer.article(7);
  const copies = Array.from({ length: 8 }, (_, seed) =>
    editWords(original, 'substitute', 0.33, seed, vocabulary),
  );

  test.each([0, 3, 8])('are one class around the original, be it number %i by path', (at) => {
    const texts = [...copies.slice(0, at), original, ...copies.slice(at)];
    const { relations } = viewOf(nearDuplicates(), corpusOf(texts));
    expect(relations.map(({ document }) => document)).toEqual(
      texts.map((_, index) => index).filter((index) => index !== at),
    );
    expect(new Set(relations.map(({ kept }) => kept))).toEqual(new Set([at]));
    for (const { pair } of relations) expect(pair.similarity).toBeGreaterThanOrEqual(0.6);
  });

  test('are headed as the policies say where all match one another', () => {
    const alike = Array.from({ length: 5 }, (_, seed) =>
      editWords(original, 'mixed', 0.05, seed, vocabulary),
    );
    const corpus = corpusOf(alike);
    const keptWith = (kept: number): unknown => {
      const decide = (a: number, b: number): Keeping => ({
        kept: a === kept || b === kept ? kept : Math.min(a, b),
        reason: 'as asked',
      });
      const { relations } = viewOf(nearDuplicates(), { ...corpus, keepOrder: { decide } });
      return relations.map((one) => `${one.document}→${one.kept}`);
    };
    expect(keptWith(0)).toEqual(['1→0', '2→0', '3→0', '4→0']);
    expect(keptWith(3)).toEqual(['0→3', '1→3', '2→3', '4→3']);
  });

  test('are no class without it: they are not alike enough', () => {
    expect(viewOf(nearDuplicates(), corpusOf(copies)).relations).toEqual([]);
  });
});
