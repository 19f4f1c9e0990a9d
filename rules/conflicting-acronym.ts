// One acronym with two long names. Names that are nearly alike are one body written in two ways; two quite different ones
// are a conflict within an article, and a chance meeting across the corpus.

import { corpusRule } from '../src/define/index.ts';
import { acronyms } from '../src/indexes/statements/acronyms.ts';
import { type Statement, statedValues } from '../src/indexes/statements/statements.ts';
import { sourceOf } from '../src/model/corpus.ts';
import { compareExpansions, contentWords, nameDoerAndDeed } from '../src/text/facts/acronyms.ts';
import { nameTwoLanguages } from '../src/text/languages/path-languages.ts';
import { cutMiddle } from '../src/text/showing/cut.ts';

// The first sentence of a message has room for two names of this length.
const mostNameLength = 36;

export default corpusRule({
  id: 'conflicting-acronym',
  summary: 'Flags an acronym whose long name is given in two ways.',
  category: 'facts',
  severity: 'warning',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    variant: '{acronym} is "{shownText}" here and "{shownOther}" elsewhere. Write one name for one body.',
    twice:
      'This article takes {acronym} for "{shownText}" and "{shownOther}". Use two acronyms, or one name.',
    collision:
      '{acronym} is "{shownText}" here and "{shownOther}" in another article. Make sure that both are meant.',
  },
  options: {},
  needs: () => ({ acronyms: acronyms() }),
  check(corpus, { needs, report }) {
    const pathOf = (document: number): string => sourceOf(corpus, document).path;
    for (const group of needs.acronyms) {
      // Folding makes spellings that say the same one value; the first spelling stands for all.
      const forms = statedValues(group, ({ value }) => contentWords(value).join(' '));
      for (const [index, form] of forms.entries()) {
        const words = form.value.split(' ');
        for (const statement of form.statements) {
          const { document, span, name, value } = statement;
          // A translation has a long name of its own for the same acronym.
          const isRival = (one: Statement): boolean =>
            one.document === document || !nameTwoLanguages(pathOf(one.document), pathOf(document));
          const better = forms.slice(0, index).filter(({ statements }) => statements.some(isRival));
          const near = better.find((other) => compareExpansions(other.value.split(' '), words) === 'near');
          const here = better.find(
            (other) =>
              compareExpansions(other.value.split(' '), words) === 'far' &&
              other.statements.some((one) => one.document === document),
          );
          const far = better.find((other) => compareExpansions(other.value.split(' '), words) === 'far');
          const other = near ?? here ?? far;
          if (other === undefined) continue;
          const isNote =
            near === undefined ? here === undefined : nameDoerAndDeed(near.value.split(' '), words);
          const kept =
            other.statements.find((one) => one.document === document) ??
            other.statements.find(isRival) ??
            statement;
          report({
            messageId: near !== undefined ? 'variant' : here !== undefined ? 'twice' : 'collision',
            data: {
              acronym: name,
              text: value,
              shownText: cutMiddle(value, mostNameLength),
              shownOther: cutMiddle(kept.value, mostNameLength),
            },
            place: { document, span },
            related: [{ document: kept.document, span: kept.span, label: 'named so here' }],
            ...(isNote ? { severity: 'info' as const } : {}),
            classKey: `${name} ${form.value}`,
          });
        }
      }
    }
  },
});
