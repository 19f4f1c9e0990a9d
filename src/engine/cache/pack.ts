// Plain data with typed arrays in it as one run of bytes, and back without a copy: a header in JSON, which says of every
// array where it belongs, its type and length, and behind it the arrays, each where its type may begin. A checksum covers
// all of it. Nothing looks at the values of the header one by one: it may hold a hundred thousand findings.

import { crc32 } from 'node:zlib';
import { decodeText, encodeText } from '../../text/unicode/decode.ts';

const types = { Uint8Array, Uint32Array, Float64Array } as const;
type TypeName = keyof typeof types;
type Packable = Uint8Array | Uint32Array | Float64Array;

/** Raise it with every change of the layout: bytes of another version are not read. */
const magic = 'corpuslint index 5\n';
/** Magic, checksum of what follows, bytes of the header. */
const fixedBytes = 32;

/** An array of the value: the keys that lead to it, its type and its length. */
type Packed = readonly [path: readonly (string | number)[], type: TypeName, length: number];

interface Header {
  readonly value: unknown;
  readonly arrays: readonly Packed[];
}

function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}

function typeOf(value: unknown): TypeName | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  return (Object.keys(types) as TypeName[]).find((type) => value instanceof types[type]);
}

/** The value with null in place of its arrays, which are added to `arrays` with the keys that lead to them. */
function withoutArrays(
  value: unknown,
  path: readonly (string | number)[],
  arrays: [readonly (string | number)[], Packable][],
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (typeOf(value) !== undefined) {
    arrays.push([path, value as Packable]);
    return null;
  }
  if (Array.isArray(value)) {
    return (value as unknown[]).map((held, index) => withoutArrays(held, [...path, index], arrays));
  }
  const entries = Object.entries(value).map(([key, held]) => [
    key,
    withoutArrays(held, [...path, key], arrays),
  ]);
  return Object.fromEntries(entries) as unknown;
}

/** A value that holds no typed array, as JSON that `unpackPlain` reads: what is many and small is not searched for arrays. */
export function packPlain(value: unknown): Uint8Array {
  return encodeText(JSON.stringify(value));
}

/** The value that was packed so. */
export function unpackPlain(bytes: Uint8Array): unknown {
  return JSON.parse(decodeText(bytes));
}

/** The bytes of a value: objects, lists, texts, numbers, booleans, null and typed arrays; undefined is left out. */
export function pack(value: unknown): Uint8Array {
  const found: [readonly (string | number)[], Packable][] = [];
  const plain = withoutArrays(value, [], found);
  const arrays = found.map(([, array]) => array);
  const places = found.map(([path, array]): Packed => [path, typeOf(array) as TypeName, array.length]);
  const header = encodeText(JSON.stringify({ value: plain, arrays: places } satisfies Header));
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
  const text = decodeText(bytes, { start: fixedBytes, end: fixedBytes + headerBytes });
  const header = JSON.parse(text) as Header;
  let at = bytes.byteOffset + fixedBytes + padded(headerBytes);
  const root = { value: header.value };
  for (const [path, name, length] of header.arrays) {
    const Type = types[name];
    const array = new Type(bytes.buffer as ArrayBuffer, at, length);
    at += padded(array.byteLength);
    put(root, ['value', ...path], array);
  }
  return root.value;
}

/** Puts an array where the keys lead. */
function put(root: object, path: readonly (string | number)[], array: Packable): void {
  let holder: object = root;
  for (const key of path.slice(0, -1)) holder = (holder as Record<string | number, object>)[key];
  // An own property whatever its name is, `__proto__` too.
  const key = path[path.length - 1];
  Object.defineProperty(holder, key, { value: array, writable: true, enumerable: true, configurable: true });
}
