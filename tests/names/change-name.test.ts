// A frequent name after a few of its mentions changed must be what all its mentions come to.

import { describe, expect, test } from 'vitest';
import type { ColumnTypes, Rows } from '../../src/define/index.ts';
import { GroupBuffer } from '../../src/engine/rows/group-buffer.ts';
import { changeName } from '../../src/indexes/names/mentions/change-name.ts';
import { manyNeighbours } from '../../src/indexes/names/mentions/mention-limits.ts';
import { mappedColumns, reducedColumns } from '../../src/indexes/names/mentions/mention-columns.ts';
import { mentionRows } from '../../src/indexes/names/mentions/mention-rows.ts';
import { mix32 } from '../../src/kernels/word-hash.ts';
import { type Random, randomFrom } from '../bench/vocabulary.ts';

type Mapped = Rows<typeof mappedColumns>;
type Reduced = Rows<typeof reducedColumns>;
type Mention = Readonly<Record<keyof typeof mappedColumns, number>>;
const names = Object.keys(mappedColumns) as (keyof typeof mappedColumns)[];

/** As far from other numbers as hashes are; 0 for none. */
const hashed = (number: number): number => (number === 0 ? 0 : mix32(number));

/** Mentions of one name in a document; most lines stand nowhere else. */
function documentOf(random: Random, neighbours: number, lines: number): Mention[] {
  const mentions: Mention[] = [];
  for (let line = random.below(3); line >= 0; line--) {
    const hash = hashed(1e6 + (random.hits(0.15) ? random.below(5) : 10 + random.below(lines)));
    for (let mention = random.below(3); mention >= 0; mention--) {
      const left = hashed(random.below(neighbours));
      const right = random.hits(0.7) ? 0 : hashed(random.below(neighbours * 3));
      const start = mentions.length * 20 + 5;
      mentions.push({
        token: 7,
        left,
        right,
        beyond: 0,
        line: hash,
        start,
        extent: 5,
        role: random.below(2),
      });
    }
  }
  return mentions;
}

function rowsOf(documents: ReadonlyMap<number, readonly Mention[]>): Mapped {
  const all = [...documents].sort(([a], [b]) => a - b);
  const rows = all.flatMap(([document, mentions]) => mentions.map((mention) => ({ document, mention })));
  const columns = names.map((name) => [name, Uint32Array.from(rows, ({ mention }) => mention[name])]);
  const document = Uint32Array.from(rows, (row) => row.document);
  return { length: rows.length, document, columns: Object.fromEntries(columns) as Mapped['columns'] };
}

function reduce(rows: Mapped): Reduced {
  const { index } = mentionRows();
  const emitted = new GroupBuffer(reducedColumns as ColumnTypes);
  if (index.kind === 'base') index.reduce?.group?.(rows, 0, rows.length, emitted);
  return emitted.rows() as unknown as Reduced;
}

/** Rows without what means nothing: how many more than many neighbours there are. */
function plain({ length, document, columns }: Reduced): unknown {
  const capped = (values: Uint32Array): number[] =>
    Array.from(values, (value) => Math.min(value, manyNeighbours + 1));
  const others = Object.entries(columns).map(([name, values]) => [name, Array.from(values)]);
  const [lefts, rights] = [capped(columns.lefts), capped(columns.rights)];
  return { length, document: Array.from(document), ...Object.fromEntries(others), lefts, rights };
}

describe('a frequent name of which mentions changed', () => {
  test.each([1, 2, 3])('is what all its mentions come to (seed %i)', (seed) => {
    const random = randomFrom(seed);
    let known = 0;
    for (let trial = 0; trial < 600; trial++) {
      const neighbours = 2 + random.below(trial % 2 === 0 ? 12 : 60);
      const documents = new Map<number, Mention[]>();
      for (let document = 0; document < 60; document++)
        documents.set(document, documentOf(random, neighbours, 2000));
      const before = reduce(rowsOf(documents));
      const changed = random.below(60);
      const old = documents.get(changed) as Mention[];
      const fresh = random.hits(0.5)
        ? documentOf(random, neighbours + 3, 2000)
        : old.map((mention, at) => ({
            ...mention,
            start: mention.start + 3,
            ...(at === 0 && random.hits(0.5) ? { line: hashed(2e6 + trial) } : {}),
          }));
      const others = new Map([...documents].filter(([document]) => document !== changed));
      const elsewhere = new Set([...others.values()].flat().map(({ line }) => line));
      documents.set(changed, fresh);
      const gone = rowsOf(new Map([[changed, old]]));
      const made = changeName({
        reduced: before,
        places: Float64Array.from(before.document, (document) => document + (document === changed ? 0.5 : 0)),
        gone: { places: new Float64Array(gone.length).fill(changed + 0.5), columns: gone.columns },
        fresh: rowsOf(new Map([[changed, fresh]])),
        isElsewhere: (line) => elsewhere.has(line),
      });
      if (made === undefined) continue;
      known++;
      expect(plain(made)).toEqual(plain(reduce(rowsOf(documents))));
    }
    expect(known).toBeGreaterThan(100);
  });
});
