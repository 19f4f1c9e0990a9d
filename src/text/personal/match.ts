// What the finders of personal data have in common.

/** The kinds of personal data, in the order in which they claim text: what is read as a key is no telephone number. */
export const personalKinds = [
  'key',
  'iban',
  'card',
  'national-id',
  'mac',
  'ip',
  'email',
  'telephone',
] as const;
/** One of them. */
export type PersonalKind = (typeof personalKinds)[number];

/** Personal data in a text: UTF-16 units [start, end). */
export interface PersonalMatch {
  readonly kind: PersonalKind;
  /** What it is, with its article: "an e-mail address". */
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

// Units before a number in which a word tells what it is.
const contextUnits = 60;

/** True if `words` match shortly before `start`, on the same line. */
export function isIntroduced(text: string, start: number, words: RegExp): boolean {
  const before = text.slice(Math.max(0, start - contextUnits), start);
  return words.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** True if no letter or digit stands directly at either side of [start, end). */
export function standsAlone(text: string, start: number, end: number): boolean {
  return (
    !/[\p{L}\p{N}_]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    !/^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2))
  );
}

/** All places where `pattern` (global) matches and `judge` says what the text is; undefined = nothing. */
export function findAll(
  text: string,
  pattern: RegExp,
  kind: PersonalKind,
  judge: (match: RegExpMatchArray, start: number) => string | undefined,
): PersonalMatch[] {
  const found: PersonalMatch[] = [];
  for (const match of text.matchAll(pattern)) {
    const what = judge(match, match.index);
    if (what !== undefined)
      found.push({ kind, what, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
