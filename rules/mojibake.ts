// UTF-8 that was read in another encoding.

import { documentRule } from '../src/define/index.ts';
import { lineAround } from '../src/features/characters/judged-text.ts';
import { isMisread, type MisreadText, misreadTextOf } from '../src/features/characters/misread-text.ts';
import { type MisreadWords, misreadWordsOf } from '../src/features/characters/misread-words.ts';
import { type Mojibake, mojibakeOf, wasNeverUtf8 } from '../src/features/characters/mojibake.ts';
import type { Span } from '../src/model/span.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';

const encodings = {
  western: 'Windows-1252 or Latin-1',
  central: 'Windows-1250',
  latin2: 'ISO 8859-2',
  turkish: 'Windows-1254',
  cyrillic: 'Windows-1251',
  macintosh: 'Mac OS Roman',
  dos: 'code page 437',
  multilingual: 'code page 850',
} as const;

const noBreakSpace = '\u00a0';
// Characters of a broken text that a message quotes.
const mostQuoted = 20;

export default documentRule({
  id: 'mojibake',
  summary: 'Flags text that was read in the wrong encoding, such as "â€™" for "’".',
  category: 'encoding',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'soundCharacters',
  readsBesideWords: ['characters'],
  fixes: 'sometimes',
  messages: {
    broken: '"{quoted}" is "{meant}" in UTF-8, read as {encoding}.',
    misread: '"{quoted}" is "{meant}" in {encoding}, read as Windows-1252 or Latin-1.',
    swapped: '"{quoted}" is "{meant}" in {encoding}, read as {readAs}. It is one of {count} such words here.',
    space: '"{quoted}" and a no-break space were one no-break space in UTF-8, read as {encoding}.',
    left: '"{quoted}" is left over from UTF-8 that was read as {encoding}. Delete it.',
    unknown:
      '{count} places look like broken UTF-8 but make no words: the text was in another encoding. Get it anew.',
    lost: '"{quoted}" was a character that is lost: a replacement character, read as {encoding}.',
  },
  options: {},
  check(document, { report }) {
    const misread = misreadWordsOf(document);
    for (const words of misread) report(describeMisread(words));
    const swapped = misreadTextOf(document);
    if (swapped !== undefined) report(describeSwapped(swapped));
    // Bytes of another encoding are UTF-8 by accident here and there.
    const broken = mojibakeOf(document).filter(
      ({ span }) => !isMisread(swapped, span.start) && !isBesideMisread(document.bytes, misread, span),
    );
    if (wasNeverUtf8(broken))
      report({ messageId: 'unknown', data: { count: broken.length }, span: broken[0].span });
    else
      for (const characters of broken)
        report(characters.expected === undefined ? describeLost(characters) : describeBroken(characters));
  },
});

function quote(text: string): string {
  return cutMiddle(text, mostQuoted);
}

/** Words of another encoding in a text that is sound besides. */
function describeMisread({ span, text, expected, encoding }: MisreadWords) {
  const meant = quote(expected);
  return {
    messageId: 'misread',
    data: { quoted: quote(text), meant, encoding, text, expected },
    span,
    fix: { title: `Write "${meant}".`, applicability: 'unsafe', edits: [{ span, text: expected }] },
  } as const;
}

/** A text that was read in another encoding than its own, told once for all of its words. */
function describeSwapped({ was, readAs, words }: MisreadText) {
  const { span, text, expected } = words[0];
  const meant = quote(expected);
  return {
    messageId: 'swapped',
    data: { quoted: quote(text), meant, encoding: was, readAs, count: words.length, text, expected },
    span,
    fix: {
      title: `Write "${meant}", and the other words as they were meant.`,
      applicability: 'unsafe',
      edits: words.map((word) => ({ span: word.span, text: word.expected })),
    },
  } as const;
}

/** UTF-8 that was read in another encoding. */
function describeBroken({ span, charset, text, expected = '', isCertain }: Mojibake) {
  const quoted = quote(expected === noBreakSpace ? text.trim() : text);
  const meant = quote(expected);
  return {
    messageId: expected === '' ? 'left' : expected === noBreakSpace ? 'space' : 'broken',
    data: { quoted, meant, encoding: encodings[charset], text, expected },
    span,
    fix: {
      title: expected.trim() === '' ? `Delete "${quoted}".` : `Write "${meant}".`,
      applicability: isCertain ? 'safe' : 'unsafe',
      edits: [{ span, text: expected }],
    },
  } as const;
}

/** A replacement character that was read so: nothing tells what it stood for. */
function describeLost({ span, charset, text }: Mojibake) {
  return {
    messageId: 'lost',
    data: { quoted: quote(text), encoding: encodings[charset], text },
    span,
  } as const;
}

/** True if a line has misread words, and something else that looks broken. */
function isBesideMisread(bytes: Uint8Array, misread: readonly MisreadWords[], broken: Span): boolean {
  if (misread.length === 0) return false;
  const line = lineAround(bytes, broken, bytes.length);
  return misread.some((words) => words.span.start < line.end && line.start < words.span.end);
}
