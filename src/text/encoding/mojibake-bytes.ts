// A look at a few bytes tells whether a character may be the first of UTF-8 that was read in another encoding: most
// capitals before a quotation mark are sound text and never reach the judgement in mojibake.ts.

/** `likely`: worth a look; `doubtful`: only in a text with other mojibake; `none`: sound. */
export type LeadJudgement = 'likely' | 'doubtful' | 'none';

/** True for A to Z and a to z. */
export function isAsciiLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a && byte < 0x80;
}

/** A letter from Â to ô at `at`, read from Windows-1252 or Latin-1. */
export function judgeWestern(bytes: Uint8Array, at: number): LeadJudgement {
  const second = bytes[at + 1];
  const next = bytes[at + 2];
  // The next character is in the upper half of Windows-1252 and no letter of it.
  if (next === 0xc2 || next === 0xc5 || next === 0xc6 || next === 0xcb || next === 0xe2) {
    const isSound = isCloser(bytes, at + 2) && !isSmallLetter(bytes[at - 1]) && isWordEnd(bytes, at, second);
    return isSound ? 'doubtful' : 'likely';
  }
  // "ÔÇ" is how a mark of UTF-8 begins that was read as code page 850.
  if (second === 0x94 && next === 0xc3 && bytes[at + 3] === 0x87) return 'likely';
  const isCut = second <= 0x83 && (next === 0x20 || next === 0x0a) && endsWord(bytes[at - 1]);
  return isCut ? 'likely' : 'none';
}

/** One of the letters Г, Д, Е, О, П, Р, С and в at `at`, read from Windows-1251. */
export function judgeCyrillic(bytes: Uint8Array, at: number): LeadJudgement {
  if (isBrokenCyrillic(bytes, at)) return 'likely';
  return bytes[at + 1] !== 0xb2 && isUpper1251(bytes, at + 2) ? 'doubtful' : 'none';
}

function isSmallLetter(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x61 && byte <= 0x7a;
}

/** Quotation marks, dashes, ellipsis, no-break space, guillemets: what stands directly behind a word. */
function isCloser(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at + 1];
  if (bytes[at] === 0xc2) return second === 0xa0 || second === 0xab || second === 0xbb;
  const third = bytes[at + 2];
  return (
    bytes[at] === 0xe2 &&
    second === 0x80 &&
    ((third >= 0x93 && third <= 0x9e) || third === 0xa6 || third === 0xba)
  );
}

/**
 * True if sound text may have a mark behind the letter at `at`: any letter but Â, Ã and â, which are mojibake more often
 * than they end a word, and these behind a capital or an opening mark.
 */
function isWordEnd(bytes: Uint8Array, at: number, second: number): boolean {
  if (second !== 0x82 && second !== 0x83 && second !== 0xa2) return true;
  const before = bytes[at - 1];
  return before !== undefined && before > 0x20 && !endsWord(before);
}

/**
 * True for `Р` or `С` with a byte of its own and another `Р` or `С` behind it, and so for `О` and `П`; for `вЂ` and its
 * like, for `cafГ©` and `polДЌka`.
 */
function isBrokenCyrillic(bytes: Uint8Array, at: number): boolean {
  const second = bytes[at + 1];
  const next = bytes[at + 2];
  if (second === 0xb2) {
    const [middle, third] = [bytes[at + 3], bytes[at + 4]];
    return next === 0xd0
      ? middle === 0x82
      : next === 0xe2 && middle === 0x80 && (third === 0x9a || third === 0x9e || third === 0xa0);
  }
  if (!isUpper1251(bytes, at + 2)) return false;
  const behind = at + 2 + (next === 0xe2 ? 3 : 2);
  if (second >= 0x93 && second <= 0x95)
    return isAsciiLetter(bytes[at - 1] ?? 0) || isAsciiLetter(bytes[behind] ?? 0);
  // The letters for the lead bytes of one script: Р and С of Russian, О and П of Greek.
  const script = second & 0xfe;
  return bytes[behind] === 0xd0 && (bytes[behind + 1] & 0xfe) === script;
}

/** A dash before `at`, read from Mac OS Roman: with one character beyond ASCII and another dash behind it, Cyrillic. */
export function judgeDash(bytes: Uint8Array, at: number): LeadJudgement {
  const lead: number | undefined = bytes[at];
  if (
    lead === undefined ||
    lead < 0xc2 ||
    lead > 0xe2 ||
    (lead === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] <= 0x94)
  )
    return 'none';
  const behind = at + (lead < 0xe0 ? 2 : 3);
  const isDash =
    bytes[behind] === 0xe2 &&
    bytes[behind + 1] === 0x80 &&
    (bytes[behind + 2] === 0x93 || bytes[behind + 2] === 0x94);
  return isDash ? 'likely' : 'doubtful';
}

/**
 * A piece of a drawing, or Γ, at `at`, read from code page 437 or 850: "├⌐", "ΓÇÖ". No drawing has a letter behind it, or two
 * pieces in a word.
 */
export function isDosLead(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0xce) return bytes[at + 2] === 0xc3 && bytes[at + 3] === 0x87;
  const third = bytes[at + 2];
  // ─ ├ ┬ ┼ are C4, C3, C2 and C5; ╤ ╧ ╨ ╬ are D1, CF, D0 and CE.
  const isLead =
    bytes[at + 1] === 0x94
      ? third === 0x80 || third === 0x9c || third === 0xac || third === 0xbc
      : third === 0xa4 || third === 0xa7 || third === 0xa8 || third === 0xac;
  const next = bytes[at + 3] ?? 0;
  if (!isLead || next < 0x80) return false;
  if (next !== 0xe2 || (bytes[at + 4] !== 0x94 && bytes[at + 4] !== 0x95)) return true;
  return isSmallLetter(bytes[at - 1]) && isSmallLetter(bytes[at + 6]);
}

/** Lower-case letters and the marks that end a clause: what stands before a broken no-break space. */
function endsWord(byte: number | undefined): boolean {
  return (
    byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || '.,;:!?)'.includes(String.fromCharCode(byte)))
  );
}

/** True if the character at `at` is one of Windows-1251's bytes 80 to BF: no letter of Russian but ё and Ё. */
function isUpper1251(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  const second = bytes[at + 1];
  if (lead === 0xc2 || lead === 0xe2) return true;
  if (lead === 0xd0) return second < 0x90;
  if (lead === 0xd1) return second >= 0x90;
  return lead === 0xd2 && (second === 0x90 || second === 0x91);
}
