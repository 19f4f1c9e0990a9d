// Control characters in the middle of a text.

import { documentRule } from '../src/define/index.ts';
import { isInBrokenText } from '../src/features/characters/broken-text.ts';
import { inJudgedText, isInCode, lineAround } from '../src/features/characters/judged-text.ts';
import { suspiciousBytesOf } from '../src/features/characters/suspicious-bytes.ts';
import { type Span, span } from '../src/model/span.ts';
import {
  type ControlRun,
  controlRunAt,
  describeControls,
  isWindowsMark,
} from '../src/text/encoding/controls.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { utf8Length } from '../src/text/unicode/text-span.ts';

const formFeed = 0x0c;
const unitSeparator = 0x1f;
// Bytes of a line around a control character that are looked at.
const reach = 200;

export default documentRule({
  id: 'control-character',
  summary: 'Flags control characters: NUL, bell, escape codes, C1 controls, line separators.',
  category: 'encoding',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'soundCharacters',
  readsBesideWords: ['characters'],
  fixes: 'sometimes',
  messages: {
    control: '{characters} is a control character, not text. Delete it.',
    divider:
      '{characters} divides the text where most programs see nothing. Put a space or a line end there.',
    lost: '{characters} is what is left of a character that was lost. Look it up, or get the text anew.',
    meant: '{characters} stands where "{expected}" was meant.',
    terminal: 'A code for a terminal stands in the text, opened by {characters}. Delete it.',
    overstrike: 'Letters of "{expected}" are struck over, with {characters}. Write them once.',
  },
  options: {},
  check(document, { report }) {
    const { bytes } = document;
    const places = inJudgedText(document, suspiciousBytesOf(document).controls);
    if (places.length === 0) return;
    // In UTF-8 the second byte of a C1 control is its number.
    const isWindows = places.some((at) => bytes[at] === 0xc2 && isWindowsMark(bytes[at + 1]));
    let done = 0;
    for (const at of places) {
      if (at < done || (mayDividePages(bytes[at]) && dividesPages(bytes, at))) continue;
      if (isInBrokenText(document, at) || isInCode(bytes, at)) continue;
      const line = lineAround(bytes, span(at, at), reach);
      const from = Math.max(line.start, done);
      const head = decodeText(bytes, span(from, at));
      const text = head + decodeText(bytes, span(at, line.end));
      const run = controlRunAt(text, head.length, isWindows);
      const start = at - utf8Length(text, run.start, head.length);
      let end = start + utf8Length(text, run.start, run.end);
      // Padding goes on beyond what was looked at.
      if (run.kind === 'control') while (bytes[end] === 0) end++;
      done = end;
      report(describeRun(run, text, span(start, end)));
    }
  },
});

function describeRun({ kind, expected, isCertain, start, end }: ControlRun, text: string, at: Span) {
  // Of a code for a terminal the first character says enough.
  const characters = describeControls(text.slice(start, kind === 'terminal' ? start + 1 : end));
  const finding = { messageId: kind, data: { characters, expected }, span: at } as const;
  if (kind === 'lost') return finding;
  return {
    ...finding,
    fix: {
      title: expected.trim() === '' ? 'Take the control characters out.' : `Write "${expected}".`,
      applicability: isCertain ? 'safe' : 'unsafe',
      edits: [{ span: at, text: expected }],
    },
  } as const;
}

/** A form feed, and the separator before each page of an Info file (GNU Texinfo, "Info Format"). */
function mayDividePages(byte: number): boolean {
  return byte === formFeed || byte === unitSeparator;
}

/**
 * A form feed at the start or end of a line begins a page, with white space at most beside it; the separator of Info files
 * has a line of its own.
 */
function dividesPages(bytes: Uint8Array, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && isBlank(bytes[before])) before--;
  let after = at + 1;
  while (after < bytes.length && isBlank(bytes[after])) after++;
  const opens = before < 0 || bytes[before] === 0x0a;
  const closes = after >= bytes.length || bytes[after] === 0x0a;
  return bytes[at] === formFeed ? opens || closes : opens && closes;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === formFeed;
}
