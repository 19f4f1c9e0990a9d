// From evidence to a grade. The classes and their precision were measured on Reuters-21578 (19,043 articles of 1987):
// "safe and anchored" 108 of 108 true, "anchored, same role" 45 of 45, swapped letters 86 of 87.

import type { Background } from './background.ts';
import type { Evidence } from './evidence.ts';
import { isSlipOfOneWriter } from './one-writer.ts';

/** How far a pair may be trusted: right nearly always, right mostly, worth a look. */
export type Grade = 'strong' | 'moderate' | 'weak';

/** What carries the grade. */
export type Reason = 'role' | 'anchor' | 'document' | 'corpus';

/** What a pair of names is worth saying. */
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
/** Beside a name so frequent, its own form cut short is a slip: of 6 in 13,600 texts of many kinds one was none. */
const frequentMajority = 50;
/** Shorter names are all neighbours of each other: Reed and Reid, Bell and Bill. */
const safeLetters = 5;
/** Below, letters tell nothing: "Vim" and "Vifm". */
const fewestLetters = 4;
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
/** Letters that speak for a slip wherever they stand. */
export const unheardOf = 5;

/** A word of so many letters has hardly a neighbour that is another name. */
const longLetters = 8;
const veryLongLetters = 10;
/** A name in so many articles is established if the letters of the other are odd as well. */
const fewDocuments = 3;
/** What a key beside the right one adds to the oddness: 9 of 18 slips of the reference text, 4 of 25 other near names. */
const keyOddness = 1;

/** Judges a pair. */
export function grade(evidence: Evidence, background: Background): Verdict {
  const isAnchored = evidence.anchors.length > 0 && !evidence.isContradicted();
  const majority = hasMajority(evidence, background);
  const judged = strengthOf(evidence, background, isAnchored);
  const strength = !majority && isSlipOfOneWriter(evidence, background) ? 'strong' : judged;
  const reason =
    evidence.anchors.length === 0
      ? evidence.isInDocument
        ? 'document'
        : 'corpus'
      : strength === 'strong' && evidence.role === 'match'
        ? 'role'
        : 'anchor';
  return { grade: strength, reason, hasMajority: majority };
}

function strengthOf(evidence: Evidence, background: Background, isAnchored: boolean): Grade {
  const { role, isSlip, isInDocument } = evidence;
  const { shortest, isKnown, isSharedAnchor } = background;
  if (evidence.differByCustom || evidence.mayBeInflected) return 'weak';
  if (evidence.differInAccents) return hasLostAccents(evidence) ? 'moderate' : 'weak';
  if (evidence.hasAffix) return 'weak';
  // Two given names of one surname and one office, the rarer one in several lines: "Sunita Verma" is not "Sunil Verma".
  const isOwnPerson = isKnown && evidence.allSuspectLines > fewLines;
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
  if (!isRare(evidence)) return 'weak';
  if (evidence.isPreferredOrdinary && !isOddInside(evidence, shortest)) return 'weak';
  // "Schneier" is no "Schneider", "Jepsen" no "Jensen".
  const isNearSurname =
    background.isOfNearSurnames && evidence.edit.kind !== 'transpose' && evidence.oddness < unheardOf;
  const isLikely =
    (mayBeTogether && isLikelyInDocument(evidence, shortest)) ||
    (!isNearSurname && isLikelyInCorpus(evidence, shortest));
  return isLikely && !evidence.isContradicted() ? 'moderate' : 'weak';
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

/** How little the letters of the suspect are those of another name: odd for a word, or beside the right key. */
function doubt({ edit, oddness }: Evidence): number {
  return oddness + (edit.isKeySlip ? keyOddness : 0);
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

/** The preferred form stands in so many times more lines. */
function isUsual({ allPreferredLines, allSuspectLines }: Evidence, times: number): boolean {
  return allPreferredLines >= times * allSuspectLines;
}

/** The same of lines beside the anchor. */
function isUsualBeside({ preferredLines, suspectLines }: Evidence, times: number): boolean {
  return preferredLines >= times * suspectLines;
}

/** An ordinary word with a capital ("Guard") is mistyped as names are, but is near more words. */
function isOddInside(evidence: Evidence, shortest: number): boolean {
  const { edit, isCompound } = evidence;
  if (edit.edits === 2 || edit.isInitial || edit.isFinal || isCompound) return false;
  if (shortest >= safeLetters && evidence.oddness >= veryOdd) return true;
  // "Soldarity" among many a "Solidarity". An exchanged letter may make the word of another language.
  return shortest >= longLetters && edit.kind !== 'substitute' && isUsual(evidence, namesakeMajority);
}

/** Beside a common neighbour: what is left to doubt is a namesake, grammar, or another name of few letters. */
function isLikelyBesideAnchor(evidence: Evidence, { shortest, isSharedAnchor }: Background): boolean {
  const { edit, role, isSlip, isInDocument, oddness } = evidence;
  if (edit.edits === 2 && edit.isFinal) {
    // Two slips in a name that the article has right many times.
    return isInDocument && shortest >= safeLetters && oddness > 0 && isUsual(evidence, safeMajority);
  }
  if (role === 'noun') return true;
  // "Danilo" and "Daniel" of one surname, one line each.
  if (edit.edits === 2 && !isUsualBeside(evidence, 2))
    return evidence.haveSameLetters() || oddness >= veryOdd;
  const mayBeNamesake = isSharedAnchor && !isSlip && !isInDocument && oddness < veryOdd;
  if (mayBeNamesake && evidence.preferredLines < namesakeMajority * evidence.suspectLines) {
    // "Gustav Landuer" beside "Gustav Landauer": rare surnames have no near namesakes of the same given name.
    return (
      edit.edits === 1 && shortest >= lettersForTwo && isUsual(evidence, safeMajority) && !edit.isInitial
    );
  }
  if (isSlip && !edit.isInitial) return true;
  const isInside = !edit.isFinal && !edit.isInitial;
  if (shortest < safeLetters) {
    const isRight = evidence.preferredLines >= namesakeMajority * evidence.suspectLines;
    return shortest >= fewestLetters && isInside && (isRight || doubt(evidence) >= unheardOf);
  }
  if (isInside) return true;
  return oddness >= leaning || evidence.preferredLines >= safeMajority * evidence.suspectLines;
}

/** In one document: the letters have to speak for a slip where the shape of the edit does not. */
function isLikelyInDocument(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness } = evidence;
  if (edit.edits === 2) return isLikelyTwice(evidence, shortest);
  if (isSlip && !edit.isInitial) return true;
  if (evidence.isCompound) return false;
  if (edit.isInitial || edit.isFinal) return isLikelyAtEdge(evidence, shortest);
  // "Yprk" for "York". Most words of four letters are near another one.
  if (shortest < safeLetters)
    return shortest >= fewestLetters && isUsual(evidence, safeMajority) && doubt(evidence) >= unheardOf;
  // "Homer" among many a "Hoyer": an exchanged letter that makes a more usual word makes another name.
  if (edit.kind === 'substitute' && doubt(evidence) < 0)
    return shortest >= lettersForTwo && isUsual(evidence, safeMajority) && oddness >= -leaning;
  return isUsual(evidence, 2) || oddness >= veryOdd;
}

/** Two letters off in one document. */
function isLikelyTwice(evidence: Evidence, shortest: number): boolean {
  const { edit, oddness } = evidence;
  if (shortest < lettersForTwo || evidence.isCompound || !isUsual(evidence, 2)) return false;
  if (oddness >= veryOdd) return true;
  // "Louvre" is two letters from "Louise", "Christmas" from "Christos".
  if (shortest <= lettersForTwo || oddness < odd) return false;
  return isUsual(evidence, edit.isFinal ? namesakeMajority : safeMajority);
}

/** The first letter is where names differ ("Jerry", "Kerry"), the last one where words are inflected. */
function isLikelyAtEdge(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness } = evidence;
  if (shortest < safeLetters || !isUsual(evidence, 2)) return false;
  if (oddness >= (isSlip ? leaning : odd)) return true;
  if (!isUsual(evidence, safeMajority) || evidence.allSuspectLines > fewLines) return false;
  // "Trotsk" in an article on Trotsky: what lacks its end beside so frequent a name is no name of its own.
  if (edit.kind === 'drop' && edit.isFinal && isUsual(evidence, frequentMajority)) return oddness >= 0;
  // "Pemberto" for "Pemberton".
  if (edit.kind === 'drop' && edit.isFinal && evidence.lacksEnd && shortest >= lettersForTwo)
    return oddness >= 0;
  // "Adyton" for "Dayton".
  return edit.kind === 'transpose' ? oddness >= 0 : edit.isKeySlip && doubt(evidence) >= leaning;
}

/** Nothing joins the two but that one of them is common: only letters that no other name has are believed. */
function isLikelyInCorpus(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness, suspectDocuments, preferredDocuments } = evidence;
  if (evidence.isCompound || evidence.openSentences || edit.edits === 2) return false;
  if (shortest < safeLetters || suspectDocuments > 1 || preferredDocuments < 2) return false;
  const isInside = !edit.isFinal && !edit.isInitial;
  const isEstablished = preferredDocuments >= safeMajority;
  const limit = isEstablished || isSlip ? veryOdd : unheardOf;
  if (preferredDocuments < fewDocuments) return oddness >= limit;
  if (doubt(evidence) >= limit) return true;
  if (!isInside) return false;
  if (!isEstablished) {
    const isPlainSlip = edit.kind === 'transpose' && oddness >= (shortest > lettersForTwo ? -leaning : 0);
    return isPlainSlip || (shortest >= longLetters && doubt(evidence) >= odd);
  }
  // Of pairs with a common name 53 of 100 were slips on Reuters-21578; with odd letters that makes 90.
  if (edit.kind === 'transpose') return oddness >= -leaning;
  if (doubt(evidence) >= odd) return true;
  // What is near a long name is seldom another one: 8 of 9 were slips in 11 MB of essays.
  if (evidence.isTransliteration) return false;
  // "Virinia" among many articles with a "Virginia".
  if (edit.kind !== 'substitute' && shortest > lettersForTwo && preferredDocuments >= namesakeMajority)
    return doubt(evidence) >= -leaning;
  if (shortest < longLetters) return false;
  return doubt(evidence) >= (shortest >= veryLongLetters ? -1 : 0);
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
function hasMajority(evidence: Evidence, { isKnown }: Background): boolean {
  if (evidence.differInAccents) return false;
  const ratio = evidence.preferredLines / evidence.suspectLines;
  if (ratio >= 3 || (evidence.role === 'match' && ratio >= 2)) return true;
  // That there are many a "Sunil" says nothing of one "Sunila".
  if (isKnown) return false;
  if (ratio >= 1 && evidence.allPreferredLines >= 3 * evidence.allSuspectLines) return true;
  // "Goyenevhe" beside one "Goyeneche": the letters decide. Two edits are two chances to be odd.
  return ratio >= 1 && evidence.oddness >= veryOdd * evidence.edit.edits && !evidence.isTransliteration;
}
