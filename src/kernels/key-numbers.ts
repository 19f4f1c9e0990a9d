// Numbers for keys in the order in which they are first met: what a Map of small documents is used for, at a fraction of
// its cost. Open addressing with linear probing; a stamp empties the table without touching it.

/** Numbers unsigned 32-bit keys from 0 on. One is used for many documents in turn. */
export class KeyNumbers {
  #keys = new Uint32Array(256);
  #numbers = new Uint32Array(256);
  #stamps = new Uint32Array(256);
  #stamp = 0;
  #count = 0;

  /** Forgets all keys and makes room for `most` distinct ones. */
  begin(most: number): void {
    if (this.#keys.length < 2 * most) {
      const capacity = 2 ** Math.ceil(Math.log2(2 * most));
      this.#keys = new Uint32Array(capacity);
      this.#numbers = new Uint32Array(capacity);
      this.#stamps = new Uint32Array(capacity);
      this.#stamp = 0;
    }
    this.#stamp++;
    this.#count = 0;
    if (this.#stamp === 0xffffffff) {
      this.#stamps.fill(0);
      this.#stamp = 1;
    }
  }

  /** Distinct keys so far. */
  get count(): number {
    return this.#count;
  }

  /** The number of a key; a key that is new gets the next one, which is `count` before the call. */
  numberOf(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = key & mask;
    while (this.#stamps[slot] === this.#stamp) {
      if (keys[slot] === key) return this.#numbers[slot];
      slot = (slot + 1) & mask;
    }
    this.#stamps[slot] = this.#stamp;
    keys[slot] = key;
    return (this.#numbers[slot] = this.#count++);
  }
}
