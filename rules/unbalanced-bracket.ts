// A bracket that is opened and never closed, or closed and never opened, in its paragraph or in those around it.

import { documentRule } from '../src/define/index.ts';
import { mayHoldSign } from '../src/features/signs.ts';
import { roundBit, squareBit, wideBit } from '../src/kernels/signs.ts';
import { type Span, span } from '../src/model/span.ts';
import { findLoneBrackets, type LoneBracket } from '../src/text/brackets.ts';
import { looksLikeCode } from '../src/text/code-like.ts';
import { type Excerpt, firstWords, lastWords } from '../src/text/excerpt.ts';

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
  check(document, { report }) {
    const { bytes, blocks } = document;
    const paragraphs = blocks.filter(({ role }) => role !== 'residue').map((block) => block.span);
    const lone = paragraphs.map((paragraph) =>
      mayHoldSign(document, paragraph, bracketSigns) ? findLoneBrackets(bytes, paragraph) : [],
    );
    lone.forEach((brackets, index) => {
      for (const bracket of brackets) {
        if (isClosedNearby(lone, index, bracket.kind) || looksLikeCode(bytes, paragraphs[index])) continue;
        const { span: place, text } = excerptOf(bytes, paragraphs[index], bracket);
        report({ messageId: bracket.kind, data: { text }, span: place });
      }
    });
  },
});

// A bracket around more paragraphs than this is none.
const longestRun = 8;

/** True if a paragraph close by has the other half: a bracket may run over several, and over the items of a list. */
function isClosedNearby(
  lone: readonly (readonly LoneBracket[])[],
  index: number,
  kind: LoneBracket['kind'],
): boolean {
  const [from, to] = kind === 'unclosed' ? [index + 1, index + longestRun] : [index - longestRun, index - 1];
  return lone
    .slice(Math.max(0, from), to + 1)
    .some((brackets) => brackets.some((other) => other.kind !== kind));
}

const excerptLength = 50;

function excerptOf(bytes: Uint8Array, paragraph: Span, { kind, mark }: LoneBracket): Excerpt {
  return kind === 'unclosed'
    ? firstWords(bytes, span(mark.start, paragraph.end), excerptLength)
    : lastWords(bytes, span(paragraph.start, mark.end), excerptLength);
}
