// Byte order marks (Encoding Standard, "BOM sniff"; UTF-32 besides, to say what is wrong with it).

/** A mark, with its own length in bytes. `utf-32` stands for both orders: neither is read. */
export interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32';
  readonly bytes: number;
}

/** The byte order mark that the bytes begin with. */
export function byteOrderMark(bytes: Uint8Array): ByteOrderMark | undefined {
  // By index: to take an array apart asks its iterator.
  const first = bytes[0];
  const second = bytes[1];
  const third = bytes[2];
  const fourth = bytes[3];
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', bytes: 3 };
  if (first === 0xff && second === 0xfe) {
    // A NUL as the first character of UTF-16 is far rarer than UTF-32.
    return third === 0 && fourth === 0
      ? { encoding: 'utf-32', bytes: 4 }
      : { encoding: 'utf-16le', bytes: 2 };
  }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', bytes: 2 };
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff)
    return { encoding: 'utf-32', bytes: 4 };
  return undefined;
}
