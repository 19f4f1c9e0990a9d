// Marks of punctuation that stand twice by mistake: "etc..", ",,", "word,.", "word....next".
// Left alone: three dots, four dots before a space (stop and ellipsis, Chicago Manual of Style 13.53), runs of leader
// dots, "?!" and the like, Russian "?..", two commas as a low quotation mark, and whatever stands in code, paths or links.

import { type Span, span } from '../../model/span.ts';
import { decodeText } from '../unicode/decode.ts';
import { closing, digit, edgeAfter, edgeBefore, gap, quote, word } from './edges.ts';
import { scriptPattern } from '../unicode/script-pattern.ts';
import { characterEnd, firstBytesOf, codePointIn } from '../unicode/utf8.ts';

/** Marks that stand twice. */
export interface DoubledPunctuation {
  readonly kind: 'doubled' | 'glued';
  readonly span: Span;
  /** The word before the marks. */
  readonly before: string;
  /** The word behind them, where it stands without a space. */
  readonly after: string;
  /** What should stand there, where that is certain. */
  readonly replacement: string | undefined;
}

const dot = 0x2e;
const semicolon = 0x3b;
const isMark = new Uint8Array(256);
for (const mark of '.,;:?!') isMark[mark.charCodeAt(0)] = 1;
// What a run of marks may begin with to be looked at; colons and exclamation marks are doubled on purpose.
const mayBegin = new Uint8Array(256);
for (const mark of '.,;?') mayBegin[mark.charCodeAt(0)] = 1;
// First bytes of the marks of other scripts below.
for (const lead of [0xd8, 0xe3, 0xef]) mayBegin[lead] = 2;

/** Marks of other scripts that never stand twice: Arabic comma, ideographic comma and stop, full-width comma. */
const otherMarks = new Map(['،', '、', '。', '，'].map((mark) => [mark.codePointAt(0) as number, mark]));
const mayBeOther = firstBytesOf(otherMarks.values());

/** The marks of a paragraph that stand twice, in order. A paragraph without any costs one look at each byte. */
export function findDoubledPunctuation(bytes: Uint8Array, paragraph: Span): DoubledPunctuation[] {
  const found: DoubledPunctuation[] = [];
  const { end } = paragraph;
  let at = paragraph.start;
  while (at < end) {
    const kind = mayBegin[bytes[at]];
    if (kind === 0 || (kind === 2 && mayBeOther[(bytes[at] << 8) | bytes[at + 1]] === 0)) {
      at++;
      continue;
    }
    let next = at + 1;
    if (kind === 1) {
      while (next < end && isMark[bytes[next]] === 1) next++;
      if (next > at + 1) add(found, judgeRun(bytes, paragraph, span(at, next)));
    } else {
      next = characterEnd(bytes, at, end);
      const length = next - at;
      if (isRepeated(bytes, at, length, end)) {
        const mark = otherMarks.get(codePointIn(bytes, at, next));
        while (isRepeated(bytes, next - length, length, end)) next += length;
        const isPair = next === at + 2 * length;
        if (mark !== undefined && isPair) add(found, doubled(bytes, paragraph, span(at, next), mark));
      }
    }
    at = next;
  }
  return found;
}

function add(found: DoubledPunctuation[], one: DoubledPunctuation | undefined): void {
  if (one !== undefined) found.push(one);
}

/** True if the character of `length` bytes at `at` is followed by itself. */
function isRepeated(bytes: Uint8Array, at: number, length: number, end: number): boolean {
  if (at + 2 * length > end) return false;
  for (let index = at; index < at + length; index++) {
    if (bytes[index] !== bytes[index + length]) return false;
  }
  return true;
}

// More dots than this lead the eye to a page number.
const mostDots = 6;
// Marks of which the second is right where the sentence ends behind it.
const endings = new Set([',.', ':.']);
const unclear = new Set([',;', ';,', ',:', ':,']);

function judgeRun(bytes: Uint8Array, paragraph: Span, run: Span): DoubledPunctuation | undefined {
  if (bytes[run.start] === semicolon && endsReference(bytes, paragraph, run.start)) return undefined;
  const before = edgeBefore(bytes, run.start, paragraph);
  const after = edgeAfter(bytes, run.end, paragraph);
  const length = run.end - run.start;
  if (before !== word && before !== digit && before !== closing) return undefined;
  const text = decodeText(bytes, run);
  const isDots = bytes[run.start] === dot && text === '.'.repeat(length);
  if (isDots && length > 3) {
    if (length > mostDots || before !== word || after !== word) return undefined;
    return unlessCode(bytes, paragraph, { kind: 'glued', run, replacement: undefined });
  }
  if (after !== gap && after !== closing && after !== quote) return undefined;
  const ends = endsSentence(bytes, paragraph, run.end);
  if (isDots) {
    const isStop = ends && !isOneWord(bytes, paragraph, run.start);
    return length === 2 ? doubled(bytes, paragraph, run, isStop ? '.' : undefined) : undefined;
  }
  if (text === ','.repeat(length)) {
    return isRowOfTable(bytes, paragraph, run) ? undefined : doubled(bytes, paragraph, run, ',');
  }
  if (endings.has(text)) return doubled(bytes, paragraph, run, ends ? '.' : undefined);
  if (text === '?.' && before === word) {
    return closesLostQuote(bytes, paragraph, run.start) ? undefined : doubled(bytes, paragraph, run, '?');
  }
  // "add(42);," and "A(j,:)" are code whose marks the page has lost.
  return unclear.has(text) && before !== closing && after !== closing
    ? doubled(bytes, paragraph, run, undefined)
    : undefined;
}

/** "Well.. That was it": behind a sentence of one word two dots are a pause as well. */
function isOneWord(bytes: Uint8Array, paragraph: Span, at: number): boolean {
  return oneWord.test(decodeText(bytes, span(Math.max(paragraph.start, at - wordReach), at)));
}

const oneWord = /(?:^|[.!?…]["'’”)\]]*\s+|\n)["'‘“([]*[^\s.!?…]+$/;

/** "Nails,box of 50,,12,,,": empty fields, in a row with other commas that no space follows. */
function isRowOfTable(bytes: Uint8Array, paragraph: Span, run: Span): boolean {
  if (run.end - run.start > 2) return true;
  const line = bytes.lastIndexOf(newline, run.start) + 1;
  const behind = bytes.indexOf(newline, run.end);
  const end = behind === -1 ? paragraph.end : Math.min(behind, paragraph.end);
  const text = decodeText(bytes, span(Math.max(line, paragraph.start), end));
  return (text.match(tightCommas)?.length ?? 0) >= leastTightCommas;
}

const newline = 0x0a;
const tightCommas = /(?<!\d),(?=\S)|,(?=[^\s\d])/g;
// A pair is one of them, or none where a space follows.
const leastTightCommas = 3;

/** "See section 5, ?Rooms?.": quotation marks that an older encoding did not have became question marks. */
function closesLostQuote(bytes: Uint8Array, paragraph: Span, at: number): boolean {
  return lostQuote.test(decodeText(bytes, span(paragraph.start, at)));
}

const lostQuote = scriptPattern(String.raw`(?:^|[\s([])\?[\p{L}\p{N}][^?]*$`);

/** True if a semicolon at `at` ends a reference to an entity: "&harbour;, which …" of DocBook and the like. */
function endsReference(bytes: Uint8Array, paragraph: Span, at: number): boolean {
  return reference.test(decodeText(bytes, span(Math.max(paragraph.start, at - longestReference), at)));
}

const reference = /&#?[A-Za-z0-9][\w.-]*$/;
const longestReference = 40;

// As much as a closing mark, a space and a capital letter take.
const lookAhead = 16;
const sentenceEnd = scriptPattern(String.raw`^["'’”)\]]*(\s*$|\s+["'‘“([]?\p{Lu})`);

/** True if the paragraph ends here or a sentence begins: what follows is a capital letter. */
function endsSentence(bytes: Uint8Array, paragraph: Span, at: number): boolean {
  const rest = decodeText(bytes, span(at, Math.min(at + lookAhead, paragraph.end)));
  return sentenceEnd.test(rest);
}

function doubled(
  bytes: Uint8Array,
  paragraph: Span,
  run: Span,
  replacement: string | undefined,
): DoubledPunctuation | undefined {
  return unlessCode(bytes, paragraph, { kind: 'doubled', run, replacement });
}

// Words are shorter than this; addresses may be longer, and are told by what is in them.
const wordReach = 200;
const wordBefore = scriptPattern(String.raw`[\p{L}\p{M}\p{N}'’-]*(?=[^\p{L}\p{N}]*$)`);
const wordAfter = scriptPattern(String.raw`^[\p{L}\p{M}\p{N}'’-]*`);
const initial = scriptPattern(String.raw`^\p{Lu}$`);

function unlessCode(
  bytes: Uint8Array,
  paragraph: Span,
  {
    kind,
    run,
    replacement,
  }: { kind: DoubledPunctuation['kind']; run: Span; replacement: string | undefined },
): DoubledPunctuation | undefined {
  const head = decodeText(bytes, span(Math.max(paragraph.start, run.start - wordReach), run.start));
  const tail = decodeText(bytes, span(run.end, Math.min(paragraph.end, run.end + wordReach)));
  const tokenHead = /\S*$/.exec(head)?.[0] ?? '';
  const tokenTail = /^\S*/.exec(tail)?.[0] ?? '';
  // "#NAME?." of a spreadsheet, "0.0,," of its formats.
  if (/^#[\p{Lu}/\d]+$/u.test(tokenHead) || /^[#\d]+[.,][#\d]+$/.test(tokenHead)) return undefined;
  if (/[/\\@=`{}<>|$]/.test(tokenHead + tokenTail) || isInCode(bytes, paragraph, run.start)) return undefined;
  if (kind === 'doubled' && bytes[run.start] === dot) {
    if (isRange(tokenHead, tokenTail) || (capitals.test(tokenHead) && capitals.test(tail.trim())))
      return undefined;
  }
  const before = wordBefore.exec(tokenHead)?.[0] ?? '';
  const after = wordAfter.exec(tokenTail)?.[0] ?? '';
  return {
    kind,
    span: run,
    before: before.slice(-30),
    after: after.slice(0, 30),
    // "U.. Senate": between the stops of initials a letter may be missing.
    replacement: initial.test(before) ? undefined : replacement,
  };
}

/** Versions, shortened hashes and figures: "v2.6.18..", "(4b9458b..)", "0.693..". */
const rangeStart = /^[[({"'‘“]*(?:v?\d+(?:\.\d+)+|0x[\da-f]*|(?=[\da-f]*\d)(?=\d*[a-f])[\da-f]{5,})$/i;
/** "runIn..", "ORIG_HEAD..", "main^..": what a program names. */
const nameOfProgram = scriptPattern(String.raw`\p{Ll}\p{Lu}|[_^~]`);

/** "SELECT.. FOR UPDATE": what is left out between words of a command. */
const capitals = /^["'(]*[A-Z]{2,}(?![a-z])/;

/** True for a range whose other end is left out, or a name that is, and for what is spoken of: 'origin..'. */
function isRange(head: string, tail: string): boolean {
  const isQuoted = /^["'‘“]/u.test(head) && /^["'’”]/u.test(tail);
  // "lamps[0..*]": as many as there are.
  if (/\d$/.test(head) && tail.startsWith('*')) return true;
  return isQuoted || rangeStart.test(head) || nameOfProgram.test(head);
}

/** True between two grave accents of the paragraph. */
function isInCode(bytes: Uint8Array, paragraph: Span, at: number): boolean {
  let count = 0;
  for (let byte = paragraph.start; byte < at; byte++) if (bytes[byte] === 0x60) count++;
  return count % 2 === 1;
}
