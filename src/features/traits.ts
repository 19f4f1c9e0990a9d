// What the scan of many documents proved of one: who has nothing to say of such documents is not asked (`silentOn`).

import { feature } from '../define/feature.ts';
import type { Trait } from '../define/index.ts';

/** Traits as bits: no bit of `countBits`, beside which they stand. */
export const traitBits: Readonly<Record<Trait, number>> = {
  soundCharacters: 1 << 8,
  noLeftovers: 1 << 9,
  noShortLines: 1 << 10,
  // As in src/kernels/assembly/profiles/kept.ts.
  keptByGopherQuality: 1 << 11,
  keptByGopherRepetition: 1 << 12,
  keptByC4: 1 << 13,
  keptByFineweb: 1 << 14,
  noMarkup: 1 << 15,
};

/** A bit that stands for a trait which no document is known to have. */
export const unknownTrait: number = 1 << 30;

/** Traits of a document, as bits; 0 where nothing is known of it. */
export const traitsOf = feature((): number => 0);
