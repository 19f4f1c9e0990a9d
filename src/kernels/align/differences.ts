// What an alignment leaves over: words that were exchanged, added, left out or moved.

import { span, type Span } from '../../model/span.ts';
import type { Alignment } from './align.ts';
import type { Words } from '../words.ts';

/** Words [first, end) of a text; empty ranges name the word they stand before. */
export interface WordRange {
  readonly first: number;
  readonly end: number;
}

/** One difference between two texts, as seen from the second: `replaced`, `inserted` and `deleted` words, and equal words that `moved`. */
export interface Difference {
  readonly kind: 'replaced' | 'inserted' | 'deleted' | 'moved';
  readonly a: WordRange;
  readonly b: WordRange;
}

/** All differences, ascending in `b` (deleted words stand where they would be). Moved words are not counted as inserted or deleted. */
export function differencesOf(alignment: Alignment, wordsOfA: number, wordsOfB: number): Difference[] {
  if (!alignment.isMoved.includes(1)) return differencesInOrder(alignment, wordsOfA, wordsOfB);
  const moved = movedWords(alignment, wordsOfA, wordsOfB);
  const differences: Difference[] = [];
  let endA = 0;
  let endB = 0;
  for (let run = 0; run <= alignment.length; run++) {
    const isEnd = run === alignment.length;
    if (!isEnd && alignment.isMoved[run] === 1) {
      const { a, b, words } = alignment;
      differences.push({
        kind: 'moved',
        a: { first: a[run], end: a[run] + words[run] },
        b: { first: b[run], end: b[run] + words[run] },
      });
      continue;
    }
    const nextA = isEnd ? wordsOfA : alignment.a[run];
    const nextB = isEnd ? wordsOfB : alignment.b[run];
    pushGap(freeRanges(moved.a, endA, nextA), freeRanges(moved.b, endB, nextB), endA, endB, differences);
    if (isEnd) break;
    endA = nextA + alignment.words[run];
    endB = nextB + alignment.words[run];
  }
  return differences.sort((x, y) => x.b.first - y.b.first || x.a.first - y.a.first);
}

/** The same where nothing moved: what stands between two runs, or before the first or behind the last. */
function differencesInOrder(
  { length, a, b, words }: Alignment,
  wordsOfA: number,
  wordsOfB: number,
): Difference[] {
  const differences: Difference[] = [];
  let endA = 0;
  let endB = 0;
  for (let run = 0; run <= length; run++) {
    const nextA = run === length ? wordsOfA : a[run];
    const nextB = run === length ? wordsOfB : b[run];
    if (nextA > endA || nextB > endB) {
      const kind = nextA === endA ? 'inserted' : nextB === endB ? 'deleted' : 'replaced';
      differences.push({ kind, a: { first: endA, end: nextA }, b: { first: endB, end: nextB } });
    }
    endA = nextA + words[run];
    endB = nextB + words[run];
  }
  return differences;
}

/** Number of words that differ: of exchanged words those of the longer side; moved words differ in nothing but their place. */
export function countDiffering(differences: readonly Difference[]): number {
  return differences
    .filter(({ kind }) => kind !== 'moved')
    .reduce((sum, { a, b }) => sum + Math.max(a.end - a.first, b.end - b.first), 0);
}

/** Bytes of a range of words; for an empty one the empty span before the word it names. */
export function spanOfWords(words: Words, { first, end }: WordRange): Span {
  if (words.length === 0) return span(0, 0);
  if (first < end) return span(words.start[first], words.end[end - 1]);
  const at = first < words.length ? words.start[first] : words.end[words.length - 1];
  return span(at, at);
}

function movedWords(
  alignment: Alignment,
  wordsOfA: number,
  wordsOfB: number,
): { a: Uint8Array; b: Uint8Array } {
  const a = new Uint8Array(wordsOfA);
  const b = new Uint8Array(wordsOfB);
  for (let run = 0; run < alignment.length; run++) {
    if (alignment.isMoved[run] === 0) continue;
    a.fill(1, alignment.a[run], alignment.a[run] + alignment.words[run]);
    b.fill(1, alignment.b[run], alignment.b[run] + alignment.words[run]);
  }
  return { a, b };
}

function freeRanges(isUsed: Uint8Array, first: number, end: number): WordRange[] {
  const ranges: WordRange[] = [];
  for (let at = first; at < end;) {
    if (isUsed[at] === 1) {
      at++;
      continue;
    }
    let until = at + 1;
    while (until < end && isUsed[until] === 0) until++;
    ranges.push({ first: at, end: until });
    at = until;
  }
  return ranges;
}

/** The free ranges of a gap in pairs: the first of one side was exchanged for the first of the other, and so on. */
function pushGap(
  inA: readonly WordRange[],
  inB: readonly WordRange[],
  firstA: number,
  firstB: number,
  differences: Difference[],
): void {
  for (let index = 0; index < Math.max(inA.length, inB.length); index++) {
    const a = inA[index] ?? { first: inA.at(-1)?.end ?? firstA, end: inA.at(-1)?.end ?? firstA };
    const b = inB[index] ?? { first: inB.at(-1)?.end ?? firstB, end: inB.at(-1)?.end ?? firstB };
    const kind = a.first === a.end ? 'inserted' : b.first === b.end ? 'deleted' : 'replaced';
    differences.push({ kind, a, b });
  }
}
