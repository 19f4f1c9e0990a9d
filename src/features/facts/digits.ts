// Digits of any script: ASCII, and those of the Arabic, Persian, Indian and Thai scripts and of full width. Told from the
// bytes, since most texts are only compared.

/** The lowest first byte of a digit beyond ASCII: Arabic. Most words are let pass by it. */
const firstByteOfOtherDigits = 0xd9;

/** True if a digit beyond ASCII begins here. */
export function beginsWithOtherDigit(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  if (lead < firstByteOfOtherDigits) return false;
  const second = bytes[at + 1];
  if (lead === 0xd9) return second >= 0xa0 && second <= 0xa9;
  if (lead === 0xdb) return second >= 0xb0 && second <= 0xb9;
  const third = bytes[at + 2];
  if (lead === 0xef) return second === 0xbc && third >= 0x90 && third <= 0x99;
  if (lead !== 0xe0) return false;
  // From Devanagari (U+0966) to Malayalam every script has its digits at the same place of its block; Thai has them at U+0E50.
  const isIndian = second >= 0xa5 && second <= 0xb5 && (second & 1) === 1;
  return isIndian ? third >= 0xa6 && third <= 0xaf : second === 0xb9 && third >= 0x90 && third <= 0x99;
}

/** True if bytes [start, end) of a text hold a digit. */
export function holdsDigit(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    // Digits of ASCII are 0x30 to 0x39.
    if ((bytes[at] ^ 0x30) <= 9 || beginsWithOtherDigit(bytes, at)) return true;
  }
  return false;
}

/** True if bytes [start, end) of a text are digits and nothing else. */
export function areDigits(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    if ((bytes[at] ^ 0x30) <= 9) at++;
    else if (beginsWithOtherDigit(bytes, at)) at += bytes[at] < 0xe0 ? 2 : 3;
    else return false;
  }
  return true;
}

const otherDigit = /[^\P{Nd}0-9]/gu;
const signsOfArabicFigures: Readonly<Record<string, string>> = { '٫': '.', '٬': ',' };

/** A figure in the digits and with the marks of ASCII: every script has its ten digits in one row. */
export function inAsciiDigits(figure: string): string {
  return figure
    .replace(otherDigit, (digit) => {
      const code = digit.codePointAt(0) as number;
      let zero = code;
      while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
      return String(code - zero);
    })
    .replace(/[٫٬]/gu, (sign) => signsOfArabicFigures[sign]);
}
