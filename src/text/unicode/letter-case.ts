// Capital letters of any cased script.

import { scriptPattern } from './script-pattern.ts';
import { characterEnd, codePointIn } from './utf8.ts';

const capital = scriptPattern(String.raw`[\p{Lu}\p{Lt}]`);

function isCapitalLetter(codePoint: number): boolean {
  return (codePoint < 0xd800 || codePoint > 0xdfff) && capital.test(String.fromCodePoint(codePoint));
}

const unknown = 0xff;
// Every character is classified when first met, as in character-class.ts.
const pages: (Uint8Array | undefined)[] = [];

/** True for a capital or title-case letter of any script. */
export function isCapital(codePoint: number): boolean {
  const page = (pages[codePoint >> 8] ??= new Uint8Array(256).fill(unknown));
  const known = page[codePoint & 0xff];
  return (known === unknown ? (page[codePoint & 0xff] = Number(isCapitalLetter(codePoint))) : known) === 1;
}

/** True if the character at byte `at`, which ends before `end`, is a capital letter. */
export function isCapitalAt(bytes: Uint8Array, at: number, end: number): boolean {
  const lead = bytes[at];
  if (lead < 0x80) return lead >= 0x41 && lead <= 0x5a;
  return isCapital(codePointIn(bytes, at, characterEnd(bytes, at, end)));
}

/** True if the character at byte `at` is a small letter, or begins a character of a script without case. */
export function isSmallAt(bytes: Uint8Array, at: number, end: number): boolean {
  const lead = bytes[at];
  return lead < 0x80 ? lead >= 0x61 && lead <= 0x7a : !isCapitalAt(bytes, at, end);
}
