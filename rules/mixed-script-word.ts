// Words in which a letter of another script stands for its look-alike.

import { documentRule } from '../src/define/index.ts';
import { isInBrokenText } from '../src/features/characters/broken-text.ts';
import {
  inJudgedText,
  isInCode,
  lineAround,
  speaksOfCharacters,
} from '../src/features/characters/judged-text.ts';
import { suspiciousBytesOf } from '../src/features/characters/suspicious-bytes.ts';
import type { Document } from '../src/model/document.ts';
import { type Span, span } from '../src/model/span.ts';
import { decodeText, encodeText } from '../src/text/unicode/decode.ts';
import { judgeWord } from '../src/text/encoding/look-alikes.ts';
import { characterEnd, characterStart } from '../src/text/unicode/utf8.ts';

// Bytes on either side that a word reaches at most, and bytes of the line that tell the language around it.
const wordReach = 80;
const lineReach = 200;

export default documentRule({
  id: 'mixed-script-word',
  summary:
    'Flags a word with a letter of another script that looks like its own, such as a Cyrillic "о" in "Moscow".',
  category: 'encoding',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'soundCharacters',
  readsBesideWords: ['characters'],
  fixes: 'always',
  messages: {
    mixed: '"{word}" is {script}, but its {letters} {verb} {strange}. Searches will not find it.',
  },
  options: {},
  check(document, { report }) {
    const { bytes } = document;
    let done = 0;
    for (const at of inJudgedText(document, suspiciousBytesOf(document).scriptChanges)) {
      if (at < done) continue;
      const where = wordAround(bytes, at);
      done = where.end;
      // "%sСлово", "\\fIслово": signs of formats that stand directly before a word.
      if (bytes[where.start - 1] === 0x25 || bytes[where.start - 1] === 0x5c) continue;
      if (isBehindOption(bytes, where.start, at)) continue;
      const word = decodeText(bytes, where);
      const line = lineAround(bytes, where, lineReach);
      const around =
        decodeText(bytes, span(line.start, where.start)) + decodeText(bytes, span(where.end, line.end));
      const mixed = judgeWord(word, around);
      if (mixed === undefined || touchesBrokenText(document, where, at)) continue;
      if (isInCode(bytes, at) || speaksOfCharacters(bytes, where)) continue;
      const { script, strange, letters, twins, repaired } = mixed;
      report({
        messageId: 'mixed',
        data: {
          word,
          script,
          strange,
          letters: letters.map((letter) => `"${letter}" (${codeOf(letter)})`).join(', '),
          verb: letters.length === 1 ? 'is' : 'are',
          expected: repaired,
          twins: twins.map(codeOf).join(', '),
        },
        span: where,
        fix: {
          title: `Write "${repaired}" in ${script} letters.`,
          applicability: 'unsafe',
          edits: [{ span: where, text: repaired }],
        },
      });
    }
  },
});

/** True if the word, or what changes its script, is broken text: the letter behind it is sound. */
function touchesBrokenText(document: Document, { start, end }: Span, at: number): boolean {
  return [start, at - 1, at, end - 1].some((place) => isInBrokenText(document, place));
}

/** "-AЧИСЛО", "\\-Iкаталог": the letter of an option, and what is to be put there in another script. */
function isBehindOption(bytes: Uint8Array, start: number, change: number): boolean {
  const isOption = bytes[start - 1] === 0x2d && (start < 2 || !isWordByte(bytes[start - 2]));
  return isOption && change === start + 1;
}

function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The letters and marks around `at`. */
function wordAround(bytes: Uint8Array, at: number): Span {
  let from = at;
  while (from > 0 && at - from < wordReach && isWordByte(bytes[from - 1]))
    from = characterStart(bytes, from, 0);
  let to = at;
  while (to < bytes.length && to - at < wordReach && isWordByte(bytes[to]))
    to = characterEnd(bytes, to, bytes.length);
  // Marks of punctuation beyond ASCII stand among these bytes.
  const head = decodeText(bytes, span(from, at));
  const tail = decodeText(bytes, span(at, to));
  const before = /[\p{L}\p{M}]*$/u.exec(head)?.[0] ?? '';
  const after = /^[\p{L}\p{M}]*/u.exec(tail)?.[0] ?? '';
  return span(at - encodeText(before).length, at + encodeText(after).length);
}

function isWordByte(byte: number): boolean {
  const lower = byte | 0x20;
  return byte >= 0x80 || (lower >= 0x61 && lower <= 0x7a);
}
