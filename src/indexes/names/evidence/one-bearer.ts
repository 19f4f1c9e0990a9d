// Two spellings of one name in two articles, one line against one: which is right nobody knows, but beside the same word
// letters are swapped in no two names, and few people of one office differ by one letter inside the name.

import type { Background } from './background.ts';
import type { Evidence } from './evidence.ts';

/** Shorter names are near other names. */
const fewestLetters = 6;

/** True if one bearer is meant, by the word beside both and by the letters, or by the word, the office and the letters. */
export function isOneBearer(evidence: Evidence, { shortest, isKnown, isSharedAnchor }: Background): boolean {
  const { edit, anchors, role } = evidence;
  if (anchors.length === 0 || evidence.isContradicted() || role === 'conflict') return false;
  if (edit.edits > 1 || edit.isInitial || edit.isFinal || shortest < fewestLetters || isKnown) return false;
  if (evidence.isCompound || evidence.openSentences) return false;
  // Where every noun has a capital, a name is told by the given name or the office before it.
  if (evidence.isAmongCapitals && !isSharedAnchor && role !== 'noun') return false;
  if (evidence.isSuspectOrdinary || evidence.isPreferredOrdinary) return false;
  if (evidence.differInAccents || evidence.differByCustom || evidence.hasAffix || evidence.mayBeInflected)
    return false;
  if (edit.kind === 'transpose') return true;
  return role === 'noun' && !evidence.isTransliteration;
}
