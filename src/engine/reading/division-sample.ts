// The sample of plain text that the division into articles is learnt from.

import type { SourceRef } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { learnDivision } from '../../segment/division/division.ts';
import { BinarySource, readSource } from '../../sources/read.ts';
import type { Learnt } from '../cache/fact-cache.ts';

// A sample of this size shows the division of a corpus; more would only cost time. Of a large file its beginning does.
const sampleSources = 64;
const sampleBytes = 4 * 2 ** 20;

/** An evenly spread sample of the sources of plain text. */
export function sampleOf(refs: readonly SourceRef[]): SourceRef[] {
  const plain = refs.filter(isDividedByGuess);
  return sampleAmong(plain.length).map((at) => plain[at]);
}

/** True for a source whose division is learnt. */
export function isDividedByGuess({ format, settings }: Pick<SourceRef, 'format' | 'settings'>): boolean {
  return format === 'plain' && (settings.articles ?? 'auto') === 'auto';
}

/** Which of so many sources are the sample. */
export function sampleAmong(count: number): number[] {
  const step = Math.max(1, count / sampleSources);
  const sample: number[] = [];
  for (let at = 0; at < count; at += step) sample.push(Math.floor(at));
  return sample;
}

/** The same for a sample of the same files as long as nobody has touched them; never for texts that stand for files. */
export function stampOf(sample: readonly SourceRef[]): string {
  if (sample.some(({ content }) => content !== undefined)) return '';
  return JSON.stringify(sample.map(({ path, size, times }) => [path, size, times?.modified, times?.changed]));
}

/** Learns how plain text is divided; undefined if there is no plain text to learn from. */
export function learnFrom(sample: readonly SourceRef[]): Learnt | undefined {
  const samples: { path: string; text: Uint8Array }[] = [];
  for (const ref of sample) {
    try {
      samples.push({ path: ref.path, text: readSource(ref).text.subarray(0, sampleBytes) });
    } catch (error) {
      // What cannot be read is reported when its turn comes.
      if (!(error instanceof SourceError || error instanceof BinarySource)) throw error;
    }
  }
  return samples.length === 0 ? undefined : learnDivision(samples);
}
