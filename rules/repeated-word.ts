// The same word twice in a row. Equal hashes of neighbouring words are the candidates, which the kernel finds; what a double
// means is decided by language (src/text/prose/word-doubles.ts) and by the words around it (right-doubles.ts).

import { documentRule } from '../src/define/index.ts';
import { doubledWordsOf } from '../src/features/known-words.ts';
import { codeOf } from '../src/features/marks/prose.ts';
import { wordsOf } from '../src/features/words.ts';
import type { Words } from '../src/kernels/words.ts';
import type { Block, Document } from '../src/model/document.ts';
import { overlapsAny } from '../src/model/span.ts';
import { type Span, span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { isCallOrColumn, isLaughter, isRightTwice } from '../src/text/prose/right-doubles.ts';
import { type DoublesOfLanguage, isEveryday, languagesOf } from '../src/text/prose/word-doubles.ts';

export default documentRule({
  id: 'repeated-word',
  summary: 'Flags a word that stands twice in a row, as in "the the".',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'always',
  messages: {
    twice: '"{word}" stands twice in a row. Delete one.',
    again: '"{word}" stands {count} times in a row. Keep one.',
  },
  options: {},
  silentOn: 'noDoubledWords',
  check(document, { report }) {
    const doubled = doubledWordsOf(document);
    if (doubled.length === 0) return;
    const words = wordsOf(document);
    const { firstOfSpan } = words;
    let index = -1;
    for (const first of doubled) {
      if (index >= 0 && first < firstOfSpan[index + 1]) continue;
      do index++;
      while (firstOfSpan[index + 1] <= first);
      const runs = findRuns(document, words, first, firstOfSpan[index + 1]);
      if (runs.length === 0) continue;
      const block = document.blocks[index];
      if (block.role !== 'body' && block.role !== 'caption') continue;
      const code = codeOf(document);
      for (const { word, count, at, extra, applicability } of judge(runs, document, block)) {
        if (overlapsAny(code, at) || isSpokenOf(document, word, extra)) continue;
        report({
          messageId: count === 2 ? 'twice' : 'again',
          data: { word, count },
          span: at,
          fix: { title: `Keep one "${word}".`, applicability, edits: [{ span: extra, text: '' }] },
        });
      }
    }
  },
});

/** A word that is repeated with nothing but white space between. */
interface Run {
  /** In lower case. */
  readonly word: string;
  readonly count: number;
  readonly at: Span;
  /** What is left over: all but the first word, with the white space before each. */
  readonly extra: Span;
}

function findRuns(document: Document, words: Words, first: number, end: number): Run[] {
  const runs: Run[] = [];
  for (let index = first; index + 1 < end; index++) {
    if (words.hash[index] !== words.hash[index + 1]) continue;
    let last = index + 1;
    while (last + 1 < end && words.hash[last + 1] === words.hash[index]) last++;
    const run = readRun(document.bytes, words, index, last);
    if (run !== undefined) runs.push(run);
    index = last;
  }
  return runs;
}

/** The run as text; undefined where it is none: parts of terms, columns of a table, words that differ but for their hash. */
function readRun(bytes: Uint8Array, words: Words, first: number, last: number): Run | undefined {
  const at = span(words.start[first], words.end[last]);
  const text = decodeText(bytes, at);
  // Tabs and three spaces within a line divide columns.
  if (/\t|(?<![\n ]) {3}/.test(text)) return undefined;
  if (text.includes('\n') && isTableRow(bytes, at.start)) return undefined;
  const [head, ...rest] = text.split(/\s+/u);
  if (rest.length !== last - first) return undefined;
  const word = head.toLowerCase();
  // "it's its", "us US": equal when folded, yet two words. A capital is let pass where a sentence begins.
  if (rest.some((other) => other !== rest[0]) || word !== rest[0]) return undefined;
  if (head.slice(1) !== word.slice(1)) return undefined;
  if (head !== word && !beginsSentence(bytes, at.start)) return undefined;
  if (!/^\p{Ll}[\p{Ll}\p{M}'’]*$/u.test(word) || (word.length === 1 && !/[aàвиксуояі]/u.test(word)))
    return undefined;
  if (!standsFree(bytes, at)) return undefined;
  if (word.length === 1 && standsAmongSigns(bytes, at)) return undefined;
  return { word, count: rest.length + 1, at, extra: span(words.end[first], at.end) };
}

/** True if a bar stands before `at` on its line: the word goes on in another cell, below. */
function isTableRow(bytes: Uint8Array, at: number): boolean {
  for (let before = at - 1; before >= 0 && bytes[before] !== 0x0a; before--)
    if (bytes[before] === 0x7c) return true;
  return false;
}

// Bytes around a word that tell how it stands: a mark or two of up to three bytes, and a space.
const reach = 8;

function before(bytes: Uint8Array, at: number): string {
  return decodeText(bytes, span(Math.max(0, at - reach), at));
}

function beginsSentence(bytes: Uint8Array, at: number): boolean {
  return at === 0 || /(^|[.!?:…\n])["'“‘„»«(\]]*\s*["'“‘„»«(]*$/u.test(before(bytes, at));
}

/** True between white space or the marks of a sentence: not in "built-in in", "the the-name", `"the the"`, `a.the`. */
function standsFree(bytes: Uint8Array, { start, end }: Span): boolean {
  const head = before(bytes, start);
  const tail = decodeText(bytes, span(end, Math.min(bytes.length, end + reach)));
  if (/["'“‘«„]$/u.test(head) && /^["'”’»“]/u.test(tail)) return false;
  return /(^|[\s([{"'“‘„«»—–])$/u.test(head) && /^($|[\s)\]}"'”’»«—–,;:!?…]|\.(\s|$|["'”’)]))/u.test(tail);
}

/** True beside a sign or a letter that stands alone: "[ a a % g" is a row of a picture or a table, no sentence. */
function standsAmongSigns(bytes: Uint8Array, { start, end }: Span): boolean {
  const tail = decodeText(bytes, span(end, Math.min(bytes.length, end + reach)));
  return /(?:^|\s)[^\s–—-]\s+$/u.test(before(bytes, start)) || /^\s+[^\s–—-](?:\s|$)/u.test(tail);
}

interface Slip extends Run {
  readonly applicability: 'safe' | 'unsafe';
}

function judge(runs: readonly Run[], document: Document, block: Block): Slip[] {
  const text = decodeText(document.bytes, block.span);
  const languages = languagesOf(text);
  if (languages.length === 0) return [];
  // Where several terms stand twice, they are terms of a list or a table.
  const others = runs.filter(({ word }) => !isEveryday(word)).length;
  return runs.flatMap((run) => {
    const applicability = judgeRun(run, languages, others > 1, text);
    if (applicability === undefined) return [];
    return !isEveryday(run.word) && isIdentifier(document.bytes, run.word) ? [] : [{ ...run, applicability }];
  });
}

/**
 * "The filter <em>filter</em>", "for <em>tenths</em> tenths": of two terms one of which is stressed, that one is spoken of,
 * unless it is a word of every day. `extra` is all but the first.
 */
function isSpokenOf({ phrases = [] }: Document, word: string, extra: Span): boolean {
  if (isEveryday(word)) return false;
  return phrases.some(({ start, end }) => end === extra.start || (start > extra.start && end === extra.end));
}

// What stands before or behind the name of a parameter, and not beside a word: "key=", "d[key]", "$key", "max_key".
const beforeIdentifier = /[_[<$]/;
const behindIdentifier = /[_=\]]/;

/** True if the document names something so: "the key key" is then the key called "key". */
function isIdentifier(bytes: Uint8Array, word: string): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const end = at + Buffer.byteLength(word);
    if (at > 0 && beforeIdentifier.test(String.fromCharCode(bytes[at - 1]))) return true;
    if (end < bytes.length && behindIdentifier.test(String.fromCharCode(bytes[end]))) return true;
  }
  return false;
}

function judgeRun(
  { word, count }: Run,
  languages: readonly DoublesOfLanguage[],
  isList: boolean,
  text: string,
): 'safe' | 'unsafe' | undefined {
  if (languages.some(({ often }) => often.has(word)) || isLaughter(word, text)) return undefined;
  if (count === 2 && isRightTwice(word, text)) return undefined;
  if (languages.some(({ never }) => never.has(word)) && !languages.some(({ rarely }) => rarely.has(word)))
    return 'safe';
  // Three times is emphasis: "on and on and on" has no run, "no no no" has.
  if (count > 2) return undefined;
  if (languages.some(({ rarely }) => rarely.has(word))) return 'unsafe';
  if (isCallOrColumn(word, text)) return undefined;
  const isSlip = !isList && !isEveryday(word) && languages.every(({ hasOtherSlips }) => hasOtherSlips);
  return isSlip ? 'unsafe' : undefined;
}
