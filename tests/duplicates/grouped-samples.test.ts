import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countShared, mostDocumentsOfRare } from '../../src/indexes/copies/pairs/shared-counts.ts';
import { followersOf } from '../../src/indexes/passages/followers.ts';
import { groupSamples, type SampleGroups } from '../../src/indexes/passages/grouped-samples.ts';

const documents = 9;

/** Samples as joining leaves them: by hash, then document, then position; in one text no position twice. */
const samples = fc
  .uniqueArray(
    fc.record({
      document: fc.nat(documents - 1),
      position: fc.oneof(fc.nat(300), fc.nat(20_000)),
      hash: fc.nat(60),
    }),
    {
      selector: ({ document, position }) => `${document} ${position}`,
      maxLength: 500,
      size: 'max',
    },
  )
  .map((all) => all.sort((a, b) => a.hash - b.hash || a.document - b.document || a.position - b.position));

function groupsOf(rows: readonly { document: number; position: number; hash: number }[]): SampleGroups {
  return groupSamples({
    length: rows.length,
    document: Uint32Array.from(rows, ({ document }) => document),
    hash: Uint32Array.from(rows, ({ hash }) => hash),
    position: Uint32Array.from(rows, ({ position }) => position),
  });
}

/** 1 for every third document. */
const isCopy = Uint8Array.from({ length: documents }, (_, document) => (document % 3 === 2 ? 1 : 0));
const isOriginal = ({ document }: { document: number }): boolean => isCopy[document] === 0;

describe('samples of texts', () => {
  test('stand in groups by hash', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const { firstOfGroup, hashOfGroup } = groupsOf(rows);
        const groups = [...new Set(rows.map(({ hash }) => hash))];
        expect([...hashOfGroup]).toEqual(groups);
        expect([...firstOfGroup]).toEqual([
          ...groups.map((hash) => rows.findIndex((row) => row.hash === hash)),
          rows.length,
        ]);
      }),
    );
  });

  test('are followed by the next one of their text that other texts have, however few are dealt at a time', () => {
    const mostWords = 30;
    fc.assert(
      fc.property(samples, fc.constantFrom(1, 40, 1000), (rows, most) => {
        const groups = [...new Set(rows.map(({ hash }) => hash))];
        const documentsOf = (hash: number): Set<number> =>
          new Set(rows.filter((row) => row.hash === hash && isOriginal(row)).map(({ document }) => document));
        const shared = new Set(groups.filter((hash) => documentsOf(hash).size > 1));
        const { distance, group } = followersOf(groupsOf(rows), isCopy, mostWords, most);
        const inText = rows.filter((row) => isOriginal(row) && shared.has(row.hash));
        const expected = rows.map((row) => {
          const behind = inText
            .filter((other) => other.document === row.document && other.position > row.position)
            .sort((a, b) => a.position - b.position)
            .at(0);
          const isNear = behind !== undefined && behind.position - row.position <= mostWords;
          return isNear && inText.includes(row)
            ? [behind.position - row.position, groups.indexOf(behind.hash)]
            : [0, 0];
        });
        expect(rows.map((_, at) => [distance[at], group[at]])).toEqual(expected);
      }),
    );
  });

  test('are counted for every pair of documents that share two, however few are held at a time', () => {
    fc.assert(
      fc.property(samples, fc.constantFrom(1, 40, 1000), (rows, most) => {
        const found: number[][] = [];
        countShared(groupsOf(rows), isCopy, true, (...counts) => found.push(counts), most);
        /** Of every document where it says each hash first. */
        const said = Array.from({ length: documents }, () => new Map<number, number>());
        for (const row of rows.filter(isOriginal))
          if (!said[row.document].has(row.hash)) said[row.document].set(row.hash, row.position);
        const expected = said.flatMap((own, document) =>
          said.slice(0, document).flatMap((earlier, other) => {
            const places = [...own].flatMap(([hash, position]) => (earlier.has(hash) ? [position] : []));
            const spread = Math.max(...places) - Math.min(...places);
            return places.length > 1 ? [[document, other, places.length, 0, spread]] : [];
          }),
        );
        expect(found).toEqual(expected);
      }),
    );
  });

  test('of many documents count for the first and the previous document alone', () => {
    const many = mostDocumentsOfRare + 3;
    const rows = [1, 2].flatMap((hash) =>
      Array.from({ length: many }, (_, document) => ({ hash, document, position: hash * 10 })),
    );
    const countAll = (proposesOfFrequent: boolean): number[][] => {
      const found: number[][] = [];
      countShared(groupsOf(rows), new Uint8Array(many), proposesOfFrequent, (...counts) =>
        found.push(counts),
      );
      return found;
    };
    expect(countAll(false)).toEqual([]);
    expect(countAll(true)).toEqual(
      Array.from({ length: many - 1 }, (_, at) =>
        (at === 0 ? [0] : [0, at]).map((other) => [at + 1, other, 0, 2, 10]),
      ).flat(),
    );
  });
});
