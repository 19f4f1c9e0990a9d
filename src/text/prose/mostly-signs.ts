// Drawings in letters and signs, told by how few letters they have. Their brackets, quotes and stops are lines and dots.

const space = 0x20;
// First byte of lines and blocks to draw with, and of most other signs beyond ASCII.
const leadOfSigns = 0xe2;

/** True if letters and figures are fewer than half of what is seen of a text. */
export function isMostlySigns(bytes: Uint8Array): boolean {
  let seen = 0;
  let letters = 0;
  for (const byte of bytes) {
    const isInside = byte >= 0x80 && byte < 0xc0;
    if (byte <= space || isInside) continue;
    seen++;
    const lower = byte | 0x20;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (isDigit || (lower >= 0x61 && lower <= 0x7a) || (byte >= 0xc0 && byte !== leadOfSigns)) letters++;
  }
  return letters * 2 < seen;
}
