// What the ways tell in which the corpus writes two near names: whether they are names at all, and might be cases of one.

import {
  amongCapitals,
  hyphenated,
  innerCapital,
  mayTakeEndings,
  opensSentence,
} from '../../../features/mentions/mention-flags.ts';
import { scriptPattern } from '../../../text/unicode/script-pattern.ts';
import type { NameTable } from '../mentions/name-table.ts';
import type { SmallWords } from '../mentions/small-words.ts';
import { differInAccents } from '../near/edits.ts';
import type { Suspicion } from './suspicion.ts';

/** How the corpus writes the two forms. */
export interface WritingEvidence {
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

/** Looks at how two forms are written wherever they stand. */
export function writingEvidence(
  names: NameTable,
  { suspect, preferred }: Suspicion,
  small: SmallWords,
): WritingEvidence {
  const [flags, preferredFlags] = [names.commonFlags(suspect), names.commonFlags(preferred)];
  const [odd, usual] = [names.folded(suspect), names.folded(preferred)];
  return {
    isSuspectOrdinary: small.documents(names.token(suspect)) > 0,
    isPreferredOrdinary: isOrdinary(names, preferred, small),
    openSentences: (flags & preferredFlags & opensSentence) !== 0,
    suspectOpensSentences: (flags & opensSentence) !== 0,
    isCompound:
      (flags & hyphenated) !== 0 || ((flags & innerCapital) !== 0 && !isClanName(names.text(preferred))),
    isAmongCapitals: (flags & amongCapitals) !== 0,
    mayBeInflected:
      (differInAccents(odd, usual) && accentOfCase.test(odd) !== accentOfCase.test(usual)) ||
      (((flags | preferredFlags) & mayTakeEndings) !== 0 && partInEnding(odd, usual)),
  };
}

/** True if more documents write the word small than with a capital. */
export function isOrdinary(names: NameTable, id: number, small: SmallWords): boolean {
  return small.documents(names.token(id)) >= names.documents(id);
}

/** "McConnell", "MacGillivray", "DeLuca": surnames with a capital inside, and no identifiers. */
const clanName = scriptPattern(String.raw`^(?:Ma?c|Fitz|D[aei]|L[aei]|Van|O['’])\p{Lu}\p{Ll}{2,}$`);

function isClanName(text: string): boolean {
  return clanName.test(text);
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
