// How much each key counts: one pass over the keys and a table of the distinct ones, where sorting would go over all of
// them three times. Open addressing with linear probing; the table doubles when half of it is taken.

/** Distinct keys in the order in which they are first met, and what each counts. */
export interface KeyTally {
  readonly keys: Uint32Array;
  readonly counts: Uint32Array;
}

const firstCapacity = 1 << 12;

/** Adds up the counts of each key over all chunks; `amounts` are those of `chunks`. Holds 16 to 32 bytes a distinct key. */
export function tallyKeys(chunks: readonly Uint32Array[], amounts: readonly Uint32Array[]): KeyTally {
  const table: TallyTable = {
    numbers: new Uint32Array(2 * firstCapacity),
    keys: new Uint32Array(firstCapacity),
    counts: new Uint32Array(firstCapacity),
    distinct: 0,
  };
  for (const [index, chunk] of chunks.entries()) {
    for (let row = 0; row < chunk.length;) {
      row = tallyRows(table, chunk, amounts[index], row);
      if (table.distinct === table.keys.length) double(table);
    }
  }
  const { keys, counts, distinct } = table;
  return { keys: keys.slice(0, distinct), counts: counts.slice(0, distinct) };
}

interface TallyTable {
  /** Number of the key in a slot, from 1 on; 0 for a free slot. */
  numbers: Uint32Array;
  keys: Uint32Array;
  counts: Uint32Array;
  distinct: number;
}

/** Adds up rows from `row` on until the table is full. Returns the first row that is left: a loop that V8 optimises early. */
function tallyRows(table: TallyTable, chunk: Uint32Array, amount: Uint32Array, row: number): number {
  const { numbers, keys, counts } = table;
  const mask = numbers.length - 1;
  let { distinct } = table;
  for (; row < chunk.length && distinct < keys.length; row++) {
    const key = chunk[row];
    let slot = key & mask;
    while (numbers[slot] !== 0 && keys[numbers[slot] - 1] !== key) slot = (slot + 1) & mask;
    if (numbers[slot] === 0) {
      keys[distinct] = key;
      numbers[slot] = ++distinct;
    }
    counts[numbers[slot] - 1] += amount[row];
  }
  table.distinct = distinct;
  return row;
}

function double(table: TallyTable): void {
  table.keys = doubled(table.keys);
  table.counts = doubled(table.counts);
  table.numbers = numbersOf(table.keys, table.distinct);
}

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * values.length);
  larger.set(values);
  return larger;
}

function numbersOf(keys: Uint32Array, distinct: number): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(2 * keys.length);
  const mask = numbers.length - 1;
  for (let number = 1; number <= distinct; number++) {
    let slot = keys[number - 1] & mask;
    while (numbers[slot] !== 0) slot = (slot + 1) & mask;
    numbers[slot] = number;
  }
  return numbers;
}
