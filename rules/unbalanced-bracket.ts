// A bracket that is opened and never closed, or closed and never opened, in its paragraph or in those around it.

import { documentRule } from '../src/define/index.ts';
import { isResidue } from '../src/features/blocks/possible-roles.ts';
import { isAboutPrograms } from '../src/features/marks/code-pieces.ts';
import { marksOf } from '../src/features/marks/marks.ts';
import { proseOf } from '../src/features/marks/prose.ts';
import { mayHoldSign } from '../src/features/marks/signs.ts';
import { bracketKinds, graveMark, openRoundMark, squareMark, wideBracketMark } from '../src/kernels/marks.ts';
import { roundBit, squareBit, wideBit } from '../src/kernels/signs.ts';
import type { Document } from '../src/model/document.ts';
import { type Span, span } from '../src/model/span.ts';
import { findLoneBrackets, type LoneBracket } from '../src/text/punctuation/brackets.ts';
import { holdsStatement, looksLikeCode } from '../src/text/prose/code-like.ts';
import { type Excerpt, firstWords, lastWords } from '../src/text/showing/excerpt.ts';
import { isMostlySigns } from '../src/text/prose/mostly-signs.ts';

const bracketSigns = roundBit | squareBit | wideBit;

export default documentRule({
  id: 'unbalanced-bracket',
  summary: 'Flags a bracket that is opened and never closed, or closed and never opened.',
  category: 'language',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    unclosed: 'The bracket in "{text}" is never closed.',
    unopened: 'The bracket in "{text}" is never opened.',
  },
  options: {},
  silentOn: 'noBrackets',
  check(document, { report }) {
    if (areBracketsPaired(document)) return;
    const lone = findLone(document, document.bytes);
    if (lone.length === 0 || isMostlySigns(document.bytes)) return;
    // A bracket of program text is no partner, and needs none; but it may be the partner of one in the sentence.
    const prose = proseOf(document);
    const inProse = prose === document.bytes ? lone : findLone(document, prose);
    const starts = new Set(lone.map(({ bracket }) => bracket.mark.start));
    for (const { block, bracket } of inProse) {
      if (!starts.has(bracket.mark.start)) continue;
      const { span: place, text } = excerptOf(document.bytes, document.spans[block], bracket);
      // Among programs a bracket is as often one that the format does not set off.
      const severity = isAboutPrograms(document) ? 'info' : undefined;
      report({ messageId: bracket.kind, data: { text }, span: place, severity });
    }
  },
});

/** The brackets of all blocks that have no partner, in `bytes`: those of the document, or of its prose. */
function findLone(document: Document, bytes: Uint8Array): { block: number; bracket: LoneBracket }[] {
  const { spans } = document;
  // What is left over ("0-93715-64-1].") is not judged, but may hold the other half.
  const lone = spans.map((paragraph) =>
    mayHoldSign(document, paragraph, bracketSigns) ? findLoneBrackets(bytes, paragraph) : [],
  );
  const halves = lone.map(halvesOf);
  return lone.flatMap((brackets, block) => {
    const paragraph = spans[block];
    if (brackets.length === 0 || isResidue(document, block)) return [];
    if (looksLikeCode(document.bytes, paragraph) || holdsStatement(document.bytes, paragraph)) return [];
    return brackets
      .filter((bracket) => !bracket.isDeliberate && !isClosedNearby(halves, block, bracket.kind))
      .map((bracket) => ({ block, bracket }));
  });
}

const openSquare = 0x5b;
const escape = 0x1b;
// Brackets in one another that are followed; of more a closer look tells.
const open = new Uint8Array(8);

/** True if every bracket has its partner in its paragraph, as far as this is plain from round and square brackets alone. */
function areBracketsPaired(document: Document): boolean {
  const { at, kind, first, end, kinds } = marksOf(document);
  if ((kinds & bracketKinds) === 0) return true;
  if ((kinds & ((1 << wideBracketMark) | (1 << graveMark))) !== 0) return false;
  const { bytes, spans } = document;
  let block = 0;
  let depth = 0;
  for (let mark = first; mark < end; mark++) {
    if ((bracketKinds & (1 << kind[mark])) === 0) continue;
    const place = at[mark];
    if (bytes[place - 1] === escape) return false;
    if (spans[block].end <= place) {
      if (depth > 0) return false;
      while (spans[block].end <= place) block++;
    }
    const opens = kind[mark] === openRoundMark || bytes[place] === openSquare;
    const family = kind[mark] === squareMark ? 1 : 0;
    if (opens) {
      if (depth === open.length) return false;
      open[depth++] = family;
    } else if (depth === 0 || open[--depth] !== family) {
      return false;
    }
  }
  return depth === 0;
}

/** What a paragraph leaves over: halves of either kind, and such as cannot be the number of an item. */
type Halves = Readonly<Record<LoneBracket['kind'], 'none' | 'items' | 'some'>>;

function halvesOf(brackets: readonly LoneBracket[]): Halves {
  const halves: Record<LoneBracket['kind'], 'none' | 'items' | 'some'> = {
    unclosed: 'none',
    unopened: 'none',
  };
  for (const { kind, isItem } of brackets)
    if (halves[kind] !== 'some') halves[kind] = isItem ? 'items' : 'some';
  return halves;
}

// A bracket around more paragraphs than this is none.
const longestRun = 8;

/** True if a paragraph close by has the other half: a bracket may run over several, and over the items of a list. */
function isClosedNearby(halves: readonly Halves[], index: number, kind: LoneBracket['kind']): boolean {
  const [step, other] = kind === 'unclosed' ? ([1, 'unopened'] as const) : ([-1, 'unclosed'] as const);
  for (let distance = 1; distance <= longestRun; distance++) {
    const at = index + step * distance;
    if (at < 0 || at >= halves.length) return false;
    const half = halves[at][other];
    // What ends the next line of one paragraph ("1967).") may look like the number of an item.
    if (half === 'some' || (half === 'items' && distance === 1)) return true;
  }
  return false;
}

const excerptLength = 50;

function excerptOf(bytes: Uint8Array, paragraph: Span, { kind, mark }: LoneBracket): Excerpt {
  return kind === 'unclosed'
    ? firstWords(bytes, span(mark.start, paragraph.end), excerptLength)
    : lastWords(bytes, span(paragraph.start, mark.end), excerptLength);
}
