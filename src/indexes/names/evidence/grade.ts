// From evidence to a grade. The classes and their precision were measured on Reuters-21578 (19,043 articles of 1987):
// "safe and anchored" 108 of 108 true, "anchored, same role" 45 of 45, swapped letters 86 of 87.

import type { Background } from './background.ts';
import type { Evidence } from './evidence.ts';
import {
  fewLines,
  isLikelyBesideAnchor,
  isLikelyInCorpus,
  isLikelyInDocument,
  isOddInside,
  isOddlySpelt,
  isPlainSlip,
  isRare,
  leaning,
  lettersForTwo,
  longLetters,
  safeLetters,
  safeMajority,
  unheardOf,
} from './likelihood.ts';
import { isOneBearer } from './one-bearer.ts';
import { isSlipOfOneWriter } from './one-writer.ts';

/** How far a pair may be trusted: right nearly always, right mostly, worth a look. */
export type Grade = 'strong' | 'moderate' | 'weak';

/** What carries the grade. */
export type Reason = 'role' | 'anchor' | 'speaker' | 'document' | 'corpus';

/** What a pair of names is worth saying. */
export interface Verdict {
  readonly grade: Grade;
  readonly reason: Reason;
  /** The preferred form has a clear majority: the suspect is a misspelling, not another custom. */
  readonly hasMajority: boolean;
}

/** Judges a pair. */
export function grade(evidence: Evidence, background: Background): Verdict {
  const isAnchored = evidence.anchors.length > 0 && !evidence.isContradicted();
  // "Usama bin Laden" beside eleven "Usama bin Ladin": a source within the article may write so.
  const majority = !evidence.isFromOtherScript() && hasMajority(evidence, background);
  const judged = strengthOf(evidence, background, isAnchored);
  const isOneName = isSlipOfOneWriter(evidence, background) || isOneBearer(evidence, background);
  const strength = !majority && isOneName ? 'strong' : judged;
  return { grade: strength, reason: reasonOf(evidence, background, strength), hasMajority: majority };
}

function reasonOf(evidence: Evidence, background: Background, strength: Grade): Reason {
  if (evidence.anchors.length > 0)
    return strength === 'strong' && evidence.role === 'match' ? 'role' : 'anchor';
  if (!evidence.isInDocument) return 'corpus';
  return isSpeaker(evidence, background) ? 'speaker' : 'document';
}

function strengthOf(evidence: Evidence, background: Background, isAnchored: boolean): Grade {
  const { role, isSlip, isInDocument, edit } = evidence;
  const { shortest, isKnown, isSharedAnchor } = background;
  if (evidence.differByCustom || evidence.mayBeInflected) return 'weak';
  if (evidence.differInAccents) return hasLostAccents(evidence) ? 'moderate' : 'weak';
  if (evidence.hasAffix) return 'weak';
  if (isSpeaker(evidence, background)) return isSpeakerCertain(evidence, background) ? 'strong' : 'moderate';
  // Two given names of one surname and one office, the rarer one in several lines: "Sunita Verma" is not "Sunil Verma".
  // Two letters off, no slip makes another common name: "Marie" is not "Martin".
  const isOwnPerson = isKnown && (evidence.allSuspectLines > fewLines || edit.edits === 2);
  if (isAnchored && role === 'match' && !isOwnPerson) return 'strong';
  if (role === 'conflict' && !isSlip) return 'weak';
  if (evidence.isSuspectOrdinary) return 'weak';
  // Two right names beside one neighbour: two people as often as not, unless both are, say, "Senator".
  if (isKnown) return isAnchored && role === 'noun' ? 'moderate' : 'weak';
  const isSafe = isSafeEdit(evidence, shortest) && role !== 'conflict';
  if (isAnchored && isSlip && isSafe) return 'strong';
  const mayBeTogether = isInDocument && !evidence.openSentences;
  if (isSlip && isSafe && mayBeTogether && !evidence.isContradicted()) {
    if (evidence.isAmongCapitals) return strengthOfNoun(evidence, shortest);
    // "Finnish" among many a "Finish": beside an ordinary word another word is likelier than beside a name.
    return evidence.isPreferredOrdinary ? 'moderate' : 'strong';
  }
  // Where every noun has a capital, neighbours and documents join ordinary words as well.
  if (evidence.isAmongCapitals)
    return isAnchored && role === 'noun' && isRare(evidence) ? 'moderate' : 'weak';
  const isPlain = isSafe && !mayBothBeRight(evidence);
  if (isAnchored && isPlain && (!isSharedAnchor || role === 'noun' || isInDocument)) return 'strong';
  if (isAnchored && (role === 'noun' || isRare(evidence)) && isLikelyBesideAnchor(evidence, background))
    return 'moderate';
  return isLikelyByLetters(evidence, background, mayBeTogether) ? 'moderate' : 'weak';
}

/** Nothing beside the two says that they are one: what is left is how rare the suspect is, and its letters. */
function isLikelyByLetters(evidence: Evidence, background: Background, mayBeTogether: boolean): boolean {
  const { shortest, isOfNearSurnames } = background;
  if (!isRare(evidence)) return false;
  if (evidence.isPreferredOrdinary && !isOddInside(evidence, shortest)) return false;
  // "Schneier" is no "Schneider", "Jepsen" no "Jensen".
  const isNearSurname =
    isOfNearSurnames && evidence.edit.kind !== 'transpose' && evidence.oddness < unheardOf;
  const isLikely =
    (mayBeTogether && isLikelyInDocument(evidence, shortest)) ||
    (!isNearSurname && isLikelyInCorpus(evidence, shortest));
  return isLikely && (isPlainSlip(evidence, shortest) || !evidence.isContradicted());
}

/** Two letters off, people of one article may be two: "Swarup" and "Sharp". */
function isSpeaker(evidence: Evidence, { shortest }: Background): boolean {
  const { edit, role, oddness } = evidence;
  if (role === 'conflict') return false;
  if (edit.edits === 2 && (shortest < lettersForTwo || oddness < leaning || !evidence.isOfFingers()))
    return false;
  return evidence.isOneSpeaker();
}

/** Names of four letters are near many a name, and of one line against one the letters alone tell which is wrong. */
function isSpeakerCertain(evidence: Evidence, { shortest, isKnown }: Background): boolean {
  if (evidence.edit.edits === 2 || shortest < safeLetters || isKnown || evidence.isSuspectOrdinary)
    return false;
  return evidence.allPreferredLines >= 2 * evidence.allSuspectLines || !isOddlySpelt(evidence);
}

/** Where every noun has a capital, a slip makes another noun of a short one ("Furcht" and "Frucht", "Leib" and "Lieb"). */
function strengthOfNoun({ edit, allSuspectLines, suspectOpensSentences }: Evidence, shortest: number): Grade {
  if (allSuspectLines > fewLines || shortest < lettersForTwo) return 'weak';
  // "Konnten die Fischer …": at the head of a sentence any word has a capital.
  if (suspectOpensSentences) return shortest >= longLetters ? 'moderate' : 'weak';
  const isLong = shortest >= (edit.kind === 'double' ? lettersForTwo : longLetters);
  if (allSuspectLines > 1) return isLong ? 'moderate' : 'weak';
  return isLong ? 'strong' : 'moderate';
}

/**
 * "Jose" and "José" in one article: a source without accents is a custom, half a text without them is none. The word
 * that has none may be another one ("Cote" and "Côte").
 */
function hasLostAccents(evidence: Evidence): boolean {
  if (!evidence.isInDocument || evidence.isContradicted()) return false;
  const areNames = !evidence.isSuspectOrdinary && !evidence.isPreferredOrdinary;
  return areNames && !evidence.openSentences && !evidence.isAmongCapitals;
}

/** An exchanged letter as two customs have it, or for which stands one line against one. */
function mayBothBeRight(evidence: Evidence): boolean {
  const { edit, isTransliteration, suspectDocuments, oddness, preferredLines, suspectLines } = evidence;
  if (edit.kind !== 'substitute') return false;
  // "Tzarist" beside "Tsarist" in two articles is a custom; in one, "Victorin" for "Viktorin" is a slip.
  if (isTransliteration && suspectDocuments > 1) return true;
  // "Henny" beside one "Henry" of the same surname is right: that there are many Henrys says nothing of this one.
  return preferredLines <= suspectLines && oddness < leaning;
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
function hasMajority(evidence: Evidence, { isKnown }: Background): boolean {
  if (evidence.differInAccents) return false;
  const ratio = evidence.preferredLines / evidence.suspectLines;
  if (ratio >= 3 || (evidence.role === 'match' && ratio >= 2)) return true;
  // That there are many a "Sunil" says nothing of one "Sunila".
  if (isKnown) return false;
  if (ratio >= 1 && evidence.allPreferredLines >= 3 * evidence.allSuspectLines) return true;
  return ratio >= 1 && isOddlySpelt(evidence);
}
