// Which bytes of a document count as its text for rules on characters: the blocks, and the white space and invisible
// characters beside them, which lie outside of every block. In plain text that is everything; in Markdown code, front
// matter and markup stay out.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { characterEnd, characterStart } from '../../text/unicode/utf8.ts';

/** Spans of text, ascending and disjoint. */
export const judgedSpansOf = feature(({ bytes, spans: blocks }): readonly Span[] => {
  const spans: Span[] = [];
  blocks.forEach((block, index) => {
    const from = index === 0 ? 0 : blocks[index - 1].end;
    const until = index + 1 < blocks.length ? blocks[index + 1].start : bytes.length;
    let { start, end } = block;
    while (start > from && isUnseen(bytes, characterStart(bytes, start, from)))
      start = characterStart(bytes, start, from);
    while (end < until && isUnseen(bytes, end)) end = characterEnd(bytes, end, until);
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) spans[spans.length - 1] = span(last.start, end);
    else spans.push(span(start, end));
  });
  return spans;
});

/** Those of the given places (ascending) that lie in the text of the document. Costs nothing where there are none. */
export function inJudgedText(document: Document, places: readonly number[]): readonly number[] {
  if (places.length === 0) return places;
  const spans = judgedSpansOf(document);
  if (spans.length === 1 && spans[0].start === 0 && spans[0].end === document.bytes.length) return places;
  let index = 0;
  return places.filter((at) => {
    while (index < spans.length && spans[index].end <= at) index++;
    return index < spans.length && spans[index].start <= at;
  });
}

/** White space and the invisible characters that lie outside of blocks. */
function isUnseen(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  if (lead < 0x80) return lead === 0x20 || (lead >= 0x09 && lead <= 0x0d);
  const second = bytes[at + 1];
  const third = bytes[at + 2];
  if (lead === 0xc2) return second === 0x85 || second === 0xa0 || second === 0xad;
  if (lead === 0xe2) {
    return (
      (second === 0x80 && (third <= 0x8f || (third >= 0xa8 && third <= 0xaf))) ||
      (second === 0x81 && third >= 0x9f)
    );
  }
  return (
    (lead === 0xe3 && second === 0x80 && third === 0x80) ||
    (lead === 0xef && second === 0xbb && third === 0xbf)
  );
}

const lineFeed = 0x0a;

/** The bytes around [start, end), at most `reach` on either side and not beyond the line. Ends may cut a character. */
export function lineAround(bytes: Uint8Array, { start, end }: Span, reach: number): Span {
  let from = start;
  while (from > 0 && start - from < reach && bytes[from - 1] !== lineFeed) from--;
  let to = end;
  while (to < bytes.length && to - end < reach && bytes[to] !== lineFeed) to++;
  return span(from, to);
}

/** True if an odd number of grave accents stands before `at` on its line, and one behind it: `code`. */
export function isInCode(bytes: Uint8Array, at: number): boolean {
  const line = lineAround(bytes, span(at, at), 1000);
  let before = 0;
  for (let byte = line.start; byte < at; byte++) if (bytes[byte] === 0x60) before++;
  if (before % 2 === 0) return false;
  const behind = bytes.indexOf(0x60, at);
  return behind >= 0 && behind < line.end;
}

// Words by which a text says that it is about characters and encodings, in the languages of the labelled set and its
// neighbours: what looks broken is then an example.
const aboutCharacters =
  /\b(mojibake|utf-?(8|16|32)|latin-?[19]|iso[- ]?8859|(windows|cp|win)-?125\d|ascii|unicode|charsets?|code ?(page|point)s?|encod(e|es|ed|ing|ings)|U\+[0-9A-F]{4}|encodages?|codificaci[oó]n|Zeichens[aä]tze?|Zeichensatz|Zeichenkodierung|kodowani[ea]|replacement character|zero[- ]width|soft hyphen|bidi|control (character|code)s?|escape sequences?)\b|кодиров|文字コード|编码/iu;

/** True if the line around a place speaks of characters and encodings. */
export function speaksOfCharacters(bytes: Uint8Array, at: Span): boolean {
  return aboutCharacters.test(decodeText(bytes, lineAround(bytes, at, 300)));
}
