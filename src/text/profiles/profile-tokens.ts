// Words and marks as the quality filters' programs cut them, after the habits of the Penn Treebank: marks are tokens of
// their own, what stands between letters or digits without a space ("well-known", "5,000", "U.S", "don't") is not cut.
// Scripts without spaces are cut into characters.

const spaceless = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const letter = String.raw`(?![${spaceless}])[\p{L}\p{N}\p{M}]`;

let pattern: RegExp | undefined;
let oneWord: RegExp | undefined;
let oneSpaceless: RegExp | undefined;

/** The tokens of a line, in order. White space is none. */
export function tokensOf(line: string): readonly string[] {
  pattern ??= new RegExp(
    String.raw`(?:${letter})+(?:(?:[-'’./_&@]|(?<=\p{N})[,:](?=\p{N}))(?:${letter})+)*|[${spaceless}][\p{M}]*|\.{2,}|[^\s]`,
    'gu',
  );
  return line.match(pattern) ?? [];
}

/** True for a token with a letter or a digit. */
export function isWordToken(token: string): boolean {
  oneWord ??= /[\p{L}\p{N}]/u;
  return oneWord.test(token);
}

/** True for a token of a script that puts no spaces between words. */
export function isSpacelessToken(token: string): boolean {
  oneSpaceless ??= new RegExp(`^[${spaceless}]`, 'u');
  return oneSpaceless.test(token);
}
