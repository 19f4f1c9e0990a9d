import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatePairs } from '../../src/indexes/copies/pairs/candidate-pairs.ts';
import { mostDocumentsOfRare } from '../../src/indexes/copies/pairs/shared-counts.ts';
import { exactCopies } from '../../src/indexes/copies/exact-copies.ts';
import { nearDuplicates, type Relation } from '../../src/indexes/copies/near-duplicates.ts';
import { sharedRuns } from '../../src/indexes/passages/shared-runs.ts';
import { corpusOf, viewOf, Writer } from './corpus.ts';

function relationsOf(texts: readonly string[]): readonly Relation[] {
  return viewOf(nearDuplicates(), corpusOf(texts)).relations;
}

const kinds = (texts: readonly string[]): string[] =>
  relationsOf(texts).map(({ kind, document, kept }) => `${document} ${kind} ${kept}`);

describe('exact copies', () => {
  test('are found whatever their case, quotes and spacing, and the first stays', () => {
    const copies = viewOf(
      exactCopies(),
      corpusOf(['Nothing here.', '“The  pier,” he said.', 'Other.', '"THE PIER" HE SAID', '']),
    );
    expect(copies.classes).toEqual([[1, 3]]);
    expect([0, 1, 2, 3, 4].map(copies.first)).toEqual([0, 1, 2, 1, 4]);
  });

  test('are not seen in articles without words', () => {
    expect(viewOf(exactCopies(), corpusOf(['—', '…', '']))).toMatchObject({ classes: [] });
  });
});

describe('near duplicates', () => {
  const writer = new Writer(1);
  const article = writer.article(8);

  test.each([0.01, 0.05, 0.1, 0.2, 0.3])('are found with %d of the words edited', (rate) => {
    expect(kinds([writer.article(), article, writer.article(), writer.edit(article, rate)])).toEqual([
      '3 copy 1',
    ]);
  });

  test('are not seen in a long article that has most of a short one and much more', () => {
    const passage = article.split('\n\n').slice(2, 4).join('\n\n');
    const short = `${writer.sentence(8)}\n\n${passage}\n\n${writer.sentence(12)}`;
    const long = [article, ...Array.from({ length: 12 }, () => writer.paragraph(3))].join('\n\n');
    const [a, b] = [short, long].map((text) => text.split(/\s+/).length);
    expect(b / a).toBeGreaterThan(3);
    expect(kinds([short, long]).filter((kind) => kind.includes('copy'))).toEqual([]);
    expect(kinds([article, `${writer.sentence(8)}\n\n${article}\n\n${writer.paragraph(2)}`])).toEqual([
      '1 copy 0',
    ]);
  });

  test('are found with paragraphs in another order, dropped, or joined', () => {
    const paragraphs = article.split('\n\n');
    const shuffled = [paragraphs[0], ...writer.shuffle(paragraphs.slice(1))].join('\n\n');
    const dropped = paragraphs.filter((_, at) => at !== 4).join('\n\n');
    const joined = `${paragraphs[0]}\n\n${paragraphs.slice(1).join(' ')}`;
    expect(kinds([article, shuffled])).toEqual(['1 copy 0']);
    expect(kinds([article, dropped])).toEqual(['1 copy 0']);
    // Joined paragraphs have the same words: an exact copy.
    expect(kinds([article, joined])).toEqual([]);
  });

  test('are found under another headline and with a footer', () => {
    const [, ...body] = article.split('\n\n');
    const other = [writer.sentence(8).slice(0, -1), ...body, writer.paragraph(2)].join('\n\n');
    expect(kinds([article, other])).toEqual(['1 copy 0']);
  });

  test('are all measured against the first where many have it', () => {
    const many = Array.from({ length: 60 }, () => writer.edit(article, 0.03));
    const relations = relationsOf([article, ...many]);
    expect(relations).toHaveLength(60);
    expect(new Set(relations.map(({ kept }) => kept))).toEqual(new Set([0]));
  });

  test('do not chain unlike articles: each is like the one it is measured against', () => {
    const first = writer.article(9).split('\n\n');
    const second = writer.article(9).split('\n\n');
    const mixture = (share: number): string =>
      [...first.slice(0, 9 - share), ...second.slice(9 - share)].join('\n\n');
    const steps = [0, 2, 4, 6, 8].map(mixture);
    for (const { pair } of relationsOf(steps)) expect(pair.similarity).toBeGreaterThanOrEqual(0.6);
  });

  test('leave one of every class, whatever the relations', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = new Writer(seed);
        const paragraphs = Array.from({ length: 12 }, () => random.paragraph(2));
        const texts = Array.from({ length: 12 }, () => {
          const length = 3 + random.below(9);
          return random.edit(random.shuffle(paragraphs).slice(0, length).join('\n\n'), 0.03);
        });
        const keptOf = new Map(relationsOf(texts).map(({ document, kept }) => [document, kept]));
        for (const start of keptOf.keys()) {
          const seen = new Set<number>();
          for (let at: number | undefined = start; at !== undefined; at = keptOf.get(at)) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('are the same in corpora in another order, but for which is first', () => {
    const copy = writer.edit(article, 0.1);
    const forwards = relationsOf([article, copy])[0];
    const backwards = relationsOf([copy, article])[0];
    expect(backwards.pair.similarity).toBeCloseTo(forwards.pair.similarity, 2);
    expect([backwards.document, backwards.kept]).toEqual([1, 0]);
  });
});

describe('contained articles', () => {
  const writer = new Writer(2);
  const guest = writer.article(4);
  const host = [
    writer.article(3),
    ...guest.split('\n\n').slice(1),
    writer.paragraph(),
    writer.paragraph(),
  ].join('\n\n');

  test('go, whichever comes first by path, and the longer one stays', () => {
    expect(kinds([guest, host])).toEqual(['0 contained 1']);
    expect(kinds([host, guest])).toEqual(['1 contained 0']);
  });

  test('are found cut off in the middle', () => {
    const cut = host.slice(0, Math.floor(host.length * 0.4));
    expect(kinds([host, cut])).toEqual(['1 contained 0']);
  });

  test('are copies if the longer one is hardly longer', () => {
    expect(kinds([guest, `${guest}\n\n${writer.sentence()}`])).toEqual(['1 copy 0']);
  });
});

describe('forms filled in with other facts', () => {
  const release = (town: string, sum: string, head: string): string =>
    [
      `${town} school gets ${sum} dollars`,
      `The county announced today that the school of ${town} has been given ${sum} dollars from the fund for old buildings. The money can be spent on roofs, windows and heating before the end of next year.`,
      `“Good schools need dry rooms,” said ${head}, who leads the school in ${town}. “We have waited for this for a long time, and our pupils will see the work begin in summer.”`,
      'The fund was set up nine years ago. Schools can apply to it every spring, and a board of teachers and builders decides whom it helps. Applications for the coming year are open until the end of the month.',
    ].join('\n\n');

  test('are told from copies by names and figures exchanged throughout', () => {
    expect(
      kinds([release('Aldermoor', '48,500', 'Ruth Kessler'), release('Pinewick', '112,300', 'Tom Vasquez')]),
    ).toEqual(['1 form 0']);
  });

  test('are not seen where two articles of their own have one long passage in common', () => {
    const writer = new Writer(41);
    const passage = writer.words(180).join(' ');
    const own = (): string =>
      Array.from({ length: 3 }, () => {
        const [who, figure] = [writer.name(), 1000 + writer.below(9000)];
        return `${writer.sentence(10).slice(0, -1)} ${who} ${figure}, and ${who} ${writer.words(8).join(' ')}.`;
      }).join(' ');
    expect(kinds([`${own()}\n\n${passage}.`, `${own()}\n\n${passage}.`])).toEqual([]);
  });

  test('are not seen where one figure was changed', () => {
    const original = release('Aldermoor', '48,500', 'Ruth Kessler');
    expect(kinds([original, original.replace('48,500 dollars from', '48,600 dollars from')])).toEqual([
      '1 copy 0',
    ]);
  });

  test('are not seen where one name is spelt otherwise throughout', () => {
    const original = release('Aldermoor', '48,500', 'Ruth Kessler');
    expect(kinds([original, original.replaceAll('Aldermoor', 'Aldermuir')])).toEqual(['1 copy 0']);
    expect(kinds([original, original.replaceAll('Aldermoor', 'Erlenmoor')])).toEqual(['1 copy 0']);
  });

  test('are not seen in copies with random edits and slips of scanning', () => {
    const writer = new Writer(8);
    const original = release('Aldermoor', '48,500', 'Ruth Kessler');
    for (let times = 0; times < 20; times++) {
      expect(kinds([original, writer.edit(original, 0.1)])).toEqual(['1 copy 0']);
    }
    expect(kinds([original, original.replaceAll('e d', 'ed').replaceAll('ll', 'il')])).toEqual(['1 copy 0']);
  });
});

describe('candidates', () => {
  const pairsOf = (texts: readonly string[]): number => {
    const corpus = corpusOf(texts);
    return candidatePairs(viewOf(sharedRuns(), corpus), viewOf(exactCopies(), corpus), corpus).length;
  };

  test('are at most two an article where many share a footer', () => {
    const writer = new Writer(6);
    const footer = writer.paragraph(6);
    const texts = Array.from({ length: 400 }, () => `${writer.article(3)}\n\n${footer}`);
    expect(pairsOf(texts)).toBeLessThanOrEqual(2 * texts.length);
  });

  test('are none where a line stands in every article', () => {
    const writer = new Writer(7);
    const line = writer.sentence(14);
    const texts = Array.from({ length: 200 }, () => `${writer.article(6)}\n\n${line}`);
    expect(pairsOf(texts)).toBe(0);
  });

  test('do not count exact copies, however many', () => {
    const article = new Writer(8).article();
    expect(pairsOf(Array.from({ length: 300 }, () => article))).toBe(0);
  });

  test('include all pairs of up to as many copies as count for rare', () => {
    const writer = new Writer(9);
    const article = writer.article();
    const texts = Array.from({ length: mostDocumentsOfRare }, () => writer.edit(article, 0.02));
    expect(pairsOf(texts)).toBe((mostDocumentsOfRare * (mostDocumentsOfRare - 1)) / 2);
  });
});
