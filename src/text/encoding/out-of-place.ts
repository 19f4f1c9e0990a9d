// Letters and signs that stand where no sound word has them: "ca³y", "pøi" beside "bìhem", "cafŽ", "оПХБЕР". They tell where a
// look at an older encoding that was read in another is worth its time. The kernel asks the same
// (src/kernels/assembly/suspicious.ts).

import { isAsciiLetter } from './mojibake-bytes.ts';

/** True if the character of two bytes at `at`, one of those that `suspiciousPairs` calls `oddPair`, is out of place. */
export function isOutOfPlace(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  const second = bytes[at + 1];
  const next = bytes[at + 2] ?? 0;
  const isBehindSmall = isSmall(bytes[at - 1]);
  switch (lead) {
    case 0xc2: // Signs: "ca³y"
      return isBehindSmall && isSmall(next);
    case 0xc3: // "idõ", "iþ", "h÷gre": no word of Portuguese or Icelandic
      if (second === 0xb7) return isBehindSmall && isSmall(next);
      return isBehindSmall && (second === 0xbe || !isLetter(next));
    case 0xc4: // "năo", "pĺ", "fĺr": no word of Romanian or Slovak
      return second === 0x83 ? next === 0x6f : !isLetter(next) || next === 0x72;
    case 0xc5: // "ańo", "ŕ", "cafŽ"
      if (second === 0x84) return isVowel(next);
      return second === 0x95 ? !isLetter(next) : isBehindSmall;
    case 0xcb:
      return isBehindSmall || isSmall(next);
    default:
      return isBehindSmallCyrillic(bytes, at);
  }
}

/**
 * True if a letter of Latin-1, at `at`, stands where no word has it: a capital in a word ("cafÈ"), è and ì where French,
 * Italian and Vietnamese have none ("øeèe", "bìhem").
 */
export function isOddLetter(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 2] ?? 0;
  if (bytes[at + 1] <= 0x9e) return isSmall(bytes[at - 1]);
  if (bytes[at + 1] === 0xa8) return isVowel(next);
  if (bytes[at + 1] !== 0xac || !isSmall(bytes[at - 1]) || !isSmall(next)) return false;
  return next !== 0x6e && next !== 0x6d && next !== 0x61 && next !== 0x75;
}

/** True if a capital of Cyrillic stands behind a small letter. */
export function isBehindSmallCyrillic(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at - 1] ?? 0;
  return (bytes[at - 2] === 0xd0 && second >= 0xb0) || (bytes[at - 2] === 0xd1 && second < 0x90);
}

/** True if small letters of ASCII stand on both sides of [start, end). */
export function isAmongSmall(bytes: Uint8Array, start: number, end: number): boolean {
  return isSmall(bytes[start - 1]) && isSmall(bytes[end]);
}

/** True for a to z. */
export function isSmall(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

function isVowel(byte: number): boolean {
  return byte === 0x61 || byte === 0x65 || byte === 0x69 || byte === 0x6f || byte === 0x75;
}

/** True for letters of ASCII and all that is beyond it. */
function isLetter(byte: number): boolean {
  return byte >= 0x80 || isAsciiLetter(byte);
}
