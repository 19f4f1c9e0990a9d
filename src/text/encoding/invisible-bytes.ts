// The common uses of invisible characters, told by bytes alone: text in Persian, Hindi or Khmer has one in every other
// word, and most emoji have one.

/** True if the invisible character at `at` is one that its neighbours need. False: it is to be looked at. */
export function isPlainlyNeeded(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  const third = bytes[at + 2];
  if (lead === 0xef) return bytes[at + 1] === 0xb8 && bytes[at - 4] === 0xf0 && bytes[at - 3] === 0x9f;
  if (lead !== 0xe2 || bytes[at + 1] !== 0x80) return false;
  // First bytes of the characters before it, if they take two or three bytes.
  const ofTwo = bytes[at - 2];
  const ofThree = bytes[at - 3];
  const second = bytes[at - 2];
  // Zero-width space in Thai, Lao, Tibetan, Myanmar, Khmer.
  if (third === 0x8b) {
    if (ofThree === 0xe0) return second >= 0xb8 && second <= 0xbf;
    return ofThree === 0xe1 && (second === 0x80 || second === 0x81 || second === 0x9e || second === 0x9f);
  }
  // Joiners in Arabic and in the scripts of India from Devanagari to Sinhala.
  if (third === 0x8c || third === 0x8d) {
    return (ofTwo >= 0xd8 && ofTwo <= 0xdb) || (ofThree === 0xe0 && second >= 0xa4 && second <= 0xb7);
  }
  // Direction marks beside a letter of Hebrew or Arabic.
  if (third !== 0x8e && third !== 0x8f) return false;
  const next = bytes[at + 3];
  return (ofTwo >= 0xd6 && ofTwo <= 0xdb) || (next >= 0xd6 && next <= 0xdb);
}
