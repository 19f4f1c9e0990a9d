// Reports a name in two spellings of which neither has a clear majority: transliterations, customs of two sources.

import { corpusRule } from '../src/define/index.ts';
import { names } from '../src/indexes/names/names.ts';
import { reportName } from '../src/indexes/names/report.ts';
import { nameOptions } from '../src/indexes/names/settings.ts';
import { placeForms, reportForm } from '../src/indexes/statements/place-forms.ts';

/** Neither spelling is known to be wrong, so that strong evidence is a warning at most. */
const severities = { strong: 'warning', moderate: 'info', weak: 'info' } as const;

export default corpusRule({
  id: 'inconsistent-name',
  summary: 'Flags a name that is spelt in two ways, neither of which prevails.',
  category: 'names',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'sometimes',
  messages: {
    form: '"{form}" and "{preferred}" are two forms of one name. Spelt so in {counts}: decide on one.',
    inconsistent:
      '"{form}" and "{preferred}" look like one name: {bond}. Spelt so in {counts}: decide on one.',
  },
  options: nameOptions,
  needs: ({ evidence, ...settings }) => ({
    pairs: names({ evidence, ...settings }),
    forms: placeForms(settings),
  }),
  check(corpus, { needs, options, report }) {
    for (const pair of needs.pairs.all()) {
      if (pair.hasMajority) continue;
      report({ messageId: 'inconsistent', severity: severities[pair.grade], ...reportName(corpus, pair) });
    }
    if (options.evidence === 'strong') return;
    for (const pair of needs.forms) report({ messageId: 'form', ...reportForm(pair) });
  },
});
