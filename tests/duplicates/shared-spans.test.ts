import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/features/words.ts';
import { nearDuplicates } from '../../src/indexes/copies/near-duplicates.ts';
import { passages } from '../../src/indexes/passages/passages.ts';
import type { SharedSpan } from '../../src/indexes/passages/shared-spans.ts';
import { guaranteedWords } from '../../src/kernels/minimizers.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { corpusOf, viewOf, Writer } from './corpus.ts';

/** A run of words of one document that stands in an earlier one. */
interface Run {
  readonly document: number;
  readonly other: number;
  readonly first: number;
  readonly end: number;
}

/** Every maximal run of at least `least` words that two documents share, by comparing all positions with all. */
function runsOf(corpus: Corpus, least: number): Run[] {
  const runs: Run[] = [];
  for (let document = 0; document < corpus.documentCount; document++) {
    const b = wordsOf(corpus.document(document)).hash;
    for (let other = 0; other < document; other++) {
      const a = wordsOf(corpus.document(other)).hash;
      let row = new Uint32Array(b.length + 1);
      for (let i = 0; i < a.length; i++) {
        const next = new Uint32Array(b.length + 1);
        for (let j = 0; j < b.length; j++) {
          next[j + 1] = a[i] === b[j] ? row[j] + 1 : 0;
          const isMaximal = i + 1 === a.length || j + 1 === b.length || a[i + 1] !== b[j + 1];
          if (isMaximal && next[j + 1] >= least) {
            runs.push({ document, other, first: j + 1 - next[j + 1], end: j + 1 });
          }
        }
        row = next;
      }
    }
  }
  return runs;
}

/** Words of a run that no reported stretch covers. */
function wordsLeft({ document, first, end }: Run, spans: readonly SharedSpan[]): number {
  let left = 0;
  for (let word = first; word < end; word++) {
    const isCovered = spans.some(
      (span) => span.document === document && span.first <= word && word < span.end,
    );
    if (!isCovered) left++;
  }
  return left;
}

/** Articles of their own that share passages: some in two, some in many. */
function sharingArticles(seed: number): string[] {
  const writer = new Writer(seed);
  const passagesOfAll = Array.from({ length: 4 }, () => writer.words(20 + writer.below(40)).join(' '));
  return Array.from({ length: 30 }, () => {
    const paragraphs = Array.from({ length: 5 }, () => `${writer.words(30).join(' ')}.`);
    for (let times = writer.below(3); times > 0; times--) {
      const passage = passagesOfAll[Math.min(writer.below(8), 3)];
      const at = writer.below(paragraphs.length);
      const words = passage.split(' ');
      const part = words.slice(writer.below(8), words.length - writer.below(8)).join(' ');
      paragraphs[at] = `${writer.words(6).join(' ')} ${part} ${writer.words(6).join(' ')}.`;
    }
    return paragraphs.join('\n\n');
  });
}

/**
 * Articles with passages of 25 words and a few more, cut to the word at either end of the text, with a word exchanged
 * at or just behind either end of the 25, or right beside another passage.
 */
function articlesWithEdges(seed: number): string[] {
  const writer = new Writer(seed);
  const shared = Array.from({ length: 3 }, () => writer.words(25 + writer.below(30)));
  return Array.from({ length: 16 }, () => {
    const passage = [...shared[writer.below(3)]];
    if (writer.below(2) === 0) passage.splice(writer.below(passage.length), writer.below(2), writer.word());
    const neighbour = writer.below(3) === 0 ? shared[writer.below(3)].slice(0, 25) : [];
    const own = [writer.words(60 + writer.below(20)), writer.words(60)].slice(writer.below(2));
    return writer
      .shuffle([...own, [...passage, ...neighbour]])
      .flat()
      .join(' ');
  });
}

/** Articles in Chinese characters without spaces, with shared passages of 20 to 60 of them. */
function articlesWithoutSpaces(seed: number): string[] {
  const writer = new Writer(seed);
  const characters = (count: number): string =>
    Array.from({ length: count }, () =>
      String.fromCodePoint(0x4e00 + Math.floor((writer.below(1000) / 1000) ** 2 * 3000)),
    ).join('');
  const shared = Array.from({ length: 3 }, () => characters(20 + writer.below(40)));
  return Array.from({ length: 16 }, () => {
    const passage = writer.below(3) === 0 ? '' : shared[writer.below(3)];
    return `${characters(60)}，${passage}${characters(60)}。`;
  });
}

describe('shared passages', () => {
  test.each([
    ['in up to thirty articles', sharingArticles, 500],
    ['with edits at their ends, and at the ends of the text', articlesWithEdges, 200],
    ['of a script without spaces, counted in characters', articlesWithoutSpaces, 100],
  ])('include every run of 25 words that a comparison of all with all finds: %s', (_, articles, least) => {
    let checked = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const corpus = corpusOf(articles(seed));
        const spans = viewOf(passages(), corpus);
        const near = viewOf(nearDuplicates(), corpus);
        // What an article shares with the one it repeats is told there.
        const repeating = new Set(near.relations.map(({ document }) => document));
        for (const run of runsOf(corpus, 25)) {
          if (near.isExplained(run.other, run.document) || repeating.has(run.document)) continue;
          checked++;
          expect(wordsLeft(run, spans)).toBeLessThan(guaranteedWords);
        }
      }),
      { numRuns: 10 },
    );
    expect(checked).toBeGreaterThan(least);
  });

  test('are reported in the second and in the third of three articles, each with the first that has all of it', () => {
    const writer = new Writer(17);
    const [one, two] = [writer.words(26), writer.words(26)];
    const around = (words: readonly string[]): string =>
      `${writer.words(70).join(' ')} ${words.join(' ')} ${writer.words(70).join(' ')}.`;
    const spans = viewOf(
      passages(),
      corpusOf([around(one), around([...one, ...two]), around([...one, ...two])]),
    );
    expect(
      spans.map(({ document, keptDocument, first, end }) => [document, keptDocument, first, end]),
    ).toEqual([
      [1, 0, 70, 96],
      [2, 1, 70, 122],
    ]);
  });

  test('are told of two articles that both hold a third one whole', () => {
    const writer = new Writer(19);
    const guest = writer.article(3);
    const host = (): string => `${writer.article(5)}\n\n${guest.split('\n\n').slice(1).join('\n\n')}`;
    const corpus = corpusOf([guest, host(), host()]);
    expect(viewOf(nearDuplicates(), corpus).relations).toMatchObject([{ document: 0, kept: 1 }]);
    // Paragraph by paragraph it is the finding of another rule; here they are joined.
    const joined = corpusOf([guest, host(), host()].map((text) => text.replaceAll(/\.\n\n/g, '. ')));
    expect(viewOf(passages(), joined)).toMatchObject([{ document: 2, keptDocument: 1 }]);
  });

  test('are not told of one and the same article', () => {
    const writer = new Writer(18);
    const passage = writer.words(40).join(' ');
    const text = `${passage} ${writer.words(60).join(' ')} ${passage} ${writer.words(60).join(' ')}.`;
    expect(viewOf(passages(), corpusOf([text, writer.article()]))).toEqual([]);
  });

  test('hold the words they claim', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const corpus = corpusOf(sharingArticles(seed));
        for (const { document, first, end, keptDocument, keptFirst, keptEnd, equalWords } of viewOf(
          passages(),
          corpus,
        )) {
          expect(keptDocument).toBeLessThan(document);
          const here = wordsOf(corpus.document(document)).hash.subarray(first, end);
          const there = wordsOf(corpus.document(keptDocument)).hash.subarray(keptFirst, keptEnd);
          expect(equalWords).toBeLessThanOrEqual(Math.min(here.length, there.length));
          expect(here[0]).toBe(there[0]);
          expect(here.at(-1)).toBe(there.at(-1));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('are one stretch where a few words of the passage were exchanged', () => {
    const writer = new Writer(3);
    const [one, two, three] = [writer.words(30), writer.words(12), writer.words(15)];
    const corpus = corpusOf([
      `${writer.words(80).join(' ')} ${[...one, 'xa', ...two, 'xb', 'xc', ...three].join(' ')} ${writer.words(40).join(' ')}.`,
      `${writer.words(60).join(' ')} ${[...one, 'ya', 'yb', ...two, 'yc', ...three].join(' ')} ${writer.words(90).join(' ')}.`,
    ]);
    const spans = viewOf(passages(), corpus);
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ document: 1, equalWords: 57, first: 60, keptFirst: 80 });
  });

  test('are both reported where two of them overlap', () => {
    const writer = new Writer(12);
    const [one, two, three] = [writer.words(30), writer.words(15), writer.words(14)];
    const around = (words: readonly string[]): string =>
      `${writer.words(90).join(' ')} ${words.join(' ')} ${writer.words(90).join(' ')}.`;
    const corpus = corpusOf([
      around([...one, ...two]),
      around([...two, ...three]),
      around([...one, ...two, ...three]),
    ]);
    const spans = viewOf(passages(), corpus);
    expect(
      spans.map(({ document, keptDocument, first, end }) => [document, keptDocument, first, end]),
    ).toEqual([
      [2, 0, 90, 135],
      [2, 1, 120, 149],
    ]);
  });

  test('in many articles are as many as articles, not as pairs', () => {
    const writer = new Writer(9);
    const passage = writer.words(40).join(' ');
    const texts = Array.from({ length: 100 }, () => {
      return `${writer.words(50).join(' ')} ${passage} ${writer.words(50).join(' ')}.`;
    });
    const spans = viewOf(passages(), corpusOf(texts));
    expect(spans).toHaveLength(99);
    expect(new Set(spans.map(({ keptDocument }) => keptDocument))).toEqual(new Set([0]));
  });

  test('of copies of an article are left to the finding about the copies', () => {
    const writer = new Writer(4);
    const article = writer.article();
    expect(viewOf(passages(), corpusOf([article, article, writer.edit(article, 0.05)]))).toEqual([]);
  });
});
