// Articles that repeat another one with changes. The candidates come from shared minimizers; what is said of a pair is
// computed from an alignment of all its words.

import { corpusRule, ratio } from '../src/define/index.ts';
import { contentKeyOf, percentOf } from '../src/indexes/article-places.ts';
import { defaultSimilarity } from '../src/indexes/copies/near-duplicates.ts';
import { clearlyLonger } from '../src/indexes/copies/pairs/verified-pairs.ts';
import { toldRelations } from '../src/indexes/copies/told-relations.ts';
import { manuals } from '../src/indexes/manuals.ts';
import { reasonKept } from '../src/indexes/representative.ts';

// Pages of one manual that have less in common are two pages from one mould, and none of them should go: of 60 read,
// none was a copy.
const percentOfCopy = 90;

// Short texts of so many words that are less alike share the frame of their page or form, and a few words of their own
// are most of what they say: of 27 read, in change logs and in the help of three programs, none was a copy. A copy that
// was edited throughout has its changes here and there, a filled form in few places.
const frames = [
  { words: 60, similarity: 0.8, filling: 3 },
  { words: 120, similarity: 0.65, filling: 3 },
  // Two notices of dividends by two companies differ in a word here and there, as the copy does; of 6 read none was a copy.
  { words: 30, similarity: 0.7, filling: 0 },
];

export default corpusRule({
  id: 'near-duplicate-article',
  summary: 'Flags an article that repeats another one with small changes.',
  category: 'duplication',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  explains: 'copies',
  messages: {
    copy:
      '{percent} % of this article stands in {kept} as well. {reverse} % of that one stands here; ' +
      '{differing} {differing|word differs|words differ}. Keep one: that one stays, {reason}.',
    version:
      '{percent} % of this article stands in {kept} as well. {reverse} % of that one stands here; {differing} words differ, ' +
      'figures among them: {figures}. One may be a later version: compare them. That one stays, {reason}.',
    longer:
      '{percent} % of this article stands in {kept} as well, which is shorter. {reverse} % of that one stands here; ' +
      '{differing} words differ. What this one has more does not stand there: compare them.',
    corrected:
      '{percent} % of this article stands in {kept} as well. {reverse} % of that one stands here; ' +
      '{differing} {differing|word differs|words differ}. This one says that it was corrected: where they differ, it is right.',
    page:
      '{percent} % of this page of a manual or licence stands in {kept} as well. {reverse} % of that one stands here; ' +
      '{differing} {differing|word differs|words differ}. Both may be set up alike on purpose.',
    moved:
      'All of this article stands in {kept} as well, in another order. Keep one: that one stays, {reason}.',
  },
  referenceMessages: {
    copy: 'Already in {kept}: {percent} % of this article stands there; {differing} {differing|word differs|words differ}.',
    version:
      'Already in {kept}: {percent} % of this article stands there; {differing} words differ, figures among them: {figures}.',
    corrected:
      'Already in {kept}: {percent} % of this article stands there; {differing} {differing|word differs|words differ}. ' +
      'This one says that it was corrected.',
    longer: 'Already in {kept}: {percent} % of this article stands there; {differing} words differ.',
    moved: 'Already in {kept}: all of this article stands there, in another order.',
  },
  options: {
    similarity: ratio('How much of the shorter article must stand in the longer, 0 to 1.', defaultSimilarity),
  },
  needs: ({ similarity }) => ({ relations: toldRelations({ similarity }), manuals: manuals() }),
  check(corpus, { needs, report }) {
    for (const relation of needs.relations) {
      const { kind, document, kept, pair, place, keptPlace, differing, differences, figures } = relation;
      if (kind !== 'copy') continue;
      const { equalWords } = pair.alignment;
      const { words } = corpus.facts(document);
      const percent = percentOf(equalWords, words);
      const reverse = percentOf(equalWords, corpus.facts(kept).words);
      const isPage =
        needs.manuals.areTerms(document, kept) ||
        (Math.min(percent, reverse) < percentOfCopy && needs.manuals.areOfOne(document, kept));
      const isFrame = frames.some(
        (frame) =>
          words < frame.words &&
          pair.similarity < frame.similarity &&
          differing > frame.filling * pair.alignment.length,
      );
      const isLonger = words >= corpus.facts(kept).words * clearlyLonger;
      const isShorter = corpus.facts(kept).words >= words * clearlyLonger;
      const ofCopy = relation.isCorrected
        ? 'corrected'
        : isLonger
          ? 'longer'
          : figures === ''
            ? 'copy'
            : 'version';
      report({
        messageId: differing === 0 ? 'moved' : isPage ? 'page' : ofCopy,
        severity: isPage || isFrame ? 'info' : undefined,
        data: {
          percent,
          reverse,
          differing,
          differences,
          ...(figures === '' ? {} : { figures }),
          kept: keptPlace,
          words,
          similarity: Math.floor(pair.similarity * 1000) / 1000,
          reason: reasonKept(corpus, kept, document, isShorter ? 'the longer one' : 'most like the others'),
        },
        place,
        related: [{ ...keptPlace, label: 'kept' }],
        score: Math.floor(pair.similarity * 1000) / 1000,
        classKey: contentKeyOf(corpus, kept),
        redundant: relation.redundant,
      });
    }
  },
});
