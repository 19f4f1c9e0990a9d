// Two spellings of one full name in one article, one line against one: which is right nobody knows, that one is wrong is
// certain. Only edits are believed of which two people are not told by.

import type { Background } from './background.ts';
import type { Evidence } from './evidence.ts';

/** Shorter names are near other names. */
const fewestLetters = 6;
/** An exchanged letter makes another name ("Petersen", "Peterson"), unless the letters are as odd as this. */
const oddness = 3;

/** True if one writer has spelt one name in two ways, by the word beside both and by the letters. */
export function isSlipOfOneWriter(
  evidence: Evidence,
  { shortest, isKnown, isSharedAnchor }: Background,
): boolean {
  const { edit, anchors } = evidence;
  if (anchors.length === 0 || evidence.isContradicted() || !evidence.isInDocument || isKnown) return false;
  if (evidence.suspectDocuments > 1 || evidence.role === 'conflict' || shortest < fewestLetters) return false;
  if (edit.edits > 1 || edit.isInitial || edit.isFinal) return false;
  if (evidence.differInAccents || evidence.differByCustom || evidence.isTransliteration) return false;
  if (evidence.hasAffix || evidence.mayBeInflected || evidence.isCompound) return false;
  if (evidence.isSuspectOrdinary || evidence.openSentences) return false;
  // Where every noun has a capital, a given name alone makes a name of its neighbour.
  if (evidence.isAmongCapitals && !isSharedAnchor) return false;
  if (edit.kind === 'transpose') return true;
  // Siblings differ by a letter in front of their surname ("Florian", "Florina").
  if (anchors[0].side === 'right') return false;
  return evidence.isSlip || evidence.oddness >= oddness;
}
