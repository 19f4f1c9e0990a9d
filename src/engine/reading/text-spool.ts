// The text of a packed source, unpacked to a file that has no name any more: single records of it are read where they
// stand, where unpacking it anew for each would take seconds. Whatever ends the process, nothing stays on the disk.

import { closeSync, writeSync } from 'node:fs';
import { openUnnamed } from '../rows/unnamed-file.ts';

/** Closes the files of spools that nobody holds any more. */
const forgotten = new FinalizationRegistry<number>((descriptor) => closeSync(descriptor));

/** A text on the disk, empty at first. */
export class TextSpool {
  /** Open for reading as long as the spool is held. */
  readonly descriptor: number = openUnnamed();
  #bytes = 0;

  constructor() {
    forgotten.register(this, this.descriptor);
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Writes text behind what there is. Throws an error of the system if there is no room for it. */
  append(text: Uint8Array): void {
    for (let done = 0; done < text.length;) {
      done += writeSync(this.descriptor, text, done, Math.min(text.length - done, 2 ** 30));
    }
    this.#bytes += text.length;
  }
}
