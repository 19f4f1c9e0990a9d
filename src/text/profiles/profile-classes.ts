// What a character is to the cut into tokens of src/text/profiles/profile-tokens.ts, as bits, so that a loop over bytes can cut
// as its pattern does. The same Unicode properties, asked once for each character and remembered.

/** Bits of a class. `run`: part of a word (letter, digit or mark) of a script with spaces. */
export const classBits = {
  white: 1,
  letter: 2,
  digit: 4,
  mark: 8,
  spaceless: 16,
  run: 32,
  /** Holds two runs together. */
  joiner: 64,
  /** Holds two digits together. */
  digitJoiner: 128,
  /** U+212A, whose lower case is an ASCII letter. */
  kelvin: 256,
} as const;

const known = 1 << 15;
const basicPlane = new Uint16Array(0x10000);
const beyond = new Map<number, number>();

let properties: readonly (readonly [pattern: RegExp, bit: number])[] | undefined;

/** The class of a code point. */
export function profileClassOf(codePoint: number): number {
  if (codePoint >= 0x10000) {
    let found = beyond.get(codePoint);
    if (found === undefined) beyond.set(codePoint, (found = classify(codePoint)));
    return found;
  }
  const found = basicPlane[codePoint];
  if (found !== 0) return found & ~known;
  const made = classify(codePoint);
  basicPlane[codePoint] = made | known;
  return made;
}

function classify(codePoint: number): number {
  properties ??= [
    [/\s/, classBits.white],
    [/\p{L}/u, classBits.letter],
    [/\p{N}/u, classBits.digit],
    [/\p{M}/u, classBits.mark],
    [
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
      classBits.spaceless,
    ],
    [/[-'’./_&@]/, classBits.joiner],
    [/[,:]/, classBits.digitJoiner],
    [/\u212a/, classBits.kelvin],
  ];
  const character = String.fromCodePoint(codePoint);
  let bits = 0;
  for (const [pattern, bit] of properties) if (pattern.test(character)) bits |= bit;
  const isRun = (bits & (classBits.letter | classBits.digit | classBits.mark)) !== 0;
  return isRun && (bits & classBits.spaceless) === 0 ? bits | classBits.run : bits;
}
