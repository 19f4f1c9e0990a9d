// Reports a name in two spellings of which neither has a clear majority: transliterations, customs of two sources.

import { corpusRule } from '../src/define/index.ts';
import { names } from '../src/indexes/names.ts';
import { reportName } from '../src/indexes/names/report.ts';
import { nameOptions } from '../src/indexes/names/settings.ts';

/** Neither spelling is known to be wrong, so that strong evidence is a warning at most. */
const severities = { strong: 'warning', moderate: 'info', weak: 'info' } as const;

export default corpusRule({
  id: 'inconsistent-name',
  summary: 'Flags a name that is spelt in two ways, neither of which prevails.',
  category: 'names',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    inconsistent:
      '"{form}" and "{preferred}" look like one name: {bond}. Spelt so in {counts}: decide on one.',
  },
  options: nameOptions,
  needs: (options) => ({ pairs: names(options) }),
  check(corpus, { needs, report }) {
    for (const pair of needs.pairs) {
      if (pair.hasMajority) continue;
      report({ messageId: 'inconsistent', severity: severities[pair.grade], ...reportName(corpus, pair) });
    }
  },
});
