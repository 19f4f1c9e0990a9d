import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Recollection, type Spot, type StoredRecollection } from '../../src/findings/places/recollection.ts';
import type { Place } from '../../src/model/finding.ts';

const number = fc.nat(40);
const place = fc
  .tuple(number, number, number)
  .map(([document, start, length]): Place => ({ document, span: { start, end: start + length } }));

/** Something that follows from a place, as where it stands does. */
function spotOf({ document, span: { start, end } }: Place): Spot {
  const isRecord = document % 3 === 0;
  return {
    document: `name ${document % 5}`,
    record: isRecord ? document + 1 : null,
    ...(isRecord && document % 2 === 0 ? { sourceLine: document } : {}),
    start: { line: start + 1, column: start * 3 },
    end: { line: end + 1, column: end * 3 },
    bytes: [start + 4e9, end + 4e9],
  };
}

const refuse = (): never => {
  throw new Error('It was asked for again.');
};

describe('a recollection', () => {
  test('gives back what it was given, in this run and in later ones, without asking again', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 3000 }), fc.nat(2000), (places, count) => {
        let stored: StoredRecollection | undefined;
        for (const known of [places.slice(0, count), places]) {
          const recollection = new Recollection(stored);
          for (const each of known) expect(recollection.spot(each, () => spotOf(each))).toEqual(spotOf(each));
          known.forEach(({ document }, finding) => {
            if (finding % 3 !== 0) recollection.key(finding, () => `key ${document}`);
          });
          const union = (document: number) => [{ start: 0, end: document + 1 }];
          for (const { document } of known) recollection.words(document, union(document), () => document);
          stored = recollection.grown() ?? stored;

          const again = new Recollection(stored);
          for (const each of known) expect(again.spot(each, refuse)).toEqual(spotOf(each));
          // Of every third finding nobody asked for the key.
          const keys = known.map((_, finding) => (finding % 3 === 0 ? '' : again.key(finding, refuse)));
          expect(keys).toEqual(
            known.map(({ document }, finding) => (finding % 3 === 0 ? '' : `key ${document}`)),
          );
          for (const { document } of known)
            expect(again.words(document, union(document), refuse)).toBe(document);
          expect(again.grown()).toBeUndefined();
        }
      }),
      { numRuns: 20 },
    );
  });

  test('counts words anew in other spans of a document', () => {
    const recollection = new Recollection();
    const spans = [
      { start: 0, end: 4 },
      { start: 9, end: 12 },
    ];
    expect(recollection.words(7, spans, () => 5)).toBe(5);
    expect(recollection.words(7, spans.slice(0, 1), () => 3)).toBe(3);
    expect(recollection.words(7, [spans[0], { start: 9, end: 13 }], () => 6)).toBe(6);
  });
});
