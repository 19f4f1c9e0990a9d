// Headlines that stand again in their article, and headlines that stand over different articles.

import { corpusRule } from '../src/define/index.ts';
import { wordsOf } from '../src/features/words.ts';
import { dataOfRepetition, deleteLine, placeOf, redundantBlock } from '../src/indexes/blocks/line-fixes.ts';
import { type LineRemovals, lineRemovals } from '../src/indexes/blocks/line-removals.ts';
import { notedRepetitions } from '../src/indexes/blocks/noted-repetitions.ts';
import type { Repetition } from '../src/indexes/blocks/repetitions.ts';
import { type Manuals, manuals } from '../src/indexes/manuals.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { Place } from '../src/model/finding.ts';

/** From so many articles on a headline is the title of a series or a column rather than a mix-up. */
const seriesArticles = 4;

/** Of a headline that scrapers leave behind there are two to four; what stands more often is a label of the text. */
const mostLeftOver = 4;

export default corpusRule({
  id: 'repeated-headline',
  summary: 'Flags a headline that stands again in its article, or over another one.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    inside: 'This headline stands {count} times in its article, first at {kept}. Keep one.',
    other:
      'This headline stands over another article as well, {kept}. One of the two may have the wrong text.',
    series:
      'This headline stands over {count} different articles, first {kept}. It names a series, not a story.',
  },
  classMessages: {
    inside: 'This headline stands {count} times in its article. Keep one.',
    other: 'This headline stands over {count} different articles. One of them may have the wrong text.',
    series: 'This headline stands over {count} different articles. It names a series, not a story.',
  },
  referenceMessages: {
    other: 'Already in {kept}: this headline, over another article.',
    series: 'Already in {kept}: this headline. It names a series, not a story.',
  },
  options: {},
  needs: () => ({ blocks: notedRepetitions(), removals: lineRemovals(), manuals: manuals() }),
  check(corpus, { needs, report }) {
    for (const { key, repetitions } of needs.blocks.headlines) {
      for (const repetition of repetitions) {
        const { place, kept, count } = repetition;
        const isInside = place.document === kept.document;
        const isLabel = isInside && count > mostLeftOver;
        const isMinor = isInside
          ? isLabel || isPartOfText(corpus, repetition, needs)
          : count >= seriesArticles || isStandingHead(corpus, repetition);
        report({
          messageId: isInside ? 'inside' : count >= seriesArticles ? 'series' : 'other',
          data: dataOfRepetition(corpus, repetition),
          place: placeOf(place),
          related: [{ ...placeOf(kept), label: isInside ? 'kept' : 'stands here too' }],
          severity: isMinor ? 'info' : undefined,
          classKey: `${isInside ? 'inside' : 'across'} ${key}`,
          redundant: isInside ? [redundantBlock(place)] : undefined,
          fix:
            isInside && !isLabel
              ? deleteLine(needs.removals, place, kept, 'Delete the repeated headline.')
              : undefined,
        });
      }
    }
  },
});

/** True if a headline that stands again in its article may belong there: the name of a section, or of a refrain. */
function isPartOfText(
  corpus: Corpus,
  { place, kept }: Repetition,
  { removals, manuals }: { readonly removals: LineRemovals; readonly manuals: Manuals },
): boolean {
  // A manual names a section as its page: "Window" the structure on the page "Window".
  if (manuals.areOfOne(place.document, kept.document)) return true;
  return (
    removals.of(place.document, place.block)?.mayBeRefrain === true || isAmongSections(corpus, place, kept)
  );
}

/** "Wheat sold at tender": a standing head of reports, which fits both. */
function isStandingHead(corpus: Corpus, { place, kept }: Repetition): boolean {
  return fitsText(corpus, placeOf(place)) && fitsText(corpus, placeOf(kept));
}

/** A title of more words is no name of a section. */
const mostSectionWords = 5;

/** True for a short headline behind text of its article that has titles of sections besides: it is one of them. */
function isAmongSections(corpus: Corpus, place: Place & { words: number }, kept: Place): boolean {
  if (place.words > mostSectionWords) return false;
  const { blocks } = corpus.document(place.document);
  const isBetween = blocks.some(
    ({ role, span: { start } }) => role === 'body' && start > kept.span.end && start < place.span.start,
  );
  return isBetween && blocks.some(({ role }) => role === 'subhead');
}

/** Shorter words stand in any text. */
const leastBytes = 4;
// Headlines shorten and bend words: of 57 standing heads in press reports most have more than this in their text.
const leastShareInText = 0.5;

/** True if half of the words of a headline, short ones aside, stand in its article as well. */
function fitsText(corpus: Corpus, { document, span }: Place): boolean {
  const { hash, start, end, length } = wordsOf(corpus.document(document));
  const ofHeadline = new Set<number>();
  const ofText = new Set<number>();
  for (let word = 0; word < length; word++) {
    if (end[word] - start[word] < leastBytes) continue;
    const isInHeadline = start[word] >= span.start && end[word] <= span.end;
    (isInHeadline ? ofHeadline : ofText).add(hash[word]);
  }
  const known = [...ofHeadline].filter((word) => ofText.has(word)).length;
  return known > 0 && known >= leastShareInText * ofHeadline.size;
}
