// Characters that nobody sees and every program reads.

import { documentRule } from '../src/define/index.ts';
import { isInBrokenText } from '../src/features/characters/broken-text.ts';
import { inJudgedText, isInCode } from '../src/features/characters/judged-text.ts';
import { suspiciousBytesOf } from '../src/features/characters/suspicious-bytes.ts';
import type { Document } from '../src/model/document.ts';
import { type Span, span } from '../src/model/span.ts';
import { decodeText } from '../src/text/unicode/decode.ts';
import {
  describeInvisible,
  type InvisibleContext,
  isNeeded,
  isOverride,
  isSoftHyphen,
  isTag,
  letsBreak,
  rightToLeft,
} from '../src/text/encoding/invisible.ts';
import { isSpokenOf } from '../src/text/encoding/spoken-of.ts';
import { isPlainlyNeeded } from '../src/text/encoding/invisible-bytes.ts';
import { characterEnd, characterStart, codePointIn } from '../src/text/unicode/utf8.ts';

// A mark of direction belongs to right-to-left text this near, in bytes: a name in brackets, a line of a list.
const nearBytes = 400;
// From so many on soft hyphens are no slip but the way the text was set, and make one finding.
const manyHyphens = 5;

export default documentRule({
  id: 'invisible-character',
  summary:
    'Flags characters that cannot be seen and have no use where they stand, such as a zero-width space.',
  category: 'encoding',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  silentOn: 'soundCharacters',
  readsBesideWords: ['characters'],
  fixes: 'always',
  messages: {
    useless: 'A {name} cannot be seen here and has no use. Delete it.',
    several: '{count} invisible characters stand in a row, the first a {name}. Delete them.',
    hyphens: '{count} soft hyphens divide words of this text. Delete them: they split words for programs.',
    wrapped: 'A soft hyphen ends a line inside a word. Write a hyphen, or join the lines.',
    break: '{count} zero-width {count|space lets|spaces let} a line break in a name. A search for it fails.',
    override: 'A {name} makes the text look other than it is written.',
    hidden: '{count} tag characters hide the text "{hidden}".',
  },
  options: {},
  check(document, { report }) {
    const runs = findRuns(document);
    const breaks = runs.filter(({ isBreak }) => isBreak);
    const hyphens = runs.filter(({ codes, isLineEnd }) => codes.every(isSoftHyphen) && !isLineEnd);
    const isSet = hyphens.length >= manyHyphens;
    if (isSet) {
      report({
        messageId: 'hyphens',
        data: { count: hyphens.length },
        span: hyphens[0].spans[0],
        fix: { title: 'Delete the soft hyphens.', applicability: 'safe', edits: deletionsOf(hyphens) },
      });
    }
    if (breaks.length > 0) {
      report({
        messageId: 'break',
        data: { count: breaks.length },
        severity: 'info',
        span: breaks[0].spans[0],
        fix: { title: 'Delete what cannot be seen.', applicability: 'unsafe', edits: deletionsOf(breaks) },
      });
    }
    const told = new Set([...breaks, ...(isSet ? hyphens : [])]);
    for (const run of runs) if (!told.has(run)) report(describeRun(run));
  },
});

/** Invisible characters without use, with nothing but white space between them. */
interface Run {
  readonly spans: readonly Span[];
  readonly codes: readonly number[];
  /** True if a line ends behind it and a letter stands before it. */
  readonly isLineEnd: boolean;
  /** True if it is there to let a line break. */
  readonly isBreak: boolean;
}

function deletionsOf(runs: readonly Run[]) {
  return runs.flatMap(({ spans }) => spans.map((at) => ({ span: at, text: '' })));
}

function describeRun(run: Run) {
  const { spans, codes, isLineEnd } = run;
  const isWrapped = isLineEnd && isSoftHyphen(codes[0]);
  const count = codes.length;
  const where = {
    span: span(spans[0].start, spans[spans.length - 1].end),
    fix: {
      title: isWrapped ? 'Write a hyphen.' : 'Delete what cannot be seen.',
      applicability: isWrapped || codes.some(isOverride) ? 'unsafe' : 'safe',
      edits: spans.map((each, index) => ({ span: each, text: isWrapped && index === 0 ? '-' : '' })),
    },
  } as const;
  if (codes.every(isTag)) {
    const letters = codes.map((code) => String.fromCodePoint(code - 0xe0000)).join('');
    const hidden = { count, hidden: letters.replace(/[^ -~]/g, '') };
    return { messageId: 'hidden', data: hidden, ...where } as const;
  }
  const override = codes.find(isOverride);
  const named = { name: describeInvisible(override ?? codes[0]) };
  if (override !== undefined) return { messageId: 'override', data: named, ...where } as const;
  if (isWrapped) return { messageId: 'wrapped', data: named, ...where } as const;
  if (count === 1) return { messageId: 'useless', data: named, ...where } as const;
  const counted = { count, ...named };
  return { messageId: 'several', data: counted, ...where } as const;
}

function findRuns(document: Document): Run[] {
  const { bytes } = document;
  const suspicious = suspiciousBytesOf(document).invisibles;
  const places = inJudgedText(
    document,
    suspicious.filter((at) => !isPlainlyNeeded(bytes, at)),
  );
  const runs: { spans: Span[]; codes: number[]; isLineEnd: boolean; isBreak: boolean }[] = [];
  let previous: Span | undefined;
  for (let index = 0; index < places.length;) {
    let last = index;
    while (last + 1 < places.length && characterEnd(bytes, places[last], bytes.length) === places[last + 1])
      last++;
    const at = span(places[index], characterEnd(bytes, places[last], bytes.length));
    const members = places
      .slice(index, last + 1)
      .map((start) => span(start, characterEnd(bytes, start, bytes.length)));
    index = last + 1;
    if (isInBrokenText(document, at.start)) continue;
    const context = contextOf(bytes, at);
    const useless = members.filter(({ start, end }) => !isNeeded(codePointIn(bytes, start, end), context));
    if (useless.length === 0 || isInCode(bytes, at.start)) continue;
    if (members.length === 1 && isSpokenOf(bytes, at)) continue;
    const codes = useless.map(({ start, end }) => codePointIn(bytes, start, end));
    const isLineEnd = /[\r\n]/.test(context.after) && /\p{L}/u.test(context.before);
    const isBreak = letsBreak(codes, context.before, context.after);
    const open = runs.at(-1);
    if (open !== undefined && previous !== undefined && isGap(bytes, previous.end, at.start)) {
      open.spans.push(...useless);
      open.codes.push(...codes);
    } else runs.push({ spans: useless, codes, isLineEnd, isBreak });
    previous = at;
  }
  return runs;
}

// White space between two invisible characters of one run: lines of newsletters are padded with pairs of them.
const longestGap = 8;

function isGap(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start <= longestGap && end > start && /^[^\S\n]*$/.test(decodeText(bytes, span(start, end)));
}

function contextOf(bytes: Uint8Array, at: Span): InvisibleContext {
  let before = characterBefore(bytes, at.start);
  // An emoji may have a selector between itself and the joiner.
  if (/^[\ufe00-\ufe0f]$/u.test(before)) before = characterBefore(bytes, at.start - 3);
  const after =
    at.end === bytes.length ? '' : decodeText(bytes, span(at.end, characterEnd(bytes, at.end, bytes.length)));
  let isNear: boolean | undefined;
  return {
    run: decodeText(bytes, at),
    before,
    after,
    isNearRightToLeft: () =>
      (isNear ??= rightToLeft.test(
        decodeText(
          bytes,
          span(Math.max(0, at.start - nearBytes), Math.min(bytes.length, at.end + nearBytes)),
        ),
      )),
  };
}

function characterBefore(bytes: Uint8Array, at: number): string {
  return at <= 0 ? '' : decodeText(bytes, span(characterStart(bytes, at, 0), at));
}
