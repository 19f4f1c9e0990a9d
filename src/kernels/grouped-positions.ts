// Sorting by a key that few rows have to themselves: rows are numbered by key, the keys alone are sorted. Where most keys
// stand once, digits are sorted instead.

import { KeyNumbers } from './key-numbers.ts';
import { sortedPositions } from './radix-sort.ts';

/** Below this many rows, and with fewer rows a key, there is nothing to gain (measured). */
const fewestRows = 4096;
const rowsOfKey = 4;

/** As `sortedPositions`: positions 0 … n−1 in ascending order of `keys`, equal keys in their order. */
export function groupedPositions(keys: Uint32Array): Uint32Array {
  const { length } = keys;
  if (length < fewestRows) return sortedPositions(keys);
  const numbers = new KeyNumbers();
  numbers.begin(fewestRows);
  const most = length / rowsOfKey;
  const numberOfRow = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    numberOfRow[row] = numbers.numberOf(keys[row]);
    if (numbers.count > most) return sortedPositions(keys);
  }
  const distinct = new Uint32Array(numbers.count);
  // Where the rows of each key go next; first, how many there are.
  const next = new Uint32Array(numbers.count);
  for (let row = 0; row < length; row++) {
    distinct[numberOfRow[row]] = keys[row];
    next[numberOfRow[row]]++;
  }
  let before = 0;
  for (const number of sortedPositions(distinct)) {
    const size = next[number];
    next[number] = before;
    before += size;
  }
  const order = new Uint32Array(length);
  for (let row = 0; row < length; row++) order[next[numberOfRow[row]]++] = row;
  return order;
}
