// One village or town in two regions.

import { corpusRule } from '../src/define/index.ts';
import { type PlacedPlace, placeConflicts } from '../src/indexes/statements/place-regions.ts';
import type { Severity } from '../src/model/finding.ts';

export default corpusRule({
  id: 'conflicting-place',
  summary: 'Flags a village or town that lies in one region here and in another one there.',
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    region: '"{text}" lies {region} here, but {other} elsewhere.',
    otherArticle:
      '"{text}" lies {region} here, but {other} elsewhere. Two articles: they may mean two places of one name.',
  },
  options: {},
  needs: () => ({ conflicts: placeConflicts() }),
  check(_corpus, { needs: { conflicts }, report }) {
    for (const { said, otherwise } of conflicts) {
      const isOneArticle = said.document === otherwise.document;
      report({
        messageId: isOneArticle ? 'region' : 'otherArticle',
        data: { text: said.place, region: said.phrase, other: otherwise.phrase },
        place: { document: said.document, span: said.span },
        related: [{ document: otherwise.document, span: otherwise.span, label: otherwise.phrase }],
        severity: severityOf(said, isOneArticle),
        classKey: [said.place, said.region, otherwise.region].join('/').toLowerCase(),
      });
    }
  },
});

/** Without a word for what the regions are, one may lie in the other; in two articles there may be two places of one name. */
function severityOf({ level }: PlacedPlace, isOneArticle: boolean): Severity {
  return isOneArticle && level !== '' ? 'warning' : 'info';
}
