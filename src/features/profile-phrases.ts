// Whether one of C4's phrases may stand in a text: most have none, and their lines need not be read. Twin:
// `mayHoldPhrase` of src/kernels/assembly/profile-words.ts.

const parts = ['cookies', 'policy', 'of use', 'avascript', 'ipsum'].map((part) => Buffer.from(part));
const firstLetters = new Uint8Array(256);
for (const [first] of parts) firstLetters[first] = firstLetters[first & ~0x20] = 1;

/**
 * True if "cookies", "policy", "of use", "avascript" or "ipsum" stands in the text, in either case: each phrase holds one.
 * Those in which a character beyond ASCII stands for a letter are not seen.
 */
export function mayHoldPhrase(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if (firstLetters[bytes[at]] === 1 && parts.some((part) => standsAt(bytes, at, part))) return true;
  }
  return false;
}

function standsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let index = 0; index < part.length; index++)
    if ((bytes[at + index] | 0x20) !== part[index]) return false;
  return true;
}
