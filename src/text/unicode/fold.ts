// The normaliser: what two spellings of one word have in common when they are compared.

import { scriptPattern } from './script-pattern.ts';

// Soft hyphens, zero-width characters and the like, and apostrophes inside words.
const invisible = scriptPattern(String.raw`[\p{Default_Ignorable_Code_Point}'\u2019\u02bc\u02bb\uff07]`, 'g');

// ASCII, letters of Latin-1, two dashes and curly quotes: no compatibility forms, nothing invisible among them.
const isPlain = /^[\x00-\x7f\xc0-\xff\u2013\u2014\u2018-\u201f]*$/;
const plainApostrophe = /['\u2019]/g;

/**
 * A word with case, width, compatibility forms, apostrophes and invisible characters taken away
 * (NFKC, lower case, NFKC). Diacritics stay: "cafe" and "café" differ.
 */
export function foldWord(word: string): string {
  if (isPlain.test(word)) return word.toLowerCase().replace(plainApostrophe, '');
  const folded = word.normalize('NFKC').toLowerCase().normalize('NFKC');
  return folded.replace(invisible.for(folded), '');
}
