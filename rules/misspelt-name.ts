// Reports the rare spelling of a name that is written otherwise elsewhere, on evidence no word list has.

import { corpusRule } from '../src/define/index.ts';
import { names } from '../src/indexes/names.ts';
import { reportName } from '../src/indexes/names/report.ts';
import { nameOptions } from '../src/indexes/names/settings.ts';

/** A spelling with strong evidence is an error; weaker evidence is reported lower. */
const severities = { strong: 'error', moderate: 'warning', weak: 'info' } as const;

export default corpusRule({
  id: 'misspelt-name',
  summary: 'Flags the rare spelling of a name that the corpus writes otherwise.',
  category: 'names',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    misspelt: '"{form}" looks like "{preferred}": {bond}. Spelt so in {counts}.',
  },
  options: nameOptions,
  needs: (options) => ({ pairs: names(options) }),
  check(corpus, { needs, report }) {
    for (const pair of needs.pairs) {
      if (!pair.hasMajority) continue;
      report({ messageId: 'misspelt', severity: severities[pair.grade], ...reportName(corpus, pair) });
    }
  },
});
