// From evidence to a grade. The classes and their precision were measured on Reuters-21578 (19,043 articles of 1987):
// "safe and anchored" 108 of 108 true, "anchored, same role" 45 of 45, swapped letters 86 of 87.

import type { Evidence } from './evidence.ts';

/** How far a pair may be trusted: right nearly always, right mostly, worth a look. */
export type Grade = 'strong' | 'moderate' | 'weak';

/** What carries the grade. */
export type Reason = 'role' | 'anchor' | 'document';

export interface Verdict {
  readonly grade: Grade;
  readonly reason: Reason;
  /** The preferred form has a clear majority: the suspect is a misspelling, not another custom. */
  readonly hasMajority: boolean;
}

/** A slip occurs once or twice, or in one of a hundred uses: misspellings of frequent names repeat themselves. */
const fewLines = 2;
const slipRate = 0.01;
/** The preferred form stands in this many times more lines, or more documents, than a slip. */
const safeMajority = 5;
/** With slips in one of a hundred uses, a slip is likelier than a namesake from about ten uses on. */
const namesakeMajority = 10;
/** Shorter names are all neighbours of each other: Reed and Reid, Bell and Bill. */
const safeLetters = 5;

/** What is known of a pair besides its evidence. */
export interface Background {
  /** Letters of the shorter form. */
  readonly shortest: number;
  /** The suspect is a name in its own right, by a list. */
  readonly isKnown: boolean;
  /** Every anchor is a common given name, which many people bear: "John Carver" and "John Carter" may be two. */
  readonly isSharedAnchor: boolean;
}

/** Judges a pair. */
export function grade(evidence: Evidence, background: Background): Verdict {
  const isAnchored = evidence.anchors.length > 0 && !evidence.isContradicted;
  const strength = strengthOf(evidence, background, isAnchored);
  const reason =
    evidence.anchors.length === 0
      ? 'document'
      : strength === 'strong' && evidence.role === 'match'
        ? 'role'
        : 'anchor';
  return { grade: strength, reason, hasMajority: hasMajority(evidence) };
}

function strengthOf(evidence: Evidence, background: Background, isAnchored: boolean): Grade {
  const { edit, role, isSlip, isInDocument } = evidence;
  const { shortest, isKnown, isSharedAnchor } = background;
  if (evidence.differInAccents) return 'weak';
  if (isAnchored && role === 'match') return 'strong';
  if (role === 'conflict' && !isSlip) return 'weak';
  if (evidence.isSuspectOrdinary) return 'weak';
  // Two right names beside one neighbour: two people as often as not, unless both are, say, "Senator".
  if (isKnown) return isAnchored && role === 'noun' ? 'moderate' : 'weak';
  const isSafe = isSafeEdit(evidence, shortest) && role !== 'conflict';
  const isJoined = isAnchored || (isInDocument && !evidence.isContradicted && !evidence.openSentences);
  if (isJoined && isSlip && isSafe) return 'strong';
  // Where every noun has a capital, neighbours and documents join ordinary words as well.
  if (evidence.isAmongCapitals)
    return isAnchored && role === 'noun' && isRare(evidence) ? 'moderate' : 'weak';
  if (isAnchored && isSafe && (!isSharedAnchor || role === 'noun' || isInDocument)) return 'strong';
  if (isAnchored && (role === 'noun' || isRare(evidence))) {
    if (edit.edits === 2 && edit.isFinal) return 'weak';
    const mayBeNamesake = isSharedAnchor && role !== 'noun' && !isSlip && !isInDocument;
    if (mayBeNamesake && evidence.preferredLines < namesakeMajority * evidence.suspectLines) return 'weak';
    // An edit at the end may be one of grammar, one in a short name may be another name.
    return role === 'noun' || isSlip || (!edit.isFinal && shortest >= safeLetters) ? 'moderate' : 'weak';
  }
  if (!isJoined || edit.edits === 2 || !isRare(evidence) || evidence.isPreferredOrdinary) return 'weak';
  if (isSlip) return 'moderate';
  const isUsual = evidence.allPreferredLines >= 2 * evidence.allSuspectLines;
  return isUsual && !edit.isFinal && !evidence.isCompound && shortest >= safeLetters ? 'moderate' : 'weak';
}

/** The suspect is as rare as a slip of one writer. */
function isRare({
  allSuspectLines,
  allPreferredLines,
  suspectDocuments,
  preferredDocuments,
}: Evidence): boolean {
  if (allSuspectLines <= Math.max(fewLines, slipRate * allPreferredLines)) return true;
  // A writer who is wrong throughout one article has made one mistake.
  return suspectDocuments === 1 && preferredDocuments >= safeMajority;
}

/** One edit inside a long enough word that is far more often written the other way. */
function isSafeEdit(evidence: Evidence, shortest: number): boolean {
  const { edit, allSuspectLines, allPreferredLines } = evidence;
  return (
    edit.edits === 1 &&
    !edit.isFinal &&
    shortest >= safeLetters &&
    !evidence.isCompound &&
    isRare(evidence) &&
    allPreferredLines >= safeMajority * allSuspectLines
  );
}

/**
 * Three lines to one; with the same role beside both, two to one. Where both are few beside the anchor, the word's
 * lines anywhere may decide: "Mihael Johansen" against one "Michael Johansen" and many other Michaels.
 */
function hasMajority(evidence: Evidence): boolean {
  const ratio = evidence.preferredLines / evidence.suspectLines;
  if (ratio >= 3 || (evidence.role === 'match' && ratio >= 2)) return true;
  return ratio >= 1 && evidence.allPreferredLines >= 3 * evidence.allSuspectLines;
}
