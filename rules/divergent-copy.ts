// Copies of an article that contradict each other: what an article says is held against the text it repeats, word by word.

import { corpusRule } from '../src/define/index.ts';
import { type Divergence, divergences } from '../src/indexes/copies/divergence/divergences.ts';
import { isTransliteration } from '../src/indexes/names/near/edits.ts';
import type { Severity } from '../src/model/finding.ts';
import { isCaselessWord } from '../src/text/unicode/caseless.ts';
import { foldWord } from '../src/text/unicode/fold.ts';

export default corpusRule({
  id: 'divergent-copy',
  summary: 'Flags copies of an article that disagree in a figure, a name or a quotation.',
  category: 'facts',
  severity: 'error',
  status: { stage: 'preview', since: '0.1.0' },
  fixes: 'never',
  messages: {
    figure: '"{text}" stands here, but "{other}" in the same sentence of the other copy. {verdict}.',
    name: '"{form}" stands here, but "{other}" in the same sentence of the other copy. {verdict}.',
    quotation: 'The quotation says "{text}" here, but "{other}" in the other copy. {verdict}.',
  },
  options: {},
  needs: () => ({ facts: divergences() }),
  check(_corpus, { needs: { facts }, report }) {
    for (const fact of facts) {
      const { kind, place, text, other, otherPlaces, proof } = fact;
      const common = {
        place,
        related: otherPlaces.map((one) => ({ ...one, label: 'says otherwise' })),
        severity: severityOf(fact),
        classKey: fact.key,
      };
      const verdict = verdictOf(fact);
      if (kind === 'name') {
        const data: Record<string, string> = proof.kind === 'none' ? {} : { preferred: other };
        report({ ...common, messageId: kind, data: { ...data, form: text, other, verdict } });
      } else {
        const data: Record<string, string> = proof.kind === 'none' ? {} : { expected: other };
        report({ ...common, messageId: kind, data: { ...data, text, other, verdict } });
      }
    }
  },
});

/** A copy that was edited throughout, or that gained a passage, may differ for a reason; so may the wording of a quotation. */
function severityOf({ kind, isSparse, isAlone, proof, text, other }: Divergence): Severity {
  // Without capitals a name is not told from another word.
  if (kind === 'name' && isCaselessWord(text)) return 'warning';
  // Two customs of writing a name of another script may both be right.
  if (kind === 'name' && proof.kind === 'none' && isTransliteration(foldWord(text), foldWord(other)))
    return 'warning';
  // Two fillings of a short notice may differ in two figures.
  if (!isAlone && proof.kind === 'none') return 'warning';
  return isSparse && kind !== 'quotation' ? 'error' : 'warning';
}

function verdictOf({ proof, text, other }: Divergence): string {
  switch (proof.kind) {
    case 'none':
      return 'Nothing else in the corpus shows which is right';
    case 'elsewhere':
      return `"${other}" is probably right: it stands elsewhere in these articles, "${text}" does not`;
    case 'lines':
      return `"${other}" is probably right: it stands in ${proof.count} lines of the corpus`;
    case 'copies':
      return `"${other}" is probably right: it stands in ${proof.count} copies, "${text}" in one`;
  }
}
