// Names and figures of a text as forms fill them in: numbers in words and in digits of other scripts are figures as well.
// In a docket or a notice they may be all the figures there are. Elsewhere they tell little: "two" is reworded as "both".

import { feature } from '../../../define/index.ts';
import {
  continuesFigure,
  type FactWords,
  factWordsOf,
  figureWord,
  plainWord,
} from '../../../features/facts/fact-words.ts';
import { wordsOf } from '../../../features/words.ts';
import { hashFoldedWord } from '../../../kernels/word-hash.ts';
import { speltNumbers } from '../../../text/facts/spelt-numbers.ts';

// A look at this table spares nearly all words the look into the set.
const filterShift = 16;
let mayBeNumber: Uint8Array | undefined;
let numbers: ReadonlySet<number> = new Set();

function numberFilter(): Uint8Array {
  if (mayBeNumber === undefined) {
    numbers = new Set(Array.from(speltNumbers(), hashFoldedWord));
    mayBeNumber = new Uint8Array(1 << (32 - filterShift));
    for (const hash of numbers) mayBeNumber[hash >>> filterShift] = 1;
  }
  return mayBeNumber;
}

/** The lowest first byte of a digit of another script: Arabic. Most words are let pass by it. */
const firstByteOfOtherDigits = 0xd9;

/** True for a digit of the Arabic, Persian, Indian or Thai scripts, or one of full width. */
function beginsWithOtherDigit(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  if (lead < firstByteOfOtherDigits) return false;
  const second = bytes[at + 1];
  if (lead === 0xd9) return second >= 0xa0 && second <= 0xa9;
  if (lead === 0xdb) return second >= 0xb0 && second <= 0xb9;
  const third = bytes[at + 2];
  if (lead === 0xef) return second === 0xbc && third >= 0x90 && third <= 0x99;
  if (lead !== 0xe0) return false;
  // From Devanagari (U+0966) to Malayalam every script has its digits at the same place of its block; Thai has them at U+0E50.
  const isIndian = second >= 0xa5 && second <= 0xb5 && (second & 1) === 1;
  return isIndian ? third >= 0xa6 && third <= 0xaf : second === 0xb9 && third >= 0x90 && third <= 0x99;
}

/** Names and figures among the words of a document, numbers in words and digits of any script among the figures. */
export const formFactsOf = feature((document): FactWords => {
  const facts = factWordsOf(document);
  const filter = numberFilter();
  const { hash, start, end } = wordsOf(document);
  let kind: Uint8Array | undefined;
  let key = facts.key;
  let first = -1;
  for (let word = 0; word < hash.length; word++) {
    const isSpelt = filter[hash[word] >>> filterShift] === 1 && numbers.has(hash[word]);
    if (!isSpelt && !beginsWithOtherDigit(document.bytes, start[word])) continue;
    if (facts.kind[word] !== plainWord) continue;
    if (kind === undefined) {
      kind = facts.kind.slice();
      key = facts.key.slice();
    }
    kind[word] = figureWord;
    // "twenty-one", "二十".
    const isNext = word > 0 && kind[word - 1] === figureWord && facts.kind[word - 1] === plainWord;
    const isJoined =
      isNext &&
      (end[word - 1] === start[word] || continuesFigure(document.bytes, end[word - 1], start[word]));
    if (!isJoined) first = word;
    else key.fill((Math.imul(key[first], 0x01000193) ^ hash[word]) >>> 0, first, word + 1);
  }
  return kind === undefined ? facts : { kind, key };
});
