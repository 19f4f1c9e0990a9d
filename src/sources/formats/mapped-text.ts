// Text put together from pieces of a source, with the place of every piece: what TextOrigin is made from.

import type { TextOrigin } from '../../model/document.ts';

/** True for ASCII white space. Not String.trim: byte A0 is half a letter here, not a no-break space. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** A part of a mapped text: its bytes and its runs. */
export interface MappedRange {
  readonly start: number;
  readonly end: number;
  readonly firstRun: number;
  readonly endRun: number;
}

/** Grows by doubling. Positions count bytes. */
export class MappedText {
  #bytes = Buffer.allocUnsafeSlow(1024);
  #length = 0;
  readonly #textStarts: number[] = [];
  readonly #sourceStarts: number[] = [];
  readonly #sourceEnds: number[] = [];
  #lastIsCopy = false;

  get length(): number {
    return this.#length;
  }

  get runCount(): number {
    return this.#textStarts.length;
  }

  /** Makes the next piece a run of its own; gives the number of that run. */
  startRun(): number {
    this.#lastIsCopy = false;
    return this.#textStarts.length;
  }

  /** Adds what stands at [start, end) of the source. A copy of the bytes there goes on with the copy before it. */
  addRun(bytes: Uint8Array, start: number, end: number, isCopy = end - start === bytes.length): void {
    const last = this.#textStarts.length - 1;
    if (isCopy && this.#lastIsCopy && this.#sourceEnds[last] === start) {
      this.#sourceEnds[last] = end;
    } else {
      this.#textStarts.push(this.#length);
      this.#sourceStarts.push(start);
      this.#sourceEnds.push(end);
    }
    this.#lastIsCopy = isCopy;
    this.#append(bytes);
  }

  /** Adds text that stands nowhere: its place is the end of what is before it. */
  addSeparator(text: string): void {
    const end = this.#sourceEnds.at(-1) ?? 0;
    this.addRun(Buffer.from(text), end, end, false);
  }

  /** Adds a part of another text over the same source. */
  addFrom(other: MappedText, { start, end, firstRun, endRun }: MappedRange): void {
    for (let run = firstRun; run < endRun; run++) {
      this.#textStarts.push(other.#textStarts[run] - start + this.#length);
      this.#sourceStarts.push(other.#sourceStarts[run]);
      this.#sourceEnds.push(other.#sourceEnds[run]);
    }
    this.#lastIsCopy = false;
    this.#append(other.#bytes.subarray(start, end));
  }

  #append(bytes: Uint8Array): void {
    while (this.#length + bytes.length > this.#bytes.length) {
      this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length);
    }
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  last(): number {
    return this.#bytes[this.#length - 1];
  }

  endsWith(byte: number): boolean {
    return this.#length > 0 && this.last() === byte;
  }

  /** Takes the last byte away, which must be a character of ASCII. */
  dropLast(): void {
    this.#length--;
    const last = this.#textStarts.length - 1;
    if (this.#textStarts[last] === this.#length) {
      this.#textStarts.pop();
      this.#sourceStarts.pop();
      this.#sourceEnds.pop();
    } else if (this.#lastIsCopy) {
      this.#sourceEnds[last]--;
    }
    this.#lastIsCopy = false;
  }

  text(start: number, end: number): string {
    return this.#bytes.toString('utf8', start, end);
  }

  /** Bytes [start, end), in the memory of this text. */
  slice(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start, end);
  }

  /** A copy of all bytes, in memory of its own. */
  bytes(): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(0, this.#length));
  }

  origin(source: Uint8Array): TextOrigin {
    return {
      source,
      textStarts: Uint32Array.from(this.#textStarts),
      sourceStarts: Uint32Array.from(this.#sourceStarts),
      sourceEnds: Uint32Array.from(this.#sourceEnds),
    };
  }
}
