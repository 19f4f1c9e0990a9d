// Two spellings of one name in one article, one line against one: which is right nobody knows, that one is wrong is
// certain. Only edits are believed of which two people are not told by.

import type { Background } from './background.ts';
import type { Evidence } from './evidence.ts';

/** Shorter names are near other names. */
const fewestLetters = 6;
/** An exchanged letter makes another name ("Petersen", "Peterson"), unless the letters are as odd as this. */
const oddness = 3;

/** A form in more lines is a custom. */
const fewLines = 2;

/** True if one writer has spelt one name in two ways, by the word beside both and by the letters, or by the letters alone. */
export function isSlipOfOneWriter(evidence: Evidence, background: Background): boolean {
  const { edit, anchors } = evidence;
  if (!evidence.isInDocument || background.isKnown || evidence.isContradicted()) return false;
  if (evidence.role === 'conflict' || background.shortest < fewestLetters) return false;
  if (edit.edits > 1 || edit.isInitial || edit.isFinal) return false;
  if (evidence.differInAccents || evidence.differByCustom || evidence.isTransliteration) return false;
  if (evidence.hasAffix || evidence.mayBeInflected || evidence.isCompound) return false;
  if (evidence.isSuspectOrdinary || evidence.openSentences) return false;
  if (anchors.length === 0) return isSwappedOrDoubled(evidence, background);
  if (evidence.suspectDocuments > 1) return false;
  // Where every noun has a capital, a given name alone makes a name of its neighbour.
  if (evidence.isAmongCapitals && !background.isSharedAnchor) return false;
  if (edit.kind === 'transpose') return true;
  // Siblings differ by a letter in front of their surname ("Florian", "Florina").
  if (anchors[0].side === 'right') return false;
  return evidence.isSlip || evidence.oddness >= oddness;
}

/**
 * "Dennhey" and "Dennehy" in one article, where nothing stands beside them: two names seldom have the same letters. Of such
 * pairs in 13 MB of essays, news and an encyclopaedia all were one name, but one among epithets.
 */
function isSwappedOrDoubled(evidence: Evidence, { isOfNearSurnames }: Background): boolean {
  const { edit, isSlip, allSuspectLines } = evidence;
  if (!isSlip || allSuspectLines > fewLines || evidence.isPreferredOrdinary || evidence.isAmongCapitals)
    return false;
  // "Russel" and "Russell" are two families.
  return edit.kind === 'transpose' || !isOfNearSurnames;
}
