// Articles that stand more than once, word for word.

import { corpusRule } from '../src/define/index.ts';
import { contentKeyOf } from '../src/indexes/article-places.ts';
import { equalArticles } from '../src/indexes/copies/equal-articles.ts';
import { decideKept } from '../src/indexes/representative.ts';
import { span } from '../src/model/span.ts';

// What is left of a page of program text: its title and a line or two about it. Where two such pages differ in what is no
// text, a listing that was left out may be all they are about.
const fewWords = 40;

export default corpusRule({
  id: 'duplicate-article',
  summary: 'Flags an article that repeats another one word for word.',
  category: 'duplication',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  explains: 'twins',
  messages: {
    identical:
      'Same article as {kept}: identical, {words} {words|word|words}. Keep one: that one stays, {reason}.',
    folded:
      'Same article as {kept} but for case, signs or spacing, {words} {words|word|words}. Keep one: that one stays, {reason}.',
    beside:
      'All {words} {words|word|words} of this page stand in {kept} as well; what is left out of them differs.',
  },
  classMessages: {
    identical: 'These {members} articles are identical, {words} {words|word|words}. Keep one.',
    folded:
      'These {members} articles are identical but for case, signs or spacing, {words} {words|word|words}. Keep one.',
    beside:
      'These {members} pages have the same {words} {words|word|words}; what is left out of them differs.',
  },
  referenceMessages: {
    identical: 'Already in {kept}, word for word: {words} {words|word|words}. Leave it out.',
    folded: 'Already in {kept} but for case, signs or spacing: {words} {words|word|words}. Leave it out.',
    beside: 'All {words} {words|word|words} stand in {kept} already; what is left out of them differs.',
  },
  options: {},
  needs: () => ({ articles: equalArticles() }),
  check(corpus, { needs, report }) {
    for (const {
      place,
      keptPlace,
      isIdentical,
      hasEqualSigns,
      differsBeside,
      areOtherDrawings,
    } of needs.articles) {
      const { document } = place;
      const kept = keptPlace.document;
      const { words } = corpus.facts(kept);
      if (areOtherDrawings && words < fewWords) continue;
      const isCertain = words >= fewWords || !differsBeside;
      report({
        messageId: !isCertain ? 'beside' : isIdentical ? 'identical' : 'folded',
        data: { kept: keptPlace, words, similarity: 1, reason: decideKept(corpus, kept, document).reason },
        place,
        severity: isCertain ? undefined : 'info',
        related: [{ ...keptPlace, label: 'kept' }],
        score: 1,
        classKey: contentKeyOf(corpus, kept),
        redundant: [{ ...place, words }],
        fix:
          isCertain && hasEqualSigns
            ? {
                title: 'Delete the repeated article.',
                applicability: 'destructive',
                edits: [{ document, span: span(0, corpus.facts(document).bytes), text: '' }],
                keeps: [keptPlace],
              }
            : undefined,
      });
    }
  },
});
