// Votes that are recalled, with what changed counted in, must be those that are counted of all rows.

import { describe, expect, test } from 'vitest';
import { Renumbering } from '../../src/engine/focus/changes/renumbering.ts';
import {
  countVotes,
  keepVotes,
  recallVotes,
  type StyleRows,
  type Votes,
} from '../../src/indexes/marks/mark-votes.ts';
import { randomFrom } from '../bench/vocabulary.ts';

/** Marks of an article by style, and whether it is a copy. */
interface Article {
  readonly counts: readonly number[];
  readonly isCopy: boolean;
}

function rowsOf(articles: readonly Article[], numbers = articles.map((_, at) => at)): StyleRows {
  const rows = articles.flatMap(({ counts }, at) =>
    counts.flatMap((count, style) => (count === 0 ? [] : [{ document: numbers[at], style, count }])),
  );
  const column = (value: (row: (typeof rows)[number]) => number): Uint32Array =>
    Uint32Array.from(rows, value);
  return {
    length: rows.length,
    document: column(({ document }) => document),
    columns: {
      style: column(({ style }) => style),
      count: column(({ count }) => count),
      start: column(({ style, count }) => 10 * style + count),
      end: column(({ style, count }) => 10 * style + count + 1),
    },
  };
}

function countedOf(articles: readonly Article[]): Votes {
  return countVotes(
    rowsOf(articles),
    Uint8Array.from(articles, ({ isCopy }) => (isCopy ? 1 : 0)),
  );
}

/** Articles that stand at `at` in place of `removed` others, and articles that are copies now, or no longer. */
interface Change {
  readonly at: number;
  readonly removed: number;
  readonly added: readonly Article[];
  /** Numbers among the articles after the change. */
  readonly turned?: readonly number[];
}

/** Recalled and counted votes after a change. */
function votesAfter(before: readonly Article[], { at, removed, added, turned = [] }: Change) {
  const numbers = new Renumbering(before.length, [{ at, removed, added: added.length }]);
  const now = before.toSpliced(at, removed, ...added);
  for (const one of turned) now[one] = { ...now[one], isCopy: !now[one].isCopy };
  const goneNumbers = Array.from({ length: removed }, (_, index) => at + index);
  const gone = rowsOf(before.slice(at, at + removed), goneNumbers);
  const scope = [...new Set([...added.map((_, index) => at + index), ...turned])].sort((a, b) => a - b);
  const own = rowsOf(
    scope.map((one) => now[one]),
    scope,
  );
  const recalled = recallVotes(
    {
      columns: keepVotes(countedOf(before)),
      toNew: (old) => numbers.toNew(old),
    },
    {
      old: gone.document,
      places: Float64Array.from(gone.document, (old) => numbers.placeOf(old)),
      columns: gone.columns,
    },
    own,
    {
      first: (document) => (now[document].isCopy ? -1 : document),
      wasCopy: (old) => before[old].isCopy,
    },
    { oldOf: (document) => numbers.toOld(document) },
  );
  return { recalled, counted: countedOf(now) };
}

const judged = ({ votes, voters, styles }: Votes): unknown => ({ votes, voters, styles });
const voter = (...counts: number[]): Article => ({ counts, isCopy: false });

describe('votes on styles of marks', () => {
  test('are recalled as they are counted, whatever changed', () => {
    let recalls = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const random = randomFrom(seed);
      const styles = 2 + random.below(3);
      const article = (): Article => ({
        counts: Array.from({ length: styles }, (_, style) =>
          random.hits(style === 0 ? 0.8 : 0.25) ? 1 + random.below(3) : 0,
        ),
        isCopy: random.hits(0.15),
      });
      const before = Array.from({ length: random.below(200) }, article);
      const at = random.below(before.length + 1);
      const removed = Math.min(before.length - at, random.below(4));
      const added = Array.from({ length: random.below(4) }, article);
      const left = before.length - removed + added.length;
      const turned = left > 0 && random.hits(0.4) ? [random.below(left)] : [];
      const { recalled, counted } = votesAfter(before, { at, removed, added, turned });
      if (recalled === undefined) continue;
      recalls++;
      expect(judged(recalled), `seed ${seed}`).toEqual(judged(counted));
    }
    expect(recalls).toBeGreaterThan(100);
  });

  test('are counted anew where those of others hang on what changed', () => {
    const tied = [voter(1), voter(0, 1), voter(0, 1), voter(2, 2), voter(1)];
    const { recalled, counted } = votesAfter(tied, { at: 1, removed: 1, added: [] });
    expect(counted.votes[0]).toBe(3);
    expect(recalled).toBeUndefined();
  });

  test('are recalled where what changed stands behind an article that hangs on others', () => {
    const tied = [voter(1), voter(0, 1), voter(0, 1), voter(2, 2), voter(1)];
    const { recalled, counted } = votesAfter(tied, { at: 4, removed: 1, added: [voter(0, 1)] });
    expect(recalled && judged(recalled)).toEqual(judged(counted));
  });

  test('name the next voter where the first is gone, and are counted anew where none is known', () => {
    const many = Array.from({ length: 70 }, () => voter(1));
    const one = votesAfter(many, { at: 0, removed: 64, added: [] });
    expect(one.recalled && judged(one.recalled)).toEqual(judged(one.counted));
    expect(votesAfter(many, { at: 0, removed: 66, added: [] }).recalled).toBeUndefined();
  });
});
