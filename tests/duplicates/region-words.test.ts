import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentPairs } from '../../src/define/index.ts';
import { comparePairs } from '../../src/engine/threads/compare-pairs.ts';
import { wordsOf } from '../../src/features/words.ts';
import { type RegionText, regionWords } from '../../src/indexes/passages/region-words.ts';
import { corpusOf, Writer } from './corpus.ts';

const writer = new Writer(5);
const corpus = corpusOf(Array.from({ length: 3 }, () => writer.article(6)));

/** Regions of one text, ascending and apart; the last one may end behind the text. */
const regions = fc
  .uniqueArray(fc.nat(300), { minLength: 2, maxLength: 8 })
  .map((bounds) => bounds.sort((a, b) => a - b).slice(0, bounds.length & ~1));

/** The texts as the engine makes them, with the regions of each. */
function textsOf(regionsOfAll: readonly (readonly number[])[]): readonly RegionText[] {
  const { index } = regionWords();
  if (index.kind !== 'derived' || index.compare === undefined) throw new Error('It compares texts.');
  const self = Uint32Array.from(regionsOfAll, (_, document) => document);
  const firstOf = [0];
  for (const { length } of regionsOfAll) firstOf.push(firstOf[firstOf.length - 1] + length);
  const notes = { values: Uint32Array.from(regionsOfAll.flat()), firstOf: Uint32Array.from(firstOf) };
  const pairs: DocumentPairs = { length: self.length, first: self, second: self, notes };
  return index.view({ regions: pairs }, corpus, comparePairs(index.compare, pairs, corpus, 2));
}

const inText = (bounds: readonly number[]): boolean => bounds.every((bound) => bound < 280);

describe('texts of which regions are known', () => {
  test('tell every word, of the regions and of what is read when it is asked for', () => {
    const someWords = fc.array(fc.integer({ min: -3, max: 330 }), { maxLength: 20 });
    fc.assert(
      fc.property(
        fc.tuple(regions, regions, regions).filter((all) => all.every(inText)),
        someWords,
        (all, asked) => {
          for (const text of textsOf(all)) {
            const { hash, firstOfSpan } = wordsOf(corpus.document(text.document));
            expect(text.length).toBe(hash.length);
            expect(text.firstOfSpan).toEqual(firstOfSpan);
            const bounds = all[text.document];
            expect([...text.regions()].map(({ first, hash: own }) => [first, [...own]])).toEqual(
              Array.from({ length: bounds.length / 2 }, (_, at) => [
                bounds[2 * at],
                [...hash.subarray(bounds[2 * at], bounds[2 * at + 1])],
              ]),
            );
            for (const word of asked) {
              expect(text.at(word)).toBe(hash[word]);
              const first = Math.max(0, Math.min(word, hash.length - 30));
              expect(text.words(first, first + 30)).toEqual(hash.subarray(first, first + 30));
            }
          }
        },
      ),
    );
  });

  test('end a region at the end of the text', () => {
    const [text] = textsOf([[5, 100_000]]);
    const { hash } = wordsOf(corpus.document(0));
    expect([...text.regions()].map(({ hash: own }) => own)).toEqual([hash.subarray(5)]);
  });

  test('read nothing for what lies in a region or near it', () => {
    const unread = { ...corpus, document: () => expect.unreachable('Nothing else was asked for.') };
    const { index } = regionWords();
    if (index.kind !== 'derived' || index.compare === undefined) throw new Error('It compares texts.');
    const self = Uint32Array.of(1);
    const notes = { values: Uint32Array.of(100, 130), firstOf: Uint32Array.of(0, 2) };
    const pairs: DocumentPairs = { length: 1, first: self, second: self, notes };
    const [text] = index.view({ regions: pairs }, unread, comparePairs(index.compare, pairs, corpus)) as [
      RegionText,
    ];
    const { hash } = wordsOf(corpus.document(1));
    for (let word = 80; word < 150; word++) expect(text.at(word)).toBe(hash[word]);
  });
});
