// How many words stand elsewhere as well, document by document.

import { wordsOf } from '../features/words.ts';
import type { Recollection } from '../findings/places/recollection.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Document } from '../model/document.ts';
import type { Finding, RedundantPlace } from '../model/finding.ts';
import { spanUnion, type Span } from '../model/span.ts';

/** Words in the union of all redundant places of each document: each counts once, however many findings name it. */
export function countRedundantWords(
  corpus: Corpus,
  findings: readonly Pick<Finding, 'redundant'>[],
  recollection?: Recollection,
): Map<number, number> {
  const places = new Map<number, RedundantPlace[]>();
  for (const { redundant } of findings) {
    for (const place of redundant) {
      const known = places.get(place.document);
      if (known === undefined) places.set(place.document, [place]);
      else known.push(place);
    }
  }
  const counts = new Map<number, number>();
  // In the order of the corpus, so that what has to be read is read from front to back.
  for (const document of [...places.keys()].sort((a, b) => a - b)) {
    counts.set(
      document,
      countWords(corpus, document, places.get(document) as RedundantPlace[], recollection),
    );
  }
  return new Map([...places.keys()].map((document) => [document, counts.get(document) as number]));
}

function countWords(
  corpus: Corpus,
  document: number,
  places: RedundantPlace[],
  recollection: Recollection | undefined,
): number {
  places.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let known = 0;
  let areKnown = true;
  for (let index = 0; index < places.length && areKnown; index++) {
    const { span, words } = places[index];
    areKnown = words !== undefined && (index === 0 || places[index - 1].span.end <= span.start);
    known += words ?? 0;
  }
  if (areKnown) return known;
  const union = spanUnion(places.map(({ span }) => span));
  const facts = corpus.facts(document);
  // A document that goes whole need not be read again to be counted.
  if (union.length === 1 && union[0].start === 0 && union[0].end === facts.bytes) return facts.words;
  const count = (): number => countWordsIn(corpus.document(document), union);
  return recollection?.words(document, union, count) ?? count();
}

/** Words that begin in one of the spans, which are ascending and disjoint. */
function countWordsIn(document: Document, spans: readonly Span[]): number {
  const { start, length } = wordsOf(document);
  let at = 0;
  let count = 0;
  for (const { start: from, end } of spans) {
    while (at < length && start[at] < from) at++;
    while (at < length && start[at] < end) {
      count++;
      at++;
    }
  }
  return count;
}
