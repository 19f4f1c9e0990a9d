// A document as the published quality filters see it: its text without white space at both ends, its lines and its
// tokens. Characters are code points, as the filters' own programs (in Python) count them.

import { feature } from '../../define/feature.ts';
import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { isWordToken, tokensOf } from '../../text/profiles/profile-tokens.ts';
import { countCharacters } from '../../text/unicode/characters.ts';

/** A line that is not blank. */
export interface ProfileLine {
  /** Without the line end; white space at its ends is kept, but for that of the whole text. */
  readonly text: string;
  /** Bytes of the line without the white space at its ends: the place to point at. */
  readonly span: Span;
  /** Characters of `text`. */
  readonly length: number;
}

/** A document to be measured. */
export interface ProfileText {
  /** With line feeds alone for line ends, without white space at both ends. */
  readonly text: string;
  /** Characters of `text`. */
  readonly length: number;
  readonly lines: readonly ProfileLine[];
  /** Line ends in `text`. */
  readonly lineEnds: number;
  /** Words and marks in order, as nltk and spaCy give them: a mark of punctuation is a token. */
  readonly tokens: readonly string[];
  /** Index of the line of each token. */
  readonly lineOfToken: readonly number[];
  /** The tokens that are words. */
  readonly words: readonly string[];
}

/** The document as the filters see it. */
export const profileTextOf = feature(({ bytes }): ProfileText => {
  const lines: ProfileLine[] = [];
  const tokens: string[] = [];
  const lineOfToken: number[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = decodeText(bytes, span(start, end));
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    const own = text.trim();
    if (own !== '') {
      const from = start + Buffer.byteLength(text.slice(0, text.length - text.trimStart().length));
      const at = span(from, from + Buffer.byteLength(own));
      for (const token of tokensOf(own)) {
        tokens.push(token);
        lineOfToken.push(lines.length);
      }
      lines.push({ text, span: at, length: countCharacters(text) });
    }
    start = end + 1;
  }
  const text = decodeText(bytes).replaceAll('\r\n', '\n').trim();
  // The text's own ends are those of its first and last line.
  if (lines.length > 0) {
    trimLine(lines, 0, (line) => line.trimStart());
    trimLine(lines, lines.length - 1, (line) => line.trimEnd());
  }
  return {
    text,
    length: countCharacters(text),
    lines,
    lineEnds: text.split('\n').length - 1,
    tokens,
    lineOfToken,
    words: tokens.filter(isWordToken),
  };
});

function trimLine(lines: ProfileLine[], index: number, trim: (text: string) => string): void {
  const text = trim(lines[index].text);
  lines[index] = { ...lines[index], text, length: countCharacters(text) };
}

/** The span of all lines: the document without the white space around it. */
export function wholeSpan({ lines }: ProfileText): Span {
  const first = lines.at(0);
  const last = lines.at(-1);
  return first === undefined || last === undefined ? span(0, 0) : span(first.span.start, last.span.end);
}
