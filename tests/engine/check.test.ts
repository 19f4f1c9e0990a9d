import { expect, test } from 'vitest';
import { corpusRule } from '../../src/define/index.ts';
import { checkCorpus } from '../../src/engine/check.ts';
import type { RunCorpus } from '../../src/engine/corpus/corpus-store.ts';
import { planRun } from '../../src/engine/plan.ts';
import { span } from '../../src/model/span.ts';
import { corpusOf } from '../duplicates/corpus.ts';

test('a rule may find more than a function can be called with', () => {
  const count = 300_000;
  const rule = corpusRule({
    id: 'every-byte',
    summary: 'Flags every byte.',
    category: 'language',
    severity: 'info',
    status: { stage: 'preview', since: '0.1.0' },
    fixes: 'never',
    messages: { byte: 'A byte.' },
    options: {},
    needs: () => ({}),
    check(_, { report }) {
      for (let at = 0; at < count; at++)
        report({ messageId: 'byte', data: {}, place: { document: 0, span: span(at, at + 1) } });
    },
  });
  const plan = planRun([rule], [{ id: rule.id, options: {} }]);
  const corpus = corpusOf(['A text.']) as RunCorpus;
  const { findings, failures } = checkCorpus(corpus, { views: new Map(), failures: new Map() }, plan, {});
  expect(failures).toEqual([]);
  expect(findings.length).toBe(count);
});
