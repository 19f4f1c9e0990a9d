// Words and marks as the quality filters' programs cut them, after the habits of the Penn Treebank: marks are tokens of
// their own, what stands between letters or digits without a space ("well-known", "5,000", "U.S", "don't") is not cut.
// Scripts without spaces are cut into characters.

const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const letter = String.raw`(?![${spaceless}])[\p{L}\p{N}\p{M}]`;

let pattern: RegExp | undefined;
let oneWord: RegExp | undefined;
let oneSpaceless: RegExp | undefined;

// Letters and digits of Latin-1. Most lines of Western text have no others, and the short pattern takes a fifth of the time.
const isWestern = /^[\x00-\xff\u2010-\u2027]*$/;
const letters = String.raw`[A-Za-z0-9\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff]`;
const digits = String.raw`[0-9\xb2\xb3\xb9\xbc-\xbe]`;
const western = new RegExp(
  String.raw`${letters}+(?:(?:[-'’./_&@]|(?<=${digits})[,:](?=${digits}))${letters}+)*|\.{2,}|[^\s]`,
  'g',
);

/** The tokens of a line, in order. White space is none. */
export function tokensOf(line: string): readonly string[] {
  return isWestern.test(line) ? (line.match(western) ?? []) : tokensOfAny(line);
}

/** The same for text in any script. */
export function tokensOfAny(line: string): readonly string[] {
  pattern ??= new RegExp(
    String.raw`(?:${letter})+(?:(?:[-'’./_&@]|(?<=\p{N})[,:](?=\p{N}))(?:${letter})+)*|[${spaceless}][\p{M}]*|\.{2,}|[^\s]`,
    'gu',
  );
  return line.match(pattern) ?? [];
}

/** True for a token with a letter or a digit. */
export function isWordToken(token: string): boolean {
  const first = token.charCodeAt(0);
  const lower = first | 0x20;
  if ((lower >= 0x61 && lower <= 0x7a) || (first >= 0x30 && first <= 0x39)) return true;
  oneWord ??= /[\p{L}\p{N}]/u;
  return oneWord.test(token);
}

/** True for a token of a script that puts no spaces between words. */
export function isSpacelessToken(token: string): boolean {
  oneSpaceless ??= new RegExp(`^[${spaceless}]`, 'u');
  return oneSpaceless.test(token);
}
