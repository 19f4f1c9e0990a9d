// Articles and paragraphs in another language than the rest of the corpus.

import { corpusRule, list, ratio } from '../src/define/index.ts';
import { documentLanguages, type DocumentLanguages } from '../src/indexes/document-languages.ts';
import { isSameLanguage } from '../src/text/languages/document-language.ts';
import { languageName } from '../src/text/languages/language-names.ts';

export default corpusRule({
  id: 'foreign-language',
  summary: 'Flags an article or paragraph in another language than the rest of the corpus.',
  category: 'quality',
  severity: 'off',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    article: 'This article is in {language}, the corpus in {expected}. Take it out, or list its language.',
    paragraph:
      'This paragraph is in {language}, its article in {expected}. Look up whether it belongs there.',
  },
  options: {
    languages: list('Languages of the corpus (`en`, `de`); none: those in which much of it is written.', [], {
      form: /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/,
      demand: 'the code of a language, as en or de',
    }),
    share: ratio('Share of the articles that makes a language one of the corpus, 0 to 1.', 0.2),
  },
  needs: () => ({ languages: documentLanguages() }),
  check(_, { options, needs, report }) {
    const expected = expectedLanguages(needs.languages, options.languages, options.share);
    const isExpected = (language: string): boolean => expected.some((own) => isSameLanguage(own, language));
    const isForeign = (language: string): boolean => expected.length > 0 && !isExpected(language);
    for (const { document, language, span } of needs.languages.articles(isForeign)) {
      const data = { language: languageName(language), expected: nameAll(expected), code: language };
      report({ messageId: 'article', data, place: { document, span } });
    }
    for (const { document, language, own, span } of needs.languages.paragraphs) {
      // An article in a foreign language is said once; its paragraphs in the language of the corpus are no news.
      if (isForeign(own)) continue;
      const data = { language: languageName(language), expected: languageName(own), code: language };
      report({ messageId: 'paragraph', data, place: { document, span } });
    }
  },
});

/** The languages that were named, or those in which at least `share` of the articles is written: two, but for the first. */
function expectedLanguages(
  { counts }: DocumentLanguages,
  named: readonly string[],
  share: number,
): readonly string[] {
  if (named.length > 0) return named;
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts
    .filter(([, count], rank) => rank === 0 || (count > 1 && count >= share * total))
    .map(([language]) => language);
}

function nameAll(languages: readonly string[]): string {
  return languages.map(languageName).join(', ');
}
