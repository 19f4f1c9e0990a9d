// Words of Cyrillic, Greek, Hebrew or Arabic in an encoding from before Unicode that was read as Windows-1252: "Ïðèâåò". No
// language writes words of such letters alone, and which encoding it was is told by how often letters stand there.

import { upperHalfOf } from './charsets.ts';

/** An encoding whose words were read as Windows-1252, and how people call it. */
interface Alphabet {
  /** In the spelling of the WHATWG Encoding Standard. */
  readonly label: string;
  readonly name: string;
  /** The letters that most of its texts consist of. */
  readonly frequent: string;
}

// Two thirds to three quarters of the letters of a text in these languages, fewer than half of one read amiss.
const cyrillic = 'оеаинтсрвлкмі';
const alphabets: readonly Alphabet[] = [
  { label: 'windows-1251', name: 'Windows-1251', frequent: cyrillic },
  { label: 'koi8-u', name: 'KOI8', frequent: cyrillic },
  { label: 'iso-8859-5', name: 'ISO 8859-5', frequent: cyrillic },
  { label: 'ibm866', name: 'code page 866', frequent: cyrillic },
  { label: 'windows-1253', name: 'Windows-1253', frequent: 'αοιετσνηυρπκς' },
  { label: 'windows-1255', name: 'Windows-1255', frequent: 'יוהלארתבשמםנ' },
  { label: 'windows-1256', name: 'Windows-1256', frequent: 'اليمونرتبةعد' },
];
const leastShare = 0.58;

/** What misread words were. */
export interface Reading {
  /** The encoding they were in. */
  readonly name: string;
  /** What was meant by the letters of a run. */
  read(run: string): string;
}

/** What runs of characters beyond ASCII are that were read as Windows-1252; undefined if they are sound, or nothing is told. */
export function readingOf(runs: readonly string[]): Reading | undefined {
  let best: Reading | undefined;
  let most = leastShare;
  for (const { label, name, frequent } of alphabets) {
    const read = readerOf(label);
    const share = shareOfFrequent(runs.map(read), frequent);
    if (share <= most) continue;
    most = share;
    best = { name, read };
  }
  return best;
}

/** How much of the texts frequent letters are. A capital behind a small letter, and what is no letter, count against it. */
function shareOfFrequent(texts: readonly string[], frequent: string): number {
  let letters = 0;
  let score = 0;
  for (const text of texts) {
    let isBehindSmall = false;
    for (const letter of text) {
      letters++;
      const small = letter.toLowerCase();
      if (frequent.includes(small)) score++;
      if (!isLetter.test(letter) || (isBehindSmall && small !== letter)) score--;
      isBehindSmall = letter.toUpperCase() !== letter;
    }
  }
  return letters === 0 ? 0 : score / letters;
}

const isLetter = /^\p{L}$/u;

const readers = new Map<string, (run: string) => string>();

function readerOf(label: string): (run: string) => string {
  let reader = readers.get(label);
  if (reader === undefined) {
    const upperHalf = [
      ...new TextDecoder(label).decode(Uint8Array.from({ length: 128 }, (_, at) => 128 + at)),
    ];
    const bytes = upperHalfOf('western');
    reader = (run) =>
      [...run]
        .map((character) => upperHalf[(bytes.get(character.codePointAt(0) as number) ?? 0) - 128] ?? '\ufffd')
        .join('');
    readers.set(label, reader);
  }
  return reader;
}

/** True if Windows-1252 or Latin-1 has all characters of a run. */
export function isWestern(run: string): boolean {
  const bytes = upperHalfOf('western');
  return [...run].every((character) => bytes.has(character.codePointAt(0) as number));
}
