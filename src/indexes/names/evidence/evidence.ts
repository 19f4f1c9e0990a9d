// What is known of a pair of near names: which is the rarer, what stands beside both, and what speaks against it.

import {
  amongCapitals,
  hyphenated,
  mayTakeEndings,
  innerCapital,
  opensSentence,
} from '../../../features/mentions/mention-flags.ts';
import type { Corpus } from '../../../model/corpus.ts';
import { hasAffix } from './affixes.ts';
import { rowsOf, type AnchorEvidence } from './anchors.ts';
import { areOneSpeaker } from './one-speaker.ts';
import type { Candidate } from '../near/candidates.ts';
import { compareRoles, type RoleEvidence } from './compare-roles.ts';
import {
  differInAccents,
  haveSameLetters,
  isSlip,
  lacksEnd,
  areSlipsOfFingers,
  isTransliteration,
  nearEdit,
  type WordEdit,
} from '../near/edits.ts';
import { goApart, introduces, standApart, standApartWithoutAccents } from './full-names.ts';
import { documentsOfSlip } from '../mentions/mention-limits.ts';
import type { NameTable } from '../mentions/name-table.ts';
import { isTransliterated, soundAlike } from '../../../text/languages/transliterated.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import { oddness } from './plausibility.ts';
import { differByCustom } from '../near/respelling.ts';
import type { SmallWords } from '../mentions/small-words.ts';

/** Everything the grade of a pair depends on. What costs more than all the rest, and few pairs come to, is told when asked. */
export interface Evidence {
  /** Number of the rarer form, and of the one it is held to be a misspelling of. */
  readonly suspect: number;
  readonly preferred: number;
  /** From the preferred form to the suspect. */
  readonly edit: WordEdit;
  /** A slip of typing by its shape: letters swapped or doubled. */
  readonly isSlip: boolean;
  readonly differInAccents: boolean;
  /** The suspect has the same letters in another order. */
  haveSameLetters(): boolean;
  /** Fingers slip so; see `areSlipsOfFingers`. */
  isOfFingers(): boolean;
  /** The suspect lacks a last letter that no word takes or sheds by grammar. */
  readonly lacksEnd: boolean;
  /** British and American spelling differ so. */
  readonly differByCustom: boolean;
  /** The suspect is the preferred form with a mark of its own: "Xwayland", "PPro", "WindowsME". */
  readonly hasAffix: boolean;
  /** The difference is one of transliteration: the letters do not tell which form is right. */
  readonly isTransliteration: boolean;
  /** The difference is one of transliteration, and the name, or one beside it, comes from another script. */
  isFromOtherScript(): boolean;
  /** By how much the suspect is less like a word than the preferred form, by its letters; see `oddness`. */
  readonly oddness: number;
  /** Strongest first. */
  readonly anchors: readonly AnchorEvidence[];
  /**
   * The full names differ: beyond the anchor ("Luis Carlos Prado", "Luiz Carlos Belmonte"), or without an anchor
   * ("Simen Aas", "Simon Berg").
   */
  isContradicted(): boolean;
  /** Both stand in one document. */
  readonly isInDocument: boolean;
  /** One of them is introduced by a full name in an article, in which the other speaks and nobody has introduced it. */
  isOneSpeaker(): boolean;
  readonly role: RoleEvidence;
  /** The role they share, in English words; empty for none. */
  readonly sharedRole: string;
  /** Lines, documents with each form; with the anchor where there is one. */
  readonly suspectLines: number;
  readonly preferredLines: number;
  /** The same for the form whatever stands beside it. */
  readonly allSuspectLines: number;
  readonly allPreferredLines: number;
  readonly suspectDocuments: number;
  readonly preferredDocuments: number;
  /** The corpus writes the form with a small letter as often as with a capital: an ordinary word. */
  readonly isSuspectOrdinary: boolean;
  readonly isPreferredOrdinary: boolean;
  /** Both stand only where every word has a capital, at the head of sentences: words, for all we know, and no names. */
  readonly openSentences: boolean;
  /** The same of the suspect alone. */
  readonly suspectOpensSentences: boolean;
  /** The suspect stands at hyphens only, or has a capital inside. */
  readonly isCompound: boolean;
  /** The suspect stands only in text whose language gives every noun a capital. */
  readonly isAmongCapitals: boolean;
  /** One of them stands in text whose language may inflect names, and they part in their last two letters: a case, for all we know. */
  readonly mayBeInflected: boolean;
}

/** Compares two forms. `small` are the words the corpus writes small. */
export function gatherEvidence(
  names: NameTable,
  candidate: Candidate,
  small: SmallWords,
  corpus: Corpus,
): Evidence {
  const { a, b } = candidate;
  const isTurned = isRarer(names, candidate);
  const suspect = isTurned ? b : a;
  const preferred = isTurned ? a : b;
  const edit = isTurned
    ? candidate.edit
    : (nearEdit(names.folded(preferred), names.folded(suspect)) ?? candidate.edit);
  const anchors = candidate.anchors
    // "Promote Competition": a word that only opens a sentence joins nothing.
    .filter(({ name }) => !isOrdinary(names, name, small))
    .map(({ name, side, linesOfA, linesOfB }) => ({
      name,
      side,
      suspectLines: isTurned ? linesOfB : linesOfA,
      preferredLines: isTurned ? linesOfA : linesOfB,
    }))
    .sort(
      (x, y) => y.preferredLines - x.preferredLines || y.suspectLines - x.suspectLines || x.name - y.name,
    );
  const lacksAccents = differInAccents(names.folded(a), names.folded(b));
  const tellApart = (): boolean =>
    anchors.length > 0
      ? anchors.every((anchor) => goApart(names, anchor, suspect, preferred))
      : areTwoAlone(names, suspect, preferred, edit, candidate.isInDocument, lacksAccents);
  let isContradicted: boolean | undefined;
  let isOneSpeaker: boolean | undefined;
  const roles = compareRoles(names, suspect, preferred, anchors);
  const flags = names.commonFlags(suspect);
  const sum = (select: (anchor: AnchorEvidence) => number): number =>
    anchors.reduce((total, anchor) => total + select(anchor), 0);
  return {
    suspect,
    preferred,
    edit,
    isSlip: isSlip(candidate.edit),
    differInAccents: lacksAccents,
    haveSameLetters: () => haveSameLetters(names.folded(a), names.folded(b)),
    isOfFingers: () => areSlipsOfFingers(names.folded(preferred), names.folded(suspect)),
    lacksEnd: lacksEnd(names.folded(suspect), names.folded(preferred)),
    differByCustom: differByCustom(names.folded(a), names.folded(b)),
    hasAffix: hasAffix(names.text(suspect), names.text(preferred), edit),
    isTransliteration: isTransliteration(names.folded(a), names.folded(b)),
    isFromOtherScript: () =>
      (isTransliteration(names.folded(a), names.folded(b)) || soundAlike(names.folded(a), names.folded(b))) &&
      [a, b, ...anchors.map(({ name }) => name)].some((name) => isOfOtherScript(names.folded(name))),
    oddness: oddness(names.folded(suspect), names.folded(preferred)),
    anchors,
    isContradicted: () => (isContradicted ??= tellApart()),
    isInDocument: candidate.isInDocument,
    isOneSpeaker: () =>
      (isOneSpeaker ??= candidate.isInDocument && isSpeakerIn(corpus, names, small, suspect, preferred)),
    role: roles.evidence,
    sharedRole: roles.shared,
    suspectLines: anchors.length > 0 ? sum((anchor) => anchor.suspectLines) : names.lines(suspect),
    preferredLines: anchors.length > 0 ? sum((anchor) => anchor.preferredLines) : names.lines(preferred),
    allSuspectLines: names.lines(suspect),
    allPreferredLines: names.lines(preferred),
    suspectDocuments: names.documents(suspect),
    preferredDocuments: names.documents(preferred),
    isSuspectOrdinary: small.documents(names.token(suspect)) > 0,
    isPreferredOrdinary: isOrdinary(names, preferred, small),
    openSentences: (flags & names.commonFlags(preferred) & opensSentence) !== 0,
    suspectOpensSentences: (flags & opensSentence) !== 0,
    isCompound:
      (flags & hyphenated) !== 0 || ((flags & innerCapital) !== 0 && !isClanName(names.text(preferred))),
    isAmongCapitals: (flags & amongCapitals) !== 0,
    mayBeInflected:
      (lacksAccents && accentOfCase.test(names.folded(a)) !== accentOfCase.test(names.folded(b))) ||
      (((flags | names.commonFlags(preferred)) & mayTakeEndings) !== 0 &&
        partInEnding(names.folded(a), names.folded(b))),
  };
}

function isSpeakerIn(
  corpus: Corpus,
  names: NameTable,
  small: SmallWords,
  suspect: number,
  preferred: number,
): boolean {
  if (names.documents(suspect) > documentsOfSlip || !names.isAnchor(suspect) || !names.isAnchor(preferred))
    return false;
  const { document } = names.rows;
  const documents = new Set(rowsOf(names, suspect).map((row) => document[row]));
  const isWordOfCorpus = (token: number): boolean => {
    const id = names.idOf(token);
    return id === undefined || isOrdinary(names, id, small);
  };
  return [...documents].some((at) =>
    areOneSpeaker(corpus.document(at), names.text(suspect), names.text(preferred), isWordOfCorpus),
  );
}

/** True if the neighbours of two forms that have none in common tell them apart. */
function areTwoAlone(
  names: NameTable,
  suspect: number,
  preferred: number,
  edit: WordEdit,
  isInDocument: boolean,
  lacksAccents: boolean,
): boolean {
  if (lacksAccents) return standApartWithoutAccents(names, suspect, preferred);
  if (!standApart(names, suspect, preferred, edit)) return false;
  return !(isInDocument && introduces(names, suspect, preferred));
}

/** "McConnell", "MacGillivray", "DeLuca": surnames with a capital inside, and no identifiers. */
const clanName = scriptPattern(String.raw`^(?:Ma?c|Fitz|D[aei]|L[aei]|Van|O['’])\p{Lu}\p{Ll}{2,}$`);

function isClanName(text: string): boolean {
  return clanName.test(text);
}

const cyrillic = /^\p{Script=Cyrillic}/u;

function isOfOtherScript(word: string): boolean {
  return cyrillic.test(word) || isTransliterated(word);
}

/** "Natasza" and "Nataszą", "Riga" and "Rīgā": Polish and Baltic cases by an accent alone. */
const accentOfCase = /[ąęįųāēīū]$/;

/** Letters at the end of a name in which its cases differ: "Kowalski" and "Kowalskim", "Pavel" and "Pavla". */
const endingLetters = 2;

function partInEnding(a: string, b: string): boolean {
  // "Beasnad" and "Bheasnad": Irish and Scots names change at their head.
  if (isLenition(a, b) || isLenition(b, a)) return true;
  const stem = Math.min(a.length, b.length) - endingLetters;
  return a.slice(0, stem) === b.slice(0, stem);
}

function isLenition(plain: string, other: string): boolean {
  return other[1] === 'h' && plain[0] === other[0] && plain.slice(1) === other.slice(2);
}

/** True if more documents write the word small than with a capital. */
function isOrdinary(names: NameTable, id: number, small: SmallWords): boolean {
  return small.documents(names.token(id)) >= names.documents(id);
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
