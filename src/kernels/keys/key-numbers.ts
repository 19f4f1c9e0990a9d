// Numbers for keys in the order in which they are first met: what a Map of small documents is used for, at a fraction of
// its cost. Open addressing with linear probing; a base that rises empties the table without touching it.

/** Numbers unsigned 32-bit keys from 0 on. One is used for many documents in turn. */
export class KeyNumbers {
  /** Key and number, one behind the other, so that a look touches one line of the cache. */
  #slots = new Uint32Array(512);
  /** Numbers in the table count from here, and from 1: what is not above it is of another document, and free. */
  #base = 0;
  #count = 0;

  /** Forgets all keys and makes room for `most` distinct ones; it grows for more. */
  begin(most: number): void {
    this.#base += this.#count;
    this.#count = 0;
    if (this.#slots.length < 4 * most) this.#allot(2 ** Math.ceil(Math.log2(4 * most)));
    else if (this.#base >= highestBase) this.#allot(this.#slots.length);
  }

  #allot(length: number): void {
    this.#slots = new Uint32Array(length);
    this.#base = 0;
  }

  /** Distinct keys so far. */
  get count(): number {
    return this.#count;
  }

  /** The number of a key; a key that is new gets the next one, which is `count` before the call. */
  numberOf(key: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const base = this.#base;
    let slot = (key << 1) & mask;
    let number = slots[slot + 1];
    while (number > base) {
      if (slots[slot] === key) return number - base - 1;
      slot = (slot + 2) & mask;
      number = slots[slot + 1];
    }
    if (4 * this.#count >= slots.length) {
      this.#grow();
      return this.numberOf(key);
    }
    slots[slot] = key;
    slots[slot + 1] = base + ++this.#count;
    return this.#count - 1;
  }

  /** The number of a key; undefined for one that was not met. */
  find(key: number): number | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = (key << 1) & mask; this.#slots[slot + 1] > this.#base; slot = (slot + 2) & mask)
      if (this.#slots[slot] === key) return this.#slots[slot + 1] - this.#base - 1;
    return undefined;
  }

  #grow(): void {
    const old = this.#slots;
    const base = this.#base;
    this.#allot(2 * old.length);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] <= base) continue;
      let slot = (old[from] << 1) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = old[from];
      slots[slot + 1] = old[from + 1] - base;
    }
  }
}

/** Beyond it numbers might exceed 32 bits. */
const highestBase = 2 ** 31;
