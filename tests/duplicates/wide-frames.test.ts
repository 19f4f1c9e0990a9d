import { describe, expect, test } from 'vitest';
import { WideFrames } from '../../src/indexes/copies/forms/wide-frames.ts';
import type { VerifiedPair } from '../../src/indexes/copies/pairs/verified-pairs.ts';

function pair(first: number, second: number, similarity: number): VerifiedPair {
  const none = new Uint32Array(0);
  return {
    first,
    second,
    similarity,
    bodySimilarity: similarity,
    wordsOfFirst: 100,
    wordsOfSecond: 100,
    alignment: { length: 0, equalWords: 0, a: none, b: none, words: none, isMoved: new Uint8Array(0) },
    isForm: false,
  };
}

describe('a pair that looks like a copy', () => {
  // Texts 2 and 3 are fillings of one form with 0 and 1 both.
  const forms = [pair(0, 2, 0.8), pair(1, 2, 0.78), pair(0, 3, 0.75), pair(1, 3, 0.82)];

  test('is a form where two other fillings are hardly less alike', () => {
    const copy = pair(0, 1, 0.84);
    expect(new WideFrames(forms, [copy]).explain(copy)).toBe(true);
  });

  test('is a copy where it differs in far less than they do', () => {
    const copy = pair(0, 1, 0.9);
    expect(new WideFrames(forms, [copy]).explain(copy)).toBe(false);
  });

  test('is a copy where one other filling says so alone, or those of one of the two', () => {
    const copy = pair(0, 1, 0.8);
    expect(new WideFrames(forms.slice(0, 2), [copy]).explain(copy)).toBe(false);
    expect(new WideFrames([pair(0, 2, 0.8), pair(0, 3, 0.8)], [copy]).explain(copy)).toBe(false);
  });

  test('is a form where a nearer copy of the one is a filling of the other', () => {
    // 1 is 0 with words edited; 2 is another filling of the form of 0, from which the edits hide that.
    const filling = [pair(0, 2, 0.8)];
    const [edited, hidden] = [pair(0, 1, 0.9), pair(1, 2, 0.75)];
    const frames = new WideFrames(filling, [edited, hidden]);
    expect(frames.explain(hidden)).toBe(true);
    expect(frames.explain(edited)).toBe(false);
    expect(new WideFrames(filling, [hidden]).explain(hidden)).toBe(false);
  });

  test('explains others once it is explained, in whatever order they come', () => {
    // 0 and 4 have one filling in common until 0 and 1 are known for two.
    const more = [...forms, pair(1, 4, 0.8), pair(2, 4, 0.8)];
    const copies = [pair(0, 4, 0.8), pair(0, 1, 0.84)];
    for (const order of [copies, copies.toReversed()]) {
      const frames = new WideFrames(more, order);
      expect(copies.map((copy) => frames.explain(copy))).toEqual([true, true]);
    }
    expect(new WideFrames(more, copies.slice(0, 1)).explain(copies[0])).toBe(false);
  });
});
