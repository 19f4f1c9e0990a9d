// The texts of a result as reports show them: what is not to be shown must not reach a file of decisions either.

import type { Corpus } from '../model/corpus.ts';
import type { Result } from '../model/result.ts';

/** The corpus with personal data masked where a rule asks for it. */
export function corpusAsShown({ corpus, document }: Result): Corpus {
  return {
    sources: corpus.sources,
    documentCount: corpus.documentCount,
    facts: (index) => corpus.facts(index),
    document,
  };
}
