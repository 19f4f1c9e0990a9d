// Which documents a plan need not look at, by what the scan proves of them, and what the scan is to count for it.

import { isDeepStrictEqual } from 'node:util';
import {
  type BaseIndex,
  defaultOptions,
  type DocumentRule,
  type Scanned,
  type Trait,
} from '../../define/index.ts';
import { traitBits, unknownTrait } from '../../features/traits.ts';
import { countBits, profileBits, unreadBits, wordsAlone } from '../../kernels/profiles/profile-tables.ts';
import type { Plan, PlannedRule } from '../plan.ts';

function bitOf(trait: Trait | undefined): number {
  return trait === undefined ? 0 : traitBits[trait];
}

/** The trait of documents that an index makes no row of, as a bit; 0 for none. */
export function silenceOfIndex({ silentOn }: BaseIndex): number {
  return bitOf(silentOn);
}

/** The trait of documents in which a rule with these options finds nothing, as a bit; 0 for none. */
export function silenceOfRule({ rule, options }: PlannedRule<DocumentRule>): number {
  const usual = Object.entries(defaultOptions(rule.options));
  return usual.every(([name, value]) => isDeepStrictEqual(options[name], value)) ? bitOf(rule.silentOn) : 0;
}

/** Bits of `unreadBits` for what one reads who may read anything unless he says what. */
function readBits(read: readonly Scanned[] | undefined): number {
  return read === undefined ? wordsAlone : read.reduce((bits, each) => bits | unreadBits[each], 0);
}

/**
 * What is to be counted for the rules and indexes of a plan, as bits of `countBits`; of traits: documents that have all of
 * them need not be counted; and of `unreadBits`.
 */
export function countingFor({ documentRules, baseIndexes }: Plan): number {
  let counting = wordsAlone;
  for (const { index } of baseIndexes) {
    counting &= ~readBits(index.readsBesideWords);
    for (const need of index.needsCounts ?? []) counting |= countBits[need];
  }
  for (const planned of documentRules) {
    counting &= ~readBits(planned.rule.readsBesideWords);
    const needs = planned.rule.needsCounts ?? [];
    for (const need of needs) counting |= countBits[need];
    if (needs.some((need) => (countBits[need] & profileBits) !== 0))
      counting |= silenceOfRule(planned) || unknownTrait;
  }
  return counting;
}
