// Words that are looked for, and words that stand twice: the kernel finds what its twin finds, and so does a set of words.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { doubledWordsOf, WordSet } from '../../src/features/known-words.ts';
import { wordsOf } from '../../src/features/words.ts';
import { addWordClass, doubledWord, findKnownWords, wordClasses } from '../../src/kernels/known-words.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { hashFoldedWord } from '../../src/kernels/word-hash.ts';
import { TextDocument } from '../../src/segment/text-document.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function documentOf(text: string): TextDocument {
  const rest = { offset: 0, record: null, sourceLine: 1, ordinal: 1, endsSource: true };
  return new TextDocument({ bytes: encodeText(text), ...rest });
}

const word = fc.constantFrom(
  'town',
  'Town',
  'village',
  'of',
  'the',
  'the',
  'third',
  'é',
  '中',
  '7',
  '\n\n',
  '...',
);
const texts = fc.array(fc.array(word, { maxLength: 60 }), { minLength: 2, maxLength: 6 });

describe('known words', () => {
  const kernels = wasmKernels() as WasmKernels;

  test('are found by the kernel as by its twin', () => {
    addWordClass(['town', 'third'].map(hashFoldedWord));
    fc.assert(
      fc.property(texts, (written) => {
        const scanned = scanTexts(
          kernels,
          written.map((words) => encodeText(words.join(' '))),
        );
        expect(scanned.asked).toBe(wordClasses.bits);
        written.forEach((_, index) => {
          const hash = scanned.hash.subarray(scanned.firstWord[index], scanned.firstWord[index + 1]);
          const [from, to] = [scanned.firstKnown[index], scanned.firstKnown[index + 1]];
          const plain = findKnownWords(hash);
          expect([...scanned.knownWord.subarray(from, to)]).toEqual([...plain.word]);
          expect([...scanned.knownBits.subarray(from, to)]).toEqual([...plain.bits]);
        });
      }),
    );
  });

  test('are those of a set, in documents read before its first use and behind it, for more sets than there are bits', () => {
    fc.assert(
      fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), (written, list) => {
        const folded = list.map((one) => one.toLowerCase());
        const hashes = new Set(folded.map(hashFoldedWord));
        const set = new WordSet(() => folded);
        const alone = written.map((words) => documentOf(words.join(' ')));
        const together = written.map((words) => documentOf(words.join(' ')));
        const later = written.map((words) => documentOf(words.join(' ')));
        scanDocuments(together);
        for (const documents of [alone, together, later]) {
          if (documents === later) scanDocuments(later);
          for (const document of documents) {
            const { hash } = wordsOf(document);
            expect(set.in(document)).toEqual([...hash.keys()].filter((index) => hashes.has(hash[index])));
            expect(doubledWordsOf(document)).toEqual(
              [...hash.keys()].filter((index) => hash[index] === hash[index + 1]),
            );
          }
        }
      }),
    );
    expect(wordClasses.bits | doubledWord).toBe(255);
  });
});
