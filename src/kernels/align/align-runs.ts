// Lists of equal runs, the filling of gaps between them, and the judgement which of them are more than chance.

import { seedWords } from './align-matches.ts';

/** Runs of equal words as growing columns. Plain arrays: most alignments have a few runs, and typed arrays are dear to make. */
export class RunList {
  length = 0;
  readonly a: number[] = [];
  readonly b: number[] = [];
  readonly words: number[] = [];

  /** Adds a run; joins it to the last one if it continues it. */
  add(a: number, b: number, words: number): void {
    const last = this.length - 1;
    if (last >= 0 && this.a[last] + this.words[last] === a && this.b[last] + this.words[last] === b) {
      this.words[last] += words;
      return;
    }
    this.a.push(a);
    this.b.push(b);
    this.words.push(words);
    this.length++;
  }
}

/** A stretch of both texts between two runs: words [firstA, endA) and [firstB, endB). */
export interface Gap {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly usedA: Uint8Array;
  readonly usedB: Uint8Array;
  readonly firstA: number;
  readonly endA: number;
  readonly firstB: number;
  readonly endB: number;
  /** True if no run stands before it. */
  readonly isStart: boolean;
  /** True if no run stands behind it. */
  readonly isEnd: boolean;
}

// A gap of more words is looked at only near the runs around it: far from them, common words match by chance.
const mostGapWords = 96;

/** Adds the equal words of a gap to `filled`, in order. */
export function fillGap(gap: Gap, filled: RunList): void {
  const { firstA, endA, firstB, endB } = gap;
  if (endA <= firstA || endB <= firstB) return;
  if (endA - firstA <= mostGapWords && endB - firstB <= mostGapWords) {
    if (gap.isStart || gap.isEnd) {
      // Nothing holds the far end of the first and last gap: equal lengths from the near end on are enough.
      const words = Math.min(endA - firstA, endB - firstB) * 2;
      if (gap.isStart)
        addCommon(gap, Math.max(firstA, endA - words), endA, Math.max(firstB, endB - words), endB, filled);
      else
        addCommon(
          gap,
          firstA,
          Math.min(endA, firstA + words),
          firstB,
          Math.min(endB, firstB + words),
          filled,
        );
      return;
    }
    addCommon(gap, firstA, endA, firstB, endB, filled);
    return;
  }
  const half = mostGapWords / 2;
  let doneA = firstA;
  let doneB = firstB;
  if (!gap.isStart) {
    doneA = Math.min(endA, firstA + half);
    doneB = Math.min(endB, firstB + half);
    addCommon(gap, firstA, doneA, firstB, doneB, filled);
  }
  if (!gap.isEnd) {
    addCommon(gap, Math.max(doneA, endA - half), endA, Math.max(doneB, endB - half), endB, filled);
  }
}

const table = new Uint8Array((mostGapWords + 1) * (mostGapWords + 1));

/** Longest common subsequence of two short stretches by the textbook table; words in use match nothing. */
function addCommon(
  gap: Gap,
  firstA: number,
  endA: number,
  firstB: number,
  endB: number,
  filled: RunList,
): void {
  const { a, b, usedA, usedB } = gap;
  const rows = endA - firstA;
  const columns = endB - firstB;
  if (rows <= 0 || columns <= 0) return;
  const width = columns + 1;
  const isEqual = (i: number, j: number): boolean =>
    a[firstA + i] === b[firstB + j] && usedA[firstA + i] === 0 && usedB[firstB + j] === 0;
  table.fill(0, rows * width, rows * width + width);
  for (let i = rows - 1; i >= 0; i--) {
    table[i * width + columns] = 0;
    for (let j = columns - 1; j >= 0; j--) {
      const below = table[(i + 1) * width + j];
      const right = table[i * width + j + 1];
      const skipped = below > right ? below : right;
      table[i * width + j] = isEqual(i, j) ? table[(i + 1) * width + j + 1] + 1 : skipped;
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (isEqual(i, j)) filled.add(firstA + i++, firstB + j++, 1);
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i++;
    else j++;
  }
}

// What an equal word is worth and what a differing one costs: ten equal words make up for eleven that differ, so that
// one equal word behind one edit still counts. Common words match a third of the words of unrelated text at most.
const worthOfEqual = 10;
const costOfDiffering = 9;

/**
 * The runs that convince: stretches in which about as many words are equal as differ, and of which no beginning or
 * end does worse. A stretch must be worth `seedWords` equal words.
 */
export function keepConvincing(runs: RunList): RunList {
  // Ruzzo and Tompa: segments with the score before them (`low`) and including them (`high`).
  const segments: { first: number; end: number; low: number; high: number }[] = [];
  let score = 0;
  for (let run = 0; run < runs.length; run++) {
    if (run > 0) {
      const gapA = runs.a[run] - runs.a[run - 1] - runs.words[run - 1];
      const gapB = runs.b[run] - runs.b[run - 1] - runs.words[run - 1];
      score -= costOfDiffering * Math.max(gapA, gapB);
    }
    let segment = { first: run, end: run + 1, low: score, high: score + worthOfEqual * runs.words[run] };
    score = segment.high;
    for (;;) {
      let index = segments.length - 1;
      while (index >= 0 && segments[index].low >= segment.low) index--;
      if (index < 0 || segments[index].high >= segment.high) break;
      segment = { ...segment, first: segments[index].first, low: segments[index].low };
      segments.length = index;
    }
    segments.push(segment);
  }
  const kept = new RunList();
  for (const { first, end, low, high } of segments) {
    if (high - low < worthOfEqual * seedWords) continue;
    for (let run = first; run < end; run++) kept.add(runs.a[run], runs.b[run], runs.words[run]);
  }
  return kept;
}
