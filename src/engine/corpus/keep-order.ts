// The order in which copies are kept, made of the policies of the configuration. A policy gives every document a rank;
// the first policy whose ranks differ decides. Ranks are found when they are asked for: most documents have no copy.

import { documentDateOf } from '../../features/facts/document-date.ts';
import { type Corpus, isReference } from '../../model/corpus.ts';
import type { KeepOrder, KeepPolicy, Keeping } from '../../model/keep.ts';
import { formatNumber } from '../../text/showing/number.ts';
import { readTimestamp } from '../../text/facts/timestamp.ts';

type KeepCorpus = Pick<Corpus, 'facts' | 'document' | 'sources'>;

/** Rank of a document under one policy: the smaller stays; Infinity where the policy knows nothing of it. */
interface Ranking {
  rank(document: number): number;
  /** Why a document with the first rank stays before one with the second. */
  reason(kept: number, other: number): string;
}

/**
 * The order of the policies; what they leave open is decided by path. `findingsOf` counts what document rules found in
 * a document.
 */
export function keepOrderOf(
  corpus: KeepCorpus,
  policies: readonly KeepPolicy[],
  findingsOf: (document: number) => number,
): KeepOrder {
  // They come before all others.
  const rankings: Ranking[] = corpus.sources[0]?.isReference === true ? [referencesFirst(corpus)] : [];
  for (const policy of policies) {
    if (policy.kind === 'path') break;
    rankings.push(remembered(rankingOf(policy, corpus, findingsOf)));
  }
  return {
    decide(a, b): Keeping {
      for (const { rank, reason } of rankings) {
        const [first, second] = [rank(a), rank(b)];
        if (first < second) return { kept: a, reason: reason(first, second) };
        if (second < first) return { kept: b, reason: reason(second, first) };
      }
      return { kept: Math.min(a, b), reason: 'first by path' };
    },
  };
}

/** What is only compared with stays, whatever the policies say. */
function referencesFirst(corpus: KeepCorpus): Ranking {
  return {
    rank: (document) => (isReference(corpus, document) ? 0 : 1),
    reason: () => 'it is in the set compared with',
  };
}

function remembered({ rank, reason }: Ranking): Ranking {
  const known = new Map<number, number>();
  return {
    reason,
    rank(document) {
      let value = known.get(document);
      if (value === undefined) known.set(document, (value = rank(document)));
      return value;
    },
  };
}

function rankingOf(
  policy: Exclude<KeepPolicy, { kind: 'path' }> | KeepPolicy,
  corpus: KeepCorpus,
  findingsOf: (document: number) => number,
): Ranking {
  const pathOf = (document: number): string => corpus.sources[corpus.facts(document).source].path;
  switch (policy.kind) {
    case 'canonical':
      return {
        rank: (document) => (policy.matches(pathOf(document)) ? 0 : 1),
        reason: () => `canonical: ${policy.pattern}`,
      };
    case 'longest':
      return {
        rank: (document) => -corpus.facts(document).words,
        reason: (kept, other) => `longest, ${formatNumber(-kept)} words against ${formatNumber(-other)}`,
      };
    case 'newest':
      return {
        rank: (document) => -(timeOf(document, corpus) ?? -Infinity),
        reason: (kept) => `newest, ${dayOf(-kept)}`,
      };
    case 'earliest':
      return {
        rank: (document) => timeOf(document, corpus) ?? Infinity,
        reason: (kept) => `earliest, ${dayOf(kept)}`,
      };
    case 'fewest-findings':
      return {
        rank: findingsOf,
        reason: (kept, other) => `fewest findings, ${formatNumber(kept)} against ${formatNumber(other)}`,
      };
    case 'git-first-seen':
      return {
        rank: (document) => policy.firstSeen(pathOf(document)) ?? Infinity,
        reason: (kept) => `first in git, ${dayOf(kept * 1000)}`,
      };
    case 'path':
      return { rank: (document) => document, reason: () => 'first by path' };
  }
}

/** Milliseconds since 1970 of the date a record gives, else of the date its text is dated; undefined without either. */
function timeOf(document: number, corpus: KeepCorpus): number | undefined {
  const whole = corpus.document(document);
  if (whole.date !== undefined) {
    const time = readTimestamp(whole.date);
    if (time !== undefined) return time;
  }
  const dated = documentDateOf(whole);
  if (dated?.year === undefined) return undefined;
  const [{ month, day }] = dated.readings;
  return Date.UTC(dated.year, month - 1, day);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
