// The fix that deletes a repeated line, and how far it may be trusted.

import type { Applicability, Fix, Place, RedundantPlace } from '../../model/finding.ts';
import type { LineRemovals } from './line-removals.ts';
import type { BlockPlace } from './same-blocks.ts';

/** A place and nothing else. */
export function placeOf({ document, span }: Place): Place {
  return { document, span };
}

/** A block whose words stand elsewhere as well. */
export function redundantBlock({ document, span, words }: BlockPlace): RedundantPlace {
  return { document, span, words };
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
