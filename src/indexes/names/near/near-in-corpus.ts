// Near names that nothing joins but the corpus: one stands once, the other in many articles. Most such pairs are two
// names (53 of 100 on Reuters-21578), so that the grade asks for more: a slip by its shape, letters that no name has.

import { pickShapes } from '../../../features/mentions/word-shapes.ts';
import type { NameTable } from '../mentions/name-table.ts';
import { nearPairs } from './near-words.ts';

/** Two near names by number. */
export type NumberPair = readonly [one: number, other: number];

/** Shorter names have too many neighbours. */
const shortestLetters = 6;
/** A form in fewer articles is not established. The grade asks for more where the letters say less. */
const establishedDocuments = 2;

/** Pairs of a name of one article and a near one of several, in an order that depends on the names alone. */
export function nearInCorpus(names: NameTable): NumberPair[] {
  const { shapes } = names;
  const ids: number[] = [];
  for (let id = 0; id < names.length; id++) if (shapes.lengths[id] >= shortestLetters) ids.push(id);
  const pairs: NumberPair[] = [];
  const isEstablished = (index: number): boolean => names.documents(ids[index]) >= establishedDocuments;
  nearPairs(pickShapes(shapes, ids), 1, (one, other) => {
    if (isEstablished(one) !== isEstablished(other)) pairs.push([ids[one], ids[other]]);
  });
  return pairs.sort(([a, b], [c, d]) => a - c || b - d);
}
