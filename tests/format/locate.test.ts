import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locatingBy, Locator } from '../../src/findings/places/locate.ts';
import type { Excerpt } from '../../src/model/result.ts';
import { handMadeCorpus, placeOf, wholeOf } from './hand-made.ts';

const seed = 20240216;

describe('locate', () => {
  test('counts lines in the source and columns in UTF-16 units', () => {
    const corpus = handMadeCorpus([
      { path: 'news/a.txt', text: 'First.\n' },
      { path: 'news/a.txt', text: 'Harbour 🚢 open\nTwo – words\n', offset: 10, sourceLine: 5 },
    ]);
    const locator = new Locator(corpus);
    expect(locator.locate(placeOf(corpus, 1, 'open'))).toEqual({
      path: 'news/a.txt',
      document: 'a.txt#2',
      record: null,
      start: { line: 5, column: 12 },
      end: { line: 5, column: 16 },
      bytes: [23, 27],
    });
    expect(locator.locate(placeOf(corpus, 1, 'words')).start).toEqual({ line: 6, column: 7 });
  });

  test('counts the byte order mark of UTF-8 files, and of no others', () => {
    const corpus = handMadeCorpus([
      { path: 'a.txt', text: 'Quay', bomBytes: 3 },
      { path: 'b.txt', text: 'Quay', bomBytes: 2, encoding: 'utf-16le' },
    ]);
    const { locate } = locatingBy(new Locator(corpus));
    expect(locate(placeOf(corpus, 0, 'ay')).bytes).toEqual([5, 7]);
    expect(locate(placeOf(corpus, 1, 'ay')).bytes).toEqual([2, 4]);
  });

  test('counts in the text of a record and says on which line of the source it stands', () => {
    const corpus = handMadeCorpus([
      { path: 'd/news.jsonl', text: 'Title\nThe quay.', record: 7, sourceLine: 9, givenId: 'n-7' },
    ]);
    expect(new Locator(corpus).locate(placeOf(corpus, 0, 'quay'))).toEqual({
      path: 'd/news.jsonl',
      document: 'n-7',
      record: 7,
      sourceLine: 9,
      start: { line: 2, column: 5 },
      end: { line: 2, column: 9 },
      bytes: [10, 14],
    });
  });

  test('says the same of places that were foreseen, and of others, and reads each text once for them', () => {
    const texts = ['Title\nThe quay – 🚢 open.\n', 'x'.repeat(50), '\n\nLast'];
    const corpus = handMadeCorpus([
      { path: 'a.txt', text: texts[0], bomBytes: 3 },
      { path: 'a.txt', text: texts[1], offset: 40, sourceLine: 3 },
      { path: 'b.jsonl', text: texts[2], record: 4, sourceLine: 9, givenId: 'n-4' },
    ]);
    const ends = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 2 }), ends), { minLength: 1 }), (chosen) => {
        const places = chosen.map(([document, [one, other]]) => ({
          document,
          span: { start: Math.min(one, other), end: Math.max(one, other) },
        }));
        const expected = places.map(locatingBy(new Locator(corpus)).locate);
        const { foresee, locate, locateBytes } = locatingBy(new Locator(corpus));
        const before = corpus.readings();
        foresee(places.slice(places.length >> 1));
        const foreseen = places.slice(places.length >> 1).map(locate);
        expect(corpus.readings() - before).toBeLessThanOrEqual(3);
        expect(foreseen).toEqual(expected.slice(places.length >> 1));
        expect(places.map(locate)).toEqual(expected);
        expect(places.map(locateBytes)).toEqual(
          expected.map(({ path, record, bytes }) => ({ path, record, bytes })),
        );
      }),
    );
  });

  test('asks for a document once while it is held, and again when others have taken its room', () => {
    const corpus = handMadeCorpus(
      Array.from({ length: 3 }, (_, index) => ({ path: `${index}.txt`, text: 'x'.repeat(100) })),
    );
    const roomy = new Locator(corpus);
    for (let round = 0; round < 10; round++) {
      for (let document = 0; document < 3; document++) roomy.locate({ document, span: { start: 0, end: 1 } });
    }
    expect(corpus.readings()).toBe(3);

    const narrow = new Locator(corpus, { heldBytes: 200 });
    for (const document of [0, 1, 0, 2, 0, 1]) narrow.locate({ document, span: { start: 0, end: 1 } });
    // 0 and 1 are read, 2 drives out 1 (asked for before 0), 0 is still there, 1 is read again.
    expect(corpus.readings()).toBe(3 + 4);
  });

  test('gives the text of a place', () => {
    const corpus = handMadeCorpus([{ path: 'a.txt', text: 'One\r\ntwo — three' }]);
    expect(new Locator(corpus).text(placeOf(corpus, 0, 'two — thr'))).toBe('two — thr');
  });
});

function excerpt(text: string, marked: string, width: number): Excerpt {
  const corpus = handMadeCorpus([{ path: 'a.txt', text }]);
  return new Locator(corpus).excerpt(placeOf(corpus, 0, marked), width);
}

describe('excerpt', () => {
  test('gives the whole line where it fits', () => {
    expect(excerpt('Above.\n  The old quay burnt.  \nBelow.', 'quay', 60)).toEqual({
      before: 'The old ',
      at: 'quay',
      after: ' burnt.',
      isCutBefore: false,
      isCutAfter: false,
    });
  });

  test('cuts at spaces on both sides and says so', () => {
    const line =
      'The mayor of the old town opened the restored quay on a bright morning in the middle of May.';
    expect(excerpt(line, 'quay', 40)).toEqual({
      before: 'opened the restored ',
      at: 'quay',
      after: ' on a bright',
      isCutBefore: true,
      isCutAfter: true,
    });
  });

  test('gives the room that one side does not need to the other', () => {
    const line = 'Quay reopened on a bright morning in the middle of May.';
    const { before, after } = excerpt(line, 'Quay', 40);
    expect(before).toBe('');
    expect(after).toBe(' reopened on a bright morning in the');
  });

  test('leaves out the middle of a place that is too long', () => {
    const line = 'A caption that goes on for much longer than anyone would want to read it. (Agency)';
    expect(excerpt(line, line, 40)).toMatchObject({
      before: '',
      at: 'A caption that goes on … it. (Agency)',
      after: '',
      isCutBefore: false,
      isCutAfter: false,
    });
  });

  test('shows the first line of a place of several, with either line end', () => {
    for (const end of ['\n', '\r\n']) {
      const whole = `Title${end}Body${end}`;
      expect(excerpt(whole, whole, 40)).toMatchObject({
        before: '',
        at: 'Title',
        after: '',
        isCutAfter: false,
      });
    }
  });

  test('shows controls, bidirectional and unseen characters as escapes', () => {
    const { before, at, after } = excerpt('a\u001b[2Jb\tquay\u202e\u{e0041}z\r.', 'quay\u202e', 80);
    expect(before + at + after).toBe('a\\u001B[2Jb quay\\u202E\\u{E0041}z\\u000D.');
  });

  test('never parts a character from its marks', () => {
    for (let width = 8; width < 40; width++) {
      const { before, after } = excerpt(
        `${'e\u0301'.repeat(30)}quay${'👩🏽\u200d🚒'.repeat(10)}`,
        'quay',
        width,
      );
      expect(before).toMatch(/^(?:e\u0301)*$/u);
      expect(after).toMatch(/^(?:👩🏽\u200d🚒)*$/u);
    }
  });

  test('holds at most the width asked for, and what it holds stands in the line', () => {
    const alphabet = fc.constantFrom('a', 'é', 'ß', ' ', '字', '🚢', '\u0007', '\u202e', '\n', 'word ');
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 120 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 8, max: 100 }),
        (parts, from, length, width) => {
          const start = from % (parts.length + 1);
          const end = Math.min(parts.length, start + (length % 12));
          const bytesOf = (until: number): number => Buffer.byteLength(parts.slice(0, until).join(''));
          const corpus = handMadeCorpus([{ path: 'a.txt', text: parts.join('') }]);
          const locator = new Locator(corpus);
          const place = { document: 0, span: { start: bytesOf(start), end: bytesOf(end) } };
          const { before, at, after } = locator.excerpt(place, width);
          expect(before.length + at.length + after.length).toBeLessThanOrEqual(width);
          expect(
            ['\n', '\u0007', '\u202e'].filter((unsafe) => (before + at + after).includes(unsafe)),
          ).toEqual([]);
          const line = parts.slice(start, end).join('').split('\n')[0];
          const shown = line.replaceAll('\u0007', '\\u0007').replaceAll('\u202e', '\\u202E');
          expect(shown.length <= width ? at === shown : at.includes(' … ')).toBe(true);
        },
      ),
      { seed, numRuns: 500 },
    );
  });

  test('looks no further in a line of 20 MB than it shows', () => {
    const corpus = handMadeCorpus([{ path: 'a.txt', text: 'lorem ipsum '.repeat(20 * 87_000) }]);
    const locator = new Locator(corpus);
    const whole = wholeOf(corpus, 0);
    locator.excerpt(whole, 100);
    const begin = performance.now();
    for (let index = 0; index < 2000; index++) {
      locator.excerpt({ document: 0, span: { start: 12 * index * 400, end: 12 * index * 400 + 5 } }, 100);
    }
    // 40 GB would be read if each looked at the whole line.
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
