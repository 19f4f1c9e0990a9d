// One event counted in two ways in one article, one person with two ranks of an office or title.

import { corpusRule } from '../src/define/index.ts';
import { conflictingCounts, ranks } from '../src/indexes/statements/ranks.ts';
import { statedValues, type Statement } from '../src/indexes/statements/statements.ts';

export default corpusRule({
  id: 'conflicting-ordinal',
  summary: 'Flags an event that one article counts in two ways, and a person with two ranks of one office.',
  category: 'facts',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    count: '"{text}" stands here, "{other}" above. If both count one {noun}, one of the two is wrong.',
    rank: '{name}: {noun} number {rank} here, number {otherRank} elsewhere. If that is one person, one of the two is wrong.',
  },
  options: {},
  needs: () => ({ counts: conflictingCounts(), ranks: ranks() }),
  check(_corpus, { needs, report }) {
    for (const [other, { document, span, name, text }] of needs.counts) {
      report({
        messageId: 'count',
        data: { text, other: other.text, noun: name },
        place: { document, span },
        related: [{ document: other.document, span: other.span, label: 'counted otherwise' }],
      });
    }
    for (const group of needs.ranks) {
      const [kept, ...others] = statedValues(group);
      for (const { statements } of others) {
        for (const statement of statements) {
          const near = nearest(kept.statements, statement);
          if (near === undefined) continue;
          const [name, noun] = statement.name.split('|');
          const { document, span, value } = statement;
          report({
            messageId: 'rank',
            data: { name, noun, rank: value, otherRank: kept.value },
            place: { document, span },
            related: [{ document: near.document, span: near.span, label: 'counted otherwise' }],
            classKey: `${statement.name} ${value}`,
          });
        }
      }
    }
  },
});

/**
 * The other rank that a rank contradicts: one of the same article. Of an office, that of another article as well, but for
 * people without a given name, who are many.
 */
function nearest(kept: readonly Statement[], { document, name }: Statement): Statement | undefined {
  const here = kept.find((other) => other.document === document);
  const [person, , kind] = name.split('|');
  return here ?? (kind === 'held' && person.includes(' ') ? kept[0] : undefined);
}
