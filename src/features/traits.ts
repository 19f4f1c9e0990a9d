// What the scan of many documents proved of one: who has nothing to say of such documents is not asked (`silentOn`).

import { feature } from '../define/feature.ts';
import type { Trait } from '../define/index.ts';

/** Traits as bits. */
export const traitBits: Readonly<Record<Trait, number>> = {
  soundCharacters: 1,
  noLeftovers: 2,
  noShortLines: 4,
};

/** Traits of a document, as bits; 0 where nothing is known of it. */
export const traitsOf = feature((): number => 0);
