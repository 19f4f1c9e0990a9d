// How likely a near form is a slip, by what joins it to the other one: a neighbour, an article, or nothing but the corpus.

import type { Background } from './background.ts';
import type { Evidence } from './evidence.ts';

/** A slip occurs once or twice, or in one of a hundred uses: misspellings of frequent names repeat themselves. */
export const fewLines = 2;
const slipRate = 0.01;
/** The preferred form stands in this many times more lines, or more documents, than a slip. */
export const safeMajority = 5;
/** With slips in one of a hundred uses, a slip is likelier than a namesake from about ten uses on. */
const namesakeMajority = 10;
/** Beside a name so frequent, its own form cut short is a slip: of 6 in 13,600 texts of many kinds one was none. */
const frequentMajority = 50;
/** Shorter names are all neighbours of each other: Reed and Reid, Bell and Bill. */
export const safeLetters = 5;
/** Below, letters tell nothing: "Vim" and "Vifm". */
const fewestLetters = 4;
/** The same where two letters differ. */
export const lettersForTwo = 6;

/**
 * Degrees of `oddness`. Of 118 near pairs of words with capitals, one edit apart inside the word, in the change logs of
 * Debian, systemd, Python and the time zone tables, 19, 8, 3 and 1 of a hundred reach them; of slips that add or exchange
 * a letter 78, 64, 50 and 37.
 */
export const leaning = 2;
const odd = 3;
const veryOdd = 4;
/** Letters that speak for a slip wherever they stand. */
export const unheardOf = 5;

/** A word of so many letters has hardly a neighbour that is another name. */
export const longLetters = 8;
const veryLongLetters = 10;
/** A name in so many articles is established if the letters of the other are odd as well. */
const fewDocuments = 3;
/** What a key beside the right one adds to the oddness: 9 of 18 slips were such, 4 of 25 other near names. */
const keyOddness = 1;

/** How little the letters of the suspect are those of another name: odd for a word, or beside the right key. */
function doubt({ edit, oddness }: Evidence): number {
  return oddness + (edit.isKeySlip ? keyOddness : 0);
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
export function isOddInside(evidence: Evidence, shortest: number): boolean {
  const { edit, isCompound } = evidence;
  if (edit.edits === 2 || edit.isInitial || edit.isFinal || isCompound) return false;
  if (shortest >= safeLetters && evidence.oddness >= veryOdd) return true;
  // "Soldarity" among many a "Solidarity". An exchanged letter may make the word of another language.
  return shortest >= longLetters && edit.kind !== 'substitute' && isUsual(evidence, namesakeMajority);
}

/** Beside a common neighbour: what is left to doubt is a namesake, grammar, or another name of few letters. */
export function isLikelyBesideAnchor(evidence: Evidence, { shortest, isSharedAnchor }: Background): boolean {
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
export function isLikelyInDocument(evidence: Evidence, shortest: number): boolean {
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
  if (isUsual(evidence, 2) || oddness >= veryOdd) return true;
  // One line against one: letters that are odd and that fingers write. "Brhimi" is "Brahimi".
  return doubt(evidence) >= odd && !evidence.isTransliteration && isOfKeys(evidence);
}

/** No letter but one that a finger met: "Hadson" beside one "Hudson" is another name. */
function isOfKeys({ edit }: Evidence): boolean {
  return (edit.kind !== 'substitute' && edit.kind !== 'insert') || edit.isKeySlip;
}

/** Two letters off in one document. */
function isLikelyTwice(evidence: Evidence, shortest: number): boolean {
  const { edit, oddness } = evidence;
  if (shortest < lettersForTwo || evidence.isCompound || !isUsual(evidence, 2)) return false;
  // "Boeing" and "Bering", "Taloqan" and "Taliban": odd letters are usual in names of other languages.
  if (oddness < 2 * veryOdd && !evidence.isOfFingers()) return false;
  if (oddness >= veryOdd) return true;
  // "Louvre" is two letters from "Louise", "Christmas" from "Christos".
  if (shortest <= lettersForTwo || oddness < odd) return false;
  return isUsual(evidence, edit.isFinal ? namesakeMajority : safeMajority);
}

/** The first letter is where names differ ("Jerry", "Kerry"), the last one where words are inflected. */
function isLikelyAtEdge(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness } = evidence;
  if (shortest < safeLetters) return false;
  // "Belgiuj" beside one "Belgium".
  if (!isUsual(evidence, 2)) return edit.isFinal && edit.isKeySlip && doubt(evidence) >= veryOdd;
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
export function isLikelyInCorpus(evidence: Evidence, shortest: number): boolean {
  const { edit, isSlip, oddness, preferredDocuments } = evidence;
  if (evidence.isCompound || evidence.openSentences || edit.edits === 2) return false;
  if (shortest < safeLetters || articlesOf(evidence) > 1 || preferredDocuments < 2) return false;
  // "Kacper" is no "Kamper", "Ehrman" no "Herman": of collections of quotations, where any name comes once, 9 of 14 were false.
  if (isOwnNameByItself(evidence, shortest)) return false;
  const isEstablished = preferredDocuments >= safeMajority;
  const limit = isEstablished || isSlip ? veryOdd : unheardOf;
  if (preferredDocuments < fewDocuments) {
    // "Saxman" is no "Salman", however odd.
    return oddness >= limit && (edit.kind !== 'substitute' || evidence.isOfFingers());
  }
  if (doubt(evidence) >= limit) return true;
  if (edit.isFinal) return false;
  if (!isEstablished) {
    // "Wiener" and "Weiner", "Балтер" and "Батлер": short names have to have letters that tell.
    const isPlainSlip = edit.kind === 'transpose' && oddness >= (shortest > lettersForTwo ? -leaning : 1);
    return isPlainSlip || (shortest >= longLetters && doubt(evidence) >= odd);
  }
  // Of pairs with a common name 53 of 100 were slips on Reuters-21578; with odd letters that makes 90.
  if (edit.kind === 'transpose') return oddness >= -leaning;
  if (doubt(evidence) >= odd) return true;
  // What is near a long name is seldom another one: 8 of 9 were slips in 11 MB of essays.
  if (evidence.isTransliteration) return false;
  if (!evidence.isOfFingers()) return shortest >= longLetters && doubt(evidence) >= 0;
  if (edit.kind === 'substitute' ? edit.isKeySlip && shortest >= lettersForTwo : shortest > lettersForTwo) {
    // "Virinia" among many articles with a "Virginia"; of "Gernany" five with "Germany" are enough.
    const isFrequent = edit.kind !== 'substitute' && preferredDocuments >= namesakeMajority;
    if (oddness >= (isFrequent ? -leaning : 0)) return true;
  }
  if (shortest < longLetters) return false;
  return doubt(evidence) >= (shortest >= veryLongLetters ? -1 : 0);
}

/**
 * True if letters alone do not make a slip of a form, however odd: a writer who repeats it means it, another first letter
 * makes another name, and so does an exchanged letter that no finger meets in a name that is not long. Swapped letters are
 * nobody's intention.
 */
function isOwnNameByItself({ edit, allSuspectLines }: Evidence, shortest: number): boolean {
  if (edit.isInitial) return true;
  if (edit.kind === 'transpose') return false;
  if (allSuspectLines > 1) return true;
  return edit.kind === 'substitute' && !edit.isKeySlip && shortest < longLetters;
}

/** The suspect is as rare as a slip of one writer. */
export function isRare({
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

/** Articles with the suspect in a line of its own: a copy of a line does not vote, nor does it speak for another name. */
function articlesOf({ suspectDocuments, allSuspectLines }: Evidence): number {
  return Math.min(suspectDocuments, allSuspectLines);
}

/**
 * True if a slip is so plain by its letters that other neighbours tell nothing: "Cmomonwealth Bank" where all others write of
 * the Commonwealth Games.
 */
export function isPlainSlip({ edit, oddness }: Evidence, shortest: number): boolean {
  if (edit.isInitial || edit.isFinal) return false;
  if (edit.kind === 'transpose') return oddness > 0 && shortest >= lettersForTwo;
  return (edit.kind === 'drop' || edit.kind === 'double') && oddness >= veryOdd && shortest >= safeLetters;
}

/** The letters alone tell which of two forms is wrong: "Goyenevhe" beside one "Goyeneche". */
export function isOddlySpelt(evidence: Evidence): boolean {
  const { edit, oddness, isTransliteration } = evidence;
  if (isTransliteration) return false;
  // Two edits are two chances to be odd.
  if (oddness >= veryOdd * edit.edits) return true;
  if (edit.edits > 1 || edit.isInitial || evidence.anchors.length > 0 || !isOfKeys(evidence)) return false;
  return doubt(evidence) >= (edit.isFinal ? veryOdd : odd);
}
