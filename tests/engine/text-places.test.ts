import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CorpusStore } from '../../src/engine/corpus/corpus-store.ts';
import { PlaceReader } from '../../src/engine/reading/text-places.ts';
import { lint } from '../../src/lint.ts';
import type { Document } from '../../src/model/document.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpuslint-places-'));
  const records = Array.from({ length: 3000 }, (_, record) => {
    const text = `Record ${record} é\n\n${'and its words '.repeat(record % 70)}`;
    return JSON.stringify({ id: `r${record}`, date: '2020-01-02', text });
  }).join('\n\n');
  writeFileSync(join(folder, 'large.jsonl'), records);
  writeFileSync(join(folder, 'packed.jsonl.gz'), gzipSync(Buffer.from(records.repeat(8))));
  writeFileSync(join(folder, 'small.jsonl'), records.slice(0, records.indexOf('\n\n', 20_000)));
  writeFileSync(join(folder, 'page.html'), '<p>One &amp; two</p><p>three</p>');
  writeFileSync(join(folder, 'book.txt'), 'A line of a book, of which there are many.\n'.repeat(2000));
  for (const name of ['a.txt', 'b.txt'])
    writeFileSync(join(folder, name), `First of ${name}\n\nIts text stands here.\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** All that is known of a document, as one text: thousands are compared, and objects take ten times as long. */
function factsOf(document: Document): string {
  const { bytes, spans, offset, record, sourceLine, ordinal, givenId, date, endsSource } = document;
  const text = Buffer.from(bytes).toString();
  return JSON.stringify({ text, spans, offset, record, sourceLine, ordinal, givenId, date, endsSource });
}

describe('places of texts', () => {
  test('are enough to read the documents of any source again', async () => {
    const corpus = (await lint({ cwd: folder, paths: ['.'], threads: 1, only: ['duplicate-article'] }))
      .corpus as CorpusStore;
    // The packed file says the same eight times over: of the midst of it a few records are enough.
    const isRepeated = (document: number): boolean => document > 6000 && document < 24_000;
    const wanted = Uint32Array.from({ length: corpus.documentCount }, (_, document) => document).filter(
      (document) => document % (isRepeated(document) ? 31 : 3) === 0 || document < 20,
    );
    const places = corpus.places(wanted);
    expect(places?.sources.map(({ isByRecord }) => isByRecord)).toContain(true);
    expect(places?.sources.map(({ isByRecord }) => isByRecord)).toContain(false);
    // As it reaches another thread.
    const reader = new PlaceReader(structuredClone(places) as NonNullable<typeof places>);
    for (const [index, document] of wanted.entries())
      expect(factsOf(reader.document(index))).toBe(factsOf(corpus.document(document)));
  });

  test('are where texts are read of a corpus too large to be held', async () => {
    const paths = ['a.txt', 'b.txt', 'small.jsonl'];
    const options = { cwd: folder, paths, threads: 1, only: ['duplicate-article'] };
    const held = (await lint(options)).corpus as CorpusStore;
    const some = Uint32Array.of(0, 1, held.documentCount >> 1, held.documentCount - 1);
    expect(held.arePassing(some)).toBe(false);
    for (const document of [0, 1]) expect(held.held(document)).toBeDefined();
    const unheld = (await lint({ ...options, maxMemory: 2 ** 20 })).corpus as CorpusStore;
    expect(unheld.arePassing(some)).toBe(true);
    const book = (await lint({ ...options, paths: ['a.txt', 'book.txt'], maxMemory: 2 ** 20 })).corpus;
    expect((book as CorpusStore).arePassing(Uint32Array.of(0, 1))).toBe(false);
    for (const document of some) expect(unheld.held(document)).toBeUndefined();
  });

  test('are read to room that is used again, once nobody looks at the texts any more', async () => {
    const options = { cwd: folder, paths: ['a.txt', 'b.txt', 'book.txt'], threads: 1 };
    const corpus = (await lint({ ...options, only: ['duplicate-article'] })).corpus as CorpusStore;
    const wanted = Uint32Array.of(0, 1, 2);
    const reader = new PlaceReader(corpus.places(wanted) as NonNullable<ReturnType<CorpusStore['places']>>);
    const expected = [...wanted].map((document) => factsOf(corpus.document(document)));
    const [first] = [...wanted].map((index) => reader.document(index));
    const book = reader.document(2);
    reader.recycle();
    expect(reader.document(2)).toBe(book);
    const again = reader.document(1);
    expect(again.bytes.buffer).toBe(first.bytes.buffer);
    expect([reader.document(0), again, book].map(factsOf)).toEqual(expected);
  });

  test('say so if a source has changed', async () => {
    const corpus = (await lint({ cwd: folder, paths: ['a.txt'], threads: 1, only: ['duplicate-article'] }))
      .corpus as CorpusStore;
    const places = corpus.places(Uint32Array.of(0)) as NonNullable<ReturnType<CorpusStore['places']>>;
    writeFileSync(join(folder, 'a.txt'), 'Another text.\n');
    expect(() => new PlaceReader(places).document(0)).toThrow(/a\.txt changed while it was being checked/);
  });
});
