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

  test('are not needed for records that pass by, which nobody holds and which are called the same', async () => {
    // Texts of the sources but the last one are not held in so little memory.
    const options = {
      cwd: folder,
      paths: ['.'],
      threads: 1,
      maxMemory: 2 ** 20,
      only: ['duplicate-article'],
    };
    const corpus = (await lint(options)).corpus as CorpusStore;
    const inLarge = corpus.sources.findIndex(({ path }) => path === 'large.jsonl');
    const { firstDocument } = corpus.sources[inLarge];
    const wanted = Uint32Array.of(firstDocument + 7, firstDocument + 2500);
    expect(corpus.arePassing(wanted)).toBe(true);
    expect(corpus.arePassing(Uint32Array.of(...wanted, corpus.documentCount - 1))).toBe(false);
    for (const document of wanted) {
      const passing = corpus.passing(document);
      expect(corpus.held(document)).toBeUndefined();
      expect(factsOf(passing)).toBe(factsOf(corpus.document(document)));
      expect(corpus.passing(document)).not.toBe(corpus.document(document));
    }
  });

  test('say so if a source has changed', async () => {
    const corpus = (await lint({ cwd: folder, paths: ['a.txt'], threads: 1, only: ['duplicate-article'] }))
      .corpus as CorpusStore;
    const places = corpus.places(Uint32Array.of(0)) as NonNullable<ReturnType<CorpusStore['places']>>;
    writeFileSync(join(folder, 'a.txt'), 'Another text.\n');
    expect(() => new PlaceReader(places).document(0)).toThrow(/a\.txt changed while it was being checked/);
  });
});
