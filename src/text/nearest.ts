// "Did you mean": the nearest right names for a mistyped one.

import { distance } from 'fastest-levenshtein';

/**
 * Candidates that a typing mistake may have turned into `word`, nearest first, at most `most`.
 * A candidate counts if it differs in at most a third of its letters, but at least two edits are forgiven,
 * or if one of the two begins with the other (three letters at least).
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const wanted = word.toLowerCase();
  const scored: { candidate: string; edits: number }[] = [];
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    const edits = distance(wanted, offered);
    const forgiven = Math.max(2, Math.floor(Math.max(wanted.length, offered.length) / 3));
    const isBeginning = wanted.length >= 3 && (offered.startsWith(wanted) || wanted.startsWith(offered));
    if ((edits <= forgiven && edits < wanted.length) || isBeginning) scored.push({ candidate, edits });
  }
  scored.sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map(({ candidate }) => candidate);
}
