// Two marks of punctuation where one is meant.

import { documentRule } from '../src/define/index.ts';
import { isResidue } from '../src/features/blocks/possible-roles.ts';
import { blocksWith } from '../src/features/marks/marks.ts';
import { codeOf } from '../src/features/marks/prose.ts';
import { doubledMark } from '../src/kernels/marks.ts';
import {
  type DoubledPunctuation,
  findDoubledPunctuation,
} from '../src/text/punctuation/doubled-punctuation.ts';
import type { Document } from '../src/model/document.ts';
import { overlapsAny } from '../src/model/span.ts';
import type { Span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import { isMostlySigns } from '../src/text/prose/mostly-signs.ts';

export default documentRule({
  id: 'doubled-punctuation',
  summary: 'Flags marks of punctuation that stand twice, as in "etc..", ",," or "word....next".',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    doubled: '"{marks}" stands after "{before}". One mark is meant.',
    habit:
      '".." stands after "{before}", as {count} times in this text. A pause has three dots, a stop has one.',
    glued:
      '"{marks}" joins "{before}" and "{after}". An ellipsis has three dots, and behind a stop belongs a space.',
  },
  options: {},
  silentOn: 'noDoubledMarks',
  check(document, { report }) {
    const { bytes, spans } = document;
    const found: DoubledPunctuation[] = [];
    for (const block of blocksWith(document, doubledMark)) {
      const ofBlock = findDoubledPunctuation(bytes, spans[block]);
      if (ofBlock.length === 0 || isResidue(document, block)) continue;
      found.push(
        ...ofBlock.filter((one) => !isOfCode(document, one.span) && !closesTitle(document, one.span)),
      );
    }
    if (found.length === 0 || isMostlySigns(bytes)) return;
    const pairs = found.filter((one) => isTwoDots(document, one));
    const isHabit = writesTwoDots(document, pairs);
    for (const one of found) {
      const { span, before, after, replacement } = one;
      const isOfHabit = isHabit && isTwoDots(document, one);
      report({
        messageId: isOfHabit ? 'habit' : one.kind,
        data: { marks: decodeText(bytes, span), before, after, count: pairs.length },
        span,
        severity: isOfHabit ? 'info' : undefined,
        fix:
          replacement === undefined || isOfHabit
            ? undefined
            : {
                title: `Keep one mark: "${replacement}".`,
                applicability: 'safe',
                edits: [{ span, text: replacement }],
              },
      });
    }
  },
});

/** True for two dots; not behind an initial, where a letter may be missing between them. */
function isTwoDots({ bytes }: Document, { span, before }: DoubledPunctuation): boolean {
  return (
    before.length > 1 &&
    span.end - span.start === 2 &&
    bytes[span.start] === stop &&
    bytes[span.start + 1] === stop
  );
}

// Of texts of chats, tales and manuals those with slips have one in some hundreds of stops, those whose authors write so
// one in twenty.
const leastPairs = 3;
const mostStopsAPair = 50;

/** True where two dots are how this author pauses: one stands in mid-sentence, or they stand beside few single stops. */
function writesTwoDots({ bytes }: Document, pairs: readonly DoubledPunctuation[]): boolean {
  if (pairs.length < 2) return false;
  if (pairs.some(({ replacement }) => replacement === undefined)) return true;
  if (pairs.length < leastPairs) return false;
  let stops = 0;
  for (let at = bytes.indexOf(stop); at >= 0; at = bytes.indexOf(stop, at + 1)) {
    if (bytes[at + 1] === 0x20 || bytes[at + 1] === 0x0a || at + 1 === bytes.length) stops++;
  }
  return stops <= mostStopsAPair * pairs.length;
}

const stop = 0x2e;

/** True for marks of program text, and for those between two pieces of it: `%1`..`%9`. */
function isOfCode(document: Document, { start, end }: Span): boolean {
  return overlapsAny(codeOf(document), { start, end: end + 1 });
}

/** True for "?." where an element ends between the two: the question mark is that of a title or link. */
function closesTitle({ bytes, origin }: Document, { start }: Span): boolean {
  if (origin === undefined || bytes[start] !== questionMark) return false;
  return origin.textStarts.includes(start + 1);
}

const questionMark = 0x3f;
