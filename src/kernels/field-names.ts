// Names of fields as the kernel that reads records takes them.

/** At most eight names, in one table. */
export interface FieldNames {
  readonly count: number;
  /** Of each name where it begins and its length, 32 bits each, little-endian; then the names. */
  readonly table: Uint8Array;
}

/** Puts names, as UTF-8, into a table. */
export function packNames(names: readonly Uint8Array[]): FieldNames {
  const head = names.length * 8;
  const table = new Uint8Array(names.reduce((end, { length }) => end + length, head));
  const numbers = new DataView(table.buffer);
  let offset = head;
  for (const [index, name] of names.entries()) {
    numbers.setUint32(index * 8, offset, true);
    numbers.setUint32(index * 8 + 4, name.length, true);
    table.set(name, offset);
    offset += name.length;
  }
  return { count: names.length, table };
}
