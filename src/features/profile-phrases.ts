// Whether one of C4's phrases may stand in a text: most have none, and their lines need not be read. Twin:
// `mayHoldPhrase` of src/kernels/assembly/profile-words.ts.

const parts = ['cookies', 'policy', 'of use', 'avascript', 'ipsum'].map((part) => Buffer.from(part));

/**
 * True if "cookies", "policy", "of use", "avascript" or "ipsum" stands in the text, in either case: each phrase holds one.
 * Those in which a character beyond ASCII stands for a letter are not seen.
 */
export function mayHoldPhrase(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (mayBegin(bytes, at) && parts.some((part) => standsAt(bytes, at, part))) return true;
  }
  return false;
}

/** True at the first two letters of a part: co, po, of, av, ip. */
function mayBegin(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] | 0x20;
  switch (bytes[at] | 0x20) {
    case 0x63:
    case 0x70:
      return next === 0x6f;
    case 0x6f:
      return next === 0x66;
    case 0x61:
      return next === 0x76;
    case 0x69:
      return next === 0x70;
    default:
      return false;
  }
}

function standsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let index = 0; index < part.length; index++)
    if ((bytes[at + index] | 0x20) !== part[index]) return false;
  return true;
}
