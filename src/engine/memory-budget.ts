// How much of what a run holds on purpose may stay in memory.

import { defaultHeldBytes } from '../findings/places/held-texts.ts';
import type { SourceRef } from '../model/document.ts';
import { isMarkup } from '../sources/formats/markup.ts';

/** Bytes of each kind. */
export interface MemoryBudget {
  /** Rows of indexes; beyond it they wait on the disk. */
  readonly rows: number;
  /** Texts of sources that were looked at last. */
  readonly texts: number;
  /** The same where most of a corpus is markup. */
  readonly markup: number;
  /** Single records of large sources. */
  readonly records: number;
  /** Texts that findings are shown in. */
  readonly located: number;
}

/**
 * Small corpora stay in memory whole, of large ones what was looked at last. A manual of 60 MB takes 110 with its pages and
 * the text in them: to parse it again and again took more memory than to hold it. A record holds three times its text in words
 * and lines, and is read again in 20 µs: four times as many of them saved no time, and cost 50 MB.
 */
const usual: MemoryBudget = {
  rows: Infinity,
  texts: 64 * 2 ** 20,
  markup: 160 * 2 ** 20,
  records: 4 * 2 ** 20,
  located: defaultHeldBytes,
};

// What Node and the program take, and the work on a batch on each thread that does it, garbage with it: at most 146 MB on
// one thread, 219 on two, 301 on four, while 40 MB of news are read and all rows go to the disk (Node 20).
const programBytes = 90 * 2 ** 20;
const threadBytes = 70 * 2 ** 20;

/** The budget for a process of at most `maxBytes` on so many threads, or without a limit. */
export function memoryBudget(maxBytes: number | undefined, threads: number): MemoryBudget {
  if (maxBytes === undefined) return usual;
  // Half for rows; the rest for what is made of them, and an eighth, a quarter at most, for texts.
  const free = Math.max(0, maxBytes - programBytes - Math.max(1, threads) * threadBytes);
  return {
    rows: free / 2,
    texts: Math.min(usual.texts, free / 8),
    markup: Math.min(usual.markup, free / 8),
    records: Math.min(usual.records, free / 16),
    located: Math.min(usual.located, free / 16),
  };
}

/** What texts of these sources may take. */
export function textBudget(
  { texts, markup }: Pick<MemoryBudget, 'texts' | 'markup'>,
  sources: readonly Pick<SourceRef, 'format' | 'size'>[],
): number {
  let more = 0;
  for (const { format, size } of sources) more += isMarkup(format) ? size : -size;
  return more > 0 ? markup : texts;
}
