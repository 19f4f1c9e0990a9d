// Corpus order: by the UTF-8 bytes of the path, which no locale and no operating system changes.

/** Compares two texts by their UTF-8 bytes (which is the order of their code points). */
export function compareBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const first = a.charCodeAt(at);
    const second = b.charCodeAt(at);
    if (first === second) continue;
    // UTF-16 puts surrogates, which stand for the highest code points, below U+E000.
    const isFirstHigh = first >= 0xd800 && first < 0xe000;
    const isSecondHigh = second >= 0xd800 && second < 0xe000;
    return isFirstHigh === isSecondHigh ? first - second : isFirstHigh ? 1 : -1;
  }
  return a.length - b.length;
}
