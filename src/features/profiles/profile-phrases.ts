// Two things that the filter of C4 asks of a text and bytes tell, so that most lines need not be read: whether one of its
// phrases may stand in it, and how many sentences end in it at least. Twin: src/kernels/assembly/profiles/profile-phrases.ts.

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

// Letters of the longest abbreviation of src/text/punctuation/sentence-ends.ts.
const longestAbbreviation = 4;

/** Sentences that end inside of bytes [start, end) for sure: in . ! ? behind a longer word, before a blank and a capital. */
export function countInnerEnds(bytes: Uint8Array, start: number, end: number): number {
  let ends = 0;
  let letters = 0;
  for (let at = start; at < end - 2; at++) {
    const byte = bytes[at];
    if (byte >= 0x61 && byte <= 0x7a) {
      letters++;
      continue;
    }
    const isMark = letters > longestAbbreviation && (byte === 0x2e || byte === 0x21 || byte === 0x3f);
    if (isMark && bytes[at + 1] === 0x20 && bytes[at + 2] >= 0x41 && bytes[at + 2] <= 0x5a) ends++;
    letters = 0;
  }
  return ends;
}
