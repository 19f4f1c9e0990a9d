// One line of a stretch that may be hard-wrapped: its width, and how it begins and ends.

import { decodeText } from '../text/unicode/decode.ts';
import { creditOf } from '../text/prose/credits.ts';
import type { TextLine } from './lines.ts';
import { widgetCertainty, mayBeWidget } from './roles/residue-words.ts';
import { isWestern, scriptPattern } from '../text/unicode/script-pattern.ts';
import { endsLikeSentence, opensListItem } from '../text/prose/title.ts';

/** Characters of a word beyond which it is broken anywhere (an address of the web). */
export const longestWord = 20;

/** What matters of one line for the question whether the next one goes on with it. */
export interface WrapLine {
  readonly text: string;
  /** Characters, without white space at the ends, with what the indent of the paragraph takes. */
  readonly width: number;
  /** Characters of the first word. */
  readonly firstWord: number;
  readonly indent: number;
  /** True if it does not end as a sentence does. */
  readonly isOpen: boolean;
  readonly startsSmall: boolean;
  readonly opensQuote: boolean;
  /** True if the first letter has no case (Arabic, Chinese), or no letter of the line is small. */
  readonly hasNoCase: boolean;
  /** Opens like an item of a list. */
  readonly opensItem: boolean;
  /** Several words in capitals: a title above or below a paragraph. One word in capitals may be the end of a paragraph. */
  readonly isShout: boolean;
  readonly hasSmall: boolean;
  /** Never part of a paragraph: a widget, a line without letters. */
  readonly standsAlone: boolean;
  /** Ends with the credit of a caption. */
  readonly isCaption: boolean;
}

const startsSmall = scriptPattern(String.raw`^["'“‘«„‚([]*\p{Ll}`);
const opensQuote = /^["“„«‘'「]/u;
const firstLetter = scriptPattern(String.raw`\p{L}`);
const smallLetter = scriptPattern(String.raw`\p{Ll}`);
const severalCapitals = scriptPattern(String.raw`\p{Lu}{2}.*\s.*\p{Lu}{2}`);
const caseless = scriptPattern(String.raw`\p{Lo}`);

/** Reads a line. Its text has no white space at its ends. */
export function readWrapLine(bytes: Uint8Array, line: TextLine): WrapLine {
  const text = decodeText(bytes, line);
  const letter = firstLetter.exec(text)?.[0] ?? '';
  const space = text.search(/\s/u);
  const wordLength = space < 0 ? text.length : space;
  const hasSmall = smallLetter.test(text);
  const isUpper = letter !== '' && !hasSmall;
  return {
    text,
    width: text.length + line.indent,
    firstWord: isIdeographic(letter) ? 1 : Math.min(wordLength, longestWord),
    indent: line.indent,
    isOpen: !endsLikeSentence(text) && !text.endsWith(':'),
    startsSmall: startsSmall.test(text),
    opensQuote: opensQuote.test(text),
    hasNoCase: caseless.test(letter) || isUpper,
    opensItem: opensListItem(text),
    hasSmall,
    isShout: isUpper && severalCapitals.test(text),
    standsAlone:
      letter === '' || (mayBeWidget(bytes, line.start, line.end) && widgetCertainty(text) === 'certain'),
    isCaption: /[)\]]$/u.test(text) && creditOf(text)?.grade === 'sure',
  };
}

/** True if a text has Chinese characters or kana, which are written without spaces and two columns wide. */
export function isIdeographic(text: string): boolean {
  return !isWestern(text) && /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}

const label = scriptPattern(String.raw`^\p{Lu}[\p{L} -]{0,24}:(?:\s|$)`);
const dashOrFigure = scriptPattern(String.raw`^[\p{Pd}+\d(]`);

/** Where line i + 1 begins something new, whatever its width. */
export function separations(lines: readonly WrapLine[]): boolean[] {
  const counts = new Map<string, number>();
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1);
  const standsAlone = lines.map((line) => line.standsAlone || counts.get(line.text) !== 1);
  let isInItem = false;
  return lines.slice(0, -1).map((line, index) => {
    const next = lines[index + 1];
    if (line.opensItem) isInItem = true;
    // A dash, plus or figure at the start of a line may be part of a sentence that runs on.
    const opensItem = next.opensItem && (isInItem || !line.isOpen || !dashOrFigure.test(next.text));
    const isApart =
      standsAlone[index] ||
      standsAlone[index + 1] ||
      (line.isShout && next.hasSmall) ||
      (next.isShout && line.hasSmall) ||
      line.isCaption ||
      opensItem ||
      (next.indent > line.indent + 1 && !line.opensItem) ||
      (label.test(line.text) && label.test(next.text));
    if (isApart && !next.opensItem) isInItem = false;
    return isApart;
  });
}
