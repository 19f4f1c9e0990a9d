import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PlacesInDocuments } from '../../src/indexes/blocks/places-in-documents.ts';
import type { BlockPlace } from '../../src/indexes/blocks/same-blocks.ts';

const place = fc.tuple(fc.nat(5), fc.nat(9), fc.nat(99), fc.nat(20));
const blockAt = ([document, block, start, length]: [number, number, number, number]): BlockPlace => ({
  document,
  block,
  span: { start, end: start + length },
  role: 'body',
  words: 3,
  text: 7,
});

test('places reach the thread that reads their document', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(place, place, fc.boolean())), (lots) => {
      const repetitions = lots.map(([a, b, goes]) => ({ place: blockAt(a), kept: blockAt(b), goes }));
      const articles = new PlacesInDocuments();
      for (const { place: own, kept, goes } of repetitions) {
        articles.repetition(own, kept);
        if (goes) articles.goes(own);
      }
      const { length, first, second, notes } = articles.pairs();
      const told = repetitions.flatMap(({ place: own, kept }) => [own, kept]);
      expect([...first]).toEqual([...new Set(told.map(({ document }) => document))].sort());
      expect([...second]).toEqual([...first]);
      for (let pair = 0; pair < length; pair++) {
        const [from, to] = [notes?.firstOf[pair], notes?.firstOf[pair + 1]];
        const read = PlacesInDocuments.read(notes?.values.subarray(from, to) as Uint32Array);
        const own = told.filter(({ document }) => document === first[pair]);
        expect(read.places).toEqual(own.map(({ span }) => span));
        const going = repetitions.filter((one) => one.goes && one.place.document === first[pair]);
        expect(read.going).toEqual(new Set(going.map((one) => one.place.block)));
      }
    }),
  );
});
