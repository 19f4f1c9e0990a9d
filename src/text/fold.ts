// The normaliser: what two spellings of one word have in common when they are compared.

// Soft hyphens, zero-width characters and the like, and apostrophes inside words.
const invisible = /[\p{Default_Ignorable_Code_Point}'\u2019\u02bc\u02bb\uff07]/gu;

/**
 * A word with case, width, compatibility forms, apostrophes and invisible characters taken away
 * (NFKC, lower case, NFKC). Diacritics stay: "cafe" and "café" differ.
 */
export function foldWord(word: string): string {
  return word.normalize('NFKC').toLowerCase().normalize('NFKC').replace(invisible, '');
}
