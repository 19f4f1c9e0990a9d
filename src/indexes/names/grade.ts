// From evidence to a grade. The classes and their precision were measured on Reuters-21578 (19,043 articles of 1987):
// "safe and anchored" 108 of 108 true, "anchored, same role" 45 of 45, swapped letters 86 of 87.

import type { Evidence } from './evidence.ts';

/** How far a pair may be trusted: right nearly always, right mostly, worth a look. */
export type Grade = 'strong' | 'moderate' | 'weak';

/** What carries the grade. */
export type Reason = 'role' | 'anchor' | 'document' | 'corpus';

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
/** The same where two letters differ. */
const lettersForTwo = 6;

/**
 * Degrees of `oddness`. Of 118 near pairs of words with capitals, one edit apart inside the word, in the change logs of
 * Debian, systemd, Python and the time zone tables, 19, 8, 3 and 1 of a hundred reach them; of slips that add or exchange
 * a letter 78, 64, 50 and 37.
 */
const leaning = 2;
const odd = 3;
const veryOdd = 4;
const unheardOf = 5;

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
      ? evidence.isInDocument
        ? 'document'
        : 'corpus'
      : strength === 'strong' && evidence.role === 'match'
        ? 'role'
        : 'anchor';
  return { grade: strength, reason, hasMajority: hasMajority(evidence) };
}

function strengthOf(evidence: Evidence, background: Background, isAnchored: boolean): Grade {
  const { role, isSlip, isInDocument } = evidence;
  const { shortest, isKnown, isSharedAnchor } = background;
  if (evidence.differInAccents || evidence.mayBeInflected) return 'weak';
  if (isAnchored && role === 'match') return 'strong';
  if (role === 'conflict' && !isSlip) return 'weak';
  if (evidence.isSuspectOrdinary) return 'weak';
  // Two right names beside one neighbour: two people as often as not, unless both are, say, "Senator".
  if (isKnown) return isAnchored && role === 'noun' ? 'moderate' : 'weak';
  const isSafe = isSafeEdit(evidence, shortest) && role !== 'conflict';
  const isTogether = isInDocument && !evidence.isContradicted && !evidence.openSentences;
  if ((isAnchored || isTogether) && isSlip && isSafe) return 'strong';
  // Where every noun has a capital, neighbours and documents join ordinary words as well.
  if (evidence.isAmongCapitals)
    return isAnchored && role === 'noun' && isRare(evidence) ? 'moderate' : 'weak';
  if (isAnchored && isSafe && (!isSharedAnchor || role === 'noun' || isInDocument)) return 'strong';
  if (isAnchored && (role === 'noun' || isRare(evidence)) && isLikelyBesideAnchor(evidence, background))
    return 'moderate';
  if (!isRare(evidence) || evidence.isContradicted) return 'weak';
  if (evidence.isPreferredOrdinary && !isOddInside(evidence, shortest)) return 'weak';
  if (isTogether && isLikelyInDocument(evidence, shortest)) return 'moderate';
  return isLikelyInCorpus(evidence, shortest) ? 'moderate' : 'weak';
}

/** An ordinary word with a capital ("Guard") is mistyped as names are, but is near more words. */
function isOddInside({ edit, oddness, isCompound }: Evidence, shortest: number): boolean {
  if (edit.edits === 2 || edit.isInitial || edit.isFinal || isCompound) return false;
  return shortest >= safeLetters && oddness >= veryOdd;
}

/** Beside a common neighbour: what is left to doubt is a namesake, grammar, or another name of few letters. */
function isLikelyBesideAnchor(evidence: Evidence, { shortest, isSharedAnchor }: Background): boolean {
  const { edit, role, isSlip, isInDocument, oddness } = evidence;
  if (edit.edits === 2 && edit.isFinal) return false;
  if (role === 'noun') return true;
  const mayBeNamesake = isSharedAnchor && !isSlip && !isInDocument && oddness < veryOdd;
  if (mayBeNamesake && evidence.preferredLines < namesakeMajority * evidence.suspectLines) return false;
  if (isSlip && !edit.isInitial) return true;
  if (shortest < safeLetters) return false;
  if (!edit.isFinal && !edit.isInitial) return true;
  return oddness >= leaning || evidence.preferredLines >= safeMajority * evidence.suspectLines;
}

/** In one document: the letters have to speak for a slip where the shape of the edit does not. */
function isLikelyInDocument(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness, allPreferredLines, allSuspectLines } = evidence;
  const isUsual = allPreferredLines >= 2 * allSuspectLines;
  if (edit.edits === 2)
    return shortest >= lettersForTwo && isUsual && oddness >= veryOdd && !evidence.isCompound;
  if (isSlip && !edit.isInitial) return true;
  if (shortest < safeLetters || evidence.isCompound) return false;
  if (edit.isInitial || edit.isFinal) return isUsual && oddness >= (isSlip ? leaning : odd);
  // "Homer" among many a "Hoyer": an exchanged letter that makes a more usual word makes another name.
  if (edit.kind === 'substitute' && oddness < 0) return false;
  return isUsual || oddness >= veryOdd;
}

/** Nothing joins the two but that one of them is common: only letters that no other name has are believed. */
function isLikelyInCorpus(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness, suspectDocuments, preferredDocuments } = evidence;
  if (evidence.isCompound || evidence.openSentences || edit.edits === 2) return false;
  if (shortest < safeLetters || suspectDocuments > 1 || preferredDocuments < 2) return false;
  const isInside = !edit.isFinal && !edit.isInitial;
  // Of pairs with a common name 53 of 100 were slips on Reuters-21578; with odd letters that makes 90.
  if (preferredDocuments >= safeMajority && isInside)
    return oddness >= (edit.kind === 'transpose' ? leaning : odd);
  return oddness >= (preferredDocuments >= safeMajority || isSlip ? veryOdd : unheardOf);
}

/** The suspect is as rare as a slip of one writer. */
function isRare({
  allSuspectLines,
  allPreferredLines,
  suspectDocuments,
  preferredDocuments,
  oddness,
}: Evidence): boolean {
  if (allSuspectLines <= Math.max(fewLines, slipRate * allPreferredLines)) return true;
  // A writer who is wrong throughout one article has made one mistake.
  return suspectDocuments === 1 && preferredDocuments >= (oddness >= veryOdd ? 2 : safeMajority);
}

/** One edit inside a long enough word that is far more often written the other way. */
function isSafeEdit(evidence: Evidence, shortest: number): boolean {
  const { edit, allSuspectLines, allPreferredLines } = evidence;
  return (
    edit.edits === 1 &&
    !edit.isFinal &&
    !edit.isInitial &&
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
  if (ratio >= 1 && evidence.allPreferredLines >= 3 * evidence.allSuspectLines) return true;
  // "Goyenevhe" beside one "Goyeneche": the letters decide. Two edits are two chances to be odd.
  return ratio >= 1 && evidence.oddness >= veryOdd * evidence.edit.edits && !evidence.isTransliteration;
}
