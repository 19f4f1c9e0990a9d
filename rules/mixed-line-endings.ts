// Sources whose lines do not all end in the same way.

import { corpusRule } from '../src/define/index.ts';
import { lineEndings } from '../src/indexes/marks/line-endings.ts';
import type { Corpus } from '../src/model/corpus.ts';
import type { Edit } from '../src/model/finding.ts';
import { type LineEndCounts, type LineEndKind, lineEndsOf } from '../src/text/lines/line-ends.ts';

const names: Readonly<Record<LineEndKind, string>> = { feeds: 'LF', pairs: 'CR LF', returns: 'CR' };
const characters: Readonly<Record<LineEndKind, string>> = { feeds: '\n', pairs: '\r\n', returns: '\r' };

export default corpusRule({
  id: 'mixed-line-endings',
  summary: 'Flags a file whose lines end in different ways: LF, CR LF, CR.',
  category: 'encoding',
  severity: 'info',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'always',
  messages: {
    mixed: '{count} of {total} lines {count|ends|end} in {minority}, the others in {majority}.',
  },
  options: {},
  needs: () => ({ lineEnds: lineEndings() }),
  check(corpus, { needs, report }) {
    for (const { documents, counts } of needs.lineEnds.mixed) {
      const majority = majorityOf(counts);
      const edits = editsFor(corpus, documents, majority);
      const kinds = kindsOf(counts).filter((kind) => kind !== majority);
      const { document, span } = edits[0];
      report({
        messageId: 'mixed',
        data: {
          count: edits.length,
          total: counts.feeds + counts.pairs + counts.returns,
          minority: kinds.map((kind) => names[kind]).join(' or '),
          majority: names[majority],
        },
        place: { document, span },
        fix: { title: `End every line in ${names[majority]}.`, applicability: 'safe', edits, keeps: [] },
      });
    }
  },
});

function kindsOf(counts: LineEndCounts): LineEndKind[] {
  return (['feeds', 'pairs', 'returns'] as const).filter((kind) => counts[kind] > 0);
}

/** The kind that most lines have; of two alike LF before CR LF. CR alone is never the one to keep. */
function majorityOf({ feeds, pairs }: LineEndCounts): LineEndKind {
  return pairs > feeds ? 'pairs' : 'feeds';
}

function editsFor(corpus: Corpus, documents: readonly number[], majority: LineEndKind): Edit[] {
  return documents.flatMap((document) =>
    [...lineEndsOf(corpus.document(document).bytes)]
      .filter(({ kind }) => kind !== majority)
      .map(({ span }) => ({ document, span, text: characters[majority] })),
  );
}
