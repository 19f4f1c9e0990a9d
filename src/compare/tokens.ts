// A text as tokens that can be compared: words, single signs, single characters of scripts that have no spaces.

/** One token, with the white space in front of it. White space is shown but never compared. */
export interface Token {
  readonly text: string;
  readonly space: string;
}

// Han, kana, Thai, Lao, Khmer, Myanmar: scripts without spaces between words.
const single =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
// An apostrophe or hyphen inside a word belongs to it, as does a stop or comma inside a figure.
const word = `(?:(?![${single}])[\\p{L}\\p{N}\\p{M}])+`;
const pattern = `(\\s*)(${word}(?:['’ʼ.,-]${word})*|[${single}]\\p{M}*|\\S|$)`;
let tokenPattern: RegExp | undefined;

/** The tokens of a text, in order. Together with their spaces they are the text. */
export function tokensOf(text: string): Token[] {
  tokenPattern ??= new RegExp(pattern, 'gu');
  const tokens: Token[] = [];
  for (const [whole, space, token] of text.matchAll(tokenPattern)) {
    if (whole !== '') tokens.push({ text: token, space });
  }
  return tokens;
}

/** True if the token is a word and not a sign. */
export function isWord({ text }: Token): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
