// Text that is no prose: commands, grammars and formulas have half brackets and lone quotation marks of their own.

import type { Span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';

const isSymbol = new Uint8Array(256);
for (const symbol of '\\{}|=<>~^#$@[]') isSymbol[symbol.charCodeAt(0)] = 1;

// Read off manuals and change logs: prose with a link or an address has fewer.
const leastSymbols = 4;
const bytesPerSymbol = 40;

/** True if the signs of programming are as dense in a paragraph as in program text. */
export function looksLikeCode(bytes: Uint8Array, { start, end }: Span): boolean {
  let symbols = 0;
  for (let at = start; at < end; at++) symbols += isSymbol[bytes[at]];
  return symbols >= leastSymbols && symbols * bytesPerSymbol > end - start;
}

/**
 * A line that ends as statements do, or begins as one typed in a shell or an interpreter does. What opens a call is looked
 * for from its end: from each bracket on to the end of the line, half a megabyte of "f(" took a minute.
 */
const statement =
  /\);[ \t]*(?:\n|$)(?<=\w ?\([^\n]*\);[ \t]*\n?)|(;;|[{}])[ \t]*(\n|$)|(^|\n)[ \t]*(>>> |\$ [a-z]|#!|\/\/ |#include)/;

/** True if a line of the paragraph is one of a program: its marks are no punctuation. */
export function holdsStatement(bytes: Uint8Array, paragraph: Span): boolean {
  return statement.test(decodeText(bytes, paragraph));
}
