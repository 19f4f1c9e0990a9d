// Leftovers of a web page that stand alone on a line: "TT", "Share", "Loading…", and what the corpus shows to be the like.

import { corpusRule } from '../src/define/index.ts';
import { cutLines } from '../src/features/blocks/line-removal.ts';
import { leftovers, quotedAt } from '../src/indexes/blocks/leftovers.ts';

export default corpusRule({
  id: 'widget-residue',
  summary: 'Flags a line that is left over from a web page, such as "TT" or "Share".',
  category: 'residue',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'always',
  messages: {
    residue: 'The line "{text}" is left over from a web page. Delete it.',
    recurring:
      'The line "{text}" recurs between paragraphs of {count} articles. ' +
      'It looks left over from the page.',
  },
  options: {},
  needs: () => ({ leftovers: leftovers() }),
  check(corpus, { needs: { leftovers: found }, report }) {
    for (const { document, span, cut, isDoubtful, saysDate, text } of found.residue) {
      report({
        messageId: 'residue',
        data: { text },
        place: { document, span },
        severity: isDoubtful ? 'info' : undefined,
        classKey: text,
        fix: {
          title: 'Delete the line.',
          applicability: isDoubtful || saysDate ? 'unsafe' : 'safe',
          // A leftover that shares its line with something else goes by itself.
          edits: [{ document, span: cut, text: '' }],
          keeps: [],
        },
      });
    }
    for (const { lines, articles } of found.recurring) {
      for (const { place, block } of lines) {
        const text = corpus.document(place.document);
        const cut = cutLines(text, new Set([block])).get(block) ?? place.span;
        const quoted = quotedAt(corpus, place);
        report({
          messageId: 'recurring',
          data: { text: quoted, count: articles },
          place,
          severity: 'info',
          classKey: quoted,
          fix: {
            title: 'Delete the line.',
            applicability: 'unsafe',
            edits: [{ document: place.document, span: cut, text: '' }],
            keeps: [],
          },
        });
      }
    }
  },
});
