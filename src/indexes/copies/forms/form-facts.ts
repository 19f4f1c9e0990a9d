// Names and figures of a text as forms fill them in: numbers in words are figures as well, and so are months that are
// written small. In a docket or a notice they may be all the figures there are. Elsewhere they tell little: "two" is reworded as "both".

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
import { speltMonths } from '../../../text/facts/spelt-months.ts';
import { speltNumbers } from '../../../text/facts/spelt-numbers.ts';

// A look at this table spares nearly all words the look into the set.
const filterShift = 16;
let mayBeNumber: Uint8Array | undefined;
let numbers: ReadonlySet<number> = new Set();
let months: ReadonlySet<number> = new Set();

function numberFilter(): Uint8Array {
  if (mayBeNumber === undefined) {
    numbers = new Set(Array.from(speltNumbers(), hashFoldedWord));
    months = new Set(Array.from(speltMonths(), hashFoldedWord));
    mayBeNumber = new Uint8Array(1 << (32 - filterShift));
    for (const hash of [...numbers, ...months]) mayBeNumber[hash >>> filterShift] = 1;
  }
  return mayBeNumber;
}

/** Names and figures among the words of a document, numbers in words and months written small among the figures. */
export const formFactsOf = feature((document): FactWords => {
  const facts = factWordsOf(document);
  const filter = numberFilter();
  const { hash, start, end } = wordsOf(document);
  let kind: Uint8Array | undefined;
  let key = facts.key;
  let first = -1;
  for (let word = 0; word < hash.length; word++) {
    if (filter[hash[word] >>> filterShift] === 0 || facts.kind[word] !== plainWord) continue;
    // "April" at the head of a line is the name it is elsewhere.
    const isMonth = months.has(hash[word]) && !isCapital(document.bytes[start[word]]);
    if (!isMonth && !numbers.has(hash[word])) continue;
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

function isCapital(byte: number): boolean {
  return byte >= 0x41 && byte <= 0x5a;
}
