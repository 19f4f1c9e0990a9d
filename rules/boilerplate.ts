// Lines that belong to the page and not to the article: the same in many articles.

import { corpusRule, count } from '../src/define/index.ts';
import { LinesToGo, placeOf, redundantBlock } from '../src/indexes/blocks/line-fixes.ts';
import { recurringLines } from '../src/indexes/blocks/recurring-lines.ts';
import { defaultBoilerplateDocuments, repeatedBlocks } from '../src/indexes/blocks/repeated-blocks.ts';
import type { Repetition } from '../src/indexes/blocks/repetitions.ts';
import { manuals } from '../src/indexes/manuals.ts';
import { reasonKept } from '../src/indexes/representative.ts';

// Shorter lines of a manual are titles of its sections, types and defaults: "Description", "Returns: boolean".
const wordsOfSentence = 6;

export default corpusRule({
  id: 'boilerplate',
  summary: 'Flags a line or paragraph that stands in many different articles.',
  category: 'duplication',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    same: 'This text stands in {count} articles, first in {kept}. It belongs to the page, not to the article.',
    varying:
      'This line stands in {count} articles with other figures, first in {kept}. It belongs to the page, not ' +
      'to the article.',
  },
  classMessages: {
    same: 'This text stands in {count} articles. It belongs to the page, not to the article.',
    varying:
      'This line stands in {count} articles with other figures. It belongs to the page, not to the article.',
  },
  options: {
    documents: count('Different articles in which a line must stand.', defaultBoilerplateDocuments, {
      min: 2,
    }),
  },
  needs: ({ documents }) => ({
    blocks: repeatedBlocks({ documents }),
    recurring: recurringLines(),
    manuals: manuals(),
  }),
  check(corpus, { needs, report }) {
    const isLabel = ({ place, kept }: Repetition): boolean =>
      place.words < wordsOfSentence && needs.manuals.areOfOne(place.document, kept.document);
    // What stands here and there between paragraphs is a widget, and told by the rule for these.
    const widgets = new Set(needs.recurring.map(({ text }) => text));
    const classes = needs.blocks.boilerplate
      .filter(({ repetitions }) => !repetitions.every(({ place }) => widgets.has(place.text)))
      .map((found) => ({ ...found, repetitions: found.repetitions.filter((one) => !isLabel(one)) }));
    const repeated = classes.flatMap(({ repetitions }) => repetitions);
    // Lines that vary go by themselves or not at all: their figures stand nowhere else.
    const going = repeated.filter(({ varies }) => !varies);
    const lines = new LinesToGo(
      corpus,
      going.flatMap(({ place, alongside }) => [place, ...alongside]),
    );
    for (const { key, repetitions } of classes) {
      for (const { place, kept, count: articles, varies, alongside } of repetitions) {
        const edits = varies ? undefined : lines.delete([place, ...alongside]);
        report({
          messageId: varies ? 'varying' : 'same',
          data: {
            kept: placeOf(kept),
            count: articles,
            words: place.words,
            reason: reasonKept(corpus, kept.document, place.document, 'first by path'),
          },
          place: placeOf(place),
          related: [{ ...placeOf(kept), label: 'first' }],
          classKey: key,
          redundant: [redundantBlock(place)],
          fix: edits && {
            title: 'Delete the line and keep the first.',
            applicability: 'unsafe',
            edits,
            keeps: [placeOf(kept)],
          },
        });
      }
    }
  },
});
