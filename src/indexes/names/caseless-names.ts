// Names of scripts without capitals (Arabic, Hebrew, Chinese, Japanese, Korean, Thai, Hindi, Georgian): nothing in the
// text says what is a name there, so that only names of a list are sought, and forms one edit away from them. Of the two
// halves of a name one edit leaves one whole, or it swaps their border: such pieces are looked up, the rest is compared.

import { singleEdit } from './near/edits.ts';

/** How names of one script are told from other words. Lengths are UTF-16 units, combining marks included. */
interface ScriptLimits {
  readonly letters: RegExp;
  /** Words are divided by spaces. Elsewhere a form is sought within the text, and must be as long as the name. */
  readonly isSpaced: boolean;
  /** Shortest name of one word, shortest name of several, and shortest word of these that may hold the edit. */
  readonly word: number;
  readonly name: number;
  readonly part: number;
  /** Letters at the end of a word that belong to its grammar. */
  readonly ending: number;
  /** Letters that customs exchange for each other, and such as they write or leave out: no slip. */
  readonly alike: RegExp;
  readonly optional: RegExp;
}

const none = /[^\s\S]/;

// What follows from the scripts: roots of three consonants make every short word of Arabic and Hebrew the neighbour of
// others; a Chinese name of two or three characters, a Korean one of three, is another person's with one exchanged.
// Tried with 600 words and phrases each of manuals in eight languages in place of names.
const describeScripts = (): readonly ScriptLimits[] => [
  {
    letters: /\p{Script=Arabic}/u,
    isSpaced: true,
    word: 8,
    name: 9,
    part: 5,
    ending: 2,
    alike: /^[اأإآٱىيیئةهؤوكک\p{M}]+$/u,
    optional: /[\p{M}ـ]/u,
  },
  {
    letters: /\p{Script=Hebrew}/u,
    isSpaced: true,
    word: 7,
    name: 9,
    part: 5,
    ending: 1,
    alike: /^[\p{M}'׳"״]+$/u,
    optional: /[איו\p{M}'׳"״]/u,
  },
  {
    letters: /\p{Script=Georgian}/u,
    isSpaced: true,
    word: 9,
    name: 11,
    part: 6,
    ending: 3,
    alike: none,
    optional: none,
  },
  {
    letters: /\p{Script=Hangul}/u,
    isSpaced: true,
    word: 6,
    name: 6,
    part: 4,
    ending: 2,
    alike: none,
    optional: none,
  },
  {
    letters: /[\p{Script=Katakana}\p{Script=Hiragana}ー]/u,
    isSpaced: false,
    word: 6,
    name: 7,
    part: 1,
    ending: 1,
    alike: /[・ヴヷヺァィゥェォッャュョ]/u,
    optional: /[ー・ァィゥェォッ]/u,
  },
  {
    letters: /\p{Script=Han}/u,
    isSpaced: false,
    word: 6,
    name: 6,
    part: 1,
    ending: 1,
    alike: /[·・‧台臺里裡裏]/u,
    optional: /[·・‧]/u,
  },
  {
    letters: /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u,
    isSpaced: false,
    word: 9,
    name: 9,
    part: 1,
    ending: 1,
    alike: none,
    optional: none,
  },
  {
    letters:
      /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Ethiopic}]/u,
    isSpaced: true,
    word: 9,
    name: 11,
    part: 6,
    ending: 3,
    alike: /\p{M}/u,
    optional: /\p{M}/u,
  },
];

let scripts: readonly ScriptLimits[] | undefined;

// Made where they are asked for: all patterns of this file together take a millisecond, which every start would pay.
const withCase = (): RegExp => /[\p{Lu}\p{Ll}]/u;
const georgian = (): RegExp => /\p{Script=Georgian}/u;
const letterOrMark = (): RegExp => /[\p{L}\p{M}]/u;
const hangul = (): RegExp => /\p{Script=Hangul}/u;
const katakana = (): RegExp => /[\p{Script=Katakana}ー]/u;
const allKatakana = (): RegExp => /^[\p{Script=Katakana}ー・]+$/u;
/** Joiners of Persian and Indian scripts, which nobody sees. */
const joiner = /[\u200c\u200d]/u;

function scriptOf(name: string): ScriptLimits | undefined {
  if (withCase().test(name) && !georgian().test(name)) return undefined;
  scripts ??= describeScripts();
  return scripts.find(({ letters }) => letters.test(name));
}

/** The names of a list that are of a script without capitals, once each, with single spaces, in their order. */
export function caselessAmong(names: readonly string[]): string[] {
  const found = names.map((name) => name.normalize('NFC').trim().replace(/\s+/gu, ' '));
  return [...new Set(found)].filter((name) => scriptOf(name) !== undefined);
}

/** Where a name, or a form near it, stands; UTF-16 units of the text. */
export interface CaselessForm {
  /** Position of the name in the list. */
  readonly name: number;
  readonly start: number;
  readonly end: number;
  /** Written as in the list. */
  readonly isRight: boolean;
}

interface Piece {
  readonly name: number;
  readonly text: string;
  /** The piece ends the name; otherwise it begins it. */
  readonly isEnd: boolean;
}

const keyLength = 2;

/** Looks for the names of a list, made by `caselessAmong`. */
export class CaselessNames {
  readonly #names: readonly string[];
  readonly #limits: readonly ScriptLimits[];
  readonly #known: ReadonlySet<string>;
  readonly #pieces = new Map<string, Piece[]>();

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#limits = names.map((name) => scriptOf(name) as ScriptLimits);
    this.#known = new Set(names);
    names.forEach((name, index) => {
      if (name.length < keyLength) return;
      const middle = name.length >> 1;
      const swapped = name.slice(0, middle - 1) + name[middle] + name[middle - 1];
      this.#add(name.slice(0, middle), index, false);
      if (middle >= 1 && swapped.length >= keyLength) this.#add(swapped, index, false);
      this.#add(name.slice(middle), index, true);
    });
  }

  #add(text: string, name: number, isEnd: boolean): void {
    if (text.length < keyLength) return;
    const key = text.slice(0, keyLength);
    const pieces = this.#pieces.get(key);
    if (pieces === undefined) this.#pieces.set(key, [{ name, text, isEnd }]);
    else pieces.push({ name, text, isEnd });
  }

  /** The forms of a text, in order; what overlaps a name that is written right is none. */
  find(text: string): CaselessForm[] {
    const found: CaselessForm[] = [];
    for (let at = 0; at + keyLength <= text.length; at++) {
      // Scripts of this kind begin with Hebrew.
      if (text.charCodeAt(at) < 0x590) continue;
      const pieces = this.#pieces.get(text.slice(at, at + keyLength));
      if (pieces === undefined) continue;
      for (const piece of pieces) if (text.startsWith(piece.text, at)) this.#compare(text, at, piece, found);
    }
    const right = found.filter(({ isRight }) => isRight);
    const isFree = ({ start, end, isRight }: CaselessForm): boolean =>
      isRight || right.every((other) => other.end <= start || other.start >= end);
    const seen = new Set<string>();
    return found
      .filter((form) => isFree(form) && !seen.has(keyOf(form)) && seen.add(keyOf(form)))
      .sort((a, b) => a.start - b.start || a.end - b.end || a.name - b.name);
  }

  #compare(
    text: string,
    at: number,
    { name: index, text: piece, isEnd }: Piece,
    found: CaselessForm[],
  ): void {
    const name = this.#names[index];
    const limits = this.#limits[index];
    const fixed = isEnd ? at + piece.length : at;
    for (const change of [0, -1, 1]) {
      const length = name.length + change;
      const start = isEnd ? fixed - length : fixed;
      const end = start + length;
      if (start < 0 || end > text.length || (change !== 0 && !limits.isSpaced && !allKatakana().test(name)))
        continue;
      const form = text.slice(start, end);
      const isRight = form === name;
      if (!isRight && (this.#known.has(form) || !isSlipOf(name, form, limits))) continue;
      if (!standsAlone(text, start, end, limits)) continue;
      found.push({ name: index, start, end, isRight });
      if (isRight) return;
    }
  }
}

function keyOf({ name, start, end }: CaselessForm): string {
  return `${name} ${start} ${end}`;
}

/** True if the form is a word of its own, as far as the script tells; behind a Korean word stands its particle. */
function standsAlone(text: string, start: number, end: number, { isSpaced }: ScriptLimits): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 1);
  if (isSpaced) return !letterOrMark().test(before) && (!letterOrMark().test(after) || hangul().test(after));
  if (katakana().test(text[start]) && katakana().test(before)) return false;
  return !katakana().test(text[end - 1]) || !katakana().test(after);
}

/** True for a name of several parts, which is hardly near anything else. */
export function isFullName(name: string): boolean {
  return /[\s·・‧]/u.test(name);
}

/** True if one edit away from custom, and inside a word long enough, makes the form of the name. */
function isSlipOf(name: string, form: string, limits: ScriptLimits): boolean {
  const isFull = isFullName(name);
  if (name.length < (isFull ? limits.name : limits.word)) return false;
  const edit = singleEdit(name, form);
  if (edit === undefined) return false;
  let at = 0;
  while (name[at] === form[at]) at++;
  if (isCustom(name, form, at, limits)) return false;
  // At its borders a piece of running text is near anything.
  if (!limits.isSpaced)
    return at > 0 && at < form.length - 1 - (edit.kind === 'transpose' ? 1 : 0) && !/\s/u.test(form);
  const first = name.lastIndexOf(' ', at - 1) + 1;
  const next = name.indexOf(' ', at);
  const last = next < 0 ? name.length : next;
  const isInside = at > first && at < last - limits.ending;
  return isInside && last - first >= limits.part && form.split(' ').length === name.split(' ').length;
}

/** True if customs differ in what one of the two has and the other has not, at the place where they part. */
function isCustom(name: string, form: string, at: number, { alike, optional }: ScriptLimits): boolean {
  if (name.length === form.length) return alike.test(name[at] + form[at]);
  const letter = name.length > form.length ? name[at] : form[at];
  return joiner.test(letter) || optional.test(letter);
}
