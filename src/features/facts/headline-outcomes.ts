// A headline whose verb says the opposite of the first sentence below it: "Rovers win final" over "The Rovers lost the final".
// Judged only where both say it of the same one, and the text nowhere says what its headline says.

import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Words } from '../../kernels/words.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { isDoubtful, type OutcomePair, outcomePairs } from '../../text/facts/outcomes.ts';
import { isNegatingWord } from '../../text/facts/opposites.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';
import { wordsOf } from '../words.ts';
import { surelyHeadlineOf } from './headline-block.ts';

/** A verb of a headline and the one of the body that contradicts it. */
export interface OpposedOutcomes {
  readonly headline: Span;
  readonly body: Span;
}

/** One side of a pair, with hashes. */
interface Side {
  readonly opposite: ReadonlySet<number>;
  /** Verbs and other words that say the same. */
  readonly same: ReadonlySet<number>;
  readonly between: number;
}

const mostWordsOfHeadline = 18;
const leastWordsOfSentence = 8;
/** "By Ann Cole", "ASHBY, May 4": what may stand between a headline and the first sentence. */
const mostBlocksToSentence = 3;
/** Bytes of words that say what a headline is about. */
const shortestWord = 4;
/** Of the other words of a headline so many stand in the first sentence, if it tells of the same. */
const leastShared = 0.6;

let sides: ReadonlyMap<number, readonly Side[]> | undefined;

function sidesByVerb(): ReadonlyMap<number, readonly Side[]> {
  if (sides !== undefined) return sides;
  const made = new Map<number, Side[]>();
  for (const pair of outcomePairs()) for (const side of [0, 1] as const) addSide(made, pair, side);
  sides = made;
  return made;
}

function addSide(to: Map<number, Side[]>, { verbs, others, between }: OutcomePair, side: 0 | 1): void {
  const hashes = (words: readonly string[]): number[] => words.map((word) => hashFoldedWord(foldWord(word)));
  const own = hashes(verbs[side]);
  const entry = {
    opposite: new Set(hashes(verbs[1 - side])),
    same: new Set([...own, ...hashes(others[side])]),
    between,
  };
  for (const verb of own) to.set(verb, [...(to.get(verb) ?? []), entry]);
}

/** The first outcome of a headline that the first sentence contradicts; undefined where none surely does. */
export function opposedOutcomesOf(document: Document): OpposedOutcomes | undefined {
  const words = wordsOf(document);
  const { firstOfSpan, hash } = words;
  const endOfHeadline = firstOfSpan[1];
  if (endOfHeadline < 3 || endOfHeadline > mostWordsOfHeadline || endOfHeadline === words.length)
    return undefined;
  const known = sidesByVerb();
  for (let verb = 1; verb < endOfHeadline; verb++) {
    const candidates = known.get(hash[verb]);
    if (candidates === undefined) continue;
    const sentence = firstSentence(document, words);
    if (sentence === undefined) return undefined;
    for (const side of candidates) {
      const body = opposedIn(document, words, verb, side, sentence);
      if (body !== undefined) return { headline: spanOf(words, verb), body };
    }
    // What follows is what was approved or denied.
    return undefined;
  }
  return undefined;
}

/** Words of a sentence. */
interface Sentence {
  readonly first: number;
  readonly end: number;
}

function firstSentence({ bytes }: Document, { firstOfSpan, end: ends, start }: Words): Sentence | undefined {
  const last = Math.min(mostBlocksToSentence, firstOfSpan.length - 2);
  for (let block = 1; block <= last; block++) {
    const first = firstOfSpan[block];
    if (firstOfSpan[block + 1] - first < leastWordsOfSentence) continue;
    let end = first + 1;
    // A stop and a space behind a word of three letters and more: "Rep.", "U.S." and "1.5" end no sentence.
    while (
      end < firstOfSpan[block + 1] &&
      !(
        bytes[ends[end - 1]] === stop &&
        bytes[ends[end - 1] + 1] <= space &&
        ends[end - 1] - start[end - 1] > 2
      )
    )
      end++;
    return { first, end };
  }
  return undefined;
}

const stop = 0x2e;
const space = 0x20;

function opposedIn(
  document: Document,
  words: Words,
  verb: number,
  { opposite, same, between }: Side,
  sentence: Sentence,
): Span | undefined {
  const { hash, firstOfSpan } = words;
  let found = -1;
  for (let word = sentence.first + 1; word < sentence.end && found < 0; word++)
    if (opposite.has(hash[word])) found = word;
  if (found < 0) return undefined;
  const endOfHeadline = firstOfSpan[1];
  for (let word = 0; word < words.length; word++) {
    if (word === verb) continue;
    if (same.has(hash[word]) || (word < endOfHeadline && opposite.has(hash[word]))) return undefined;
  }
  if (!isOfSameSubject(document, words, verb, found, between, sentence)) return undefined;
  if (!sharesWords(words, verb, sentence) || isTurned(document, words, found, sentence)) return undefined;
  // Last, since to judge the roles of blocks takes longest.
  const isToldBelow =
    surelyHeadlineOf(document) === 0 && document.blocks[blockOf(words, sentence.first)].role === 'body';
  return isToldBelow ? spanOf(words, found) : undefined;
}

/** True if the last long word before the verb of the headline stands shortly before the other verb, in the same clause. */
function isOfSameSubject(
  { bytes }: Document,
  words: Words,
  verb: number,
  found: number,
  between: number,
  { first }: Sentence,
): boolean {
  let subject = verb - 1;
  while (subject >= 0 && !isLong(words, subject)) subject--;
  if (subject < 0) return false;
  for (let word = found - 1; word >= Math.max(first, found - 1 - between); word--) {
    const behind = decodeText(bytes, { start: words.end[word], end: words.start[word + 1] });
    if (/[,;:()–—]/u.test(behind)) return false;
    if (words.hash[word] === words.hash[subject]) return true;
  }
  return false;
}

function isLong({ start, end }: Words, word: number): boolean {
  return end[word] - start[word] >= shortestWord;
}

/** True if the sentence tells of what the headline tells: two of its words at least, and most of them. */
function sharesWords(words: Words, verb: number, { first, end }: Sentence): boolean {
  const said = new Set(words.hash.subarray(first, end));
  let known = 0;
  let all = 0;
  for (let word = 0; word < words.firstOfSpan[1]; word++) {
    if (word === verb || !isLong(words, word)) continue;
    all++;
    if (said.has(words.hash[word])) known++;
  }
  return known >= 2 && known >= all * leastShared;
}

/** True if headline or sentence is negated, asks, quotes, or says more than one thing. */
function isTurned(
  { bytes, spans }: Document,
  words: Words,
  found: number,
  { first, end }: Sentence,
): boolean {
  const { start, end: ends } = words;
  const sentence = span(start[first], ends[end - 1]);
  if (isDoubtful(decodeText(bytes, spans[0])) || isDoubtful(decodeText(bytes, sentence))) return true;
  const isNegated = (word: number): boolean =>
    isNegatingWord(foldWord(decodeText(bytes, { start: start[word], end: ends[word] })));
  for (let word = 0; word < words.firstOfSpan[1]; word++) if (isNegated(word)) return true;
  for (let word = first; word < Math.min(found + 3, end); word++) if (isNegated(word)) return true;
  return false;
}

function blockOf({ firstOfSpan }: Words, word: number): number {
  let block = 0;
  while (firstOfSpan[block + 1] <= word) block++;
  return block;
}

function spanOf({ start, end }: Words, word: number): Span {
  return span(start[word], end[word]);
}
