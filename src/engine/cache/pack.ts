// Plain data with typed arrays in it as one run of bytes, and back without a copy: a header in JSON, in which every array
// is named by its type and length, and behind it the arrays, each where its type may begin. A checksum covers all of it.

import { crc32 } from 'node:zlib';
import { decodeText, encodeText } from '../../text/decode.ts';

const types = { Uint8Array, Uint32Array, Float64Array } as const;
type TypeName = keyof typeof types;
type Packable = Uint8Array | Uint32Array | Float64Array;

/** Raise it with every change of the layout: bytes of another version are not read. */
const magic = 'corpuslint index 1\n';
/** Magic, checksum of what follows, bytes of the header. */
const fixedBytes = 32;
// No key of ours.
const arrayKey = '\u0000array';

function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** The bytes of a value: objects, lists, texts, numbers, booleans, null and typed arrays; undefined is left out. */
export function pack(value: unknown): Uint8Array {
  const arrays: Packable[] = [];
  const header = encodeText(
    JSON.stringify(value, function replace(this: Readonly<Record<string, unknown>>, key, made: unknown) {
      // Not what `toJSON` of a Buffer made of it.
      const held = this[key];
      const name = (Object.keys(types) as TypeName[]).find((type) => held instanceof types[type]);
      if (name === undefined) return made;
      arrays.push(held as Packable);
      return { [arrayKey]: name, length: (held as Packable).length };
    }),
  );
  const total = arrays.reduce(
    (sum, { byteLength }) => sum + padded(byteLength),
    fixedBytes + padded(header.length),
  );
  const bytes = Buffer.alloc(total);
  bytes.write(magic, 'latin1');
  bytes.writeUInt32LE(header.length, 28);
  bytes.set(header, fixedBytes);
  let at = fixedBytes + padded(header.length);
  for (const { buffer, byteOffset, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += padded(byteLength);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(28)), 24);
  return bytes;
}

/** The value that was packed; its arrays are views of `bytes`. Undefined for bytes of another version or damaged ones. */
export function unpack(read: Uint8Array): unknown {
  // Arrays may only begin where their type may.
  const { buffer, byteOffset, byteLength } = read.byteOffset % 8 === 0 ? read : Uint8Array.from(read);
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  if (bytes.length < fixedBytes || bytes.toString('latin1', 0, magic.length) !== magic) return undefined;
  if (crc32(bytes.subarray(28)) !== bytes.readUInt32LE(24)) return undefined;
  const headerBytes = bytes.readUInt32LE(28);
  const header = decodeText(bytes, { start: fixedBytes, end: fixedBytes + headerBytes });
  let at = bytes.byteOffset + fixedBytes + padded(headerBytes);
  return JSON.parse(header, (_, held: unknown) => {
    if (typeof held !== 'object' || held === null || !(arrayKey in held)) return held;
    const { [arrayKey]: name, length } = held as unknown as Record<string, TypeName & number>;
    const Type = types[name as TypeName];
    const array = new Type(bytes.buffer as ArrayBuffer, at, length);
    at += padded(array.byteLength);
    return array;
  });
}
