// Quotations of one document that are one statement in two wordings. Candidates share a run of four words; what lies
// outside of the words that both have at their ends is trimming and does not count.

import { feature } from '../../define/feature.ts';
import { commonWords } from '../../kernels/align/common-words.ts';
import type { WordRange } from '../../kernels/align/differences.ts';
import type { Document } from '../../model/document.ts';
import { overlapsAny, type Span } from '../../model/span.ts';
import { looksLikeCode } from '../../text/prose/code-like.ts';
import { tellsSpeech } from '../../text/prose/speakers.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import { holdsStatementIn } from './code-blocks.ts';
import { codeOf } from './prose.ts';
import { endOfWords, isAttributed, type Quotation, quotationsOf, quotingOf } from './quotations.ts';
import { firstWordFrom, wordsOf } from '../words.ts';

/** Two quotations that have words in common at both ends and other words in between. */
export interface QuotationVariants {
  readonly first: Quotation;
  readonly second: Quotation;
  /** The words that differ, with a few common ones on each side. */
  readonly firstRange: WordRange;
  readonly secondRange: WordRange;
  /** Words of the ranges that are common, 0 to 1: twice their number by the number of all. */
  readonly similarity: number;
  /** True if much of the document is talk: people who talk say the like again. */
  readonly isOfTalk: boolean;
}

/** Shorter quotations are phrases, and repeat by chance. */
const leastWords = 5;
/** Words in a row that make two quotations candidates. */
const seedWords = 4;
/** Equal words at each end of what is compared: one is often a "the". */
const leastAtEnds = 2;
/** More words that differ make another statement. */
const mostDiffering = 3;
/** Two quotations of one paragraph, or two that are compared as wholes, have as many in common, and differ in one. */
const leastOfWhole = 9;
/** Of the words compared: 0.78 in the one statement of the seeds that is quoted in two wordings. */
const leastSimilarity = 0.7;
/** Of the words of the shorter quotation: two speakers may share a phrase. */
const leastCovered = 0.5;
/** Common words that are shown on each side of what differs. */
const shownWords = 5;
/** A longer quotation is a text of its own. */
const mostWords = 400;

/** Pairs of quotations in two wordings, by the second, then the first. */
export const quotationVariantsOf = feature((document): readonly QuotationVariants[] => {
  if (!mayVary(document)) return [];
  const all = quotationsOf(document);
  const quotations = all.filter(
    ({ first, end, span, block }) =>
      end - first >= leastWords &&
      end - first <= mostWords &&
      !isRecord(document.bytes, span) &&
      !holdsStatementIn(document, block),
  );
  const found: QuotationVariants[] = [];
  const words = wordsOf(document);
  if (quotations.length < 2 || isTalk(quotations, words.length, quotationsOfTale, quotedOfTale)) return found;
  const isOfTalk =
    isTalk(quotations, words.length, quotationsOfTalk, quotedOfTalk) ||
    isTalk(all, words.length, quotationsOfJoke, quotedOfJoke);
  const { hash } = words;
  const runs = emptyTable(
    quotations.reduce((sum, { first, end }) => sum + end - first, 0),
    quotations.length,
  );
  quotations.forEach((second, index) => {
    const candidates = new Set<number>();
    for (let word = second.first; word + seedWords <= second.end; word++) {
      const earlier = own(runs, runKey(hash, word), index);
      if (earlier >= 0 && earlier !== index) candidates.add(earlier);
    }
    for (const earlier of [...candidates].sort((a, b) => a - b)) {
      const variants = compare(document, quotations[earlier], second);
      if (variants !== undefined) found.push({ ...variants, isOfTalk });
    }
  });
  if (found.length === 0) return found;
  const code = codeOf(document);
  return found.filter(
    ({ first, second }) =>
      !overlapsAny(code, first.span) &&
      !overlapsAny(code, second.span) &&
      (isAttributed(document, first) || isAttributed(document, second)),
  );
});

/**
 * False if no two quotations share a run of words, as in most documents. Quotations that are
 * left out above count as well: whether they are costs more to tell than the run.
 */
function mayVary(document: Document): boolean {
  const { blocks, places } = quotingOf(document);
  if (blocks.length < 2) return false;
  const words = wordsOf(document);
  const { hash } = words;
  const runs = emptyTable(words.length, blocks.length);
  let end = 0;
  for (let index = 0; index < blocks.length; index++) {
    const first = firstWordFrom(words, places[2 * index], end);
    end = endOfWords(words, places[2 * index + 1], first);
    if (end - first < leastWords || end - first > mostWords) continue;
    for (let word = first; word + seedWords <= end; word++) {
      const earlier = own(runs, runKey(hash, word), index);
      if (earlier >= 0 && earlier !== index) return true;
    }
  }
  return false;
}

/** So many quotations, and most of the words in them: a tale, in which people say the like again. */
const quotationsOfTale = 12;
const quotedOfTale = 0.45;

/** So many quotations with a third of the words: a tale as well, or an article made of what was said. */
const quotationsOfTalk = 8;
const quotedOfTalk = 0.33;

/** In a joke a few quotations are as large a part, some of a word or two: what is said in it twice need not be said alike. */
const quotationsOfJoke = 3;
const quotedOfJoke = 0.4;

function isTalk(quotations: readonly Quotation[], words: number, least: number, share: number): boolean {
  const quoted = quotations.reduce((sum, { first, end }) => sum + end - first, 0);
  return quotations.length >= least && quoted > share * words;
}

/** Of the characters of a quotation, spaces included. What somebody said has fewer digits than a row of a table. */
const mostDigitShare = 0.2;

/** Marks between letters, or by themselves, that nobody speaks: "w:20", "old_quay", "a / b", "$SIZE". */
const unspoken = scriptPattern(
  String.raw`[\p{L}\p{N}][_:=|<>\\][\p{L}\p{N}]|\$\p{L}|\s[/|=]\s|(?:^|[\s"“„«])/\p{L}|\p{L}/\p{L}[^\s]*/`,
);
/** Of the words of a title that have four letters and more, as many have a capital. */
const capitalsOfTitle = 0.75;
const longWord = scriptPattern(String.raw`\p{L}[\p{L}\p{M}]{3,}`, 'g');
const capital = scriptPattern(String.raw`^\p{Lu}`);

/** "Figure 9.4, “", "§ 3.2: «": what is quoted is the title of what has the number. */
const numberBefore = scriptPattern(String.raw`\d\.\d+\.?[,:]?\s*["“”„«‹‘「『]?\s*$`);
/** Bytes before a quotation in which its number stands. */
const numberBytes = 24;

/** True for a line of code or of a table between quotation marks, and for a title: two of them are two, however alike. */
function isRecord(bytes: Uint8Array, span: Span): boolean {
  let digits = 0;
  for (let at = span.start; at < span.end; at++) if (bytes[at] >= 0x30 && bytes[at] <= 0x39) digits++;
  if (digits > mostDigitShare * (span.end - span.start) || looksLikeCode(bytes, span)) return true;
  const text = decodeText(bytes, span);
  if (unspoken.test(text)) return true;
  if (numberBefore.test(decodeText(bytes, { start: Math.max(0, span.start - numberBytes), end: span.start })))
    return true;
  const words = text.match(longWord.for(text)) ?? [];
  return words.filter((word) => capital.test(word)).length > capitalsOfTitle * words.length;
}

/**
 * The last owner of each run of words by the key of the run, open addressing: what is written before `stamp` was written
 * in another document, and means nothing.
 */
interface RunTable {
  readonly mask: number;
  readonly key: Uint32Array;
  readonly owner: Uint32Array;
  readonly stamp: number;
}

const mostStamps = 2 ** 32 - 1;
// One table for all documents, most of which are too short to allocate for, or to empty it for.
let scratch = { key: new Uint32Array(0), owner: new Uint32Array(0), stamp: 1 };

/** A table for at most so many runs, whose owners are numbers from 0. */
function emptyTable(words: number, owners: number): RunTable {
  let size = 256;
  while (size < words * 2) size *= 2;
  if (scratch.owner.length < size)
    scratch = { key: new Uint32Array(size), owner: new Uint32Array(size), stamp: 1 };
  if (scratch.stamp + owners > mostStamps) {
    scratch.owner.fill(0);
    scratch.stamp = 1;
  }
  const { key, owner, stamp } = scratch;
  scratch.stamp += owners;
  return { mask: size - 1, key, owner, stamp };
}

/** Gives a run to an owner. Returns whose it was; -1 if it was nobody's. */
function own({ mask, key: keys, owner, stamp }: RunTable, key: number, next: number): number {
  let slot = key & mask;
  while (owner[slot] >= stamp && keys[slot] !== key) slot = (slot + 1) & mask;
  const earlier = owner[slot] - stamp;
  keys[slot] = key;
  owner[slot] = next + stamp;
  return earlier >= 0 ? earlier : -1;
}

/** A key for the run of `seedWords` words from `word` on: a candidate, which is compared word by word. */
function runKey(hash: Uint32Array, word: number): number {
  let key = 0;
  for (let at = word; at < word + seedWords; at++) key = (Math.imul(key, 0x01000193) ^ hash[at]) >>> 0;
  return key;
}

function compare(
  document: Document,
  first: Quotation,
  second: Quotation,
): Omit<QuotationVariants, 'isOfTalk'> | undefined {
  const common = commonWords(wordsOf(document).hash, first, second);
  const pairs = areWhole(common, first, second) ? common : trimmed(common);
  if (pairs.length < leastWords || !hasSeed(pairs)) return undefined;
  const [firstStart, secondStart] = pairs[0];
  const [firstLast, secondLast] = pairs[pairs.length - 1];
  const firstRange = { first: firstStart, end: firstLast + 1 };
  const secondRange = { first: secondStart, end: secondLast + 1 };
  const inFirst = firstRange.end - firstStart - pairs.length;
  const inSecond = secondRange.end - secondStart - pairs.length;
  if (inFirst + inSecond === 0 || Math.max(inFirst, inSecond) > mostDiffering) return undefined;
  if (first.block === second.block) {
    // Figures of speech repeat within a paragraph, and two wordings are set side by side.
    if (pairs.length < leastOfWhole || Math.max(inFirst, inSecond) > 1) return undefined;
    if (!isSaidBetween(document, first, second)) return undefined;
  }
  const similarity = (2 * pairs.length) / (2 * pairs.length + inFirst + inSecond);
  if (similarity < leastSimilarity) return undefined;
  if (isEdited(document, firstRange) || isEdited(document, secondRange)) return undefined;
  if (isOfVersion(document, firstRange, pairs, 0) && isOfVersion(document, secondRange, pairs, 1))
    return undefined;
  const shorter = Math.min(first.end - first.first, second.end - second.first);
  if (pairs.length < leastCovered * shorter) return undefined;
  const before = commonRun(pairs, 0, 1);
  const behind = commonRun(pairs, pairs.length - 1, -1);
  const cut = ({ first: start, end }: WordRange): WordRange => ({
    first: start + Math.max(0, before - shownWords),
    end: end - Math.max(0, behind - shownWords),
  });
  return { first, second, firstRange: cut(firstRange), secondRange: cut(secondRange), similarity };
}

type Pairs = readonly (readonly [number, number])[];

/** True if two quotations are the same from the first word to the last but for one: nothing of them is trimmed. */
function areWhole(pairs: Pairs, first: Quotation, second: Quotation): boolean {
  if (pairs.length < leastOfWhole) return false;
  return [first, second].every(({ first: start, end }, side) => {
    const isAtEnds = pairs[0][side] === start && pairs[pairs.length - 1][side] === end - 1;
    return isAtEnds && end - start - pairs.length <= 1;
  });
}

/** The common words without those at the ends that stand there by chance. */
function trimmed(pairs: Pairs): Pairs {
  const inner = [...pairs];
  while (inner.length > 0 && commonRun(inner, 0, 1) < leastAtEnds) inner.shift();
  while (inner.length > 0 && commonRun(inner, inner.length - 1, -1) < leastAtEnds) inner.pop();
  return inner;
}

/** Number of words in a row that are common from the end on. */
function commonRun(pairs: Pairs, from: number, step: 1 | -1): number {
  let count = 1;
  for (let at = from + step; at >= 0 && at < pairs.length; at += step, count++) {
    const [a, b] = pairs[at - step];
    if (pairs[at][0] !== a + step || pairs[at][1] !== b + step) break;
  }
  return count;
}

function hasSeed(pairs: Pairs): boolean {
  let run = 1;
  for (let index = 1; index < pairs.length && run < seedWords; index++) {
    const follows =
      pairs[index][0] === pairs[index - 1][0] + 1 && pairs[index][1] === pairs[index - 1][1] + 1;
    run = follows ? run + 1 : 1;
  }
  return run >= seedWords;
}

/** A name with its number, which nobody says otherwise by mistake: "MD5", "B2". */
const version = scriptPattern(String.raw`\p{L}\p{N}|\p{N}\p{L}`);

/** True if one of the words that the other quotation has not is the name of a version. */
function isOfVersion(document: Document, { first, end }: WordRange, pairs: Pairs, side: 0 | 1): boolean {
  const { start, end: ends } = wordsOf(document);
  const common = new Set(pairs.map((pair) => pair[side]));
  for (let word = first; word < end; word++) {
    if (common.has(word)) continue;
    if (version.test(decodeText(document.bytes, { start: start[word], end: ends[word] }))) return true;
  }
  return false;
}

/** True if somebody speaks between two quotations. */
function isSaidBetween(
  { bytes }: Document,
  { span: first }: Quotation,
  { span: second }: Quotation,
): boolean {
  return tellsSpeech(decodeText(bytes, { start: first.end, end: second.start }));
}

/** Left out or added by an editor, and shown to be so. */
const editorsMark = /…|\. ?\.|[[\]()]/;

function isEdited(document: Document, { first, end }: WordRange): boolean {
  const { start, end: ends } = wordsOf(document);
  return editorsMark.test(decodeText(document.bytes, { start: start[first], end: ends[end - 1] }));
}
