// Slots of known words: each has one of its own, and the kernels find it there.

import { describe, expect, test } from 'vitest';
import { hashFoldedWord } from '../../src/kernels/word-hash.ts';
import { placeWords, slotTableBytes, wordSlots } from '../../src/kernels/word-slots.ts';
import { commonWords, knownLanguages } from '../../src/text/languages/common-words.ts';
import { foldWord } from '../../src/text/unicode/fold.ts';

const common = knownLanguages.flatMap((language) =>
  commonWords[language].split(' ').map((word) => hashFoldedWord(foldWord(word)) >>> 0),
);

describe('slots of words', () => {
  test('are one for each common word, and never the first', () => {
    const table = new Uint8Array(slotTableBytes);
    const slotOf = placeWords(common, table);
    const hashes = new Set(common);
    const slots = new Set([...hashes].map(slotOf));
    expect(hashes.size).toBeGreaterThan(900);
    expect(slots.size).toBe(hashes.size);
    expect(slots.has(0)).toBe(false);
    expect(Math.max(...slots)).toBeLessThan(wordSlots);
  });

  test('hold the hashes of their words, and nothing else', () => {
    const table = new Uint8Array(slotTableBytes);
    const slotOf = placeWords(common, table);
    const placed = new Uint32Array(table.buffer, slotTableBytes - wordSlots * 4, wordSlots);
    for (const hash of common) expect(placed[slotOf(hash)]).toBe(hash);
    expect(placed.filter((hash) => hash !== 0).length).toBe(new Set(common).size);
  });

  test('are refused to words whose hashes no slot tells apart', () => {
    const alike = [0xabc00010, 0xabc00011];
    expect(() => placeWords(alike, new Uint8Array(slotTableBytes))).toThrow('No slots for 2 words');
  });
});
