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
  // Number of the key in a slot, from 1 on; 0 for a free slot.
  let numbers = new Uint32Array(2 * firstCapacity);
  let keys = new Uint32Array(firstCapacity);
  let counts = new Uint32Array(firstCapacity);
  let distinct = 0;
  for (const [index, chunk] of chunks.entries()) {
    const amount = amounts[index];
    for (let row = 0; row < chunk.length; row++) {
      const key = chunk[row];
      const mask = numbers.length - 1;
      let slot = key & mask;
      while (numbers[slot] !== 0 && keys[numbers[slot] - 1] !== key) slot = (slot + 1) & mask;
      if (numbers[slot] !== 0) {
        counts[numbers[slot] - 1] += amount[row];
        continue;
      }
      keys[distinct] = key;
      counts[distinct++] = amount[row];
      numbers[slot] = distinct;
      if (distinct < keys.length) continue;
      keys = doubled(keys);
      counts = doubled(counts);
      numbers = numbersOf(keys, distinct);
    }
  }
  return { keys: keys.slice(0, distinct), counts: counts.slice(0, distinct) };
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
