// Word alignment: which words of one text stand in another, one to one, also where paragraphs or sentences have moved.
// Shared 4-word runs are extended and chained in order; short gaps are filled by longest common subsequences; what is
// left is chained again, as moved text. Equal words among more differing ones are chance and are dropped
// (all maximal scoring subsequences: Ruzzo, Tompa, ISMB 1999).

import { Matches, seedWords } from './align-matches.ts';
import { chainMatches } from './align-chain.ts';
import { fillGap, keepConvincing, RunList } from './align-runs.ts';
import { wasmKernels, WasmKernels } from '../wasm/wasm.ts';

/**
 * Runs of equal words as columns: words [a[i], a[i] + words[i]) of the first text equal words
 * [b[i], b[i] + words[i]) of the second. No word is in two runs. Ascending in `b`.
 */
export interface Alignment {
  readonly length: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly words: Uint32Array;
  /** 1 for a run that stands elsewhere in the order of the text; the others ascend in `a` as well. */
  readonly isMoved: Uint8Array;
  /** Words in all runs. */
  readonly equalWords: number;
}

/** Passes over what is left, each for text that moved past what was aligned before. */
const mostPasses = 24;

/**
 * Aligns two texts given as folded word hashes. Deterministic; exchanging the texts exchanges the sides of the same
 * alignment but for ties. Time grows with the lengths and the number of shared runs.
 */
export function alignWords(a: Uint32Array, b: Uint32Array): Alignment {
  const isForKernel =
    Math.min(a.length, b.length) >= seedWords && a.length + b.length <= WasmKernels.mostAlignedWords;
  const runs = isForKernel ? wasmKernels()?.align(a, b) : undefined;
  return runs === undefined ? alignPlain(a, b) : { ...runs, equalWords: sumOf(runs.words) };
}

/** The twin of the WebAssembly kernel: the same alignment, without it. */
export function alignPlain(a: Uint32Array, b: Uint32Array): Alignment {
  const matches = new Matches(a, b);
  const usedA = new Uint8Array(a.length);
  const usedB = new Uint8Array(b.length);
  const all = new RunList();
  let inOrder = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const chain = chainMatches(matches, usedA, usedB);
    if (chain.length === 0) break;
    const filled = fillChain(chain, a, b, usedA, usedB);
    const kept = keepConvincing(filled);
    for (let run = 0; run < kept.length; run++) {
      usedA.fill(1, kept.a[run], kept.a[run] + kept.words[run]);
      usedB.fill(1, kept.b[run], kept.b[run] + kept.words[run]);
      all.add(kept.a[run], kept.b[run], kept.words[run]);
    }
    if (pass === 0) inOrder = all.length;
    if (kept.length === 0) break;
  }
  return toAlignment(all, inOrder);
}

/** A chain with the short gaps between its runs filled, in order. */
function fillChain(
  chain: RunList,
  a: Uint32Array,
  b: Uint32Array,
  usedA: Uint8Array,
  usedB: Uint8Array,
): RunList {
  const filled = new RunList();
  let endA = 0;
  let endB = 0;
  for (let run = 0; run <= chain.length; run++) {
    const isEnd = run === chain.length;
    const nextA = isEnd ? a.length : chain.a[run];
    const nextB = isEnd ? b.length : chain.b[run];
    fillGap(
      { a, b, usedA, usedB, firstA: endA, endA: nextA, firstB: endB, endB: nextB, isStart: run === 0, isEnd },
      filled,
    );
    if (isEnd) break;
    filled.add(nextA, nextB, chain.words[run]);
    endA = nextA + chain.words[run];
    endB = nextB + chain.words[run];
  }
  return filled;
}

function toAlignment(all: RunList, inOrder: number): Alignment {
  const order = Uint32Array.from({ length: all.length }, (_, run) => run).sort((x, y) => all.b[x] - all.b[y]);
  return {
    length: all.length,
    a: Uint32Array.from(order, (run) => all.a[run]),
    b: Uint32Array.from(order, (run) => all.b[run]),
    words: Uint32Array.from(order, (run) => all.words[run]),
    isMoved: Uint8Array.from(order, (run) => (run < inOrder ? 0 : 1)),
    equalWords: sumOf(all.words),
  };
}

function sumOf(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < numbers.length; index++) sum += numbers[index];
  return sum;
}
