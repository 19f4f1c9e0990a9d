// How files of text are divided into articles, learnt from a sample of them: three empty lines and a headline, a row of
// dashes, or not at all.

import type { ArticleDivision } from '../../model/document.ts';
import { divide } from './divide.ts';
import { Layout } from './division-candidates.ts';
import { Evidence, fits } from './division-evidence.ts';
import { LineCursor } from '../lines.ts';

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
  const texts = samples.map(({ text }) => text).filter(holdsText);
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
  return learnt.kind === 'file' || fits(text, learnt) ? learnt : { kind: 'file' };
}

function holdsText(text: Uint8Array): boolean {
  const cursor = new LineCursor(text);
  while (cursor.advance()) if (!cursor.isBlank) return true;
  return false;
}
