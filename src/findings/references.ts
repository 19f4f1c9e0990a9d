// Texts that are only compared with (`--against`): nothing is reported inside them, they stay, and what is found of
// them is counted source by source.

import type { Rule } from '../define/index.ts';
import { type Corpus, isReference } from '../model/corpus.ts';
import type { Finding, Place, RawFinding } from '../model/finding.ts';
import type { ReferenceFigures } from '../model/result.ts';

/** True for what is found inside such a text, or beside one by a rule that does not compare texts. */
export function isAboutReferences(
  { place, related = [] }: RawFinding,
  { category }: Rule,
  corpus: Corpus,
): boolean {
  if (corpus.sources[0]?.isReference !== true) return false;
  // Behind the documents stand the places that could not be read, which are reported of these texts too.
  const isIn = ({ document }: Place): boolean =>
    document < corpus.documentCount && isReference(corpus, document);
  if (isIn(place)) return true;
  return category !== 'duplication' && category !== 'leakage' && related.some(isIn);
}

/** True if what stays is such a text. */
export function isBesideReference({ related = [] }: Pick<RawFinding, 'related'>, corpus: Corpus): boolean {
  return related.length > 0 && isReference(corpus, related[0].document);
}

/** The wording of a message, with placeholders. */
export function wordingOf(raw: RawFinding, rule: Rule, corpus: Corpus): string {
  const other = isBesideReference(raw, corpus) ? rule.referenceMessages?.[raw.messageId] : undefined;
  return other ?? rule.messages[raw.messageId] ?? '';
}

/** What is found of these texts, source by source. `categoryOf` tells the category of a rule. */
export function figuresOfReferences(
  findings: readonly Finding[],
  corpus: Corpus,
  categoryOf: (rule: string) => Rule['category'] | undefined,
): ReferenceFigures[] {
  // They come before all others, here and in what is returned.
  if (corpus.sources[0]?.isReference !== true) return [];
  const sources = corpus.sources.filter((source) => source.isReference === true);
  const leaked = new Set<number>();
  const repeated = new Set<number>();
  for (const { rule, related } of findings) {
    const named = categoryOf(rule) === 'leakage' ? leaked : repeated;
    for (const { document } of related) if (isReference(corpus, document)) named.add(document);
  }
  const countBySource = (documents: ReadonlySet<number>): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const document of documents) {
      const { source } = corpus.facts(document);
      counts.set(source, (counts.get(source) ?? 0) + 1);
    }
    return counts;
  };
  const [leakedIn, repeatedIn] = [countBySource(leaked), countBySource(repeated)];
  return sources.map(({ path, documentCount }, index) => ({
    path,
    documents: documentCount,
    leaked: leakedIn.get(index) ?? 0,
    repeated: repeatedIn.get(index) ?? 0,
  }));
}
