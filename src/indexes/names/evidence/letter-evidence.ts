// What the letters of two near names tell: how they differ, and which of them is less like a name.

import { isTransliterated, soundAlike } from '../../../text/languages/transliterated.ts';
import type { Candidate } from '../near/candidates.ts';
import {
  areSlipsOfFingers,
  differInAccents,
  haveSameLetters,
  isSlip,
  isTransliteration,
  lacksEnd,
} from '../near/edits.ts';
import { differByCustom } from '../near/respelling.ts';
import type { NameTable } from '../mentions/name-table.ts';
import { hasAffix } from './affixes.ts';
import { oddness } from './plausibility.ts';
import type { Suspicion } from './suspicion.ts';

/** What the letters of the two forms tell. */
export interface LetterEvidence {
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
}

/** Compares the letters of two forms. `beside` are the names that stand beside both. */
export function letterEvidence(
  names: NameTable,
  candidate: Candidate,
  { suspect, preferred, edit }: Suspicion,
  beside: readonly number[],
): LetterEvidence {
  const [a, b] = [names.folded(candidate.a), names.folded(candidate.b)];
  const [odd, usual] = [names.folded(suspect), names.folded(preferred)];
  const transliterated = isTransliteration(a, b);
  return {
    isSlip: isSlip(candidate.edit),
    differInAccents: differInAccents(a, b),
    haveSameLetters: () => haveSameLetters(a, b),
    isOfFingers: () => areSlipsOfFingers(usual, odd),
    lacksEnd: lacksEnd(odd, usual),
    differByCustom: differByCustom(a, b),
    hasAffix: hasAffix(names.text(suspect), names.text(preferred), edit),
    isTransliteration: transliterated,
    isFromOtherScript: () =>
      (transliterated || soundAlike(a, b)) &&
      [a, b, ...beside.map((name) => names.folded(name))].some(isOfOtherScript),
    oddness: oddness(odd, usual),
  };
}

const cyrillic = /^\p{Script=Cyrillic}/u;

function isOfOtherScript(word: string): boolean {
  return cyrillic.test(word) || isTransliterated(word);
}
