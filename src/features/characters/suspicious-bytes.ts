// One pass over the bytes of a document for all rules on characters and markup. It only collects places that are worth
// a look: what a place means is judged by whoever reads the list. ASCII text costs one look at a table for each byte,
// other text one for each character.

import { feature } from '../../define/feature.ts';
import {
  isAsciiLetter,
  isDosLead,
  judgeCyrillic,
  judgeDash,
  judgeWestern,
  type LeadJudgement,
} from '../../text/encoding/mojibake-bytes.ts';
import {
  isAmongSmall,
  isBehindSmallCyrillic,
  isOddLetter,
  isOutOfPlace,
  isSmall,
} from '../../text/encoding/out-of-place.ts';
import {
  controlPair,
  cyrillicLead,
  indicPair,
  invisiblePair,
  latin,
  macLead,
  mark,
  none,
  oddPair,
  plain,
  suspiciousPairs,
  unnormalizedPair,
  westernLead,
} from '../../text/encoding/suspicious-pairs.ts';

/** Places, as byte positions of first bytes in ascending order. Each list may hold more than what is wrong. */
export interface SuspiciousBytes {
  /** C0 but tab and line ends, DEL, C1, U+2028, U+2029. */
  readonly controls: readonly number[];
  /** Characters that leave no mark: joiners, soft hyphens, direction marks, selectors, tags, fillers. */
  readonly invisibles: readonly number[];
  /** U+FFFD. */
  readonly replacements: readonly number[];
  /** Characters that may be the first byte of a UTF-8 sequence read in another encoding. */
  readonly mojibake: readonly number[];
  /** The same where sound text looks so as well: worth a look only if `mojibake` holds a place. */
  readonly doubtfulMojibake: readonly number[];
  /** Letters of Latin-1 beyond ASCII with three more behind them: they may be words of another alphabet. */
  readonly misread: readonly number[];
  /** Letters and signs where no sound word has them: they may be words in another encoding. */
  readonly outOfPlace: readonly number[];
  /** Letters that follow directly on a letter of another script (Latin, Greek, Cyrillic). */
  readonly scriptChanges: readonly number[];
  /** `<`, `&`, `{` and `[` where markup may begin. */
  readonly markup: readonly number[];
  readonly carriageReturns: number;
  /** False: the text is in NFC. True: it may be or not. */
  readonly mayBeUnnormalized: boolean;
}

// What an ASCII byte is to the scan.
const control = 1;
const carriageReturn = 2;
const opener = 3;

const asciiKind = new Uint8Array(128);
asciiKind.fill(control, 0x00, 0x20);
asciiKind[0x09] = asciiKind[0x0a] = 0;
asciiKind[0x0d] = carriageReturn;
asciiKind[0x7f] = control;
for (const sign of '<&{[') asciiKind[sign.charCodeAt(0)] = opener;

/** The places of one document. */
export const suspiciousBytesOf = feature((document): SuspiciousBytes => scanBytes(document.bytes));

/** What `scanBytes` finds in text without anything suspicious. */
export const nothingSuspicious: SuspiciousBytes = {
  controls: [],
  invisibles: [],
  replacements: [],
  mojibake: [],
  doubtfulMojibake: [],
  misread: [],
  outOfPlace: [],
  scriptChanges: [],
  markup: [],
  carriageReturns: 0,
  mayBeUnnormalized: false,
};

/** See `suspiciousBytesOf`; `bytes` is UTF-8. */
export function scanBytes(bytes: Uint8Array): SuspiciousBytes {
  const scan = new Scan(bytes);
  const { length } = bytes;
  // Words of four bytes where the buffer allows it: byte `at` is in word `(at + shift) >> 2`.
  const shift = bytes.byteOffset & 3;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset - shift, (length + shift) >> 2);
  for (let at = 0; at < length;) {
    if (((at + shift) & 3) === 0) {
      let word = (at + shift) >> 2;
      while (word < words.length && isPlainWord(words[word])) word++;
      at = (word << 2) - shift;
      if (at >= length) break;
    }
    const byte = bytes[at];
    if (byte >= 0x80) {
      at = scan.passForeign(at);
      continue;
    }
    const kind = asciiKind[byte];
    if (kind !== 0) {
      if (kind === opener) scan.noteOpener(at, byte);
      else if (kind === carriageReturn) scan.carriageReturns++;
      else scan.controls.push(at);
    }
    at++;
  }
  return scan;
}

/**
 * True if four bytes are ASCII and none is a control character, `<`, `&`, `{` or `[`. Taking 1 from a byte that is 0
 * sets its high bit, and so does adding 1 to DEL (Lamport 1975, "Multiple byte processing with full-word
 * instructions"); `[` is `{` without bit 5.
 */
function isPlainWord(word: number): boolean {
  return (
    ((word |
      (word - 0x20202020) |
      (word + 0x01010101) |
      (((word | 0x20202020) ^ 0x7b7b7b7b) - 0x01010101) |
      ((word ^ 0x3c3c3c3c) - 0x01010101) |
      ((word ^ 0x26262626) - 0x01010101)) &
      0x80808080) ===
    0
  );
}

class Scan implements SuspiciousBytes {
  readonly controls: number[] = [];
  readonly invisibles: number[] = [];
  readonly replacements: number[] = [];
  readonly mojibake: number[] = [];
  readonly doubtfulMojibake: number[] = [];
  readonly misread: number[] = [];
  readonly outOfPlace: number[] = [];
  readonly scriptChanges: number[] = [];
  readonly markup: number[] = [];
  carriageReturns = 0;
  mayBeUnnormalized = false;
  readonly #bytes: Uint8Array;
  readonly #tables = suspiciousPairs();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  noteOpener(at: number, byte: number): void {
    const next = this.#bytes[at + 1];
    const isLetter = isAsciiLetter(next);
    const begins =
      byte === 0x3c // <
        ? isLetter || next === 0x2f || next === 0x21 || next === 0x25 || next === 0x3f
        : byte === 0x26 // &
          ? isLetter || next === 0x23
          : byte === 0x5b // [
            ? isLetter || next === 0x2f
            : true;
    if (begins) this.markup.push(at);
  }

  /** Passes a run of characters beyond ASCII. Returns where it ends. */
  passForeign(from: number): number {
    const bytes = this.#bytes;
    const { pairKind, script } = this.#tables;
    const { length } = bytes;
    let at = from;
    let before = from > 0 && isAsciiLetter(bytes[from - 1]) ? latin : none;
    let lead = bytes[at];
    while (lead >= 0x80) {
      const second = bytes[at + 1];
      const kind = pairKind[((lead & 0x3f) << 6) | (second & 0x3f)];
      if (kind !== plain) this.#look(at, lead, second, kind);
      const own = script[lead];
      if (own !== before && own !== mark) {
        if (own !== none && before !== none) this.scriptChanges.push(at);
        before = own;
      }
      at += lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
      if (at >= length) return at;
      lead = bytes[at];
      if (lead === 0x20 && bytes[at + 1] >= 0x80) {
        // The next word of a text that is not in ASCII.
        at++;
        before = none;
        lead = bytes[at];
      }
    }
    if (before > latin && isAsciiLetter(lead)) this.scriptChanges.push(at);
    return at;
  }

  #look(at: number, lead: number, second: number, kind: number): void {
    const bytes = this.#bytes;
    const third = bytes[at + 2];
    switch (kind) {
      case westernLead:
        if (third === 0xc3 && bytes[at + 4] === 0xc3 && bytes[at + 6] === 0xc3) this.misread.push(at);
        this.#noteMojibake(at, judgeWestern(bytes, at));
        if (isOddLetter(bytes, at)) this.outOfPlace.push(at);
        return;
      case cyrillicLead:
        this.#noteMojibake(at, judgeCyrillic(bytes, at));
        if (second !== 0xb2 && isBehindSmallCyrillic(bytes, at)) this.outOfPlace.push(at);
        return;
      case oddPair:
        if (isOutOfPlace(bytes, at)) this.outOfPlace.push(at);
        return;
      case indicPair:
        if (composes(bytes, at)) this.mayBeUnnormalized = true;
        return;
      case macLead:
        if (third >= 0x80) this.mojibake.push(at);
        // Œ and Ÿ.
        if (lead === 0xc5 && (second === 0x92 || second === 0xb8) && isSmall(bytes[at - 1]))
          this.outOfPlace.push(at);
        return;
      case controlPair:
        this.controls.push(at);
        return;
      case invisiblePair:
        this.invisibles.push(at);
        return;
      case unnormalizedPair:
        this.mayBeUnnormalized = true;
        return;
      default:
        this.#lookAtThird(at, lead, second, third);
    }
  }

  #noteMojibake(at: number, judgement: LeadJudgement): void {
    if (judgement === 'likely') this.mojibake.push(at);
    else if (judgement === 'doubtful') this.doubtfulMojibake.push(at);
  }

  /** Characters that only their third byte tells from common ones. */
  #lookAtThird(at: number, lead: number, second: number, third: number): void {
    const bytes = this.#bytes;
    const codePoint = lead < 0xf0 ? ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f) : 0;
    if (lead === 0xe2 && second === 0x80) {
      if (isMarkOfWords(third) && isAmongSmall(bytes, at, at + 3)) this.outOfPlace.push(at);
      if (third === 0x9a || third === 0xa1) {
        if (bytes[at + 3] >= 0x80) this.mojibake.push(at);
      } else if (third === 0x93 || third === 0x94) {
        this.#noteMojibake(at, judgeDash(bytes, at + 3));
      } else if (third === 0xa8 || third === 0xa9) this.controls.push(at);
      else if (third <= 0x81) this.mayBeUnnormalized = true;
      else if ((third >= 0x8b && third <= 0x8f) || (third >= 0xaa && third <= 0xae)) this.invisibles.push(at);
    } else if (lead === 0xe2 && second === 0x88) {
      if (third === 0x9a && bytes[at + 3] >= 0x80) this.mojibake.push(at);
    } else if (lead === 0xe2 && second === 0x89) {
      if (third === 0x88 && bytes[at + 3] >= 0x80) this.mojibake.push(at);
    } else if (lead === 0xce || (lead === 0xe2 && (second === 0x94 || second === 0x95))) {
      if (isDosLead(bytes, at)) this.mojibake.push(at);
    } else if (codePoint === 0xf8ff) {
      // The apple of Mac OS Roman, F0: an emoji.
      if (bytes[at + 3] >= 0x80) this.mojibake.push(at);
    } else if (codePoint === 0xfffd) this.replacements.push(at);
    else if (isInvisible(codePoint) || lead >= 0xf0) this.invisibles.push(at);
    else if (lead === 0xe2 || lead === 0xe3) this.mayBeUnnormalized ||= isSingleton.has(codePoint);
  }
}

/** True for ‚ ” „ † ‡ ‰, by the third byte: they are é, ö, ä, å, ç and ë of code page 850. */
function isMarkOfWords(third: number): boolean {
  return (
    third === 0x9a || third === 0x9d || third === 0x9e || third === 0xa0 || third === 0xa1 || third === 0xb0
  );
}

/** True if the vowel sign or nukta of an Indic script at `at` joins the character before it in normal form C. */
function composes(bytes: Uint8Array, at: number): boolean {
  if (at < 3 || suspiciousPairs().indicMark[((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f)] === 0)
    return false;
  const pair = String.fromCharCode(threeByteCode(bytes, at - 3), threeByteCode(bytes, at));
  return pair.normalize('NFC').length === 1;
}

function threeByteCode(bytes: Uint8Array, at: number): number {
  return ((bytes[at] & 0x0f) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f);
}

// Ohm, kelvin and angstrom sign, angle brackets, forking, and the sound marks of kana: NFC changes or joins them.
const isSingleton = new Set([0x2126, 0x212a, 0x212b, 0x2329, 0x232a, 0x2adc, 0x3099, 0x309a]);

function isInvisible(codePoint: number): boolean {
  return (
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0x180b && codePoint <= 0x180f) ||
    codePoint === 0x115f ||
    codePoint === 0x1160 ||
    codePoint === 0x17b4 ||
    codePoint === 0x17b5 ||
    codePoint === 0x3164 ||
    codePoint === 0xfeff ||
    codePoint === 0xffa0 ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xfff9 && codePoint <= 0xfffb)
  );
}
