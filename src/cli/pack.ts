// Many parts in one file, each read by itself: to open, measure, read and close a file takes as long as to load a small
// module, and a commit of one file loads 54 of them, with a cache each (7 ms of 139).
// The file: how many bytes the directory has, its line feed; the directory, `{ name: [where, bytes] }` as JSON; the parts.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Parts by name. */
export interface Pack {
  /**
   * The bytes of a part, until the next part of any pack is read; undefined if there is no such part, or not all of it. Throws
   * an error of the system if the file can no longer be read.
   */
  read(name: string): Buffer | undefined;
  names(): string[];
}

// Used again for each part: pages that nobody has touched cost as much as reading into them (2.5 ms of a commit).
let room = Buffer.allocUnsafeSlow(2 ** 20);

// "00004096\n"
const countBytes = 9;

/** Opens a file that is what `packed` gave. Undefined if there is none, or another. It stays open as long as the process. */
export function openPack(file: string): Pack | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch {
    return undefined;
  }
  const { size } = fstatSync(descriptor);
  const read = (from: number, bytes: number): Buffer | undefined => {
    if (from + bytes > size) return undefined;
    if (bytes > room.length) room = Buffer.allocUnsafeSlow(bytes);
    return readSync(descriptor, room, 0, bytes, from) === bytes ? room.subarray(0, bytes) : undefined;
  };
  const bytes = Number(read(0, countBytes)?.toString());
  const directory = bytes > 0 ? readDirectory(read(countBytes, bytes)) : undefined;
  if (directory === undefined) {
    closeSync(descriptor);
    return undefined;
  }
  return {
    read: (name) => {
      const place = directory[name];
      return place && read(countBytes + bytes + place[0], place[1]);
    },
    names: () => Object.keys(directory),
  };
}

type Directory = Readonly<Record<string, readonly [from: number, bytes: number] | undefined>>;

function readDirectory(text: Buffer | undefined): Directory | undefined {
  try {
    return (text && (JSON.parse(text.toString()) as Directory | null)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of a file with these parts, in their order. */
export function packed(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const directory: Record<string, [number, number]> = {};
  let from = 0;
  for (const [name, { length }] of parts) {
    directory[name] = [from, length];
    from += length;
  }
  const text = Buffer.from(JSON.stringify(directory));
  const count = Buffer.from(`${String(text.length).padStart(countBytes - 1, '0')}\n`);
  return Buffer.concat([count, text, ...parts.values()]);
}
