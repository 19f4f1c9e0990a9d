import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentPairs, PairStep } from '../../src/define/index.ts';
import type { CorpusStore } from '../../src/engine/corpus/corpus-store.ts';
import type { Plan } from '../../src/engine/plan.ts';
import type { RunRequest } from '../../src/engine/request.ts';
import {
  ComparisonFailed,
  comparePairs,
  dividePairs,
  type KeyedPairs,
  startComparing,
} from '../../src/engine/threads/compare-pairs.ts';
import { compareChunks } from '../../src/engine/threads/pair-work.ts';
import type { Threads } from '../../src/engine/threads/threads.ts';
import { NotedPlaces } from '../../src/findings/places/noted-places.ts';
import { wordsOf } from '../../src/features/words.ts';
import { ResultRoom } from '../../src/kernels/wasm/result-room.ts';
import { corpusOf } from '../duplicates/corpus.ts';

const documents = 24;
const corpus = corpusOf(
  Array.from({ length: documents }, (_, at) =>
    Array.from({ length: at }, (_word, word) => `w${word}`).join(' '),
  ),
);

const somePairs = fc
  .uniqueArray(fc.tuple(fc.nat(documents - 1), fc.nat(documents - 1)), {
    selector: String,
    maxLength: 60,
  })
  .map((pairs): DocumentPairs => ({
    length: pairs.length,
    first: Uint32Array.from(pairs, ([first]) => first),
    second: Uint32Array.from(pairs, ([, second]) => second),
  }));

/** Emits a row for every word that the first document has more than the second, and one for every pair that is not odd. */
const step: PairStep = {
  tables: { sums: { sum: 'u32', name: 'text' }, words: { word: 'f64' } },
  pairs: () => ({ length: 0, first: new Uint32Array(0), second: new Uint32Array(0) }),
  compare(first, second, { sums, words }) {
    const [a, b] = [wordsOf(first).length, wordsOf(second).length];
    if ((a + b) % 2 === 0) sums.add({ sum: a + b, name: `${a} and ${b}` });
    for (let word = b; word < a; word++) words.add({ word: word + 0.5 });
  },
};

/** The least document that one is linked to. */
function groupOf({ length, first, second }: DocumentPairs, document: number): number {
  const group = new Set([document]);
  for (let before = 0; before !== group.size;) {
    before = group.size;
    for (let pair = 0; pair < length; pair++) {
      if (group.has(first[pair]) || group.has(second[pair])) group.add(first[pair]).add(second[pair]);
    }
  }
  return Math.min(...group);
}

describe('comparing pairs', () => {
  test('gives the rows of every pair in the order of the pairs, however they are divided', () => {
    fc.assert(
      fc.property(somePairs, fc.integer({ min: 1, max: 9 }), (pairs, most) => {
        const sums: unknown[] = [];
        const words: unknown[] = [];
        for (let pair = 0; pair < pairs.length; pair++) {
          const [a, b] = [pairs.first[pair], pairs.second[pair]];
          if ((a + b) % 2 === 0) sums.push([pair, a + b, `${a} and ${b}`]);
          for (let word = b; word < a; word++) words.push([pair, word + 0.5]);
        }
        const compared = comparePairs(step, pairs, corpus, most);
        const { sums: sumRows, words: wordRows } = compared;
        const { sum, name } = sumRows.columns;
        expect([...sumRows.document].map((pair, row) => [pair, sum[row], name[row]])).toEqual(sums);
        const { word } = wordRows.columns;
        expect([...wordRows.document].map((pair, row) => [pair, word[row]])).toEqual(words);
      }),
    );
  });

  test('takes every pair once, and linked documents together as far as a chunk goes', () => {
    fc.assert(
      fc.property(somePairs, fc.integer({ min: 1, max: 70 }), (pairs, most) => {
        const { work, documents: used, order } = dividePairs(pairs, () => 1, most);
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: pairs.length }, (_, at) => at));
        for (const [at, pair] of order.entries()) {
          expect(used[work.first[at]]).toBe(pairs.first[pair]);
          expect(used[work.second[at]]).toBe(pairs.second[pair]);
        }
        let start = 0;
        for (const end of work.ends) {
          expect(end - start).toBeGreaterThan(0);
          expect(end - start).toBeLessThanOrEqual(most);
          start = end;
        }
        expect(start).toBe(pairs.length);
        if (most < pairs.length) return;
        // What is linked follows one another: a group that was left is not entered again.
        const groups = [...order].map((pair) => groupOf(pairs, pairs.first[pair]));
        const entered = groups.filter((group, at) => group !== groups[at - 1]);
        expect(new Set(entered).size).toBe(entered.length);
      }),
    );
  });

  test('ends a chunk where its texts are large', () => {
    const pairs = { length: 3, first: Uint32Array.of(0, 2, 4), second: Uint32Array.of(1, 3, 5) };
    expect([...dividePairs(pairs, () => 2 ** 19).work.ends]).toEqual([1, 2, 3]);
    expect([...dividePairs(pairs, () => 10).work.ends]).toEqual([3]);
  });

  test('hands each pair the notes it was given, in whatever order pairs are compared', () => {
    // The first and the last one are linked: they are compared before the second.
    const pairs = { length: 3, first: Uint32Array.of(0, 2, 1), second: Uint32Array.of(1, 3, 1) };
    const noting: PairStep = {
      tables: { notes: { note: 'u32' } },
      pairs: step.pairs,
      compare: (_first, _second, { notes }, own) => {
        for (const note of own) notes.add({ note });
      },
    };
    const notes = { values: Uint32Array.of(7, 8, 9), firstOf: Uint32Array.of(0, 2, 2, 3) };
    const { document, columns } = comparePairs(noting, { ...pairs, notes }, corpus, 1).notes;
    expect([...(columns.note as Uint32Array)]).toEqual([7, 8, 9]);
    expect([...document]).toEqual([0, 0, 2]);
    expect(comparePairs(noting, pairs, corpus).notes.length).toBe(0);
  });

  test('comes to the same where what is found in texts is gone behind each chunk', () => {
    // Long enough to be scanned together.
    const texts = Array.from(
      { length: 30 },
      (_, at) => `Text ${at}. ${'A word or two of it. '.repeat(9 + at)}`,
    );
    const long = corpusOf(texts);
    const pairs = {
      length: 60,
      first: Uint32Array.from({ length: 60 }, (_, pair) => (7 * pair) % 30),
      second: Uint32Array.from({ length: 60 }, (_, pair) => (11 * pair + 3) % 30),
    };
    const hashing: PairStep = {
      tables: { hashes: { hash: 'u32' } },
      pairs: step.pairs,
      compare: (first, second, { hashes }) => {
        for (const { hash, length } of [first, second].map(wordsOf))
          hashes.addAll(length, { hash: hash.subarray(0, length) });
      },
    };
    const { work, documents: used } = dividePairs(pairs, () => 1, 4);
    const rowsOf = (room: ResultRoom | undefined): unknown => {
      const fresh = corpusOf(texts);
      const all = { ...work, stepOf: new Uint8Array(60), taken: new Int32Array(1) };
      const chunks = compareChunks([hashing], all, { document: (at) => fresh.document(used[at]), room });
      const remembered = [...used].filter((document) => fresh.document(document).memo !== undefined);
      expect(remembered.length).toBe(room === undefined ? used.length : 0);
      return chunks;
    };
    expect(rowsOf(new ResultRoom())).toEqual(rowsOf(undefined));
    expect(comparePairs(hashing, pairs, long).hashes.length).toBeGreaterThan(60 * 90);
  });

  test('tells what the first pair that cannot be compared threw', () => {
    const pairs = { length: 3, first: Uint32Array.of(0, 2, 4), second: Uint32Array.of(1, 3, 5) };
    const failing: PairStep = {
      ...step,
      compare: (first) => {
        if (wordsOf(first).length > 0) throw new TypeError(`no ${wordsOf(first).length}`);
      },
    };
    expect(() => comparePairs(failing, pairs, corpus, 1)).toThrow(new ComparisonFailed('TypeError: no 2'));
  });
});

/** What some steps come to when they are compared together on this thread, and which documents are read for that. */
async function compareTogether(
  wanted: readonly KeyedPairs[],
  batchSources?: number,
  noted = new NotedPlaces(),
): Promise<{ readonly compared: readonly unknown[]; readonly read: readonly number[] }> {
  const read: number[] = [];
  const store = {
    facts: (document: number) => corpus.facts(document),
    figures: () => ({ bytes: 0 }),
    arePassing: () => false,
    document: (document: number) => {
      read.push(document);
      return corpus.document(document);
    },
  } as unknown as CorpusStore;
  const threads = { compare: () => Promise.resolve([]) } as unknown as Threads;
  const request = { batchSources } as RunRequest;
  const comparisons = startComparing(wanted, store, {
    threads,
    plan: { orders: [] } as never as Plan,
    request,
  });
  const compared: unknown[] = [];
  // The last one first: whoever finishes first has all compared.
  for (const comparison of comparisons.toReversed())
    compared.unshift(await comparison.finish(noted).catch((error: unknown) => error));
  return { compared, read };
}

describe('comparing pairs for several steps', () => {
  const noting: PairStep = {
    tables: { notes: { note: 'u32', words: 'u32' } },
    pairs: step.pairs,
    compare: (first, _second, { notes }, own) => {
      for (const note of own) notes.add({ note, words: wordsOf(first).length });
    },
  };

  test('comes to what each comes to by itself', async () => {
    await fc.assert(
      fc.asyncProperty(somePairs, somePairs, fc.integer({ min: 1, max: 9 }), async (some, others, most) => {
        const noted = {
          ...others,
          notes: {
            values: others.first.map((document) => document + 100),
            firstOf: Uint32Array.from({ length: others.length + 1 }, (_, pair) => pair),
          },
        };
        const wanted = [
          { key: 'sums', step, pairs: some },
          { key: 'notes', step: noting, pairs: noted },
        ];
        const { compared } = await compareTogether(wanted, most);
        expect(compared).toEqual([comparePairs(step, some, corpus), comparePairs(noting, noted, corpus)]);
      }),
    );
  });

  test('keeps the places that are noted, in whatever chunk', async () => {
    const telling: PairStep = {
      ...noting,
      notesPlaces: true,
      readsNoWords: true,
      compare: (first, second, _rows, _own, note) => {
        note(first, { start: 0, end: first.bytes.length });
        note(second, { start: 0, end: 0 });
      },
    };
    const pairs = { length: 3, first: Uint32Array.of(5, 3, 2), second: Uint32Array.of(4, 4, 2) };
    const wanted = [
      { key: 'sums', step, pairs },
      { key: 'places', step: telling, pairs },
    ];
    const noted = new NotedPlaces();
    await compareTogether(wanted, 1, noted);
    for (const document of [2, 3, 4, 5]) {
      const end = corpus.document(document).bytes.length;
      const column = [3, 5].includes(document) || document === 2 ? end + 1 : 1;
      const span = { start: 0, end: column - 1 };
      expect(noted.find({ document, span })).toEqual({
        name: { givenId: undefined, ordinal: 1, record: null, sourceLine: 1, offset: 0 },
        start: { line: 1, column: 1 },
        end: { line: 1, column },
      });
    }
    expect(noted.has(4, { start: 0, end: 1 })).toBe(false);
  });

  test('reads a text once that several look at', async () => {
    const alone = (...of: readonly number[]): DocumentPairs => ({
      length: of.length,
      first: Uint32Array.from(of),
      second: Uint32Array.from(of),
    });
    const { read } = await compareTogether([
      { key: 'sums', step, pairs: alone(2, 5, 9) },
      { key: 'notes', step: noting, pairs: alone(1, 5, 9, 12) },
    ]);
    expect(read.toSorted((a, b) => a - b)).toEqual([1, 2, 5, 9, 12]);
  });

  test('fails for the one whose pair cannot be compared', async () => {
    const pairs = { length: 2, first: Uint32Array.of(3, 4), second: Uint32Array.of(3, 4) };
    const failing: PairStep = {
      ...noting,
      compare: (first) => {
        throw new TypeError(`no ${wordsOf(first).length}`);
      },
    };
    const { compared } = await compareTogether([
      { key: 'failing', step: failing, pairs },
      { key: 'sums', step, pairs },
    ]);
    expect(compared).toEqual([new ComparisonFailed('TypeError: no 3'), comparePairs(step, pairs, corpus)]);
  });
});
