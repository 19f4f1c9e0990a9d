// Credits: what tells a picture caption from a sentence. "… in Baghdad, January 9. (Reuters)", "Photo: AFP".
// A name in parentheses at the end is weak evidence by itself ("… said the senator (D-OR)"), so each credit has a grade.

import { scriptPattern } from '../unicode/script-pattern.ts';
import { countWords, endsLikeSentence, endsWithStop, opensListItem } from './title.ts';

/** A credit at the end (or in front) of a line. */
export interface Credit {
  /**
   * `sure`: names a picture agency or says that it is a picture; `likely`: stands where no sentence has parentheses,
   * behind the final stop or without any; `possible`: could be the end of a sentence as well.
   */
  readonly grade: 'sure' | 'likely' | 'possible';
  /** The credit, as it is written; empty where it stands in front. */
  readonly name: string;
  /** The text without the credit: folded, it is equal for two captions that differ in the credit alone. */
  readonly stem: string;
  /** True if the credit says that it is a picture (and is not an agency alone, which signs articles as well). */
  readonly saysPicture: boolean;
  /** True if it names an agency. */
  readonly isAgency: boolean;
}

const agencies = new Set(
  (
    'ap afp epa efe ansa dpa apa upi aap cp pa anp ntb tt ritzau lusa aa cna ians pti ani ria belga keystone imago ' +
    'kyodo yonhap xinhua tass sputnik reuters bloomberg getty magnum maxppp sipa zuma corbis rex nurphoto lehtikuva ' +
    'рейтер тасс афп رويترز أ.ف.ب أ.ب الأناضول रॉयटर्स रायटर पीटीआई एएफपी एएनआई รอยเตอร์ เอเอฟพี 路透社 路透 法新社 新华社 ' +
    '新華社 美联社 美聯社 中新社 中央社 ロイター 共同 時事 로이터 연합뉴스 רויטרס'
  ).split(' '),
);
const agencyWords = scriptPattern(
  String.raw`(?<!\p{L})(?:reuters|getty(?: images)?|afp|associated press|anadolu|shutterstock|alamy|i?stock(?:photo)?|unsplash|pexels|pixabay|flickr|wikimedia|picture[- ]alliance|ria novosti|europa press)(?!\p{L})`,
  'i',
);
const pictureWords = scriptPattern(
  String.raw`(?<!\p{L})(?:photos?|photograph(?:er|s)?|photographie|fotos?|fotograf(?:ía|ie|o)?|handout|courtesy|screen ?(?:shot|grab)|crédits?|credits?|archiv(?:bild|foto)|symbol(?:bild|foto)|bild|imagen|фото)(?!\p{L})|[摄攝]|图片|圖片|写真|撮影`,
  'i',
);

// Stage directions of transcripts stand behind a full stop like credits.
const stageDirection = scriptPattern(
  '^(?:applause|laughter|inaudible|crosstalk|beifall|heiterkeit|lachen|applaudissements|rires|aplausos|risas)',
  'i',
);
// "(see photo)", "(a professional courtesy)": part of a sentence.
const partOfSentence = scriptPattern(
  String.raw`^(?:see|siehe|vgl|cf|voir|ver|véase|an?|the|der|die|das|eine?|les?|la|une?|una?|el)\s`,
  'i',
);
// A party and a state or constituency: "D-OR", "R-Utah", "CDU-Fraktion".
const party = scriptPattern(String.raw`^\p{Lu}{1,4}-\p{L}`);

function namesAgency(credit: string): boolean {
  if (agencyWords.test(credit)) return true;
  return credit.split(/[/,|&;+]|\s[-–—]\s/u).some((part) => agencies.has(part.trim().toLowerCase()));
}

const stopsAndPlural = scriptPattern(String.raw`[.&]|(?<=\p{Lu}{2})s$`, 'g');
const fewLetters = scriptPattern(String.raw`^\p{L}{2,8}$`);
const firstCapitals = scriptPattern(String.raw`(?<!\p{L})\p{Lu}(?=[\p{L}.])`, 'g');

/** "(HUD)" behind "Housing and Urban Development": initials of the capitalised words in front. */
function isAcronymOf(credit: string, before: string): boolean {
  const letters = credit.replace(stopsAndPlural.for(credit), '');
  if (!fewLetters.test(letters)) return false;
  const end = before.slice(-160);
  const capitalised = end.match(firstCapitals.for(end)) ?? [];
  return capitalised.slice(-letters.length).join('').toLowerCase() === letters.toLowerCase();
}

// Longest credits seen: "Courtesy photo/Handout", "Syrian Foreign Ministry", "Jane Doe/Associated Press via Pool".
const mostCreditWords = 7;

const nameStart = scriptPattern(String.raw`^[@\p{Lu}\p{Lt}\p{Lo}]`);
const smallStart = scriptPattern(String.raw`^\p{Ll}`);

function readsLikeName(credit: string): boolean {
  if (!nameStart.test(credit) || /\d/u.test(credit) || /[,:;.?!]$/u.test(credit)) return false;
  if (party.test(credit) || stageDirection.test(credit)) return false;
  const words = credit.split(/\s+/u);
  const capitalised = words.filter((word) => !smallStart.test(word)).length;
  return words.length <= mostCreditWords && capitalised * 2 >= words.length;
}

const inBrackets = /(?:[(（]([^()（）]{1,80})[)）]|\[([^[\]]{1,80})\])\s*([.。]?)$/u;

function bracketedCredit(text: string): Credit | undefined {
  const match = inBrackets.exec(text);
  if (match === null) return undefined;
  const credit = (match[1] ?? match[2]).trim();
  const before = text.slice(0, match.index).trimEnd();
  const saysPicture = pictureWords.test(credit);
  const isAgency = namesAgency(credit);
  const isKnown = (saysPicture || isAgency) && !partOfSentence.test(credit);
  const endsBefore = endsLikeSentence(before);
  if ((!endsBefore && isAcronymOf(credit, before)) || opensListItem(text)) return undefined;
  // Without a space it is a call: "define(NAME)".
  if (!isKnown && /\w[([]$/.test(text.slice(0, match.index + 1))) return undefined;
  const grade = gradeOf(isKnown, readsLikeName(credit), endsBefore, match[3] !== '', countWords(before));
  if (grade === undefined) return undefined;
  return {
    grade,
    name: credit,
    stem: before,
    saysPicture: (isKnown && saysPicture) || opensWithPicture(text),
    isAgency,
  };
}

// A caption says something: "J. Smith (Chair)" and "Norman (Edmond)" are entries of a list.
const fewestWords = 4;
const fewestWordsWithoutStop = 8;

function gradeOf(
  isKnown: boolean,
  isName: boolean,
  endsBefore: boolean,
  endsBehind: boolean,
  words: number,
): Credit['grade'] | undefined {
  if (isKnown) return endsBehind ? 'likely' : 'sure';
  if (!isName || words < fewestWords) return undefined;
  if (endsBehind) return endsBefore ? undefined : 'possible';
  return endsBefore || words >= fewestWordsWithoutStop ? 'likely' : undefined;
}

const pictureNouns =
  'photos?|photographs?|photographie|fotos?|fotografía|images?|pictures?|illustration|bild(?:er)?|imagen|cr[eé]dits? photos?|фото|写真|图片|صورة';
const inFront = scriptPattern(
  String.raw`^[[(]?(?:(?:file|archive|undated|archiv|symbol)[- ]?)?(?:${pictureNouns})(?: credits?)?\s*[:：]\s*\S`,
  'i',
);
const fileInFront = /^FILE (?:PHOTO|IMAGE)?\s*[-–—:]/u;
const byInFront = scriptPattern(
  String.raw`^(?:${pictureNouns}) (?:by|courtesy(?: of)?|von|par|de|di|via) \S`,
  'i',
);
const behind = scriptPattern(
  String.raw`(?:[.!?。|/–—)»”"]\s*|\s-\s)(?:${pictureNouns}|cr[eé]dits?|copyright)(?: credits?| by)?\s*[:：/]\s*([^:：]{2,60})$`,
  'i',
);
const agencyBehind = scriptPattern(String.raw`(?:\/|©\s*|(?:\s[-–—|]|\bvia)\s+)([\p{L} .-]{2,40})$`);
// "… at the pier on Friday. Photo by Jane Doe"
const byBehind = scriptPattern(
  String.raw`[.!?。”"]\s+((?:(?:[Ss]taff|[Ff]ile|[Cc]ourtesy) )?(?:[Pp]hoto(?:s|graphs?|graphy)?|PHOTOS?) (?:by|BY|courtesy(?: of)?) (?:the )?\p{Lu}[\p{L}\p{M} .,'’/-]{1,60})$`,
);
// "… at the pier on Friday. Courtesy photo"
const kindBehind =
  /[.!?。”"]\s+((?:Courtesy|File|Handout|Archive|Submitted|Contributed|Staff|COURTESY|FILE) (?:photos?|PHOTOS?))$/u;
// "… at the pier on Friday. Jane Doe / Staff": names on both sides of a slash, behind a sentence.
const staffBehind = scriptPattern(
  String.raw`[.!?。”"]\s+(\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){1,3} ?\/ ?(?:[Tt]he )?\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{Lu}[\p{L}\p{M}.'’-]*){0,4})$`,
);
const colon = /[:：]/;
const colonOrSlash = /[:：/]/;
// "Photo by Jane Doe for The Times": a line that is nothing else is short.
const mostBylineWords = 12;

// The patterns with many nouns take a millisecond to compile: they are only run where a line holds the sign they need,
// and begins as one of the nouns does.
const pictureOpening =
  /^[[(]?(?:file|arch|undated|symbol|photo|foto|image|picture|illustration|bild|imagen|cr[eé]dit|[^\x00-\x7f])/i;
const photographerOpening = /^(?:photo|foto|image|picture|illustration|bild|imagen|cr[eé]dit|[^\x00-\x7f])/i;

/** "Photo: …" */
function opensWithPicture(text: string): boolean {
  return colon.test(text) && pictureOpening.test(text) && inFront.test(text);
}

function isPhotographerLine(text: string): boolean {
  return (
    photographerOpening.test(text) &&
    byInFront.test(text) &&
    countWords(text) <= mostBylineWords &&
    !endsWithStop(text)
  );
}

// Captions stand two and four times, and are asked for by their role and by their words.
const known = new Map<string, Credit | undefined>();
const mostKnown = 1 << 12;

/** The credit of a line (without white space at its ends); undefined if it has none. */
export function creditOf(text: string): Credit | undefined {
  if (known.has(text)) return known.get(text);
  const credit = readCredit(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, credit);
  return credit;
}

// "include/image/image_view.hpp"
const oneToken = /^[!-~]+$/;

function readCredit(text: string): Credit | undefined {
  if (oneToken.test(text)) return undefined;
  const bracketed = bracketedCredit(text);
  if (bracketed !== undefined) return bracketed;
  if (opensWithPicture(text) || fileInFront.test(text) || isPhotographerLine(text)) {
    return { grade: 'sure', name: '', stem: text, saysPicture: true, isAgency: false };
  }
  if (/[.。]$/u.test(text)) return undefined;
  const labelled = colonOrSlash.test(text) ? behind.exec(text) : null;
  if (labelled !== null && !isOfPath(text, labelled.index)) return taken(text, labelled, true);
  const byline = /hoto|HOTO/.test(text) ? (byBehind.exec(text) ?? kindBehind.exec(text)) : null;
  if (byline !== null) return taken(text, byline, true);
  const staff = text.includes('/') ? staffBehind.exec(text) : null;
  if (staff !== null && countWords(text.slice(0, staff.index)) >= fewestWords) {
    return { ...taken(text, staff, false), grade: 'likely', isAgency: namesAgency(staff[1]) };
  }
  const signed = agencyBehind.exec(text);
  if (signed !== null && namesAgency(signed[1]) && countWords(text.slice(0, signed.index)) >= fewestWords) {
    return taken(text, signed, pictureWords.test(signed[1]));
  }
  return undefined;
}

/** True for a place in an address or a path: "https://example.org/wiki/Image:Harbour.svg", "game/images/harbour". */
function isOfPath(text: string, at: number): boolean {
  const start = text.lastIndexOf(' ', at) + 1;
  const end = text.indexOf(' ', at + 1);
  const word = text.slice(start, end < 0 ? text.length : end);
  return word.includes('://') || word.split('/').length > 2;
}

function taken(text: string, match: RegExpExecArray, saysPicture: boolean): Credit {
  return {
    grade: 'sure',
    name: match[1],
    stem: text.slice(0, match.index),
    saysPicture,
    isAgency: !saysPicture,
  };
}

// A credit in front shows its colon early: "Photographie d'archives : …".
const frontBytes = 48;

/**
 * A quick look: false if bytes [start, end) of UTF-8 text, one line or several, without white space at its ends, certainly have no credit. A
 * sentence ends in a stop or quote and has no colon near its start; of other lines only those with a sign that parts a
 * credit from the rest, or with a word for pictures in front, are worth decoding.
 */
export function mayHaveCredit(bytes: Uint8Array, start: number, end: number): boolean {
  let last = end - 1;
  const endsLikeSentence =
    bytes[last] === 0x2e || (bytes[last] === 0x82 && bytes[last - 1] === 0x80 && bytes[last - 2] === 0xe3);
  if (endsLikeSentence) last -= bytes[last] === 0x2e ? 1 : 3;
  while (last > start && isBlank(bytes[last])) last--;
  const byte = bytes[last];
  // ) ] and the full-width ） (EF BC 89)
  if (byte === 0x29 || byte === 0x5d || (byte === 0x89 && bytes[last - 1] === 0xbc)) return true;
  // ? ! " ' and ” (E2 80 9D) end sentences as well.
  const endsInMark =
    byte === 0x3f ||
    byte === 0x21 ||
    byte === 0x22 ||
    byte === 0x27 ||
    (byte === 0x9d && bytes[last - 1] === 0x80);
  if (!endsLikeSentence && !endsInMark) return mayHoldSign(bytes, start, end);
  const front = Math.min(start + frontBytes, end);
  const isFile = bytes[start] === 0x46 && bytes[start + 1] === 0x49 && bytes[start + 2] === 0x4c;
  if (isFile) return true;
  // A colon, ASCII or full-width (EF BC 9A).
  for (let at = start; at < front; at++)
    if (bytes[at] === 0x3a || (bytes[at] === 0x9a && bytes[at - 1] === 0xbc)) return true;
  return false;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d;
}

// First two letters of the words with which `photographerOpening` begins, and of "FILE", in small letters.
const openings = new Set(
  ['ph', 'fo', 'im', 'pi', 'il', 'bi', 'cr', 'fi'].map((two) => (two.charCodeAt(0) << 8) | two.charCodeAt(1)),
);

/** False if a line that ends in no bracket and no sign of a sentence certainly has no credit, in front or behind. */
function mayHoldSign(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start] >= 0x80 || bytes[end - 1] >= 0x80) return true;
  if (openings.has(((bytes[start] | 0x20) << 8) | (bytes[start + 1] | 0x20))) return true;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    // : / |
    if (byte === 0x3a || byte === 0x2f || byte === 0x7c) return true;
    // "photo": h and o, and T and O of "PHOTO".
    if (byte === 0x68 || byte === 0x48) {
      if (
        (bytes[at + 1] | 0x20) === 0x6f &&
        (bytes[at + 2] | 0x20) === 0x74 &&
        (bytes[at + 3] | 0x20) === 0x6f
      )
        return true;
    } else if (byte === 0x2d) {
      // A hyphen parts behind white space alone.
      if (bytes[at - 1] <= 0x20 || bytes[at - 1] >= 0x80) return true;
    } else if (byte === 0x76) {
      if (bytes[at + 1] === 0x69 && bytes[at + 2] === 0x61) return true;
    } else if (byte >= 0x80) {
      const isCopyright = byte === 0xa9 && bytes[at - 1] === 0xc2;
      // – — (E2 80 93, 94) and the full-width colon (EF BC 9A).
      const isDash = byte === 0x80 && (bytes[at + 1] === 0x93 || bytes[at + 1] === 0x94);
      if (isCopyright || isDash || (byte === 0xbc && bytes[at + 1] === 0x9a)) return true;
    }
  }
  return false;
}
