// Which entries know another version of a text: those that have half of its sketch in common.

import type { Corpus } from '../../model/corpus.ts';
import type { Finding } from '../../model/finding.ts';
import type { KnownEntry } from './known-entry.ts';
import { areTelling, isCopy, portraitWords, quoteOf, sketchesOf } from './portrait.ts';
import { foldedWords, leastShared, sharedPart, type Sketch } from './sketch.ts';

/** Hashes that stand in more entries than these tell none of them from the others. */
const mostPostings = 500;

/** An entry that may know a finding. */
export interface Alike {
  /** Index of the entry. */
  readonly position: number;
  /** Part of their sketches that both have, 0 to 1. */
  readonly shared: number;
}

interface Portrait {
  readonly finding: Finding;
  readonly sketches: readonly Sketch[];
  /** The words at its place. */
  readonly own: string;
}

/**
 * For each finding the entries whose text is a version of its text. Only hashes of these findings are looked for, since a
 * baseline has thousands of entries and a run mostly few findings that it does not know at once.
 */
export function entriesAlike(
  findings: readonly Finding[],
  entries: readonly KnownEntry[],
  corpus: Corpus,
  categoryOf: (rule: string) => string | undefined,
): Alike[][] {
  if (findings.length === 0) return [];
  const portraits = findings.map((finding): Portrait => ({
    finding,
    sketches: sketchesOf(finding, portraitWords(finding, corpus), corpus),
    own: foldedWords(quoteOf(finding, corpus)).join(' '),
  }));
  const postings = new Map<number, number[]>();
  for (const { sketches } of portraits)
    for (const sketch of sketches) for (const hash of sketch) if (!postings.has(hash)) postings.set(hash, []);
  entries.forEach(({ sketches }, position) => {
    for (const sketch of sketches) {
      for (const hash of sketch) {
        const posted = postings.get(hash);
        if (posted !== undefined && posted.length <= mostPostings && posted.at(-1) !== position)
          posted.push(position);
      }
    }
  });
  return portraits.map((portrait) => {
    const positions = new Set<number>();
    for (const hash of portrait.sketches.flatMap((sketch) => [...sketch])) {
      const posted = postings.get(hash) ?? [];
      if (posted.length <= mostPostings) for (const position of posted) positions.add(position);
    }
    return [...positions]
      .filter((position) => isOfKind(portrait, entries[position], categoryOf))
      .map((position) => ({ position, shared: mostShared(portrait.sketches, entries[position].sketches) }))
      .filter(({ shared }) => shared >= leastShared);
  });
}

/**
 * Of copies another rule may speak after an edit: what was identical is nearly so. Of all else the same rule must, and
 * of the same words, unless there are so many that they may have been edited themselves.
 */
function isOfKind(
  { finding, own }: Portrait,
  entry: KnownEntry,
  categoryOf: (rule: string) => string | undefined,
): boolean {
  if (entry.isCopy !== isCopy(finding)) return false;
  if (entry.isCopy) return categoryOf(entry.rule) === categoryOf(finding.rule);
  if (entry.rule !== finding.rule) return false;
  const known = foldedWords(entry.quote);
  return areTelling(known) || known.join(' ') === own;
}

function mostShared(some: readonly Sketch[], others: readonly Sketch[]): number {
  return Math.max(0, ...some.flatMap((one) => others.map((other) => sharedPart(one, other))));
}
