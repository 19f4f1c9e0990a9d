// Pairs of words one edit apart, by a deletion index. Twin: `nearPairs` of src/indexes/names/near/near-words.ts. Letters stand in
// two bytes each.

import { areWithinOneEdit, shortestForInitial, shortestForOne } from './near-words';

const digitBits: u32 = 11;
const digits: u32 = 1 << digitBits;
const noRoom: u32 = 0xffffffff;

@inline function at(column: usize, index: u32): u32 {
  return load<u32>(column + (<usize>index << 2));
}

@inline function put(column: usize, index: u32, value: u32): void {
  store<u32>(column + (<usize>index << 2), value);
}

@inline function letterAt(word: usize, index: u32): u32 {
  return <u32>load<u16>(word + (<usize>index << 1));
}

/** Hash of a word without the letter at one place; a place beyond the word leaves it whole. */
function hashWithout(word: usize, length: u32, left: u32): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let index: u32 = 0; index < length; index++)
    if (index != left) hash = (hash ^ letterAt(word, index)) * 0x01000193;
  return hash;
}

/** Columns of forms: hash and word of each. */
let formHashes: usize = 0;
let formWords: usize = 0;
let formCount: u32 = 0;

@inline function addForm(hash: u32, word: u32): void {
  put(formHashes, formCount, hash);
  put(formWords, formCount, word);
  formCount++;
}

/** Adds the forms of a word whose hashes have `part` in their highest bits: the whole word, and without one letter. */
function addForms(word: usize, length: u32, number: u32, part: u32, shift: u32): void {
  const whole = hashWithout(word, length, length);
  if ((<u64>whole >> shift) == part) addForm(whole, number);
  // Where the first letter is edited, both words have so many letters.
  const first: u32 = length < shortestForInitial ? 1 : 0;
  for (let left = first; left < length; left++) {
    // Leaving out either of two equal neighbours gives the same form.
    if (left > first && letterAt(word, left) == letterAt(word, left - 1)) continue;
    const hash = hashWithout(word, length, left);
    if ((<u64>hash >> shift) == part) addForm(hash, number);
  }
}

/** Moves the forms to the spare columns, in the order of one digit; equal ones keep theirs. `next` has 8 KB. */
function dealForms(hashes: usize, words: usize, toHashes: usize, toWords: usize, shift: u32, next: usize): void {
  memory.fill(next, 0, <usize>digits << 2);
  for (let form: u32 = 0; form < formCount; form++) {
    const digit = (at(hashes, form) >> shift) & (digits - 1);
    put(next, digit, at(next, digit) + 1);
  }
  let sum: u32 = 0;
  for (let digit: u32 = 0; digit < digits; digit++) {
    const size = at(next, digit);
    put(next, digit, sum);
    sum += size;
  }
  for (let form: u32 = 0; form < formCount; form++) {
    const hash = at(hashes, form);
    const digit = (hash >> shift) & (digits - 1);
    const to = at(next, digit);
    put(next, digit, to + 1);
    put(toHashes, to, hash);
    put(toWords, to, at(words, form));
  }
}

/**
 * The pairs among `count` words that one edit turns into each other, as `nearEdit` of src/indexes/names/near/edits.ts holds them
 * to be near. `lengths` and `ends` are columns of the words: how many letters each has, and where it ends in `letters`. Only
 * forms whose hashes, shifted right by `shift`, are `part` are looked at (0 and 32: all). `work` has four columns of `room`
 * numbers and 8 KB. Writes the numbers of two words a pair to `out`, some pairs more than once, and returns how many, at most
 * `room`; 0xffffffff if there are more, or more forms. Words are distinct.
 */
export function nearPairs(
  letters: usize,
  lengths: usize,
  ends: usize,
  count: u32,
  part: u32,
  shift: u32,
  work: usize,
  room: u32,
  out: usize,
): u32 {
  const column = <usize>room << 2;
  formHashes = work;
  formWords = work + column;
  formCount = 0;
  const spareHashes = work + 2 * column;
  const spareWords = work + 3 * column;
  const next = work + 4 * column;
  for (let word: u32 = 0; word < count; word++) {
    const length = at(lengths, word);
    if (length + 1 < shortestForOne) continue;
    if (formCount + length + 1 > room) return noRoom;
    addForms(letters + (<usize>(at(ends, word) - length) << 1), length, word, part, shift);
  }
  dealForms(formHashes, formWords, spareHashes, spareWords, 0, next);
  dealForms(spareHashes, spareWords, formHashes, formWords, digitBits, next);
  dealForms(formHashes, formWords, spareHashes, spareWords, 2 * digitBits, next);
  let pairs: u32 = 0;
  for (let first: u32 = 0; first < formCount;) {
    const hash = at(spareHashes, first);
    let end = first + 1;
    while (end < formCount && at(spareHashes, end) == hash) end++;
    for (let i = first + 1; i < end; i++) {
      const one = at(spareWords, i);
      const lengthOfOne = at(lengths, one);
      const startOfOne = letters + (<usize>(at(ends, one) - lengthOfOne) << 1);
      for (let j = first; j < i; j++) {
        const other = at(spareWords, j);
        const length = at(lengths, other);
        const start = letters + (<usize>(at(ends, other) - length) << 1);
        if (!areWithinOneEdit(startOfOne, lengthOfOne, start, length)) continue;
        if (pairs == room) return noRoom;
        put(out, 2 * pairs, min(one, other));
        put(out, 2 * pairs + 1, max(one, other));
        pairs++;
      }
    }
    first = end;
  }
  return pairs;
}
