// Numbers for keys in the order in which they are first met. Twin: src/kernels/key-numbers.ts.

let keys: usize = 0;
let numbers: usize = 0;
let mask: u32 = 0;
let first: u32 = 0;
let count: u32 = 0;

/** Bytes for `capacity` keys, a power of two, half of which may be taken between two calls of `beginKeys`. */
export function useKeyTable(table: usize, capacity: u32): void {
  memory.fill(table, 0, <usize>capacity << 3);
  keys = table;
  numbers = table + (<usize>capacity << 2);
  mask = capacity - 1;
  first = 0;
  count = 0;
}

/** Forgets all keys. Numbers that were given before are lower than all that are given from now on, inside the table. */
export function beginKeys(): void {
  first += count;
  count = 0;
}

/** Distinct keys so far. */
@inline export function keyCount(): u32 {
  return count;
}

/** The number of a key; a key that is new gets the next one, which is `keyCount()` before the call. */
@inline export function numberOf(key: u32): u32 {
  let slot = key & mask;
  while (true) {
    const known = load<u32>(numbers + (<usize>slot << 2));
    // Entries of documents before this one are free: their numbers, from 1 on, are not above `first`.
    if (known <= first) {
      store<u32>(keys + (<usize>slot << 2), key);
      store<u32>(numbers + (<usize>slot << 2), first + ++count);
      return count - 1;
    }
    if (load<u32>(keys + (<usize>slot << 2)) == key) return known - first - 1;
    slot = (slot + 1) & mask;
  }
}
