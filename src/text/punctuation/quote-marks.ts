// Finds the quotation marks of a paragraph, and what their form and neighbours tell of each: opens, closes, or either.
// A straight mark opens after space and closes before it. Apostrophes inside words, inline code and runs of three
// apostrophes (wiki markup) are no marks; two apostrophes, commas or grave accents are one double mark (TeX, old wires).

import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';
import {
  closing,
  dash,
  digit,
  type Edge,
  edgeAfter,
  edgeBefore,
  gap,
  opening,
  pause,
  stop,
  word,
} from './edges.ts';
import { characterEnd, firstBytesOf, codePointIn } from '../unicode/utf8.ts';

/** Marks of one family close each other. */
export type QuoteFamily = 'double' | 'single' | 'guillemet' | 'angle' | 'corner' | 'whiteCorner';

/** A quotation mark of a paragraph. */
export interface QuoteMark {
  readonly start: number;
  readonly end: number;
  readonly family: QuoteFamily;
  readonly turn: 'open' | 'close' | 'either';
  /** What stands before it and behind it, other quotation marks passed over. */
  readonly before: Edge;
  readonly after: Edge;
}

type Shape = 'straight' | 'open' | 'close' | 'low' | 'pointsLeft' | 'pointsRight';

/** What a mark is by its character alone. */
export interface QuoteForm {
  readonly family: QuoteFamily;
  readonly shape: Shape;
}

const straightDouble: QuoteForm = { family: 'double', shape: 'straight' };
const openDouble: QuoteForm = { family: 'double', shape: 'open' };
const straightSingle: QuoteForm = { family: 'single', shape: 'straight' };
const forms = new Map<number, QuoteForm>([
  [0x22, straightDouble],
  [0xff02, straightDouble],
  [0x201c, openDouble],
  [0x201d, { family: 'double', shape: 'close' }],
  [0x201e, { family: 'double', shape: 'low' }],
  [0x201f, openDouble],
  [0x27, straightSingle],
  [0x2018, { family: 'single', shape: 'open' }],
  [0x2019, { family: 'single', shape: 'close' }],
  [0x201a, { family: 'single', shape: 'low' }],
  [0x201b, { family: 'single', shape: 'open' }],
  [0xab, { family: 'guillemet', shape: 'pointsLeft' }],
  [0xbb, { family: 'guillemet', shape: 'pointsRight' }],
  [0x2039, { family: 'angle', shape: 'pointsLeft' }],
  [0x203a, { family: 'angle', shape: 'pointsRight' }],
  [0x300c, { family: 'corner', shape: 'low' }],
  [0x300d, { family: 'corner', shape: 'close' }],
  [0x300e, { family: 'whiteCorner', shape: 'low' }],
  [0x300f, { family: 'whiteCorner', shape: 'close' }],
]);

/** The form of the quotation mark in bytes [start, end). */
export function quoteFormAt(bytes: Uint8Array, start: number, end: number): QuoteForm {
  return forms.get(codePointIn(bytes, start, end)) as QuoteForm;
}

const apostrophe = 0x27;
const grave = 0x60;
const slash = 0x2f;
const backslash = 0x5c;
/** Behind `=`, `+` and `|` a quotation may begin, and end. */
const settingSigns = new Set([0x3d, 0x2b, 0x7c]);
// First bytes of all marks: everything else is passed over one byte at a time. 2: the second byte decides.
const mayBegin = new Uint8Array(256);
for (const lead of [0x22, apostrophe, grave]) mayBegin[lead] = 1;
for (const lead of [0xc2, 0xe2, 0xe3, 0xef]) mayBegin[lead] = 2;
const mayBeMark = firstBytesOf([...forms.keys()].map((codePoint) => String.fromCodePoint(codePoint)));

/** The quotation marks of the paragraph, in order. A paragraph without any costs one look at each byte. */
export function findQuoteMarks(bytes: Uint8Array, paragraph: Span): QuoteMark[] {
  const found: FoundMark[] = [];
  const { end } = paragraph;
  let lastApostrophes: number | undefined;
  let at = paragraph.start;
  while (at < end) {
    const kind = mayBegin[bytes[at]];
    if (kind === 0 || (kind === 2 && mayBeMark[(bytes[at] << 8) | bytes[at + 1]] === 0)) {
      at++;
      continue;
    }
    const lead = bytes[at];
    if (lead === grave || lead === apostrophe) {
      let next = at + 1;
      while (next < end && bytes[next] === lead) next++;
      const length = next - at;
      if (lead === grave) {
        lastApostrophes ??= endOfLastApostrophes(bytes, paragraph);
        if (length === 2 && next + 2 <= lastApostrophes)
          found.push({ start: at, end: next, form: openDouble });
        else next = endOfCode(bytes, next, length, end);
      } else if (length <= 2) {
        found.push({ start: at, end: next, form: length === 2 ? straightDouble : straightSingle });
      }
      at = next;
      continue;
    }
    const next = characterEnd(bytes, at, end);
    const form = forms.get(codePointIn(bytes, at, next));
    if (form !== undefined) found.push({ start: at, end: next, form });
    at = next;
  }
  return found.length === 0
    ? []
    : judge(bytes, paragraph, withoutSigns(bytes, withCommas(bytes, paragraph, found)));
}

interface FoundMark {
  readonly start: number;
  readonly end: number;
  readonly form: QuoteForm;
}

const comma = 0x2c;
const lowDouble: QuoteForm = { family: 'double', shape: 'low' };

/** Adds two commas before a word, the low mark of typewriters (,,so''), where a double mark has no partner otherwise. */
function withCommas(
  bytes: Uint8Array,
  { start, end }: Span,
  found: readonly FoundMark[],
): readonly FoundMark[] {
  if (found.filter(({ form }) => form.family === 'double').length % 2 === 0) return found;
  const all = [...found];
  for (let at = bytes.indexOf(comma, start); at >= 0 && at < end - 2; at = bytes.indexOf(comma, at + 1)) {
    const opens = bytes[at + 1] === comma && bytes[at + 2] > 0x40 && bytes[at - 1] !== comma;
    if (opens && (at === start || bytes[at - 1] <= 0x28))
      all.push({ start: at, end: at + 2, form: lowDouble });
  }
  return all.sort((a, b) => a.start - b.start);
}

/** Leaves out two straight marks around a sign that is spoken of, by whose edges they would turn the wrong way: "|", "=". */
function withoutSigns(bytes: Uint8Array, found: readonly FoundMark[]): readonly FoundMark[] {
  if (!found.some((_, index) => isAroundSign(bytes, found, index))) return found;
  const kept: FoundMark[] = [];
  for (let index = 0; index < found.length; index++) {
    if (isAroundSign(bytes, found, index)) index++;
    else kept.push(found[index]);
  }
  return kept;
}

const sign = /^[|=+/<>*&^%$#@~;:\\-]{1,3}$/;

function isAroundSign(bytes: Uint8Array, found: readonly FoundMark[], index: number): boolean {
  const { end, form } = found[index];
  const next = found.at(index + 1);
  if (form !== straightDouble || next?.form !== form || next.start - end > 3 || next.start === end)
    return false;
  return sign.test(decodeText(bytes, span(end, next.start)));
}

/** Where the last two apostrophes in a row end; the start of the paragraph if there are none. */
function endOfLastApostrophes(bytes: Uint8Array, { start, end }: Span): number {
  for (let at = end; at >= start + 2; at--)
    if (bytes[at - 1] === apostrophe && bytes[at - 2] === apostrophe) return at;
  return start;
}

/** Where inline code ends that a run of `length` grave accents before `from` opens; `from` if nothing closes it. */
function endOfCode(bytes: Uint8Array, from: number, length: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] !== grave) continue;
    const start = at;
    while (at + 1 < end && bytes[at + 1] === grave) at++;
    if (at + 1 - start === length) return at + 1;
  }
  return from;
}

function judge(bytes: Uint8Array, paragraph: Span, found: readonly FoundMark[]): QuoteMark[] {
  const before: Edge[] = [];
  for (const [index, { start }] of found.entries()) {
    const touches = index > 0 && found[index - 1].end === start;
    before.push(touches ? before[index - 1] : edgeBefore(bytes, start, paragraph));
  }
  const marks: QuoteMark[] = [];
  const isEscaped = ({ start, form }: FoundMark): boolean =>
    form.shape === 'straight' && start > paragraph.start && bytes[start - 1] === backslash;
  // Escaped marks come in twos; a single one may close what ends in a backslash: "C:\".
  const escaped = found.filter(isEscaped).length;
  const passesEscaped = escaped % 2 === 0 || (found.length - escaped) % 2 === 0;
  const isTex = found.some(({ start }) => bytes[start] === grave);
  let after: Edge = gap;
  for (let index = found.length - 1; index >= 0; index--) {
    const { start, end, form } = found[index];
    if (found[index + 1]?.start !== end) after = edgeAfter(bytes, end, paragraph);
    if (passesEscaped && isEscaped(found[index])) continue;
    if (form.shape === 'straight' && before[index] === word && isStress(bytes, paragraph, start)) continue;
    // What stands behind a slash is the end of an address, not of a bracket.
    const isBehindSlash = start > paragraph.start && bytes[start - 1] === slash;
    const edge = isBehindSlash && after === closing ? word : before[index];
    // "name =") ends a setting, (") is spoken of.
    const isBehindSign = start > paragraph.start && settingSigns.has(bytes[start - 1]) && after === closing;
    if (!isBehindSign && isNoMark(edge, after, form, bytes[start] === apostrophe && !isTex)) continue;
    marks.push({
      start,
      end,
      family: form.family,
      turn: turnOf(form.shape, before[index], after),
      before: before[index],
      after,
    });
  }
  return marks.reverse();
}

/** How far before its stress a word may begin, in bytes: the longest words of dictionaries have 45 letters. */
const longestStressed = 64;

/** True for the stress of a word that a dictionary divides: \An"swer\. */
function isStress(bytes: Uint8Array, paragraph: Span, at: number): boolean {
  const earliest = Math.max(paragraph.start, at - longestStressed);
  let first = at;
  while (first > earliest && bytes[first - 1] > 0x20) first--;
  return bytes[first] === backslash;
}

/** True for apostrophes inside words, for a mark that is spoken of, as in `the sign (")`, and for the empty text ''. */
function isNoMark(before: Edge, after: Edge, form: QuoteForm, isApostrophe: boolean): boolean {
  const isInWord = (before === word || before === digit) && (after === word || after === digit);
  if (isInWord && (form.family === 'single' || isApostrophe)) return true;
  if (form.shape === 'straight' && before === opening && after === closing) return true;
  const isEmptyText = (before === gap || before === opening) && after !== word && after !== digit;
  return form === straightDouble && isApostrophe && isEmptyText;
}

/** Which way a mark turns by its form and its neighbours. */
export function turnOf(shape: Shape, before: Edge, after: Edge): QuoteMark['turn'] {
  if (shape === 'low') return 'open';
  const seen = turnByNeighbours(before, after);
  if (shape === 'straight') return seen;
  // German points inwards, French outwards and with spaces inside, which is where the neighbours say nothing.
  if (shape === 'pointsLeft') return seen === 'either' ? 'open' : seen;
  if (shape === 'pointsRight')
    return seen === 'either' || (before === gap && after === stop) ? 'close' : seen;
  // German closes with the mark that opens in English, Swedish opens with the one that closes: only the neighbours know.
  return seen === 'either' || seen === shape ? shape : 'either';
}

function turnByNeighbours(before: Edge, after: Edge): QuoteMark['turn'] {
  const endsHere = after === gap || after === pause || after === stop || after === closing;
  // After a space even a stop may begin a quotation: "... and so on".
  if (before === gap) return endsHere && after !== stop ? 'either' : 'open';
  if (before === opening) return endsHere ? 'either' : 'open';
  if (before === dash) return endsHere || after === dash ? 'close' : 'open';
  return endsHere || after === dash ? 'close' : 'either';
}
