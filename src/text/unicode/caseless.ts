// Scripts without capitals: whether a text is written in one, told from a few of its bytes.

/** Places of a text that are looked at: enough to tell an article in Hebrew from one that quotes Hebrew. */
const samples = 48;

/** True for the first byte of a letter of Hebrew, Arabic, India, Thai, Georgian, Ethiopic, Korean, Chinese or Japanese. */
function isCaselessLead(lead: number, second: number): boolean {
  if (lead === 0xd6) return second >= 0x91;
  if (lead === 0xe1) return second >= 0x82 && second <= 0x8e;
  return (lead >= 0xd7 && lead <= 0xe0) || (lead >= 0xe3 && lead <= 0xed);
}

/** True for the first byte of a letter that has capitals: Latin, Greek, Cyrillic, Armenian. */
function isCasedLead(lead: number, second: number): boolean {
  if (lead < 0x80) return ((lead | 0x20) - 0x61) >>> 0 < 26;
  return lead < 0xd6 || (lead === 0xd6 && second < 0x91) || (lead === 0xe1 && second >= 0xb8);
}

/** True if most letters of a UTF-8 text have no capitals. Looks at a few dozen places, however long the text is. */
export function isMostlyCaseless(bytes: Uint8Array): boolean {
  const { length } = bytes;
  let balance = 0;
  for (let sample = 0; sample < samples; sample++) {
    let at = Math.floor((sample * length) / samples);
    while (at > 0 && (bytes[at] & 0xc0) === 0x80) at--;
    if (isCaselessLead(bytes[at], bytes[at + 1])) balance++;
    else if (isCasedLead(bytes[at], bytes[at + 1])) balance--;
  }
  return balance > 0;
}

/** True for a word all letters of which are of a script without capitals. */
export function isCaselessWord(word: string): boolean {
  // Such scripts begin with Hebrew. The patterns are made here, since they take half a millisecond of every start.
  return (
    word.charCodeAt(0) >= 0x590 &&
    /[\p{L}\p{N}]/u.test(word) &&
    (!/[\p{Lu}\p{Ll}\p{N}]/u.test(word) || /^[\p{Script=Georgian}]+$/u.test(word))
  );
}
