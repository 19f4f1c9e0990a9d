// Paragraphs that stand more than once, word for word or with small changes, in one article or in several.

import { corpusRule, count } from '../src/define/index.ts';
import { wordsOf } from '../src/features/words.ts';
import { describeDifferences, percentOf } from '../src/indexes/article-places.ts';
import { deleteLine, placeOf, redundantBlock } from '../src/indexes/blocks/line-fixes.ts';
import { lineRemovals } from '../src/indexes/blocks/line-removals.ts';
import type { ParagraphPair } from '../src/indexes/passages/paragraph-pairs.ts';
import { editedParagraphs } from '../src/indexes/passages/passages.ts';
import { defaultParagraphWords, repeatedBlocks } from '../src/indexes/blocks/repeated-blocks.ts';
import { type Manuals, manuals } from '../src/indexes/manuals.ts';
import { reasonKept } from '../src/indexes/representative.ts';
import { differencesOf, type WordRange } from '../src/kernels/align/differences.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { Place } from '../src/model/finding.ts';
import { isRow } from '../src/text/prose/figure-lines.ts';
import { decodeText } from '../src/text/unicode/decode.ts';

// Longer ones are paragraphs, and need not be decoded.
const mostBytesOfRow = 480;

export default corpusRule({
  id: 'duplicate-block',
  summary: 'Flags a paragraph that stands elsewhere as well, word for word or with small changes.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  explains: 'copies',
  messages: {
    inside: 'This paragraph stands {count} times in its article, first at {kept}. Keep one.',
    across:
      'This paragraph of {words} words stands in {kept} as well. Keep one: that one stays, {reason}. Or mark this one as quoted.',
    edited:
      '{percent} % of this paragraph stands in {kept} as well. Keep one: that one stays, {reason}. Or mark this one as quoted.',
    row: 'This line of figures stands in {kept} as well, perhaps on purpose: it is no paragraph.',
    manual: 'This paragraph of a manual or licence stands in {kept} as well, perhaps on purpose.',
    alike:
      '{percent} % of this paragraph stands in {kept} as well, in the same article. Perhaps on purpose: some words are others.',
    parallel:
      '{percent} % of this paragraph of a manual or licence stands in {kept} as well, perhaps on purpose.',
  },
  classMessages: {
    row: 'This line of figures stands {count} times, perhaps on purpose: it is no paragraph.',
    manual: 'This paragraph stands in {count} places of a manual or licence, perhaps on purpose.',
    inside: 'This paragraph stands {count} times in its article. Keep one.',
    across:
      'This paragraph of {words} words stands in {count} articles. Keep one, or mark the others as quoted.',
  },
  referenceMessages: {
    across: 'Already in {kept}: this paragraph of {words} words. Leave it out, or mark it as quoted.',
    edited: 'Already in {kept}: {percent} % of this paragraph. Leave it out, or mark it as quoted.',
  },
  options: {
    words: count(
      'Words a paragraph must have to be reported when it is repeated word for word.',
      defaultParagraphWords,
    ),
  },
  needs: ({ words }) => ({
    blocks: repeatedBlocks({ words }),
    removals: lineRemovals(),
    edited: editedParagraphs(),
    manuals: manuals(),
  }),
  check(corpus, { needs, options, report }) {
    for (const { key, repetitions } of needs.blocks.paragraphs) {
      for (const { place, kept, count: standings } of repetitions) {
        const isInside = place.document === kept.document;
        const isManual = isOfManual(needs.manuals, place.document, kept.document);
        const isFigures = isRowAt(corpus, place);
        report({
          messageId: isFigures ? 'row' : isManual ? 'manual' : isInside ? 'inside' : 'across',
          severity: isFigures || isManual ? 'info' : undefined,
          data: {
            kept: placeOf(kept),
            words: place.words,
            count: standings,
            similarity: 1,
            reason: reasonKept(corpus, kept.document, place.document, 'first by path'),
          },
          place: placeOf(place),
          related: [{ ...placeOf(kept), label: 'kept' }],
          classKey: key,
          redundant: [redundantBlock(place)],
          // A row that a table has twice is said twice.
          fix:
            isInside && !isFigures
              ? deleteLine(needs.removals, place, kept, 'Delete the repeated paragraph.', 'unsafe')
              : undefined,
        });
      }
    }
    for (const pair of needs.edited) {
      const { words, kept, place, percent, differences, isExchanged } = describeEdited(corpus, pair);
      if (words < options.words) continue;
      const isManual = isOfManual(needs.manuals, pair.document, pair.keptDocument);
      // One article says the same of one thing after the other ("the upper pond", "the lower pond"), and means both.
      const isAlike = isExchanged && pair.document === pair.keptDocument;
      report({
        messageId: isManual ? 'parallel' : isAlike ? 'alike' : 'edited',
        severity: isManual || isAlike ? 'info' : undefined,
        data: {
          kept,
          percent,
          differences,
          words,
          similarity: Math.floor(pair.similarity * 1000) / 1000,
          reason: reasonKept(corpus, kept.document, place.document, 'first by path'),
        },
        place,
        related: [{ ...kept, label: 'kept' }],
        score: Math.floor(pair.similarity * 1000) / 1000,
        redundant: [place],
      });
    }
  },
});

function isRowAt(corpus: Corpus, { document, span }: Place): boolean {
  return span.end - span.start <= mostBytesOfRow && isRow(decodeText(corpus.document(document).bytes, span));
}

function isOfManual(found: Manuals, a: number, b: number): boolean {
  return found.areOfOne(a, b) || found.areTerms(a, b);
}

interface EditedParagraph {
  readonly place: Place;
  readonly kept: Place;
  readonly words: number;
  readonly percent: number;
  readonly differences: string;
  /** True if a word stands in place of another one. */
  readonly isExchanged: boolean;
}

function describeEdited(corpus: Corpus, pair: ParagraphPair): EditedParagraph {
  const a = corpus.document(pair.keptDocument);
  const b = corpus.document(pair.document);
  const firstOfA = wordsOf(a).firstOfSpan;
  const firstOfB = wordsOf(b).firstOfSpan;
  const startA = firstOfA[pair.keptBlock];
  const startB = firstOfB[pair.block];
  const wordsOfA = firstOfA[pair.keptBlock + 1] - startA;
  const wordsOfB = firstOfB[pair.block + 1] - startB;
  // The alignment counts words from the beginning of the blocks.
  const shift = ({ first, end }: WordRange, by: number): WordRange => ({ first: first + by, end: end + by });
  const differences = differencesOf(pair.alignment, wordsOfA, wordsOfB).map((difference) => ({
    ...difference,
    a: shift(difference.a, startA),
    b: shift(difference.b, startB),
  }));
  return {
    place: { document: pair.document, span: b.spans[pair.block] },
    kept: { document: pair.keptDocument, span: a.spans[pair.keptBlock] },
    words: wordsOfB,
    percent: percentOf(pair.alignment.equalWords, Math.max(wordsOfA, wordsOfB)),
    differences: describeDifferences(differences, a, b),
    isExchanged: differences.some(({ kind }) => kind === 'replaced'),
  };
}
