// Room that small files are read into, one behind the other: to hand out memory for each of fifty thousand files, and to
// ask each for its size once more, takes as long as reading it.

import { closeSync, openSync, readSync } from 'node:fs';

const mostBytes = 2 ** 16;
/** As much as fits the cache of a core, and little enough to be kept whole for one text that is held longer. */
const roomBytes = 2 ** 18;

/** True for a file of so many bytes if it is read into room that is there; larger ones are read into memory of their own. */
export function isBuffered(size: number): boolean {
  return size > 0 && size < mostBytes;
}

/** Room for the files of a batch. */
export class ReadBuffer {
  readonly #isRecycled: boolean;
  #rooms: Buffer[] = [];
  #current = -1;
  #at = roomBytes;

  /** Recycled: what was read is overwritten by what is read after the next `recycle`. */
  constructor({ isRecycled }: { readonly isRecycled: boolean }) {
    this.#isRecycled = isRecycled;
  }

  /** Says that nobody looks at what was read so far any more. */
  recycle(): void {
    if (!this.#isRecycled) this.#rooms = [];
    this.#current = -1;
    this.#at = roomBytes;
  }

  /**
   * The bytes of a file that discovery found to have `size` bytes; undefined for a file that is large, empty, has another
   * size now or cannot be read: then a careful look says what there is, or what is wrong.
   */
  read(file: string, size: number): Uint8Array | undefined {
    // One byte more than the file holds: a read that does not fill it has seen the end.
    if (!isBuffered(size)) return undefined;
    if (this.#at + size + 1 > roomBytes) this.#nextRoom();
    const room = this.#rooms[this.#current];
    let descriptor: number | undefined;
    try {
      descriptor = openSync(file, 'r');
      if (readSync(descriptor, room, this.#at, size + 1, null) !== size) return undefined;
    } catch {
      return undefined;
    } finally {
      if (descriptor !== undefined) closeSync(descriptor);
    }
    const start = this.#at;
    this.#at += size;
    return room.subarray(start, this.#at);
  }

  #nextRoom(): void {
    this.#current++;
    this.#at = 0;
    if (this.#current < this.#rooms.length) return;
    // Not from Buffer's pool, which shares its memory with others.
    const room = Buffer.allocUnsafeSlow(roomBytes);
    if (this.#isRecycled) this.#rooms.push(room);
    else {
      this.#rooms = [room];
      this.#current = 0;
    }
  }
}
