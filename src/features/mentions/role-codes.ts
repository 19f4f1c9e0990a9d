// The role beside a mention in one number, as it travels in a column: two role nouns in the low half, two qualifiers in
// the high half, each a code from 1 to 255. What stands nearest to the name is kept.

const halfBits = 16;
const half = 0xffff;

/** Adds codes (one or two in 16 bits) to up to two others, without repeats; what does not fit is left out. */
function addCodes(present: number, more: number): number {
  let all = present;
  for (let rest = more; rest !== 0; rest >>>= 8) {
    const code = rest & 0xff;
    if ((all & 0xff) === code || all >>> 8 === code) continue;
    if (all === 0) all = code;
    else if (all <= 0xff) all |= code << 8;
  }
  return all;
}

/** A role of at most two nouns and two qualifiers. */
export function packRole(nouns: readonly number[], qualifiers: readonly number[]): number {
  const pack = (codes: readonly number[]): number =>
    codes.reduce((packed, code) => addCodes(packed, code), 0);
  return (pack(nouns) | (pack(qualifiers) << halfBits)) >>> 0;
}

/** Both roles in one; what the first has comes first. */
export function joinRoles(first: number, second: number): number {
  if (second === 0 || first === second) return first;
  if (first === 0) return second;
  const nouns = addCodes(first & half, second & half);
  return (nouns | (addCodes(first >>> halfBits, second >>> halfBits) << halfBits)) >>> 0;
}

/** True if a role noun is among the codes. */
export function hasNoun(role: number): boolean {
  return (role & half) !== 0;
}

/** Codes of the role nouns. */
export function nounsOf(role: number): number[] {
  return [role & 0xff, (role >>> 8) & 0xff].filter((code) => code > 0);
}

/** Codes of the qualifiers. */
export function qualifiersOf(role: number): number[] {
  return [(role >>> 16) & 0xff, role >>> 24].filter((code) => code > 0);
}
