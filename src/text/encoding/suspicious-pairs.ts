// Tables that tell, by the first two bytes of a character, whether it is worth a look: broken text, control and invisible
// characters, forms that NFC changes. The kernel (src/kernels/assembly/suspicious.ts) reads the same tables.

/** Scripts that are compared. */
export const none = 0;
export const latin = 1;
const greek = 2;
export const cyrillic = 3;
/** Belongs to the letter before it. */
export const mark = 4;

/** What the first two bytes of a character are to the scan. */
export const plain = 0;
export const westernLead = 1;
export const cyrillicLead = 2;
export const macLead = 3;
export const controlPair = 4;
export const invisiblePair = 5;
export const unnormalizedPair = 6;
const thirdDecides = 7;
export const indicPair = 8;
export const oddPair = 9;

// Signs of Devanagari, Bengali, Oriya, Tamil, Telugu, Kannada, Malayalam, Sinhala and Burmese that may join the letter
// before them.
const indicMarks = [
  0x93c, 0x9be, 0x9d7, 0xb3e, 0xb56, 0xb57, 0xbbe, 0xbd7, 0xc56, 0xcc2, 0xcd5, 0xcd6, 0xd3e, 0xd57, 0xdca,
  0xdcf, 0xddf, 0x102e,
];

/** What two bytes say of a character. */
export interface SuspiciousPairs {
  /** By the low six bits of the first two bytes. */
  readonly pairKind: Uint8Array;
  /** By first byte. */
  readonly script: Uint8Array;
  /** By the low twelve bits of the code point, for the signs that may compose. */
  readonly indicMark: Uint8Array;
}

let pairs: SuspiciousPairs | undefined;

/** The tables, made when they are first asked for. */
export function suspiciousPairs(): SuspiciousPairs {
  pairs ??= makeTables();
  return pairs;
}

function makeTables(): SuspiciousPairs {
  const pairKind = new Uint8Array(64 * 64);
  const set = (lead: number, first: number, last: number, kind: number): void => {
    for (let second = first; second <= last; second++)
      pairKind[((lead & 0x3f) << 6) | (second & 0x3f)] = kind;
  };
  // Where a mark may join the letter before it, or a character has another that replaces it (Unicode Standard Annex 15,
  // NFC_Quick_Check), by blocks: exactness is left to normalising. Where only the order of marks may differ, no look.
  set(0xcc, 0x80, 0xbf, unnormalizedPair);
  set(0xcd, 0x80, 0xaf, unnormalizedPair);
  set(0xcd, 0xb4, 0xb4, unnormalizedPair);
  set(0xcd, 0xbe, 0xbe, unnormalizedPair);
  set(0xce, 0x87, 0x87, unnormalizedPair);
  set(0xd9, 0x93, 0x95, unnormalizedPair);
  set(0xe1, 0x84, 0x87, unnormalizedPair);
  set(0xe1, 0xac, 0xac, unnormalizedPair);
  set(0xe1, 0xbc, 0xbf, unnormalizedPair);
  set(0xf0, 0x91, 0x91, unnormalizedPair);
  const indicMark = new Uint8Array(64 * 64);
  for (const code of indicMarks) {
    set(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | ((code >> 6) & 0x3f), indicPair);
    indicMark[code & 0xfff] = 1;
  }

  set(0xc2, 0x80, 0x9f, controlPair);
  set(0xc2, 0xac, 0xac, macLead);
  set(0xc2, 0xad, 0xad, invisiblePair);
  set(0xc3, 0x82, 0xb4, westernLead);
  set(0xcd, 0x8f, 0x8f, invisiblePair);
  // Signs of Latin-1 but quotation marks, § before a figure and what stands for an apostrophe or a hyphen; õ, ÷ and þ.
  set(0xc2, 0xa1, 0xaa, oddPair);
  set(0xc2, 0xaf, 0xb3, oddPair);
  set(0xc2, 0xb5, 0xb6, oddPair);
  set(0xc2, 0xb8, 0xba, oddPair);
  set(0xc2, 0xbc, 0xbf, oddPair);
  set(0xc3, 0xb5, 0xb5, oddPair);
  set(0xc3, 0xb7, 0xb7, oddPair);
  set(0xc3, 0xbe, 0xbe, oddPair);
  // ă, ĺ, ń, ŕ, Š, Ž; the circumflex and the tilde that stand alone.
  set(0xc4, 0x83, 0x83, oddPair);
  set(0xc4, 0xba, 0xba, oddPair);
  set(0xc5, 0x84, 0x84, oddPair);
  set(0xc5, 0x95, 0x95, oddPair);
  set(0xc5, 0xa0, 0xa0, oddPair);
  set(0xc5, 0xbd, 0xbd, oddPair);
  set(0xcb, 0x86, 0x86, oddPair);
  set(0xcb, 0x9c, 0x9c, oddPair);
  // Ё, Є, Ї, Ў, Ґ.
  set(0xd0, 0x81, 0x81, oddPair);
  set(0xd0, 0x84, 0x84, oddPair);
  set(0xd0, 0x87, 0x87, oddPair);
  set(0xd0, 0x8e, 0x8e, oddPair);
  set(0xd2, 0x90, 0x90, oddPair);
  // ÿ, Œ, œ, Ÿ and ƒ: D8, CE, CF, D9 and C4 of Mac OS Roman.
  set(0xc3, 0xbf, 0xbf, macLead);
  // Ă, Ĺ and Ń: C3, C5 and D1 of Windows-1250.
  set(0xc4, 0x82, 0x82, macLead);
  set(0xc5, 0x83, 0x83, macLead);
  set(0xc4, 0xb9, 0xb9, macLead);
  set(0xc5, 0x92, 0x93, macLead);
  set(0xc5, 0xb8, 0xb8, macLead);
  set(0xc6, 0x92, 0x92, macLead);
  // Г, Д, Е, О, П: C3 to C5, CE and CF of Windows-1251.
  set(0xd0, 0x93, 0x95, cyrillicLead);
  set(0xd0, 0x9e, 0x9f, cyrillicLead);
  set(0xd0, 0xa0, 0xa1, cyrillicLead);
  set(0xd0, 0xb2, 0xb2, cyrillicLead);
  set(0xd8, 0x9c, 0x9c, invisiblePair);
  for (const [lead, second] of [
    [0xce, 0x93],
    [0xe1, 0x85],
    [0xe1, 0x9e],
    [0xe1, 0xa0],
    [0xe2, 0x80],
    [0xe2, 0x81],
    [0xe2, 0x84],
    [0xe2, 0x88],
    [0xe2, 0x89],
    [0xe2, 0x8c],
    [0xe2, 0x94],
    [0xe2, 0x95],
    [0xe2, 0xab],
    [0xe3, 0x82],
    [0xe3, 0x85],
    [0xef, 0xa3],
    [0xef, 0xb8],
    [0xef, 0xbb],
    [0xef, 0xbe],
    [0xef, 0xbf],
    [0xf3, 0xa0],
  ])
    set(lead, second, second, thirdDecides);

  const script = new Uint8Array(256);
  script.fill(latin, 0xc3, 0xca);
  script.fill(mark, 0xcc, 0xce);
  script.fill(greek, 0xce, 0xd0);
  script.fill(cyrillic, 0xd0, 0xd4);
  return { pairKind, script, indicMark };
}
