// Text in an encoding from before Unicode that was read in another: "MŠnner", "ca³y", "оПХБЕР". Of such a text nearly every
// letter beyond ASCII belongs to the alphabet of its language once it is read as it was meant, and many do not before; its
// commonest words tell the language. Sound text has its own alphabet already.

import { alphabets } from '../languages/alphabets.ts';
import { commonWords, type KnownLanguage } from '../languages/common-words.ts';
import { upperHalf } from './older-encodings.ts';

/** How a text was read, and how it should be. */
export interface SwappedEncodings {
  /** As people call them. */
  readonly was: string;
  readonly readAs: string;
  /** A word as it was meant; undefined if it stands as it was meant, or nothing is told. */
  repair(word: string): string | undefined;
  /** True if a word cannot stand in its language as it does. */
  isBroken(word: string): boolean;
  /** True if it can once it is read as it was meant. */
  isReadable(word: string): boolean;
}

interface Swap {
  readonly was: string;
  readonly readAs: string;
  readonly languages: readonly KnownLanguage[];
}

const western = ['de', 'fr', 'es', 'pt', 'it', 'ca', 'nl', 'sv', 'da', 'nb', 'is', 'fi'] as const;
const central = ['pl', 'cs', 'hu', 'sk', 'sl', 'hr', 'ro'] as const;
const cyrillic = ['ru', 'uk', 'bg', 'be', 'sr', 'mk'] as const;

const swaps: readonly Swap[] = [
  { was: 'windows-1250', readAs: 'windows-1252', languages: central },
  { was: 'iso-8859-2', readAs: 'windows-1252', languages: central },
  { was: 'windows-1254', readAs: 'windows-1252', languages: ['tr'] },
  { was: 'windows-1257', readAs: 'windows-1252', languages: ['lt', 'et'] },
  { was: 'macintosh', readAs: 'windows-1252', languages: western },
  { was: 'cp850', readAs: 'windows-1252', languages: western },
  { was: 'cp852', readAs: 'windows-1252', languages: central },
  { was: 'cp857', readAs: 'windows-1252', languages: ['tr'] },
  { was: 'windows-1252', readAs: 'windows-1250', languages: western },
  { was: 'cp852', readAs: 'windows-1250', languages: central },
  { was: 'windows-1252', readAs: 'windows-1251', languages: western },
  { was: 'windows-1250', readAs: 'windows-1251', languages: central },
  { was: 'windows-1254', readAs: 'windows-1251', languages: ['tr'] },
  { was: 'windows-1252', readAs: 'macintosh', languages: western },
  { was: 'windows-1252', readAs: 'cp850', languages: western },
  { was: 'koi8-u', readAs: 'windows-1251', languages: cyrillic },
  { was: 'ibm866', readAs: 'windows-1251', languages: cyrillic },
  { was: 'windows-1251', readAs: 'koi8-r', languages: cyrillic },
];

const names: Readonly<Record<string, string>> = {
  'windows-1250': 'Windows-1250',
  'windows-1251': 'Windows-1251',
  'windows-1252': 'Windows-1252 or Latin-1',
  'windows-1254': 'Windows-1254',
  'windows-1257': 'Windows-1257',
  'iso-8859-2': 'ISO 8859-2',
  macintosh: 'Mac OS Roman',
  cp850: 'code page 850',
  cp852: 'code page 852',
  cp857: 'code page 857',
  'koi8-r': 'KOI8-R',
  'koi8-u': 'KOI8',
  ibm866: 'code page 866',
};

// Of the words of a text in a language a sixth and more are its commonest; half of that where they are few.
const leastCommon = 0.08;
const fewestCommon = 3;
// A name in another language here and there.
const leastOfAlphabet = 0.96;
const fewestBroken = 3;
const leastBroken = 0.08;

/**
 * How `odd`, lines of a text with something out of place, were read; undefined if nothing is told. `around` is the text, which
 * tells the language where few lines are odd.
 */
export function swappedEncodings(odd: string, around: string): SwappedEncodings | undefined {
  const words = odd.split(whiteSpace);
  const all = around.split(whiteSpace);
  const foreign = [...new Set(words)].filter((word) => beyondAscii.test(word));
  if (foreign.length < fewestBroken) return undefined;
  const likely = likelyLanguages(all);
  let best: (SwappedEncodings & { readonly share: number }) | undefined;
  for (const swap of swaps) {
    const languages = swap.languages.filter((language) => likely.has(language));
    if (languages.length === 0) continue;
    const decode = decoder(swap);
    if (foreign.filter((word) => decode(word) !== undefined).length < leastOfAlphabet * foreign.length)
      continue;
    for (const language of languages) {
      const share = fit({ words, all, foreign }, decode, language);
      if (share === undefined || share <= (best?.share ?? 0)) continue;
      best = {
        was: names[swap.was],
        readAs: names[swap.readAs],
        repair: (word) => repaired(word, decode, language),
        isBroken: (word) => !isOfLanguage(word, language),
        isReadable: (word) => isOfLanguage(decode(word) ?? '\ufffd', language),
        share,
      };
    }
  }
  return best;
}

// A no-break space may be a letter of a code page of DOS.
const whiteSpace = /[ \t\r\n]+/;
const beyondAscii = /[^\x00-\x7f]/u;

/** Languages with one common word in ASCII at least, and all of Cyrillic. */
function likelyLanguages(words: readonly string[]): ReadonlySet<KnownLanguage> {
  const known = new Set(words);
  const isKnown = (language: KnownLanguage): boolean =>
    commonWords[language].split(' ').some((word) => known.has(word));
  return new Set([...cyrillic, ...(Object.keys(alphabets) as KnownLanguage[]).filter(isKnown)]);
}

const decoders = new Map<Swap, (word: string) => string | undefined>();

/** Reads a word as it was meant; undefined if it has characters that it cannot have been read into. */
function decoder(swap: Swap): (word: string) => string | undefined {
  let decode = decoders.get(swap);
  if (decode === undefined) {
    const meant = upperHalf(swap.was);
    const table = new Map(upperHalf(swap.readAs).map((character, at) => [character, meant[at]]));
    if (swap.readAs === 'windows-1252')
      // Latin-1 has controls where Windows-1252 has marks.
      for (let at = 0; at < 32; at++) table.set(String.fromCharCode(0x80 + at), meant[at]);
    decode = (word) => {
      let decoded = '';
      for (const character of word) {
        const other = character < '\x80' ? character : table.get(character);
        if (other === undefined) return undefined;
        decoded += other;
      }
      return decoded;
    };
    decoders.set(swap, decode);
  }
  return decode;
}

interface Words {
  /** Of the odd lines, and of the whole text. */
  readonly words: readonly string[];
  readonly all: readonly string[];
  /** Those of the odd lines with characters beyond ASCII, each once. */
  readonly foreign: readonly string[];
}

/** How well a text fits a language once it is decoded, from 0 to 2; undefined if it does not, or fits it as it stands. */
function fit(
  { words, all, foreign }: Words,
  decode: (word: string) => string | undefined,
  language: KnownLanguage,
): number | undefined {
  let proper = 0;
  let improper = 0;
  let broken = 0;
  for (const word of foreign) {
    const decoded = decode(word);
    // A mark can be told from no letter: "unitÓ" is "unit”" in Mac OS Roman, and "unità" in code page 850.
    if (decoded === undefined || isMarked(decoded)) continue;
    if (isOfLanguage(decoded, language)) proper++;
    else improper++;
    if (!isOfLanguage(word, language)) broken++;
  }
  const share = proper / Math.max(proper + improper, 1);
  if (share < leastOfAlphabet || broken === 0) return undefined;
  const common =
    commonShare(
      words.map((word) => decode(word) ?? word),
      language,
    ) ?? (isCyrillic(language) ? undefined : commonShare(all, language));
  if (common === undefined) return undefined;
  // The letters of Cyrillic are the same in either; what they make are no words.
  const isTold = isCyrillic(language)
    ? commonShare(words, language) === undefined
    : broken >= fewestBroken && broken >= leastBroken * foreign.length;
  return isTold ? share + common : undefined;
}

/** True if all that is beyond ASCII in a word are marks that stand in a text of any language. */
function isMarked(word: string): boolean {
  return [...word].every((character) => character < '\x80' || neutral.test(character));
}

function isCyrillic(language: KnownLanguage): boolean {
  return (cyrillic as readonly KnownLanguage[]).includes(language);
}

// What stands in a text of any language: quotation marks, dashes and the like.
const neutral = /[\u00a0§«°·»¡¿\u2010-\u2027\u2030\u2039\u203a€№]/u;

/** True if letters beyond ASCII are of the alphabet of a language, and no capital stands behind a small letter. */
function isOfLanguage(word: string, language: KnownLanguage): boolean {
  const alphabet = alphabets[language] ?? '';
  let wasSmall = false;
  let wasLetter = false;
  for (const character of word) {
    const small = character.toLowerCase();
    const isLetter = small !== character.toUpperCase();
    if (character >= '\x80') {
      if (isLetter ? !alphabet.includes(small) : !neutral.test(character)) return false;
      // "m”de": a mark in a word.
      if (!isLetter && wasLetter && isInside(word, character)) return false;
    }
    if (wasSmall && isLetter && small !== character) return false;
    wasSmall = isLetter && small === character;
    wasLetter = isLetter;
  }
  return true;
}

// Marks that sound words are joined by.
const joining = /[·’–—…\u2010\u2011]/;

function isInside(word: string, mark: string): boolean {
  return !joining.test(mark) && /^\p{Ll}/u.test(word.slice(word.indexOf(mark) + 1));
}

/** The share of common words of a language; undefined where they are too few, or hardly differ. */
function commonShare(words: readonly string[], language: KnownLanguage): number | undefined {
  const common = new Set(commonWords[language].split(' '));
  const found = new Set<string>();
  let count = 0;
  let hits = 0;
  for (const word of words) {
    const letters = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    if (letters === '') continue;
    count++;
    if (!common.has(letters)) continue;
    hits++;
    found.add(letters);
  }
  const share = hits / Math.max(count, 1);
  return found.size < fewestCommon || share < leastCommon ? undefined : share;
}

/** See `SwappedEncodings.repair`. */
function repaired(
  word: string,
  decode: (word: string) => string | undefined,
  language: KnownLanguage,
): string | undefined {
  const decoded = decode(word);
  if (decoded === undefined || decoded === word || !isOfLanguage(decoded, language)) return undefined;
  // Marks that stand alone are marks, but for "…", which is "à".
  const isMark = !/\p{L}/u.test(word) && isOfLanguage(word, language);
  return isMark && !commonWords[language].split(' ').includes(decoded.toLowerCase()) ? undefined : decoded;
}
