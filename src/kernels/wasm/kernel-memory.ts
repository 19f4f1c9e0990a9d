// The memory of the kernels as numbers and bytes, and ways out of it.

import type { ResultRoom } from './result-room.ts';

/** What the kernels have written into their memory, which the next call writes over. */
export class KernelMemory {
  bytes: Uint8Array = new Uint8Array(0);
  numbers: Uint32Array = new Uint32Array(0);
  /** Where results lie that are lent, gone when it is recycled; without it they are copies. */
  room: ResultRoom | undefined;

  /** A copy of numbers. */
  copy(address: number, length: number): Uint32Array {
    return this.numbers.slice(address >> 2, (address >> 2) + length);
  }

  /** As `copy`, for results that are lent. */
  lend(address: number, length: number): Uint32Array {
    return this.room?.copyNumbers(this.numbers, address >> 2, length) ?? this.copy(address, length);
  }

  /** The same for bytes. */
  lendBytes(address: number, length: number): Uint8Array {
    return this.room?.copyBytes(this.bytes, address, length) ?? this.bytes.slice(address, address + length);
  }
}
