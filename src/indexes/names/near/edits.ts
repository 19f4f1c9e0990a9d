// How two spellings differ: the one or two edits between them, and what kind they are. A transposition counts as one
// edit (Damerau 1964; the "optimal string alignment" form of it, in which no letter is edited twice).

/** What one edit does to the first word to give the second; `double` adds or drops a letter beside its like. */
export type EditKind = 'transpose' | 'double' | 'insert' | 'drop' | 'substitute' | 'two';

/** The difference of two words. */
export interface WordEdit {
  readonly kind: EditKind;
  /** Number of edits, 1 or 2. */
  readonly edits: 1 | 2;
  /** True if the last letter is edited: where endings live, so that the difference may be one of grammar. */
  readonly isFinal: boolean;
  /** True if the first letter is edited: seldom mistyped, and where names differ (Jerry and Kerry, Todd and Dodd). */
  readonly isInitial: boolean;
  /** True if the letter written in place of another, or beside it, has its key beside that of the other. */
  readonly isKeySlip: boolean;
}

/** One edit is looked at from this length of the longer word on: below it too many words are neighbours. */
export const shortestForOne = 4;
/** Two edits from this length of the longer word on. */
export const shortestForTwo = 6;
/** One edit of the first letter from this length of the shorter word on: "Dodd" and "Todd" are two people. */
export const shortestForInitial = 5;

/** Length of the common beginning. */
function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** True if `a` from `i` equals `b` from `j`. */
function sameRest(a: string, i: number, b: string, j: number): boolean {
  if (a.length - i !== b.length - j) return false;
  while (i < a.length) if (a.charCodeAt(i++) !== b.charCodeAt(j++)) return false;
  return true;
}

/** Keys that touch each other on most Latin keyboards, by the key on the left; the order of rows does not matter. */
const besideKeys: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'esa',
  e: 'rds',
  r: 'tfd',
  t: 'ygf',
  y: 'uhg',
  u: 'ijh',
  i: 'okj',
  o: 'plk',
  p: 'l',
  a: 'sz',
  s: 'dxz',
  d: 'fcx',
  f: 'gvc',
  g: 'hbv',
  h: 'jnb',
  j: 'kmn',
  k: 'lm',
  z: 'x',
  x: 'c',
  c: 'v',
  v: 'b',
  b: 'n',
  n: 'm',
};

function areBesideKeys(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  return (besideKeys[one]?.includes(other) ?? false) || (besideKeys[other]?.includes(one) ?? false);
}

/** Vowels, and m and n, are side by side as well, but make endings: "Carbonaro" and "Carbonari". */
const ofEndings = /[aeioumny]/;

/** True if letter `at` of `b`, added or written for that of `a`, is on a key beside; at the end of a word, no ending. */
function isKeySlipAt(a: string, b: string, at: number): boolean {
  if (at === b.length - 1 && ofEndings.test(b[at])) return false;
  if (a.length === b.length) return areBesideKeys(a[at], b[at]);
  return b.length > a.length && (areBesideKeys(b[at - 1], b[at]) || areBesideKeys(b[at], b[at + 1]));
}

/** The single edit that turns `a` into `b`; undefined if there is none, or if the words are equal. */
export function singleEdit(a: string, b: string): WordEdit | undefined {
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > 1) return undefined;
  const at = commonPrefix(a, b);
  if (a.length !== b.length) {
    const long = a.length > b.length ? a : b;
    if (!sameRest(long, at + 1, long === a ? b : a, at)) return undefined;
    const isDouble = long[at] === long[at - 1] || long[at] === long[at + 1];
    const kind = isDouble ? 'double' : a.length < b.length ? 'insert' : 'drop';
    const isKeySlip = isKeySlipAt(a, b, at);
    return { kind, edits: 1, isFinal: at === longer - 1, isInitial: at === 0, isKeySlip };
  }
  if (at === a.length) return undefined;
  if (sameRest(a, at + 1, b, at + 1)) {
    const isKeySlip = isKeySlipAt(a, b, at);
    return { kind: 'substitute', edits: 1, isFinal: at === longer - 1, isInitial: at === 0, isKeySlip };
  }
  const isSwap = a[at] === b[at + 1] && a[at + 1] === b[at] && sameRest(a, at + 2, b, at + 2);
  if (!isSwap) return undefined;
  return { kind: 'transpose', edits: 1, isFinal: false, isInitial: at === 0, isKeySlip: false };
}

/** True if one edit is left between what stands behind the first `i` letters of `a` and the first `j` of `b`. */
function isOneEditLeft(a: string, i: number, b: string, j: number): boolean {
  const restOfA = a.length - i;
  const restOfB = b.length - j;
  const apart = restOfA - restOfB;
  if (restOfA < 0 || restOfB < 0 || apart > 1 || apart < -1) return false;
  while (i < a.length && j < b.length && a.charCodeAt(i) === b.charCodeAt(j)) {
    i++;
    j++;
  }
  if (apart !== 0) return sameRest(a, apart > 0 ? i + 1 : i, b, apart > 0 ? j : j + 1);
  if (i === a.length) return false;
  if (sameRest(a, i + 1, b, j + 1)) return true;
  return isSwapAt(a, i, b, j) && sameRest(a, i + 2, b, j + 2);
}

/** True if the two letters of `a` from `i` on stand in `b` from `j` on the other way round. */
function isSwapAt(a: string, i: number, b: string, j: number): boolean {
  return (
    i + 1 < a.length &&
    j + 1 < b.length &&
    a.charCodeAt(i) === b.charCodeAt(j + 1) &&
    a.charCodeAt(i + 1) === b.charCodeAt(j)
  );
}

/**
 * True if two edits turn `a` into `b`, no letter being edited twice, where one does not: the first of them is made where
 * the words begin to differ. A fraction of the time that their distance takes, which most pairs would not need.
 */
function areTwoEditsApart(a: string, b: string): boolean {
  const at = commonPrefix(a, b);
  return (
    isOneEditLeft(a, at + 1, b, at + 1) ||
    isOneEditLeft(a, at + 1, b, at) ||
    isOneEditLeft(a, at, b, at + 1) ||
    (isSwapAt(a, at, b, at) && isOneEditLeft(a, at + 2, b, at + 2))
  );
}

/**
 * The edits that turn folded word `a` into `b`, if they are near: one edit from 4 letters, two from 6; with another
 * first letter one edit from 5.
 */
export function nearEdit(a: string, b: string): WordEdit | undefined {
  const longer = Math.max(a.length, b.length);
  if (longer < shortestForOne || a === b) return undefined;
  if (a.charCodeAt(0) !== b.charCodeAt(0)) {
    return Math.min(a.length, b.length) < shortestForInitial ? undefined : singleEdit(a, b);
  }
  const one = singleEdit(a, b);
  if (one !== undefined) return one;
  if (longer < shortestForTwo || Math.abs(a.length - b.length) > 2) return undefined;
  if (!areTwoEditsApart(a, b)) return undefined;
  const isFinal = a[a.length - 1] !== b[b.length - 1];
  return { kind: 'two', edits: 2, isFinal, isInitial: false, isKeySlip: false };
}

/** True for the slips of a typist that no two names differ by: letters swapped, or a letter doubled or not. */
export function isSlip(edit: WordEdit): boolean {
  return edit.kind === 'transpose' || edit.kind === 'double';
}

const vowel = /[aeiouy]/;

/** True if a finger may write `written` for `meant`: the key is beside, or one vowel is taken for another. */
function mayStandFor(written: string, meant: string): boolean {
  return areBesideKeys(written, meant) || (vowel.test(written) && vowel.test(meant));
}

/** Letters of `word` that `other` has not, each as often as it has one more of them. */
function lettersBeyond(word: string, other: string): string[] {
  const rest = [...other];
  return [...word].filter((letter) => {
    const at = rest.indexOf(letter);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/**
 * True if `written` may be `meant` as fingers slip: letters swapped or left out, written twice, or taken for those beside
 * them. "Boeing" is no slip of "Bering", though it is two edits away.
 */
export function areSlipsOfFingers(meant: string, written: string): boolean {
  const missing = lettersBeyond(meant, written);
  const added = lettersBeyond(written, meant).filter((letter) => {
    const at = missing.findIndex((other) => mayStandFor(letter, other));
    if (at >= 0) missing.splice(at, 1);
    return at < 0;
  });
  if (added.length > Math.max(0, written.length - meant.length)) return false;
  return added.every((letter) => {
    const at = written.indexOf(letter);
    return [written[at - 1], written[at + 1]].some(
      (beside) => beside === letter || (!added.includes(beside) && areBesideKeys(beside, letter)),
    );
  });
}

/** True if the words differ in the order of their letters only. */
export function haveSameLetters(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join();
}

/** Consonants that no ending of the languages of the rules consists of, and "n" behind "o" or "e". */
const stem = /(?:[bcdfghjklpqrtvwxz]|(?<=[oe])n)$/;

/** True if `a` lacks the last letter of `b`, and that letter is no ending. */
export function lacksEnd(a: string, b: string): boolean {
  return b.length === a.length + 1 && b.startsWith(a) && stem.test(b);
}

/** Letters that stand for one sound of another script or language, as sources transliterate it. */
const oneSound = new Set([
  'ae',
  'ei',
  'ey',
  'iy',
  'ij',
  'jy',
  'ou',
  'ow',
  'uw',
  'vw',
  'fv',
  'ck',
  'kq',
  'cq',
  'sz',
  'dt',
  // "Наталия" and "Наталья", "Мери" and "Мэри", "Камерон" and "Кэмерон"
  'иь',
  'еэ',
  'аэ',
]);
/** Letters that one custom writes and another leaves out: "Ahmad" and "Amad", "Lavrenyov" and "Lavrenov". */
const optional = new Set(['h', 'j', 'y']);

/** True if one edit makes the words two transliterations of one name as likely as a slip. */
export function isTransliteration(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const at = commonPrefix(a, b);
  if (a.length === b.length) {
    const pair = a[at] < b[at] ? a[at] + b[at] : b[at] + a[at];
    return oneSound.has(pair) && sameRest(a, at + 1, b, at + 1);
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  return optional.has(long[at]) && sameRest(long, at + 1, short, at);
}

/** True if the words are equal but for their accents or what stands for them ("Stöber", "Stoeber"): two customs, no slip. */
export function differInAccents(a: string, b: string): boolean {
  return !(ascii.test(a) && ascii.test(b)) && withoutAccents(a) === withoutAccents(b);
}

const ascii = /^[a-z]*$/;

/** Letters that Unicode does not take apart into a letter and an accent. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
};

/** A folded word without its accents: "jose" for "josé", "stober" for "stöber" and "stoeber". */
export function withoutAccents(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
  return bare.replace(/[ßøłđðæœıþ]/g, (letter) => whole[letter]).replace(/(?<=[aou])e|(?<=a)a/g, '');
}
