// Every run of words, from a stated length on, that two different articles share. Where one may be shared all runs of this
// length are looked up, so that none is missed however often it stands, and each is extended to its full length.

import { KeyNumbers } from '../../kernels/keys/key-numbers.ts';
import { guaranteedWords, rollingHashes, shingleWords, windowShingles } from '../../kernels/minimizers.ts';
import type { NearDuplicates } from '../copies/near-duplicates.ts';
import { isWorthRemembering } from './promising-regions.ts';
import type { RegionText } from './region-words.ts';

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
 * All stretches of at least `words` shared words in texts with regions that may be shared, ascending by document, each with
 * the first article that has them. `coveredOf` tells which words of a text are explained otherwise; a stretch with fewer
 * than `guaranteedWords` words left is passed over. Ascending by document, then position.
 */
export function sharedSpans(
  texts: readonly RegionText[],
  near: NearDuplicates,
  words: number,
  coveredOf: (text: RegionText) => Uint8Array,
): SharedSpan[] {
  const table = new RunTable(near, words);
  const spans: SharedSpan[] = [];
  for (const text of texts) {
    const found: SharedSpan[] = [];
    for (const { first, hash } of text.regions()) {
      const runs = rollingHashes(hash, words);
      table.search(text, first, runs, (span) => found.push(span));
    }
    if (found.length > 0) for (const shared of uncovered(found, coveredOf(text))) spans.push(shared);
  }
  return spans;
}

/** Where a run stands first. */
interface Standing {
  readonly text: RegionText;
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
  readonly #near: NearDuplicates;
  readonly #length: number;
  /** Numbers of the runs, by their hashes. Of each the first standing, and all of them where there are more. */
  readonly #runs = new KeyNumbers();
  readonly #texts: RegionText[] = [];
  readonly #firsts: number[] = [];
  readonly #standings = new Map<number, Standing[]>();

  constructor(near: NearDuplicates, length: number) {
    this.#near = near;
    this.#length = length;
  }

  /**
   * Looks up the runs of a text that begin at word `first` and behind it, given as their hashes, reports the stretches they
   * belong to, and remembers new ones.
   */
  search(text: RegionText, first: number, runs: Uint32Array, report: (span: SharedSpan) => void): void {
    const { document } = text;
    let foundUntil = 0;
    for (let offset = 0; offset < runs.length; offset++) {
      const at = first + offset;
      const run = this.#runs.numberOf(runs[offset]);
      if (run === this.#texts.length) {
        this.#texts.push(text);
        this.#firsts.push(at);
        continue;
      }
      const standings = this.#standingsOf(run);
      const known = standings.find((one) => this.#isUnexplained(one, document));
      if (known === undefined) {
        const documents = standings.map((one) => one.text.document);
        if (isWorthRemembering(document, documents, this.#near))
          this.#standings.set(run, [...standings, { text, first: at }]);
        continue;
      }
      if (at + this.#length <= foundUntil) continue;
      const longest = stretch(text, at, known.text, known.first, this.#length);
      if (longest === undefined) continue;
      foundUntil = longest.runEnd;
      report(this.#settleOnFirst(text, longest));
    }
  }

  #standingsOf(run: number): readonly Standing[] {
    return this.#standings.get(run) ?? [{ text: this.#texts[run], first: this.#firsts[run] }];
  }

  /** Of two articles that have a stretch but for some words at its ends the first, so that all its copies name the same one. */
  #settleOnFirst(text: RegionText, { span, runFirst, runEnd }: Stretch): SharedSpan {
    const middle = Math.floor((runFirst + runEnd - this.#length) / 2);
    const [run] = rollingHashes(text.words(middle, middle + this.#length), this.#length);
    const number = this.#runs.find(run);
    if (number === undefined) return span;
    const known = this.#standingsOf(number).find((one) => this.#isUnexplained(one, text.document));
    if (known === undefined || known.text.document >= span.keptDocument) return span;
    const first = stretch(text, middle, known.text, known.first, this.#length)?.span;
    const isNearlyAll = first !== undefined && span.equalWords - first.equalWords < guaranteedWords;
    return isNearlyAll ? first : span;
  }

  #isUnexplained(standing: Standing, document: number): boolean {
    const other = standing.text.document;
    return other !== document && !this.#near.isExplained(other, document);
  }
}

/** The whole stretch around `length` equal words; undefined if they are not equal after all. */
function stretch(
  text: RegionText,
  at: number,
  kept: RegionText,
  keptAt: number,
  length: number,
): Stretch | undefined {
  let words = 0;
  while (areEqual(text, at + words, kept, keptAt + words)) words++;
  if (words < length) return undefined;
  let back = 0;
  while (areEqual(text, at - back - 1, kept, keptAt - back - 1)) back++;
  const run = { first: at - back, end: at + words, keptFirst: keptAt - back, keptEnd: keptAt + words };
  const forward = overGaps(text, run.end, kept, run.keptEnd, 1);
  const backward = overGaps(text, run.first - 1, kept, run.keptFirst - 1, -1);
  return {
    runFirst: run.first,
    runEnd: run.end,
    span: {
      document: text.document,
      first: backward.at + 1,
      end: forward.at,
      keptDocument: kept.document,
      keptFirst: backward.keptAt + 1,
      keptEnd: forward.keptAt,
      equalWords: words + back + forward.equal + backward.equal,
    },
  };
}

/** True if a word of one text is that of another. Outside the texts nothing is equal. */
function areEqual(text: RegionText, at: number, kept: RegionText, keptAt: number): boolean {
  const hash = text.at(at);
  return hash !== undefined && hash === kept.at(keptAt);
}

// An edit within a shared passage: some words exchanged, then the passage goes on for at least a shingle and a half.
const mostGapWords = 8;
const leastWordsBehindGap = 8;

/** Follows a run over small gaps, forwards or backwards. `at` is the first word that is not equal any more. */
function overGaps(
  text: RegionText,
  at: number,
  kept: RegionText,
  keptAt: number,
  step: 1 | -1,
): { readonly at: number; readonly keptAt: number; readonly equal: number } {
  let equal = 0;
  for (;;) {
    const next = behindGap(text, at, kept, keptAt, step);
    if (next === undefined) return { at, keptAt, equal };
    equal += next.words;
    at += step * (next.skipped + next.words);
    keptAt += step * (next.keptSkipped + next.words);
  }
}

function behindGap(
  text: RegionText,
  at: number,
  kept: RegionText,
  keptAt: number,
  step: 1 | -1,
): { readonly skipped: number; readonly keptSkipped: number; readonly words: number } | undefined {
  for (let sum = 1; sum <= 2 * mostGapWords; sum++) {
    for (let skipped = Math.max(0, sum - mostGapWords); skipped <= Math.min(sum, mostGapWords); skipped++) {
      const from = at + step * skipped;
      const keptFrom = keptAt + step * (sum - skipped);
      let words = 0;
      while (areEqual(text, from + step * words, kept, keptFrom + step * words)) words++;
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
