// Reports the rare spelling of a name that is written otherwise elsewhere, on evidence no word list has.

import { corpusRule } from '../src/define/index.ts';
import { names } from '../src/indexes/names/names.ts';
import { caselessNames, caselessTexts } from '../src/indexes/names/caseless-forms.ts';
import { reportCaseless, reportName } from '../src/indexes/names/report.ts';
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
    listed: '"{form}" is one letter away from "{preferred}", a listed name. Spelt so in {counts}.',
  },
  options: nameOptions,
  needs: (options) => ({ pairs: names(options), listed: caselessNames(options), caseless: caselessTexts() }),
  check(corpus, { needs, report, remark }) {
    for (const pair of needs.pairs.all()) {
      if (!pair.hasMajority) continue;
      report({ messageId: 'misspelt', severity: severities[pair.grade], ...reportName(corpus, pair) });
    }
    for (const pair of needs.listed)
      report({
        messageId: 'listed',
        severity: pair.isSure ? 'error' : 'warning',
        ...reportCaseless(pair),
      });
    if (needs.caseless > 0)
      remark(
        'names in scripts without capitals are judged by the names that are listed (names.canonical, names.gazetteers), ' +
          'and where two copies of a text differ, only.',
      );
  },
});
