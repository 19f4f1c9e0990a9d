// Numbers for keys in the order in which they are first met. Twin: src/kernels/keys/key-numbers.ts.

/** Key and number side by side, so that a look touches one line of the cache. */
let slots: usize = 0;
let mask: u32 = 0;
let first: u32 = 0;
let count: u32 = 0;

/** Bytes for `capacity` keys, a power of two, half of which may be taken between two calls of `beginKeys`. */
export function useKeyTable(table: usize, capacity: u32): void {
  memory.fill(table, 0, <usize>capacity << 3);
  slots = table;
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
    const entry = slots + (<usize>slot << 3);
    const known = load<u32>(entry, 4);
    // Entries of documents before this one are free: their numbers, from 1 on, are not above `first`.
    if (known <= first) {
      store<u32>(entry, key);
      store<u32>(entry, first + ++count, 4);
      return count - 1;
    }
    if (load<u32>(entry) == key) return known - first - 1;
    slot = (slot + 1) & mask;
  }
}

/**
 * Writes the key to `list`, at entry `keyCount()`, if it is wanted and new, and counts it. There must be room for one more
 * in any case: whether a key is new cannot be foreseen, so that nothing branches on it unless two keys want one slot.
 */
@inline export function addIfNew(key: u32, isWanted: bool, list: usize): void {
  const entry = slots + (<usize>(key & mask) << 3);
  const stored = load<u32>(entry);
  const known = load<u32>(entry, 4);
  const isTaken = known > first;
  if (isWanted & isTaken & (stored != key)) {
    const before = count;
    if (numberOf(key) == before) store<u32>(list + (<usize>before << 2), key);
    return;
  }
  const isNew = <u32>(isWanted & !isTaken);
  store<u32>(entry, stored ^ ((stored ^ key) & (0 - isNew)));
  store<u32>(entry, known ^ ((known ^ (first + count + 1)) & (0 - isNew)), 4);
  store<u32>(list + (<usize>count << 2), key);
  count += isNew;
}
