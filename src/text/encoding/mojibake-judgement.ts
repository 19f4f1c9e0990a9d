// Whether characters that can be read as UTF-8 are mojibake, or text that happens to look so: "IRMÃ”" is Portuguese in
// capitals before a quotation mark, "liberté »" French before a guillemet with its no-break space.

import type { Charset } from './charsets.ts';

/** Decoded UTF-8 sequences that follow directly on each other. */
export interface SequenceGroup {
  readonly start: number;
  readonly end: number;
  /** One entry for each sequence. */
  readonly sequences: readonly Sequence[];
  /** The repaired text. */
  readonly decoded: string;
}

/** One UTF-8 sequence as it looks when read in another encoding. */
export interface Sequence {
  /** First byte, C2 to F4. */
  readonly lead: number;
  /** The characters of the bytes behind it. */
  readonly tail: string;
  readonly decoded: string;
}

/** The characters on both sides; empty at an end of the text. */
export interface Neighbours {
  readonly before: string;
  readonly after: string;
}

/** Marks that stand directly behind a word in sound text. */
const closers = new Set('’‘”“„‚»«›‹…–—•\u00a0');
/** Signs that stand directly behind a word in capitals: trademarks, ordinals, notes. */
const signs = new Set('®©™ª°º²³¹†‡');
const openers = new Set('"\'“‘„«‚‹([');

/** True if a group of sequences cannot be sound text. */
export function isProven(group: SequenceGroup, charset: Charset, around: Neighbours): boolean {
  const { sequences, decoded } = group;
  if (/[\p{Cn}\p{Co}\p{Cs}]/u.test(decoded)) return false;
  switch (charset) {
    case 'western':
      if (isCapitalInWord(decoded, around)) return false;
      return sequences.length > 1 ? isOneText(group) : isWestern(sequences[0], around);
    case 'central':
    case 'latin2':
      if (isForeign(group, 3) || (sequences.length > 2 && isRussian(group))) return true;
      return isCentral(sequences, around) && !isCapitalInWord(decoded, around);
    // "Ğ¼Ğ¾ÑÑ‚"; letters of Latin are as in Windows-1252.
    case 'turkish':
      return isForeign(group, 3) || (sequences.length > 2 && isRussian(group));
    case 'dos':
    case 'multilingual':
      return isDos(group, around);
    case 'cyrillic':
      if (isForeign(group, 3) || isLatinWord(group, around)) return true;
      return sequences.length > 1 ? isRussian(group) : isCyrillic(sequences[0], around);
    case 'macintosh':
      if (isForeign(group, 3) || (sequences.length > 2 && isRussian(group))) return true;
      return sequences.every((sequence) => isMacintosh(sequence, around));
  }
}

/**
 * True if a group that proves nothing by itself is mojibake in a text that has other mojibake of the same encoding:
 * a lone letter ("Рё" for "и"), a capital before a mark ("Å’uvre").
 */
export function isLikely(group: SequenceGroup, charset: Charset, around: Neighbours): boolean {
  const { sequences, decoded } = group;
  if (charset === 'dos' || charset === 'multilingual') return sequences.every(isOfDosText);
  const isEuropean = charset === 'western' || isOfCentralEurope(charset);
  if (isEuropean && isCapitalInWord(decoded, around)) return false;
  if (isOfCentralEurope(charset)) return sequences.every(isOfCentralText) && !isClosing(sequences[0].tail);
  if (charset !== 'western')
    return (
      (isRussian(group) || isForeign(group, 1)) &&
      (sequences.length > 1 || (!openers.has(around.before) && !/\p{L}/u.test(around.before + around.after)))
    );
  const [{ lead, tail }] = sequences;
  if (sequences.length > 1 || openers.has(around.before) || !/[\p{L}\p{M}]/u.test(decoded)) return false;
  if (!usedToday.test(decoded)) return false;
  if (lead <= 0xc5) return /\p{L}/u.test(around.after);
  return !isClosing(tail) || !/\p{L}/u.test(around.before + around.after);
}

// Letters and marks that texts of today are written with: no phonetics, no letters of dead scripts.
const usedToday = new RegExp(
  `^(?:${[
    String.raw`[\u00a0-\u017f\u018f\u0192\u01a0-\u01b0\u01cd-\u01dc\u0218-\u021b\u0259\u02bb\u02bc\u1e00-\u1eff]`,
    String.raw`[\u0300-\u0304]|[\u0306-\u030c]|\u031b|\u0323|\u0327|\u0328`,
    String.raw`[\u0386-\u03ce\u0400-\u045f\u0490-\u04ff]|(?![\u0000-\u04ff])[\p{L}\p{M}]`,
    String.raw`[\u2010-\u203f\u20a0-\u20cf\u2100-\u2bff\u3000-\u303f\uff00-\uffef]|\ufe0f|[\u{1f300}-\u{1faff}]`,
  ].join('|')})+$`,
  'u',
);

/** True if a group reads as letters and marks of texts of today. */
function isOfToday(group: SequenceGroup): boolean {
  return usedToday.test(group.decoded) && isOneText(group, true);
}

/**
 * True if the groups, all there is beyond ASCII in one line of a text that has other mojibake, are mojibake as well: two
 * sequences and more, or one that is a letter of Latin Europe ("Г¨" for "è"). `isLatin`: the line has letters of ASCII.
 */
export function isPlausibleLine(
  groups: readonly SequenceGroup[],
  charset: Charset,
  isLatin: boolean,
): boolean {
  const sequences = groups.flatMap((group) => group.sequences);
  const mayBeSound =
    charset === 'western' || isOfCentralEurope(charset) || (charset === 'cyrillic' && !isLatin);
  if (mayBeSound && sequences.every(({ tail }) => isClosing(tail))) return false;
  const [{ lead, decoded }] = sequences;
  if (sequences.length < 2 && (charset === 'western' || (lead > 0xc5 && !isRareLatin(decoded)))) return false;
  return groups.every(isOfToday);
}

/** Letters of Romanian and Vietnamese that have lead bytes beyond C5. */
function isRareLatin(letter: string): boolean {
  return /^[\u0218-\u021b\u1ea0-\u1ef9]$/.test(letter);
}

/** True if a group that came out of mojibake, and is all that came out, is mojibake once more. */
export function isPlausibleBelow(group: SequenceGroup, charset: Charset, after: string): boolean {
  const { sequences, decoded } = group;
  const [{ lead, tail }] = sequences;
  if (!isOfToday(group)) return false;
  if (sequences.every((sequence) => isClosing(sequence.tail))) {
    if (lead === 0xc2 || (charset !== 'western' && !isOfCentralEurope(charset))) return true;
    // "IRMÃ”", "está»—dijo" and "está»…" were broken once.
    if (isVietnamese(decoded)) return !/[…’”]/.test(tail) && !(/[–—]/.test(tail) && isSmall(after));
    return (lead === 0xc4 || lead === 0xc5) && isSmall(after);
  }
  return charset === 'western' || sequences.length > 1 || lead <= 0xc5 || isRareLatin(sequences[0].decoded);
}

/** True if all characters may stand behind a word. */
function isClosing(tail: string): boolean {
  return [...tail].every((character) => closers.has(character));
}

/** Made when the first text is judged: to make them takes a quarter of a millisecond. */
let scripts: readonly RegExp[] | undefined;

function scriptsOfToday(): readonly RegExp[] {
  return (scripts ??= [
    /^\p{Script=Latin}$/u,
    /^\p{Script=Cyrillic}$/u,
    /^\p{Script=Greek}$/u,
    // With what several scripts share: the line that lengthens a letter of Arabic, the mark for long vowels of kana.
    /^\p{Script_Extensions=Arabic}$/u,
    /^\p{Script=Hebrew}$/u,
    /^[\p{Script=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}]$/u,
    /^\p{Script=Hangul}$/u,
    /^\p{Script=Devanagari}$/u,
    /^\p{Script=Bengali}$/u,
    /^\p{Script=Tamil}$/u,
    /^\p{Script=Thai}$/u,
    /^\p{Script=Armenian}$/u,
    /^\p{Script=Georgian}$/u,
    /^\p{Script=Gujarati}$/u,
    /^\p{Script=Gurmukhi}$/u,
    /^\p{Script=Telugu}$/u,
    /^\p{Script=Kannada}$/u,
    /^\p{Script=Malayalam}$/u,
  ]);
}

/** True if the letters are all of one script that is written today, and the rest marks and signs. */
function isOneText({ sequences, decoded }: SequenceGroup, isSuspected = false): boolean {
  // Two marks behind two capitals: "É»Ö»" is nobody's text, but neither is it proof. "Â«Â\u00a0" is, and "Ä‘á»«".
  if (!isSuspected && sequences.every(({ tail }) => isClosing(tail)))
    return sequences.every(({ lead }) => lead === 0xc2) || isVietnamese(decoded);
  const letters = [...decoded].filter((character) => /[\p{L}\p{M}]/u.test(character));
  const proper = letters.filter((letter) => !/\p{Script=Inherited}/u.test(letter));
  return (
    proper.length === 0 || scriptsOfToday().some((script) => proper.every((letter) => script.test(letter)))
  );
}

/** Letters of Vietnamese, with one at least that other languages do not have. */
function isVietnamese(text: string): boolean {
  return /^[\u00c0-\u01b0\u1ea0-\u1ef9]*[\u1ea0-\u1ef9][\u00c0-\u01b0\u1ea0-\u1ef9]*$/.test(text);
}

function isCapital(character: string): boolean {
  return character !== '' && character.toLowerCase() !== character;
}

function isSmall(character: string): boolean {
  return character !== '' && character.toUpperCase() !== character;
}

/**
 * "vá»‹", "má»›i": á and a closing guillemet, with a mark behind it that opens, or is turned the other way. Not "está»—dijo".
 */
function isVietnameseWord(tail: string, { before, after }: Neighbours): boolean {
  if (tail[0] !== '»') return false;
  if (tail[1] === '‹' || tail[1] === '›' || tail[1] === '«') return /\p{L}/u.test(before + after);
  return /[‘“„‚]/.test(tail[1]) && isSmall(after);
}

/** A single sequence of Windows-1252 or Latin-1. */
function isWestern({ lead, tail, decoded }: Sequence, around: Neighbours): boolean {
  const { before, after } = around;
  const isCloser = isClosing(tail);
  if (lead >= 0xf0) return lead === 0xf0;
  if (lead >= 0xe0) {
    // E1: letters of Vietnamese; E2: punctuation, arrows, signs; E3 80 to E3 83: kana and its marks; EF: full-width forms and selectors.
    if (lead === 0xe1) return isCloser ? isVietnameseWord(tail, around) : /[\u1e00-\u1eff]/.test(decoded);
    if (lead === 0xe2) return !isCloser;
    if (lead === 0xe3) return !isCloser && /[\u3000-\u30ff]/.test(decoded);
    return lead === 0xef && /[\uff00-\uffef]|[\ufe00-\ufe0f]/.test(decoded);
  }
  // Multiplication sign and sharp s stand before quotation marks, as do the capitals of Arabic and the rest.
  if (lead >= 0xd2 && (isCloser || (lead !== 0xd8 && lead !== 0xd9))) return false;
  if (lead === 0xc2 && openers.has(before)) return false;
  if (!isCloser) {
    if (lead === 0xc2) return true;
    if (isCapital(before) && signs.has(tail)) return false;
    // "NEJSPÍŠ": Czech in capitals; the signs of U+0340 to U+037F that it would be stand in no text.
    if (lead === 0xcd && isCapital(tail)) return false;
    // Signs of phonetics come from capitals too rarely to be believed without a small letter before them.
    return lead <= 0xc5 || lead >= 0xcc || isSmall(before);
  }
  if (isSmall(before)) return lead <= 0xc5 || /\p{L}/u.test(after);
  if (lead === 0xc2) return tail === '\u00a0' || !isCapital(before);
  if (lead === 0xc3 && tail === '\u00a0') return !/\p{L}/u.test(before);
  return !/\p{L}/u.test(before) && /[»«“”„]/.test(tail) && isSmall(after) && lead <= 0xc5;
}

/** A letter of Latin Europe, a sign of Latin-1, a quotation mark or a dash. */
function isOfCentralText({ lead, decoded }: Sequence): boolean {
  return lead === 0xe2 ? marks.test(decoded) : /^[\u00a0-\u017f]$/.test(decoded);
}

/** "Ĺ‚Ăłdka", "vĂ­": letters of Latin Europe read from Windows-1250, one of which no sound text has there. */
function isCentral(sequences: readonly Sequence[], { before, after }: Neighbours): boolean {
  return (
    sequences.every(isOfCentralText) &&
    sequences.some(({ lead, tail }, index) => {
      if (lead === 0xe2) return tail.startsWith('€');
      if (lead < 0xc3 || lead > 0xc5 || isClosing(tail)) return false;
      const isTailCapital = isCapital(tail);
      // Romanian has "MĂŞTI" in capitals, and "Ăştia" where a sentence begins.
      if (index > 0) return !isTailCapital;
      if (isSmall(before)) return !isTailCapital || lead !== 0xc3;
      if (isTailCapital || isCapital(before) || (lead === 0xc3 && tail === 'ş')) return false;
      return isSmall(tail) || sequences.length > 1 || /\p{L}/u.test(after);
    })
  );
}

function isOfCentralEurope(charset: Charset): boolean {
  return charset === 'central' || charset === 'latin2';
}

/**
 * True if a capital would stand between small letters: "lekĂŠrdezĂŠs" is no "lekÊrdezÊs", it was read as ISO 8859-2, nor is
 * "fÃžr" a "fÞr", but a "für" that was read as ISO 8859-10.
 */
function isCapitalInWord(decoded: string, { before, after }: Neighbours): boolean {
  return /\p{Ll}\p{Lu}\p{Ll}/u.test(before + decoded + after);
}

/** A letter or sign of Latin Europe, or a mark. */
function isOfDosText({ lead, decoded }: Sequence): boolean {
  return lead >= 0xe0 ? marks.test(decoded) : lead <= 0xc5;
}

/** "caf├⌐", "itΓÇÖs", "╨Ь╨╛╤Б╤В": of code pages 437 and 850, where lead bytes are pieces of drawings. */
function isDos(group: SequenceGroup, { before, after }: Neighbours): boolean {
  if (isForeign(group, 3) || (group.sequences.length > 2 && isRussian(group))) return true;
  const isInWord = /[a-z]/i.test(before) || /[a-z]/i.test(after);
  return (
    group.sequences.every(isOfDosText) &&
    group.sequences.some(
      ({ lead, tail, decoded }) =>
        lead === 0xe2 ||
        (lead >= 0xc3 && isInWord && /\p{L}/u.test(decoded) && !/[\u2500-\u259f]/.test(tail)),
    )
  );
}

/** Letters of Russian, Ukrainian and Belarusian, and the marks between them. */
function isRussian({ sequences, decoded }: SequenceGroup): boolean {
  if (!/^[А-яЁёЄєІіЇїҐґЎў\u00a0-\u00bf\u2010-\u203a№]+$/u.test(decoded)) return false;
  // The letters for the lead bytes, Р and С, alone are no proof.
  return sequences.some(({ lead }) => lead === 0xd0 || lead === 0xd1 || lead === 0xe2);
}

/** So many letters of one script other than Latin and Cyrillic: of three no sound text has the lead bytes in a row. */
function isForeign(group: SequenceGroup, least: number): boolean {
  const { sequences, decoded } = group;
  if (sequences.length < least || /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(decoded)) return false;
  return /\p{L}/u.test(decoded) && isOneText(group);
}

/** "polДЌka", "aplicaГ§Гµes", "lвЂ™Г©cran": letters of Latin Europe beside letters of ASCII, with marks between. */
function isLatinWord({ sequences, decoded }: SequenceGroup, { before, after }: Neighbours): boolean {
  if (!/[a-z]/i.test(before + after) || !/\p{Script=Latin}/u.test(decoded)) return false;
  // "\\fIДІЯ\\fP" is a word of Ukrainian between commands of ASCII.
  if (/\p{Script=Cyrillic}/u.test(before + after)) return false;
  return sequences.every(
    ({ lead, decoded: one }) => (lead >= 0xc3 && lead <= 0xc5) || (lead === 0xe2 && marks.test(one)),
  );
}

/** Quotation marks and dashes, currency signs, trademarks, arrows. */
const marks = /^[\u2010-\u203f\u20a0-\u20cf\u2100-\u22ff]$/;

function isCyrillic({ lead, decoded }: Sequence, { before, after }: Neighbours): boolean {
  if (lead === 0xe2) return marks.test(decoded);
  // "cafГ©": a letter of French inside a word of Latin letters.
  return lead === 0xc3 && (/[a-z]/i.test(before) || (/[a-z]/i.test(after) && !/\p{L}/u.test(before)));
}

/** Signs of mathematics, which stand behind a root sign in sound text. */
const mathematics = new Set('°±≠≤≥∞∂∑∏π∫Ωµ¥£¢•');

function isMacintosh({ lead, tail, decoded }: Sequence, { before, after }: Neighbours): boolean {
  // Half a word of Greek or Chinese, most of which is not recognised, is better left whole.
  if (/[^\0-\x7f]/.test(before + after)) return false;
  if (lead === 0xe2) return marks.test(decoded);
  if (lead === 0xf0) return tail.length === 3;
  // "√®" for a lone "è": a root sign stands before a letter, a figure or a bracket.
  const isInWord = /\p{L}/u.test(before) || /\p{L}/u.test(after) || (lead === 0xc3 && !/\p{L}/u.test(tail));
  if (lead >= 0xc3 && lead <= 0xc5)
    return mathematics.has(tail) ? /\p{Ll}/u.test(before) && /\p{Ll}/u.test(after) : isInWord;
  return lead === 0xc2 && (tail === '†' || (isInWord && !mathematics.has(tail)));
}
