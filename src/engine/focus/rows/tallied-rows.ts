// Numbers of rows by key, which some indexes keep in place of the rows: what is gone and what is new is counted in.

import type { ColumnTypes, Rows } from '../../../define/index.ts';
import type { ProbeTable } from '../stored/probe-table.ts';
import type { Reduce } from './reduce-groups.ts';

/** Puts such rows together. */
export class TalliedRows {
  readonly #reduce: Reduce;
  readonly #stored: ProbeTable;
  readonly #changes = new Map<number, number>();

  constructor(reduce: Reduce, stored: ProbeTable, fresh: Rows<ColumnTypes>, gone: Rows<ColumnTypes>) {
    this.#reduce = reduce;
    this.#stored = stored;
    const count = ({ columns }: Rows<ColumnTypes>, by: number): void => {
      const keys = columns[reduce.key] as Uint32Array;
      // What several documents of one source have is one row already.
      const counts = columns[reduce.tally as string] as Uint32Array;
      for (let row = 0; row < keys.length; row++)
        this.#changes.set(keys[row], (this.#changes.get(keys[row]) ?? 0) + by * counts[row]);
    };
    count(fresh, 1);
    count(gone, -1);
  }

  withKeys(wanted: Iterable<number>): Rows<ColumnTypes> {
    const { key, tally = '' } = this.#reduce;
    const keys: number[] = [];
    const counts: number[] = [];
    for (const one of [...new Set(wanted)].sort((a, b) => a - b)) {
      const rows = this.#stored.withKey(one);
      const stored = rows.count === 0 ? 0 : (this.#stored.value(rows, 0, tally) as number);
      const count = stored + (this.#changes.get(one) ?? 0);
      if (count === 0) continue;
      keys.push(one);
      counts.push(count);
    }
    const columns = { [key]: Uint32Array.from(keys), [tally]: Uint32Array.from(counts) };
    return { length: keys.length, document: new Uint32Array(keys.length), columns };
  }
}
