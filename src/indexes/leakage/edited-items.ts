// Short items of a benchmark that stand in a document with some words exchanged, so that no run of 13 words is left. Five
// words in a row say where to look; what stands there is aligned word by word with the item.

import { wordsOf } from '../../features/words.ts';
import { commonWords } from '../../kernels/align/common-words.ts';
import { HashFilter } from '../../kernels/keys/hash-filter.ts';
import { rollingHashes, shingleWords } from '../../kernels/minimizers.ts';
import type { Words } from '../../kernels/words.ts';
import { type Corpus, isReference } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';

/** Words in a row that a document and an item have. */
export interface Match {
  readonly first: number;
  readonly itemFirst: number;
  readonly words: number;
}

/** An item that a document has with some words exchanged. */
export interface EditedItem {
  readonly document: number;
  readonly item: number;
  readonly matches: readonly Match[];
}

// Of 50 words on samples are as dense as it takes for the item to be proposed as a copy (src/features/minimizers.ts).
const fewerThan = 50;
// Llama 2 (Touvron et al. 2023, A.6) calls a sample dirty from this share on.
const leastShare = 0.8;
// Words that may be added on the way, of those of the item.
const mostAdded = 0.25;

interface Seed {
  readonly item: number;
  readonly first: number;
}

/** Items of `words` to 49 words of which 80 % stand in a document in order, close together, without another figure or name. */
export function editedItems(corpus: Corpus, words: number, mostItems: number): EditedItem[] {
  const seeds = seedsOf(corpus, words, mostItems);
  if (seeds.size === 0) return [];
  const filter = new HashFilter(seeds.keys());
  const found: EditedItem[] = [];
  for (let document = 0; document < corpus.documentCount; document++) {
    if (isReference(corpus, document) || corpus.facts(document).words < words * leastShare) continue;
    const text = corpus.document(document);
    const hashes = rollingHashes(wordsOf(text).hash, shingleWords);
    // Where the item would begin, by item, as far as it was not looked at there.
    const tried = new Map<number, number>();
    const best = new Map<number, readonly Match[]>();
    for (let at = filter.next(hashes, 0, hashes.length); at >= 0;) {
      for (const { item, first } of seeds.get(hashes[at]) ?? []) {
        const start = at - first;
        const length = corpus.facts(item).words;
        if (Math.abs((tried.get(item) ?? -Infinity) - start) <= length * mostAdded) continue;
        tried.set(item, start);
        const matches = align(text, start, corpus.document(item));
        if (wordsIn(matches) > wordsIn(best.get(item) ?? [])) best.set(item, matches);
      }
      at = filter.next(hashes, at + 1, hashes.length);
    }
    for (const [item, matches] of best) found.push({ document, item, matches });
  }
  return found;
}

/** Where five words in a row stand in short items; without what more items have than `mostItems`. */
function seedsOf(corpus: Corpus, words: number, mostItems: number): Map<number, Seed[]> {
  const seeds = new Map<number, Seed[]>();
  for (let item = 0; item < corpus.documentCount && isReference(corpus, item); item++) {
    const { words: length } = corpus.facts(item);
    if (length < words || length >= fewerThan) continue;
    rollingHashes(wordsOf(corpus.document(item)).hash, shingleWords).forEach((key, first) => {
      const known = seeds.get(key);
      if (known === undefined) seeds.set(key, [{ item, first }]);
      else known.push({ item, first });
    });
  }
  for (const [key, standings] of seeds) {
    if (new Set(standings.map(({ item }) => item)).size > mostItems) seeds.delete(key);
  }
  return seeds;
}

function wordsIn(matches: readonly Match[]): number {
  return matches.reduce((sum, { words }) => sum + words, 0);
}

/** What of an item stands in a text about word `start`; nothing if it is too little or something else is asked there. */
function align(text: Document, start: number, item: Document): Match[] {
  const own = wordsOf(text);
  const asked = wordsOf(item);
  const slack = Math.ceil(asked.length * mostAdded);
  const from = Math.max(0, start - slack);
  const to = Math.min(own.length, start + asked.length + slack);
  const both = new Uint32Array(asked.length + to - from);
  both.set(asked.hash);
  both.set(own.hash.subarray(from, to), asked.length);
  const pairs = commonWords(both, { first: 0, end: asked.length }, { first: asked.length, end: both.length });
  const matches: Match[] = [];
  for (const [inItem, inBoth] of pairs) {
    const first = inBoth - asked.length + from;
    const last = matches.at(-1);
    if (last !== undefined && last.itemFirst + last.words === inItem && last.first + last.words === first)
      matches[matches.length - 1] = { ...last, words: last.words + 1 };
    else matches.push({ first, itemFirst: inItem, words: 1 });
  }
  if (pairs.length < leastShare * asked.length) return [];
  const last = matches[matches.length - 1];
  const spread = last.first + last.words - matches[0].first;
  if (spread > asked.length * (1 + mostAdded)) return [];
  return matches.some((match, index) => asksOtherwise(text, item, match, matches[index + 1])) ? [] : matches;
}

/** True if between two matches a figure or a name stands for another one: then it is another question. */
function asksOtherwise(text: Document, item: Document, match: Match, next: Match | undefined): boolean {
  if (next === undefined) return false;
  const there = factsIn(item, wordsOf(item), match.itemFirst + match.words, next.itemFirst);
  const here = factsIn(text, wordsOf(text), match.first + match.words, next.first);
  return there && here;
}

const fact = scriptPattern(String.raw`^[\p{N}\p{Lu}]`);

/** True if a word of [first, end) is a figure or has a capital. */
function factsIn({ bytes }: Document, words: Words, first: number, end: number): boolean {
  for (let word = first; word < end; word++) {
    if (fact.test(decodeText(bytes, { start: words.start[word], end: words.end[word] }))) return true;
  }
  return false;
}
