// A column of texts as one run of UTF-8 that grows: names are copied from the document byte by byte, and nothing has to
// be encoded when the column travels.

const encoder = new TextEncoder();
// Up to this many characters, a loop takes less time than a call of the encoder.
const shortText = 64;

/** Texts that are added one by one, as UTF-8 in one run of bytes. */
export class TextColumn {
  #utf8 = new Uint8Array(256);
  #ends = new Uint32Array(16);
  #length = 0;
  #end = 0;

  /** Throws all texts away. */
  clear(): void {
    this.#length = 0;
    this.#end = 0;
  }

  #reserve(bytes: number): void {
    if (this.#length === this.#ends.length) {
      const ends = new Uint32Array(2 * this.#length);
      ends.set(this.#ends);
      this.#ends = ends;
    }
    if (this.#end + bytes <= this.#utf8.length) return;
    const utf8 = new Uint8Array(Math.max(2 * this.#utf8.length, this.#end + bytes));
    utf8.set(this.#utf8.subarray(0, this.#end));
    this.#utf8 = utf8;
  }

  /** Adds a text; half of a surrogate pair becomes U+FFFD. */
  push(text: string): void {
    // Three bytes for a UTF-16 unit at most.
    this.#reserve(3 * text.length);
    if (!this.#pushAscii(text)) this.#end += encoder.encodeInto(text, this.#utf8.subarray(this.#end)).written;
    this.#ends[this.#length++] = this.#end;
  }

  #pushAscii(text: string): boolean {
    if (text.length > shortText) return false;
    const utf8 = this.#utf8;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x80) return false;
      utf8[this.#end + at] = unit;
    }
    this.#end += text.length;
    return true;
  }

  /** Adds bytes [start, end) of UTF-8. */
  pushBytes(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    const utf8 = this.#utf8;
    const shift = this.#end - start;
    for (let at = start; at < end; at++) utf8[shift + at] = bytes[at];
    this.#end += end - start;
    this.#ends[this.#length++] = this.#end;
  }

  /** The texts, in arrays of their own; lent, they are gone with the next `clear`. */
  finish(isLent = false): { readonly utf8: Uint8Array; readonly ends: Uint32Array } {
    const utf8 = this.#utf8.subarray(0, this.#end);
    const ends = this.#ends.subarray(0, this.#length);
    return isLent ? { utf8, ends } : { utf8: utf8.slice(), ends: ends.slice() };
  }
}
