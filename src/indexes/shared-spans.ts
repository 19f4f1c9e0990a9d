// Every run of words, from a stated length on, that two different articles share. Two consecutive minimizers with the
// same distance stand in every shared run of 2 w + k − 1 = 20 words; around them all runs of the stated length are
// looked up, so that none is missed however often it stands, and each is extended on the text to its full length.

import { wordsOf } from '../features/words.ts';
import { guaranteedWords, rollingHashes, shingleWords, windowShingles } from '../kernels/minimizers.ts';
import { keyRanges, MeetingRows } from '../kernels/meeting-rows.ts';
import { sortKeys } from '../kernels/radix-sort.ts';
import { mix32 } from '../kernels/words.ts';
import type { Corpus } from '../model/corpus.ts';
import type { ExactCopies } from './exact-copies.ts';
import type { NearDuplicates } from './near-duplicates.ts';
import type { SharedRuns } from './shared-runs.ts';

/** A stretch of text that stands in an earlier, otherwise different article. Word positions are those of `wordsOf`. */
export interface SharedSpan {
  readonly document: number;
  readonly first: number;
  readonly end: number;
  readonly keptDocument: number;
  readonly keptFirst: number;
  readonly keptEnd: number;
  /** Words in runs that are equal; less than the length of the stretch where small gaps lie in it. */
  readonly equalWords: number;
}

/** Runs of this many words are found with certainty; shorter ones may be missed. */
export const shortestCertainRun = 2 * windowShingles + shingleWords - 1;

/**
 * All stretches of at least `words` shared words, each with the first article that has them. `isCovered` tells which
 * words of a document are explained otherwise; a stretch with fewer than `guaranteedWords` words left is passed over.
 * Ascending by document, then position.
 */
export function sharedSpans(
  runs: SharedRuns,
  copies: ExactCopies,
  near: NearDuplicates,
  corpus: Corpus,
  words: number,
  isCovered: (document: number) => Uint8Array,
): SharedSpan[] {
  const regions = promisingRegions(runs, copies, near, corpus.documentCount);
  const table = new RunTable(corpus, words);
  const spans: SharedSpan[] = [];
  for (const [document, ranges] of regions) {
    const found: SharedSpan[] = [];
    const { hash } = wordsOf(corpus.document(document));
    for (const [first, end] of ranges) {
      table.search(document, hash, first, Math.min(end, hash.length), near, (span) => found.push(span));
    }
    spans.push(...uncovered(found, isCovered(document)));
  }
  return spans;
}

/** Ranges of words [first, end) by document, ascending. */
type Regions = [document: number, ranges: [first: number, end: number][]][];

/** Where runs of `shortestCertainRun` words may be shared by articles that are not explained as a whole. */
function promisingRegions(
  runs: SharedRuns,
  copies: ExactCopies,
  near: NearDuplicates,
  documents: number,
): Regions {
  const { inText, firstInText, groupInText, positionInText, document: documentOf } = runs;
  // Pairs of neighbours: postings `inText[at]` and the next one, told by the groups of both and their distance.
  const pairs = new Uint32Array(inText.length);
  const keys = new Uint32Array(inText.length);
  let count = 0;
  for (let document = 0; document < documents; document++) {
    if (firstInText[document] === firstInText[document + 1]) continue;
    if (copies.first(document) !== document) continue;
    for (let at = firstInText[document]; at + 1 < firstInText[document + 1]; at++) {
      const distance = positionInText[at + 1] - positionInText[at];
      if (distance > windowShingles) continue;
      pairs[count] = at;
      keys[count++] = mix32(
        Math.imul(groupInText[at], 0x9e3779b1) ^ Math.imul(groupInText[at + 1], 0x85ebca77) ^ distance,
      );
    }
  }
  const isPromising = new Uint8Array(inText.length);
  const column = [keys.subarray(0, count)];
  const meeting = new MeetingRows(column, 2);
  for (const range of keyRanges(column)) {
    const { positions, keys: met } = meeting.of(range);
    const sorted = sortKeys(met);
    const order = sorted.positions.map((at) => pairs[positions[at]]);
    for (let first = 0; first < order.length;) {
      let end = first + 1;
      while (end < order.length && sorted.keys[end] === sorted.keys[first]) end++;
      if (end - first > 1) {
        const members = order.subarray(first, end);
        if (isUnexplained(members, (pair) => documentOf[inText[pair]], near)) {
          for (const pair of members) isPromising[pair] = 1;
        }
      }
      first = end;
    }
  }
  return collectRegions(runs, isPromising, documents);
}

/** True if two of the documents share text that is not explained by what they are to one another. */
function isUnexplained(
  members: Uint32Array,
  documentOf: (pair: number) => number,
  near: NearDuplicates,
): boolean {
  // Most text that is shared stands in two articles.
  if (members.length === 2) {
    const [one, other] = [documentOf(members[0]), documentOf(members[1])];
    return one !== other && !near.isExplained(one, other);
  }
  const seen: number[] = [];
  for (const pair of members) {
    const document = documentOf(pair);
    if (document === seen.at(-1)) continue;
    if (seen.some((other) => !near.isExplained(other, document))) return true;
    if (isWorthRemembering(document, seen, near)) seen.push(document);
  }
  return false;
}

/** Articles of other families that are all related to one another: two hosts of one article and its copies, seldom more. */
const mostRemembered = 8;

/**
 * True if a later article may be unexplained by this one although all of `known` explain it: if it is of another family
 * than they are, or the head of its own. What repeats a known article says nothing new.
 */
function isWorthRemembering(document: number, known: readonly number[], near: NearDuplicates): boolean {
  if (known.length === 0) return true;
  if (known.length >= mostRemembered || known.includes(document)) return false;
  const family = near.familyOf(document);
  return family === document || known.every((other) => near.familyOf(other) !== family);
}

function collectRegions(runs: SharedRuns, isPromising: Uint8Array, documents: number): Regions {
  const { firstInText, positionInText } = runs;
  const regions: Regions = [];
  for (let document = 0; document < documents; document++) {
    const ranges: [number, number][] = [];
    for (let at = firstInText[document]; at < firstInText[document + 1]; at++) {
      if (isPromising[at] === 0) continue;
      // The first minimizer of a run stands among its first w shingles, the last one among its last w.
      const first = Math.max(0, positionInText[at] - windowShingles + 1);
      const end = positionInText[at + 1] + windowShingles - 1 + shingleWords;
      const last = ranges.at(-1);
      if (last !== undefined && first <= last[1]) last[1] = Math.max(last[1], end);
      else ranges.push([first, end]);
    }
    if (ranges.length > 0) regions.push([document, ranges]);
  }
  return regions;
}

/** Where a run stands first. */
interface Standing {
  readonly document: number;
  readonly first: number;
}

/** A stretch with the run of equal words [runFirst, runEnd) it was found by. */
interface Stretch {
  readonly span: SharedSpan;
  readonly runFirst: number;
  readonly runEnd: number;
}

/** First standings of every run of a given length: one as a rule, more where articles are related to one another. */
class RunTable {
  readonly #corpus: Corpus;
  readonly #length: number;
  readonly #known = new Map<number, Standing[]>();

  constructor(corpus: Corpus, length: number) {
    this.#corpus = corpus;
    this.#length = length;
  }

  /** Looks up all runs in words [first, end) of a document, reports the stretches they belong to, and remembers new ones. */
  search(
    document: number,
    hash: Uint32Array,
    first: number,
    end: number,
    near: NearDuplicates,
    report: (span: SharedSpan) => void,
  ): void {
    const hashes = rollingHashes(hash.subarray(first, end), this.#length);
    let foundUntil = 0;
    for (let offset = 0; offset < hashes.length; offset++) {
      const at = first + offset;
      const standings = this.#known.get(hashes[offset]);
      if (standings === undefined) {
        this.#known.set(hashes[offset], [{ document, first: at }]);
        continue;
      }
      const known = standings.find((one) => isUnexplainedBy(one, document, near));
      if (known === undefined) {
        const documents = standings.map((one) => one.document);
        if (isWorthRemembering(document, documents, near)) standings.push({ document, first: at });
        continue;
      }
      if (at + this.#length <= foundUntil) continue;
      const longest = this.#stretchAt(document, hash, at, known);
      if (longest === undefined) continue;
      foundUntil = longest.runEnd;
      report(this.#settleOnFirst(document, hash, longest, near));
    }
  }

  /** The stretch around a run that stands in an earlier article. */
  #stretchAt(document: number, hash: Uint32Array, at: number, known: Standing): Stretch | undefined {
    const kept = wordsOf(this.#corpus.document(known.document)).hash;
    return stretch(document, hash, at, known.document, kept, known.first, this.#length);
  }

  /** Of two articles that have a stretch but for some words at its ends the first, so that all its copies name the same one. */
  #settleOnFirst(document: number, hash: Uint32Array, found: Stretch, near: NearDuplicates): SharedSpan {
    const { span, runFirst, runEnd } = found;
    const middle = Math.floor((runFirst + runEnd - this.#length) / 2);
    const standings = this.#known.get(
      rollingHashes(hash.subarray(middle, middle + this.#length), this.#length)[0],
    );
    const known = standings?.find((one) => isUnexplainedBy(one, document, near));
    if (known === undefined || known.document >= span.keptDocument) return span;
    const first = this.#stretchAt(document, hash, middle, known)?.span;
    const isNearlyAll = first !== undefined && span.equalWords - first.equalWords < guaranteedWords;
    return isNearlyAll ? first : span;
  }
}

function isUnexplainedBy(standing: Standing, document: number, near: NearDuplicates): boolean {
  return standing.document !== document && !near.isExplained(standing.document, document);
}

/** The whole stretch around `length` equal words; undefined if they are not equal after all. */
function stretch(
  document: number,
  hash: Uint32Array,
  at: number,
  keptDocument: number,
  kept: Uint32Array,
  keptAt: number,
  length: number,
): Stretch | undefined {
  let words = 0;
  while (at + words < hash.length && hash[at + words] === kept[keptAt + words]) words++;
  if (words < length) return undefined;
  let back = 0;
  while (back < Math.min(at, keptAt) && hash[at - back - 1] === kept[keptAt - back - 1]) back++;
  const run = { first: at - back, end: at + words, keptFirst: keptAt - back, keptEnd: keptAt + words };
  const forward = overGaps(hash, run.end, kept, run.keptEnd, 1);
  const backward = overGaps(hash, run.first - 1, kept, run.keptFirst - 1, -1);
  return {
    runFirst: run.first,
    runEnd: run.end,
    span: {
      document,
      first: backward.at + 1,
      end: forward.at,
      keptDocument,
      keptFirst: backward.keptAt + 1,
      keptEnd: forward.keptAt,
      equalWords: words + back + forward.equal + backward.equal,
    },
  };
}

// An edit within a shared passage: some words exchanged, then the passage goes on for at least a shingle and a half.
const mostGapWords = 8;
const leastWordsBehindGap = 8;

/** Follows a run over small gaps, forwards or backwards. `at` is the first word that is not equal any more. */
function overGaps(
  hash: Uint32Array,
  at: number,
  kept: Uint32Array,
  keptAt: number,
  step: 1 | -1,
): { readonly at: number; readonly keptAt: number; readonly equal: number } {
  let equal = 0;
  for (;;) {
    const next = behindGap(hash, at, kept, keptAt, step);
    if (next === undefined) return { at, keptAt, equal };
    equal += next.words;
    at += step * (next.skipped + next.words);
    keptAt += step * (next.keptSkipped + next.words);
  }
}

function behindGap(
  hash: Uint32Array,
  at: number,
  kept: Uint32Array,
  keptAt: number,
  step: 1 | -1,
): { readonly skipped: number; readonly keptSkipped: number; readonly words: number } | undefined {
  for (let sum = 1; sum <= 2 * mostGapWords; sum++) {
    for (let skipped = Math.max(0, sum - mostGapWords); skipped <= Math.min(sum, mostGapWords); skipped++) {
      const from = at + step * skipped;
      const keptFrom = keptAt + step * (sum - skipped);
      let words = 0;
      // Outside the texts both sides are undefined, which must not count as equal.
      while (
        hash[from + step * words] !== undefined &&
        hash[from + step * words] === kept[keptFrom + step * words]
      ) {
        words++;
      }
      if (words >= leastWordsBehindGap) return { skipped, keptSkipped: sum - skipped, words };
    }
  }
  return undefined;
}

/** The stretches that say something new, longest first, then in the order of the text. */
function uncovered(found: readonly SharedSpan[], covered: Uint8Array): SharedSpan[] {
  const longestFirst = [...found].sort(
    (a, b) => b.equalWords - a.equalWords || a.first - b.first || a.keptDocument - b.keptDocument,
  );
  return longestFirst
    .filter(({ first, end }) => {
      let free = 0;
      for (let word = first; word < end; word++) free += 1 - covered[word];
      if (free < guaranteedWords) return false;
      covered.fill(1, first, end);
      return true;
    })
    .sort((a, b) => a.first - b.first);
}
