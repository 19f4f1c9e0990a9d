// Brackets of one paragraph without a partner. Round and square ones, ASCII and full-width, each kind by itself.
// Left alone: "a)" before the items of a list, smileys, half-open intervals, escaped brackets, inline code, and a
// bracket that is spoken of.

import { type Span, span } from '../model/span.ts';
import { decodeText } from './decode.ts';
import { characterEnd, firstBytesOf, codePointIn } from './utf8.ts';

/** A bracket without a partner. */
export interface LoneBracket {
  readonly kind: 'unclosed' | 'unopened';
  /** Bytes of the bracket. */
  readonly mark: Span;
}

interface Form {
  readonly family: number;
  readonly opens: boolean;
}

const forms = new Map<number, Form>(
  ['()', '[]', '（）', '［］', '【】'].flatMap(([open, close], family): [number, Form][] => [
    [open.codePointAt(0) as number, { family, opens: true }],
    [close.codePointAt(0) as number, { family, opens: false }],
  ]),
);
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
  const open: Mark[] = [];
  const lone: LoneBracket[] = [];
  const { end } = paragraph;
  let graves = 0;
  for (let at = paragraph.start; at < end;) {
    const kind = mayBegin[bytes[at]];
    if (kind === 0 || (kind === 2 && mayBeBracket[(bytes[at] << 8) | bytes[at + 1]] === 0)) {
      at++;
      continue;
    }
    const next = characterEnd(bytes, at, end);
    if (bytes[at] === grave) graves++;
    const form = graves % 2 === 1 ? undefined : forms.get(codePointIn(bytes, at, next));
    // Behind ESC stands a command for a terminal.
    if (form !== undefined && bytes[at - 1] !== escape) {
      const isEscaped = at > paragraph.start && bytes[at - 1] === backslash;
      const mark = { start: at, end: next, ...form, isEscaped };
      if (form.opens) open.push(mark);
      else if (!close(bytes, mark, open) && !isEscaped) lone.push({ kind: 'unopened', mark });
    }
    at = next;
  }
  for (const mark of open) if (!mark.isEscaped) lone.push({ kind: 'unclosed', mark });
  return lone
    .filter(({ kind, mark }) => !isDeliberate(bytes, paragraph, kind, mark))
    .sort((a, b) => a.mark.start - b.mark.start);
}

// Longer than a half-open interval: "[2019-01-01, 2020-01-01)".
const longestInterval = 40;

/** Takes the partner of a closing bracket off the open ones; false if there is none. */
function close(bytes: Uint8Array, mark: Mark, open: Mark[]): boolean {
  const last = open.at(-1);
  let partner = open.findLastIndex(({ family }) => family === mark.family);
  if (last !== undefined && last.family !== mark.family && mark.start - last.end < longestInterval) {
    if (isInterval(decodeText(bytes, span(last.end, mark.start)))) partner = open.length - 1;
  }
  if (partner >= 0) open.splice(partner, 1);
  return partner >= 0;
}

/** The inside of "[0, 1)" and "[start, end)". */
function isInterval(text: string): boolean {
  return /\d|∞/.test(text) || /^\S+, ?\S+$/.test(text);
}

// As much of the text as an item's number or the eyes of a smiley take.
const reach = 12;

function isDeliberate(bytes: Uint8Array, paragraph: Span, kind: LoneBracket['kind'], mark: Span): boolean {
  const before = decodeText(bytes, span(Math.max(paragraph.start, mark.start - reach), mark.start));
  if (/[:;=8xX][-^o']?$/.test(before)) return true;
  const after = decodeText(bytes, span(mark.end, Math.min(paragraph.end, mark.end + reach)));
  if (/["'“‘«„]$/u.test(before) && /^["'”’»“]/u.test(after)) return true;
  return (
    kind === 'unopened' &&
    /(^|[\s.;,:([*_-])(\d{1,3}|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|[ivxIVX]{1,5})$/u.test(
      before,
    )
  );
}
