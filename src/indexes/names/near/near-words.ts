// Pairs of near words. Few words: every pair with the same first letter, sieved by the sets of their letters as bits.
// Many words: a deletion index (Garbe's SymSpell; Mor and Fraenkel 1982): two words one edit apart share a form with at
// most one letter deleted, so sorting hashes of such forms brings them together in time linear in the words.

import type { WordShapes } from '../../../features/mentions/word-shapes.ts';
import { findNearPairs } from '../../../kernels/names/near-pairs.ts';
import { sortedPositions } from '../../../kernels/keys/radix-sort.ts';
import { wasmKernels } from '../../../kernels/wasm/wasm.ts';
import { nearEdit, shortestForInitial, shortestForOne, shortestForTwo } from './edits.ts';

/** Up to this many words, all pairs cost less than a deletion index (measured). */
const mostForAllPairs = 512;

/** How many of 32 bits are set. */
export function bitCount(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Calls `found` for every pair of words that `nearEdit` holds to be near, with the smaller index first, once a pair, in any
 * order. The words are folded and distinct. With `mostEdits` 1, only pairs one edit apart.
 */
export function nearPairs(shapes: WordShapes, mostEdits: 1 | 2, found: (a: number, b: number) => void): void {
  if (shapes.length <= mostForAllPairs) {
    allPairs(shapes, mostEdits, found);
    return;
  }
  const words = Array.from({ length: shapes.length }, (_, index) => shapes.word(index));
  const kernels = mostEdits === 1 ? wasmKernels() : undefined;
  const pairs = new PairColumns();
  if (kernels !== undefined && findNearPairs(kernels, words, (a, b) => pairs.add(a, b)))
    reportOnce(pairs, found);
  else nearPairsPlain(words, mostEdits, found);
}

/** As `nearPairs` of many words; for one edit, the twin of the kernel. */
export function nearPairsPlain(
  words: readonly string[],
  mostEdits: 1 | 2,
  found: (a: number, b: number) => void,
): void {
  const byFirstLetter = new Map<number, number[]>();
  for (let index = 0; index < words.length; index++) {
    if (words[index].length < shortestForOne - 1) continue;
    const letter = words[index].charCodeAt(0);
    const group = byFirstLetter.get(letter);
    if (group === undefined) byFirstLetter.set(letter, [index]);
    else group.push(index);
  }
  for (const group of byFirstLetter.values()) {
    reportOnce(nearAmong(words, deletionForms(words, group, mostEdits), mostEdits), found);
  }
  reportOnce(nearAmong(words, initialForms(words), 1), (a, b) => {
    if (words[a].charCodeAt(0) !== words[b].charCodeAt(0)) found(a, b);
  });
}

/** False if `nearEdit` holds two words not to be near, as far as their shapes tell. */
export function mayBeNear({ letters, firsts, lengths }: WordShapes, a: number, b: number): boolean {
  const longer = Math.max(lengths[a], lengths[b]);
  const shorter = Math.min(lengths[a], lengths[b]);
  const isInitial = firsts[a] !== firsts[b];
  if (isInitial && shorter < shortestForInitial) return false;
  const edits = longer >= shortestForTwo && !isInitial ? 2 : 1;
  return (
    longer >= shortestForOne && longer - shorter <= edits && bitCount(letters[a] ^ letters[b]) <= 2 * edits
  );
}

function areNear(a: string, b: string, mostEdits: number): boolean {
  return (nearEdit(a, b)?.edits ?? Infinity) <= mostEdits;
}

// Filled anew by every call; kept, since most calls are for the few dozen names of one document.
/** The last word before each one with the same first letter, modulo the size of the table; itself where there is none. */
const previous = new Uint16Array(mostForAllPairs);
const lastOfLetter = new Int16Array(256);
/** The same for words with the same end, where another first letter is looked for. */
const previousOfEnd = new Uint16Array(mostForAllPairs);
const lastOfEnd = new Int16Array(256);

function allPairs(shapes: WordShapes, mostEdits: number, found: (a: number, b: number) => void): void {
  const { letters, firsts, lengths, ends } = shapes;
  lastOfLetter.fill(-1);
  lastOfEnd.fill(-1);
  for (let i = 0; i < shapes.length; i++) {
    const length = lengths[i];
    const last = lastOfLetter[firsts[i] & 255];
    lastOfLetter[firsts[i] & 255] = i;
    previous[i] = last < 0 ? i : last;
    for (let at = i; previous[at] !== at;) {
      const j = (at = previous[at]);
      if (firsts[j] !== firsts[i]) continue;
      const longer = length > lengths[j] ? length : lengths[j];
      const edits = longer >= shortestForTwo ? mostEdits : 1;
      if (2 * longer - length - lengths[j] > edits || bitCount(letters[i] ^ letters[j]) > 2 * edits) continue;
      if (areNear(shapes.word(i), shapes.word(j), mostEdits)) found(j, i);
    }
    if (length < shortestForInitial) continue;
    const lastLike = lastOfEnd[ends[i]];
    lastOfEnd[ends[i]] = i;
    previousOfEnd[i] = lastLike < 0 ? i : lastLike;
    for (let at = i; previousOfEnd[at] !== at;) {
      const j = (at = previousOfEnd[at]);
      if (firsts[j] === firsts[i] || Math.abs(length - lengths[j]) > 1) continue;
      if (bitCount(letters[i] ^ letters[j]) <= 2 && areNear(shapes.word(i), shapes.word(j), 1)) found(j, i);
    }
  }
}

/** Hash of a word without the letters at two places; a place beyond the word leaves it whole. */
function hashWithout(word: string, one: number, two: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (at !== one && at !== two) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Pairs of numbers that grow. */
class PairColumns {
  length = 0;
  left = new Uint32Array(1 << 7);
  right = new Uint32Array(1 << 7);

  add(left: number, right: number): void {
    if (this.length === this.left.length) {
      for (const name of ['left', 'right'] as const) {
        const larger = new Uint32Array(this.length * 2);
        larger.set(this[name]);
        this[name] = larger;
      }
    }
    this.left[this.length] = left;
    this.right[this.length++] = right;
  }
}

/** Every form of the words with up to `mostEdits` letters deleted, never the first: hash and word. */
function deletionForms(words: readonly string[], group: readonly number[], mostEdits: number): PairColumns {
  const forms = new PairColumns();
  for (const index of group) {
    const word = words[index];
    forms.add(hashWithout(word, -1, -1), index);
    for (let one = 1; one < word.length; one++) {
      // Deleting either of two equal neighbours gives the same form.
      if (one > 1 && word.charCodeAt(one) === word.charCodeAt(one - 1)) continue;
      forms.add(hashWithout(word, one, -1), index);
      // Two below the length for two edits: a word of 6 letters may be two edits from one of 8.
      if (mostEdits < 2 || word.length < shortestForTwo - 2) continue;
      for (let two = one + 1; two < word.length; two++) forms.add(hashWithout(word, one, two), index);
    }
  }
  return forms;
}

/** Forms that two words with other first letters have in common: without the first letter, with the first two swapped. */
function initialForms(words: readonly string[]): PairColumns {
  const forms = new PairColumns();
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word.length < shortestForInitial) continue;
    forms.add(hashWithout(word, -1, -1), index);
    forms.add(hashWithout(word, 0, -1), index);
    forms.add(hashWithout(word[1] + word[0] + word.slice(2), -1, -1), index);
  }
  return forms;
}

/** The near pairs among words that share a form, some of them more than once. */
function nearAmong(words: readonly string[], forms: PairColumns, mostEdits: number): PairColumns {
  const hash = forms.left.subarray(0, forms.length);
  const order = sortedPositions(hash);
  const pairs = new PairColumns();
  for (let first = 0; first < forms.length;) {
    let end = first + 1;
    while (end < forms.length && hash[order[end]] === hash[order[first]]) end++;
    for (let i = first + 1; i < end; i++) {
      for (let j = first; j < i; j++) {
        const a = forms.right[order[j]];
        const b = forms.right[order[i]];
        if (a !== b && areNear(words[a], words[b], mostEdits)) pairs.add(Math.min(a, b), Math.max(a, b));
      }
    }
    first = end;
  }
  return pairs;
}

/** A near pair may share several forms. */
function reportOnce(pairs: PairColumns, found: (a: number, b: number) => void): void {
  const left = pairs.left.subarray(0, pairs.length);
  const order = sortedPositions(left);
  for (let first = 0; first < pairs.length;) {
    let end = first;
    const partners = new Set<number>();
    for (; end < pairs.length && left[order[end]] === left[order[first]]; end++)
      partners.add(pairs.right[order[end]]);
    for (const right of [...partners].sort((a, b) => a - b)) found(left[order[first]], right);
    first = end;
  }
}
