// Buffer's searches and slices are native code: on bytes they are ten times as fast as those of Uint8Array.

/** The same bytes as a Buffer, not copied. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Line feeds before byte `end`, plus one: the 1-based line on which the byte stands. */
export function lineOfByte(bytes: Uint8Array, end: number): number {
  const buffer = bufferOf(bytes);
  let line = 1;
  for (let at = buffer.indexOf(10); at !== -1 && at < end; at = buffer.indexOf(10, at + 1)) line++;
  return line;
}
