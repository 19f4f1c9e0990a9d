// By what the kernel (assembly/line-roles.ts) tells that no line of a document is a caption or left over from a page. The
// words that leftovers open with are entered by who knows them: src/segment/roles/residue-words.ts.

/** Bits of what the lines of a document may be; `button`: as short as what src/indexes/blocks/recurring-lines.ts looks for; `repeated`: one says what another one says. */
export const possibleRole = { caption: 1, residue: 2, button: 4, repeated: 8 } as const;

const slots = 4096;

/** Hashes of what leftovers open with (src/segment/roles/widget-openings.ts), each and one: open addressing, 0 for a free slot. */
export const lineOpenings: { readonly table: Uint32Array; count: number } = {
  table: new Uint32Array(slots),
  count: 0,
};

/** Enters distinct hashes of 31 bits. Throws RangeError where there is no room. */
export function enterOpenings(hashes: Iterable<number>): void {
  const { table } = lineOpenings;
  for (const hash of hashes) {
    if (++lineOpenings.count > slots / 2)
      throw new RangeError(`More than ${slots / 2} words and pairs of words open leftovers.`);
    let slot = (hash + 1) & (slots - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot] = hash + 1;
  }
}
