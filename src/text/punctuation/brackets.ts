// Brackets of one paragraph without a partner. Round and square ones, each kind by itself; a full-width one and its
// ASCII twin are partners. Left alone: "a)" before the items of a list, smileys, half-open intervals, escaped brackets,
// inline code, and a bracket that is spoken of.

import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';
import { characterEnd, firstBytesOf, codePointIn } from '../unicode/utf8.ts';

/** A bracket without a partner. */
export interface LoneBracket {
  readonly kind: 'unclosed' | 'unopened';
  /** Bytes of the bracket. */
  readonly mark: Span;
  /** It is behind the number of an item, as far as its paragraph tells. */
  readonly isItem: boolean;
  /** It stands alone by right: an item, a smiley, a command. */
  readonly isDeliberate: boolean;
}

interface Form {
  readonly family: number;
  readonly opens: boolean;
}

const families = ['()（）', '[]［］', '【】'];
const forms = new Map<number, Form>(
  families.flatMap((marks, family) =>
    [...marks].map((mark, index): [number, Form] => [
      mark.codePointAt(0) as number,
      { family, opens: index % 2 === 0 },
    ]),
  ),
);
const openRound = 0x28;
const apostrophe = 0x27;
const bar = 0x7c;
const grave = 0x60;
const backslash = 0x5c;
const escape = 0x1b;
const mayBegin = new Uint8Array(256);
for (const lead of [0x28, 0x29, 0x5b, 0x5d, grave]) mayBegin[lead] = 1;
// The second byte decides.
for (const lead of [0xe3, 0xef]) mayBegin[lead] = 2;
const mayBeBracket = firstBytesOf([...forms.keys()].map((codePoint) => String.fromCodePoint(codePoint)));

interface Mark extends Span, Form {
  /** Escaped, as Markdown and patterns do: it may have a partner and needs none. */
  readonly isEscaped: boolean;
}

/** The brackets of the paragraph that have no partner, in order. A paragraph without any costs one look at each byte. */
export function findLoneBrackets(bytes: Uint8Array, paragraph: Span): LoneBracket[] {
  const open: Mark[][] = families.map(() => []);
  const lone: Pick<LoneBracket, 'kind' | 'mark'>[] = [];
  const { end } = paragraph;
  for (let at = paragraph.start; at < end;) {
    const kind = mayBegin[bytes[at]];
    if (kind === 0 || (kind === 2 && mayBeBracket[(bytes[at] << 8) | bytes[at + 1]] === 0)) {
      at++;
      continue;
    }
    const next = characterEnd(bytes, at, end);
    if (bytes[at] === grave) {
      at = endOfCode(bytes, next, end);
      continue;
    }
    const form = forms.get(codePointIn(bytes, at, next));
    // Behind ESC stands a command for a terminal.
    if (form !== undefined && bytes[at - 1] !== escape && !isSpokenOf(bytes, paragraph, at, next)) {
      const isEscaped = at > paragraph.start && bytes[at - 1] === backslash;
      const mark = { start: at, end: next, ...form, isEscaped };
      if (form.opens) open[form.family].push(mark);
      else if (!close(bytes, mark, open) && !isEscaped) lone.push({ kind: 'unopened', mark });
    }
    at = next;
  }
  for (const mark of open.flat()) if (!mark.isEscaped) lone.push({ kind: 'unclosed', mark });
  return lone
    .map(({ kind, mark }) => {
      const isItem = kind === 'unopened' && itemNumber.test(textBefore(bytes, mark.start, paragraph.start));
      return { kind, mark, isItem, isDeliberate: isItem || isDeliberate(bytes, paragraph, kind, mark) };
    })
    .sort((a, b) => a.mark.start - b.mark.start);
}

// Longer than a half-open interval: "[2019-01-01, 2020-01-01)".
const longestInterval = 40;

/** Takes the partner of a closing bracket off the open ones of each family; false if there is none. */
function close(bytes: Uint8Array, mark: Mark, open: readonly Mark[][]): boolean {
  const last = open.reduce<Mark | undefined>((latest, family) => later(latest, family.at(-1)), undefined);
  if (last !== undefined && last.family !== mark.family && mark.start - last.end < longestInterval) {
    if (isInterval(decodeText(bytes, span(last.end, mark.start)))) {
      return open[last.family].pop() !== undefined;
    }
  }
  return open[mark.family].pop() !== undefined;
}

function later(one: Mark | undefined, other: Mark | undefined): Mark | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.start > other.start ? one : other;
}

/** The inside of "[0, 1)" and "[start, end)". */
function isInterval(text: string): boolean {
  return /\d|∞/.test(text) || /^\S+,\s*\S+$/.test(text);
}

/** Where the inline code ends that a grave accent before `from` opens; the end of the accents if they open none. */
function endOfCode(bytes: Uint8Array, from: number, end: number): number {
  // "Bib`li*og": an accent inside a word is a stress, one without another behind it a quotation mark.
  if (/[\p{L}\p{N}]$/u.test(textBefore(bytes, from - 1, 0))) return from;
  let open = from;
  while (open < end && bytes[open] === grave) open++;
  // As many close it as open it: "``code``" in reStructuredText and Markdown.
  for (let at = bytes.indexOf(grave, open); at >= 0 && at < end; at = bytes.indexOf(grave, at)) {
    const first = at;
    if (open === from && opensAnew(bytes, from, first)) return open;
    while (at < end && bytes[at] === grave) at++;
    if (at - first === open - from + 1) return at;
  }
  return open;
}

/** True for a bracket between single marks of its own, as in "dump (')')": it is named, and no partner of another one. */
function isSpokenOf(bytes: Uint8Array, paragraph: Span, at: number, next: number): boolean {
  if (isQuotedNumber(bytes, paragraph, at, next)) return true;
  if (at - 2 < paragraph.start || next >= paragraph.end || bytes[next] !== apostrophe) return false;
  if (bytes[at - 1] !== apostrophe && bytes[at - 1] !== grave) return false;
  // A letter before the mark has it for its end: "('a')", "don't ('yes')'".
  const before = bytes[at - 2];
  return before <= 0x20 || before === openRound || before === bar;
}

/** True for the bracket of a number that is spoken of: 'type "1)"', 'lists in the style "a.)"'. */
function isQuotedNumber(bytes: Uint8Array, paragraph: Span, at: number, next: number): boolean {
  if (next >= paragraph.end || mayClose[bytes[next]] === 0) return false;
  if (!quotedNumber.test(textBefore(bytes, at, paragraph.start))) return false;
  return /^["”“»’]/u.test(decodeText(bytes, span(next, characterEnd(bytes, next, paragraph.end))));
}

/** The number of an item behind an opening quotation mark; a letter before the mark has it for its end. */
const quotedNumber = scriptPattern(
  String.raw`(?<![\p{L}\p{N}.!?,])["“„«‘](?:(?:\d{1,3}|[\p{L}]|[ivxIVX]{1,5})\.?|\.)$`,
);
// First bytes of quotation marks that close.
const mayClose = new Uint8Array(256);
for (const lead of [0x22, 0xe2, 0xc2]) mayClose[lead] = 1;

/** "`this' and (`that'": an accent before a word opens another quotation where an apostrophe has closed the last. */
function opensAnew(bytes: Uint8Array, from: number, accent: number): boolean {
  const before = bytes[accent - 1];
  const behind = bytes[accent + 1];
  if ((before > 0x20 && before !== openRound) || !(behind > 0x20) || behind === grave) return false;
  const closer = bytes.indexOf(apostrophe, from);
  return closer > from && closer < accent && bytes[closer - 1] > 0x20;
}

// As much of the text as an item's number, a command or the eyes of a smiley take.
const reach = 24;

function textBefore(bytes: Uint8Array, at: number, from: number): string {
  return decodeText(bytes, span(Math.max(from, at - reach), at));
}

/** "a)", "b.)", "“c)" of an item that is quoted, "2)e)", "bb)" of German law, "#)" of reStructuredText, "情况6）". */
const itemNumber = scriptPattern(
  String.raw`(^|[\s.,;:()[*_"“„«\p{Script=Han}-])(\d{1,3}|#|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|([a-z])\3|[ivxIVX]{1,5})\.?$`,
);
/** ":))", "8-)": a smiley laughs with as many mouths as it likes. */
const smiley = /([:;=8xX][-^o']?[()[\]]*|[()]{4})$/;
/** "(-:", "(=:]" */
const turnedSmiley = /^[-^o'=]?[:;]/;
/** "stable)" before the commands of a case, ")" alone, "Ctrl-]": what a line of a program or the name of a key has. */
const commandBefore = /(^|\n)[ \t]*[a-z0-9_|*?.\\-]*[)\]]*$|[-+^ \t]$/;
/** "\e[1m" and "ESC [" command a terminal, "C-[" names a key, "\*(lq" a sign of troff, "\z(" one of a pattern. */
const commandOpens = /(?:\\(?:[eE]|0?33|x1[bB])|\bESC[- ]?|\b[CM]-|\\[*%a-zA-Z])$/;

/** "(?:", "(?P<" and "(? in regular expressions" name what a pattern is made of. */
const groupOfPattern = scriptPattern(String.raw`^\?(?:[^\p{L}\p{N}]|P[<=]|$)`);

const cutOff = /(?:…|\.\.\.)$/;

function isDeliberate(bytes: Uint8Array, paragraph: Span, kind: LoneBracket['kind'], mark: Span): boolean {
  const before = textBefore(bytes, mark.start, paragraph.start);
  if (smiley.test(before)) return true;
  const after = decodeText(bytes, span(mark.end, Math.min(paragraph.end, mark.end + reach)));
  if (/["'“‘«„’”]\s?$/u.test(before) && /^\s?["'”’»“]/u.test(after)) return true;
  // Cut off: "the first page (with all its…"
  if (kind === 'unclosed' && cutOff.test(textBefore(bytes, paragraph.end, mark.end))) return true;
  if (kind === 'unopened') return commandBefore.test(before) && /^[)\]]*(?:[\s.,;:]|$)/.test(after);
  if (commandOpens.test(before) || groupOfPattern.test(after) || before.endsWith('(?')) return true;
  // "[[" of a shell.
  if (/^\[(?:[\s,.;]|$)/.test(after) || (before.endsWith('[') && /^(?:[\s,.;]|$)/.test(after))) return true;
  // A call: "Module(" at the end of its line, or "dump(["Load"".
  if (/[\p{L}\p{N}_]$/u.test(before) && /^(["'([]|\s*(\n|$))/.test(after)) return true;
  // "lacks ?, * or [, the end is implied": nothing stands in it.
  return turnedSmiley.test(after) || (/(^|\s)$/.test(before) && /^(?:[\s,.;]|$)/.test(after));
}
