import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locatingBy, Locator } from '../../src/findings/places/locate.ts';
import { NotedPlaces } from '../../src/findings/places/noted-places.ts';
import type { Place } from '../../src/model/finding.ts';
import { handMadeCorpus } from '../format/hand-made.ts';

const at = (document: number, start: number, end: number): Place => ({ document, span: { start, end } });

describe('noted places', () => {
  test('are located as others are, and nothing is read for them', () => {
    const texts = ['Title\nThe quay – 🚢 open.\n', 'x'.repeat(50), '\n\nLast'];
    const corpus = handMadeCorpus([
      { path: 'a.txt', text: texts[0], bomBytes: 3 },
      { path: 'a.txt', text: texts[1], offset: 40, sourceLine: 3 },
      { path: 'b.jsonl', text: texts[2], record: 4, sourceLine: 9, givenId: 'n-4' },
    ]);
    const place = fc
      .tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 }), fc.nat({ max: 9 }))
      .map(([document, start, length]) => at(document, start, start + length));
    fc.assert(
      fc.property(fc.array(place), fc.array(place), (places, others) => {
        const noted = new NotedPlaces();
        for (const each of places) noted.note(each, corpus.document(each.document));
        const all = [...places, ...others];
        const expected = all.map(locatingBy(new Locator(corpus)).locate);
        const { foresee, locate } = locatingBy(new Locator(corpus, { noted }));
        const before = corpus.readings();
        foresee(places);
        expect(places.map(locate)).toEqual(expected.slice(0, places.length));
        expect(corpus.readings()).toBe(before);
        foresee(all);
        expect(all.map(locate)).toEqual(expected);
      }),
    );
  });

  test('are as many as there are', () => {
    const corpus = handMadeCorpus([{ path: 'a.txt', text: 'A line.\n'.repeat(1000) }]);
    const noted = new NotedPlaces();
    for (let start = 0; start < 8000; start++) noted.note(at(0, start, start + 1), corpus.document(0));
    for (let start = 0; start < 8000; start++) {
      const position = (offset: number) => ({ line: (offset >> 3) + 1, column: (offset & 7) + 1 });
      const found = noted.find(at(0, start, start + 1));
      expect([found?.start, found?.end]).toEqual([position(start), position(start + 1)]);
    }
    expect(noted.has(0, { start: 0, end: 8001 })).toBe(false);
    expect(noted.find(at(1, 0, 0))).toBeUndefined();
  });

  test('leave a thread as columns, and count there as they do here', () => {
    const corpus = handMadeCorpus([
      { path: 'a.txt', text: 'Not looked at.' },
      { path: 'a.txt', text: 'A line.\n'.repeat(900), offset: 40, sourceLine: 3 },
      { path: 'b.jsonl', text: 'Title\nThe quay – 🚢 open.', record: 4, sourceLine: 9, givenId: 'n-4' },
    ]);
    const [here, there] = [new NotedPlaces(), new NotedPlaces()];
    // There the first is called 0.
    const documents = Uint32Array.of(1, 2);
    expect(there.columns()).toBeUndefined();
    const places = [
      at(2, 0, 5),
      at(2, 6, 9),
      ...Array.from({ length: 900 }, (_, line) => at(1, 0, 8 * line)),
    ];
    for (const place of places) {
      here.note(place, corpus.document(place.document));
      there.note({ ...place, document: place.document - 1 }, corpus.document(place.document));
    }
    const taken = new NotedPlaces();
    taken.note(at(2, 6, 9), corpus.document(2));
    taken.take(structuredClone(there.columns()) as NonNullable<ReturnType<typeof there.columns>>, documents);
    for (const place of places) {
      expect(taken.find(place)).toEqual(here.find(place));
      expect(taken.find(place)).toBeDefined();
    }
    expect(taken.find(at(0, 0, 5))).toBeUndefined();
  });

  test('do not lie in long texts, of which each would be counted through for every place', () => {
    const corpus = handMadeCorpus([{ path: 'a.txt', text: 'A line.\n'.repeat(10_000) }]);
    const noted = new NotedPlaces();
    noted.note(at(0, 0, 1), corpus.document(0));
    expect(noted.find(at(0, 0, 1))).toBeUndefined();
  });
});
