import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupSamples } from '../../src/indexes/passages/grouped-samples.ts';

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

describe('samples of texts', () => {
  test('stand in groups by hash, and by position in every text, few or many', () => {
    fc.assert(
      fc.property(samples, (rows) => {
        const grouped = groupSamples(
          {
            length: rows.length,
            document: Uint32Array.from(rows, ({ document }) => document),
            hash: Uint32Array.from(rows, ({ hash }) => hash),
            position: Uint32Array.from(rows, ({ position }) => position),
          },
          documents,
        );
        const { firstOfGroup, hashOfGroup, inText, groupInText, positionInText, firstInText } = grouped;
        const groups = [...new Set(rows.map(({ hash }) => hash))];
        expect([...hashOfGroup]).toEqual(groups);
        expect([...firstOfGroup]).toEqual([
          ...groups.map((hash) => rows.findIndex((row) => row.hash === hash)),
          rows.length,
        ]);
        for (let document = 0; document < documents; document++) {
          const own = rows.filter((row) => row.document === document);
          own.sort((a, b) => a.position - b.position);
          const [first, end] = [firstInText[document], firstInText[document + 1]];
          expect([...inText.subarray(first, end)]).toEqual(own.map((row) => rows.indexOf(row)));
          expect([...positionInText.subarray(first, end)]).toEqual(own.map(({ position }) => position));
          expect([...groupInText.subarray(first, end)]).toEqual(own.map(({ hash }) => groups.indexOf(hash)));
        }
        const holders = new Set(rows.map(({ document }) => document));
        expect([...grouped.holders]).toEqual([...holders].sort((a, b) => a - b));
      }),
    );
  });
});
