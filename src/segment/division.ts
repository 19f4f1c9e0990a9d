// How files of text are divided into articles, learnt from a sample of them: three empty lines and a headline, a row of
// dashes, or not at all.

import type { ArticleDivision } from '../model/document.ts';
import { divide } from './divide.ts';
import { Evidence, Layout } from './division-evidence.ts';

export { divide };

/** A text to learn from. */
interface Sample {
  readonly path: string;
  readonly text: Uint8Array;
}

/**
 * How the files are divided into articles, and on what evidence, in words. Depends on the texts alone, not on their order.
 * Where nothing divides them for certain, every file is one article.
 */
export function learnDivision(samples: readonly Sample[]): { division: ArticleDivision; evidence: string } {
  const texts = samples.map(({ text }) => text).filter((text) => divide(text, { kind: 'file' }).length > 0);
  const layout = new Layout();
  for (const text of texts) layout.add(text);
  let best: Evidence | undefined;
  let nearest: Evidence | undefined;
  for (const division of layout.candidates()) {
    const evidence = new Evidence(division);
    for (const text of texts) evidence.add(text);
    if (evidence.isConvincing() && (best === undefined || evidence.dividers > best.dividers)) best = evidence;
    else if (evidence.dividers > 0) nearest ??= evidence;
  }
  if (best !== undefined) return { division: best.division, evidence: best.describe() };
  const reason =
    nearest === undefined ? 'nothing divides them' : `${nearest.describe()}: not enough to divide by`;
  return { division: { kind: 'file' }, evidence: `every file is one article; ${reason}` };
}

/**
 * What a learnt division means for one text: the division itself, or the whole file where it would cut this text
 * into pieces that are no articles (double-spaced text in a corpus divided by empty lines).
 */
export function fitDivision(text: Uint8Array, learnt: ArticleDivision): ArticleDivision {
  if (learnt.kind === 'file') return learnt;
  const evidence = new Evidence(learnt);
  evidence.add(text);
  return evidence.dividers === 0 || evidence.isFitting() ? learnt : { kind: 'file' };
}
