// What is reported of a line that stands again, the fix that deletes it, and how far that may be trusted.

import type { Corpus } from '../../model/corpus.ts';
import type { Applicability, Fix, Place, RedundantPlace } from '../../model/finding.ts';
import { reasonKept } from '../representative.ts';
import type { LineRemovals } from './line-removals.ts';
import type { Repetition } from './repetitions.ts';
import type { BlockPlace } from './same-blocks.ts';

/** A place and nothing else. */
export function placeOf({ document, span }: Place): Place {
  return { document, span };
}

/** A block whose words stand elsewhere as well. */
export function redundantBlock({ document, span, words }: BlockPlace): RedundantPlace {
  return { document, span, words };
}

/** What the message on a line says: where its text is kept, how often it stands, and why that one is kept in another article. */
export function dataOfRepetition(corpus: Corpus, { place, kept, count }: Repetition) {
  const data = { kept: placeOf(kept), count, words: place.words };
  if (place.document === kept.document) return data;
  return { ...data, reason: reasonKept(corpus, kept.document, place.document, 'first by path') };
}

/**
 * Deletes the lines of a block that repeats `kept` in the same document. Safe where only headlines, captions and
 * residue stand between the two, as scrapers leave them; unsafe otherwise and for what may be a refrain, unless `applicability`
 * says so.
 * Undefined where the block does not fill its lines.
 */
export function deleteLine(
  removals: LineRemovals,
  place: BlockPlace,
  kept: BlockPlace,
  title: string,
  applicability?: Applicability,
): Fix | undefined {
  const removal = removals.of(place.document, place.block);
  if (removal === undefined) return undefined;
  return {
    title,
    applicability: applicability ?? (removal.isNear && !removal.mayBeRefrain ? 'safe' : 'unsafe'),
    edits: [{ document: place.document, span: removal.span, text: '' }],
    keeps: [placeOf(kept)],
  };
}
