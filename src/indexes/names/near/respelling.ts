// Two words that stand in one slot of two copies of a text: one name in two spellings, or two names. Since the slot
// is the same, less likeness is asked for than of names met anywhere.

import { isDerivation } from './derivations.ts';
import { differInAccents, nearEdit, singleEdit, type WordEdit } from './edits.ts';

/** From this length on even another first letter is believed to be a slip; below it "Dodd" and "Todd" are two people. */
const shortestWithOtherFirst = 5;

/**
 * The edits between two folded names of one slot, if they are one name respelt; undefined for other names, plurals,
 * peoples and their countries, and for what is right in both spellings ("Centre", "Center"; accents left out).
 */
export function respelling(a: string, b: string): WordEdit | undefined {
  const isLong = Math.min(a.length, b.length) >= shortestWithOtherFirst;
  const edit = nearEdit(a, b) ?? (isLong && a !== b ? singleEdit(a, b) : undefined);
  if (edit === undefined || isDerivation(a, b) || differInAccents(a, b)) return undefined;
  return withoutCustom(a) === withoutCustom(b) ? undefined : edit;
}

/** True if the words differ by custom: "Organisation" and "Organization", "Theatres" and "Theaters", "Indexes" and "Indices". */
export function differByCustom(a: string, b: string): boolean {
  return withoutEndingCustom(a) === withoutEndingCustom(b);
}

/** Not every "er": "Denvre" is a slip. The last ones are English and French: "Letters" and "Lettres". */
const withRe = /^(cent|theat|met|lit|fib|lust|calib|sab|spect|lett|memb|chamb|minist|.*emb|octob)re(?=s?$)/;

/** "Labour", "Colour", "Honour"; no "Khoury". */
const colour = /(?<=[bdgilmnprtv])our/g;

/** "Gynaecologists", "Encyclopaedia", "Foetal"; no "Michael", and no "Poeter" for "Peter". */
const diphthong =
  /^(gyn(?=aec)|medi(?=aev)|prim(?=aev)|(?:encyclo|ortho)?p(?=aed[aio])|pal(?=aeo)|arch(?=aeo)|hom(?=oeo)|h(?=aem[ao])|an(?=aest|aem)|f(?=oet))[ao]e/;

function withoutEndingCustom(word: string): string {
  return word
    .replace(diphthong, '$1e')
    .replace(withRe, '$1er')
    .replace(colour, 'or')
    .replace(/[ei]xes$/, 'ices')
    .replace(/is(?=e|ing|ation)/g, 'iz');
}

/** A word without what British and American spelling differ in. */
function withoutCustom(word: string): string {
  return withoutEndingCustom(word).replace(/ll/g, 'l').replace(/nce$/, 'nse').replace(/[ao]e/g, 'e');
}
