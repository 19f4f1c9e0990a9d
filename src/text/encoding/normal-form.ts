// Where a text is not composed as in normal form C: letter by letter with its marks, so that a fix touches nothing else.

/** Part of a text [start, end), in UTF-16 units, and its composed form. */
export interface NfcDifference {
  readonly start: number;
  readonly end: number;
  readonly composed: string;
}

// A character with what may join it: marks, vowels and final consonants of Hangul.
let cluster: RegExp | undefined;

/**
 * The parts of a text that normal form C composes or replaces, in order. What it takes apart (Bengali য়, Hindi क़) or sets
 * in another order (Arabic vowels) stays: keyboards write it so. So do compatibility ideographs, which it replaces by
 * others that are drawn differently in names.
 */
export function differencesToNfc(text: string): NfcDifference[] {
  if (text.normalize('NFC') === text) return [];
  const differences: NfcDifference[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.normalize('NFC') !== line) addDifferences(differences, line, start);
    start += line.length + 1;
  }
  return differences;
}

function addDifferences(differences: NfcDifference[], line: string, offset: number): void {
  cluster ??= /[^](?:[\p{M}\u1160-\u11ff\uff9e\uff9f]+)?/gu;
  for (const { 0: part, index } of line.matchAll(cluster)) {
    if (part.length === 1 && part < '\u0300') continue;
    const composed = part.normalize('NFC');
    if (
      composed === part ||
      composed.length > part.length ||
      (composed.length === part.length && part.length > 1)
    )
      continue;
    if (/[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u.test(part)) continue;
    const start = offset + index;
    differences.push({ start, end: start + part.length, composed });
  }
}
