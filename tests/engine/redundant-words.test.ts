import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../src/features/words.ts';
import { countRedundantWords } from '../../src/engine/redundant-words.ts';
import { lint } from '../../src/lint.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import { TextDocument } from '../../src/segment/text-document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { projectRoot } from '../set-up/project.ts';

describe('words that stand elsewhere as well', () => {
  test('are as many as rules say, found by counting', async () => {
    const { corpus, findings } = await lint({ cwd: projectRoot, paths: ['seeds'], config: false });
    const counted = findings.map(({ redundant }) => ({
      redundant: redundant.map(({ document, span }) => ({ document, span })),
    }));
    const told = countRedundantWords(corpus, findings);
    expect(told.size).toBeGreaterThan(1);
    expect(told).toEqual(countRedundantWords(corpus, counted));
  });

  test('count once, however many places they stand in', () => {
    const bytes = encodeText('one two three four five six seven');
    const at = { offset: 0, record: null, sourceLine: 1, ordinal: 1, endsSource: true };
    const document = new TextDocument({ bytes, ...at });
    const { start, end, length } = wordsOf(document);
    const corpus: Corpus = {
      sources: [],
      documentCount: 1,
      facts: () => ({ source: 0, words: length, bytes: bytes.length, hash: [0, 0] }),
      document: () => document,
    };
    const range = fc.tuple(fc.nat({ max: length - 1 }), fc.nat({ max: length - 1 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), (ranges) => {
        const inside = new Set<number>();
        const redundant = ranges.map(([one, other, isTold]) => {
          const [first, last] = [Math.min(one, other), Math.max(one, other)];
          for (let word = first; word <= last; word++) inside.add(word);
          const place = { document: 0, span: { start: start[first], end: end[last] } };
          return isTold ? { ...place, words: last - first + 1 } : place;
        });
        expect(countRedundantWords(corpus, [{ redundant }]).get(0)).toBe(inside.size);
      }),
    );
  });
});
