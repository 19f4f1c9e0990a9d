// Which of two near names is suspected to be a slip for the other: the rarer one.

import type { NameTable } from '../mentions/name-table.ts';
import type { Candidate } from '../near/candidates.ts';
import { isTransliteration, nearEdit, type WordEdit } from '../near/edits.ts';
import { oddness } from './plausibility.ts';

/** A form that is held to be a misspelling of another. */
export interface Suspicion {
  /** Number of the rarer form, and of the one it is held to be a misspelling of. */
  readonly suspect: number;
  readonly preferred: number;
  /** From the preferred form to the suspect. */
  readonly edit: WordEdit;
}

/** Tells the rarer form from the other. */
export function suspicionOf(names: NameTable, candidate: Candidate): Suspicion {
  const { a, b, edit } = candidate;
  if (isRarer(names, candidate)) return { suspect: b, preferred: a, edit };
  return { suspect: a, preferred: b, edit: nearEdit(names.folded(b), names.folded(a)) ?? edit };
}

/** True if `b` is the rarer of the two: beside the anchors, then anywhere, then the odder one, then the later one. */
function isRarer(names: NameTable, { a, b, anchors }: Candidate): boolean {
  const beside = anchors.reduce((difference, { linesOfA, linesOfB }) => difference + linesOfA - linesOfB, 0);
  const difference =
    beside ||
    names.lines(a) - names.lines(b) ||
    names.documents(a) - names.documents(b) ||
    names.mentions(a) - names.mentions(b);
  if (difference !== 0) return difference > 0;
  const letters = oddness(names.folded(b), names.folded(a));
  if (letters !== 0 && !isTransliteration(names.folded(a), names.folded(b))) return letters > 0;
  const first = (id: number): number => names.rows.document[names.firstRow(id)];
  if (first(a) !== first(b)) return first(b) > first(a);
  const start = (id: number): number => names.rows.columns.start[names.firstRow(id)];
  return start(b) > start(a);
}
