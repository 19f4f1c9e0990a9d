// Single-byte encodings as tables from characters to bytes: what UTF-8 looks like when it is read in one of them.
// Written out, since TextDecoder of Node 20 reads windows-1252 as Latin-1.

import { codePages } from './code-pages.ts';

/**
 * Encodings in which UTF-8 is read by mistake. `western` is Windows-1252, and Latin-1 where that has controls; `central` is
 * Windows-1250, of Central Europe, `latin2` ISO 8859-2, `turkish` Windows-1254; `dos` is code page 437, `multilingual` code page 850.
 */
export type Charset =
  'western' | 'central' | 'latin2' | 'turkish' | 'cyrillic' | 'macintosh' | 'dos' | 'multilingual';

// Windows-1252, 80 to 9F; A0 to FF are those of Latin-1.
const westernMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
// Windows-1250, 80 to FF.
const centralLetters =
  '€\u0081‚\u0083„…†‡\u0088‰Š‹ŚŤŽŹ\u0090‘’“”•–—\u0098™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙';
// Windows-1251, 80 to BF; C0 to FF are the letters from А to я.
const cyrillicMarks = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';
// Mac OS Roman, 80 to FF.
const macintoshMarks =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

/** The code points [first, first + length). */
function range(first: number, length: number): number[] {
  return Array.from({ length }, (_, index) => first + index);
}

function codePoints(text: string): number[] {
  return [...text].map((character) => character.codePointAt(0) as number);
}

/** The characters of bytes 80 to FF, in order. */
const upperHalves: Readonly<Record<Charset, () => number[]>> = {
  western: () => [...codePoints(westernMarks), ...range(0xa0, 96)],
  central: () => codePoints(centralLetters),
  turkish: () => codePoints(new TextDecoder('windows-1254').decode(Uint8Array.from(range(0x80, 128)))),
  latin2: () => codePoints(new TextDecoder('iso-8859-2').decode(Uint8Array.from(range(0x80, 128)))),
  cyrillic: () => [...codePoints(cyrillicMarks), ...range(0x410, 64)],
  macintosh: () => codePoints(macintoshMarks),
  dos: () => codePoints(codePages.cp437),
  multilingual: () => codePoints(codePages.cp850),
};

/** The characters of bytes 80 to FF, in order. */
export function charactersOf(charset: Charset): readonly string[] {
  return upperHalves[charset]().map((codePoint) => String.fromCodePoint(codePoint));
}

const known = new Map<Charset, ReadonlyMap<number, number>>();

/** The byte, 80 to FF, of each code point that the encoding has above ASCII. */
export function upperHalfOf(charset: Charset): ReadonlyMap<number, number> {
  let table = known.get(charset);
  if (table === undefined) {
    // Latin-1 has controls where Windows-1252 has letters and marks; programs mix the two.
    const controls = charset === 'western' ? range(0x80, 32).map((byte) => [byte, byte] as const) : [];
    const characters = upperHalves[charset]().map((codePoint, index) => [codePoint, 0x80 + index] as const);
    table = new Map([...controls, ...characters]);
    known.set(charset, table);
  }
  return table;
}

/** The character that Windows-1252 has for a C1 control (80 to 9F); undefined for the five bytes it leaves out. */
export function windowsCharacter(control: number): string | undefined {
  const character = westernMarks[control - 0x80];
  return character.charCodeAt(0) === control ? undefined : character;
}
