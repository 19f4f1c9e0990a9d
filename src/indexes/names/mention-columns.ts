// Columns of the mentions of names, as they are mapped and as they are kept.

import type { Rows } from '../../define/index.ts';

export const mappedColumns = {
  /** Hash of the folded name. */
  token: 'u32',
  /** Hash of the neighbour in the run; 0 for none, or one that proves nothing (title, "committee"). */
  left: 'u32',
  right: 'u32',
  /** 16 bits of the hash of the neighbour's neighbour on each side, left in the low half; 0 for none. */
  beyond: 'u32',
  /** Hash of all words of the block: equal for copies of a line. */
  line: 'u32',
  /** First byte of the mention. */
  start: 'u32',
  /** See `packExtent`. */
  extent: 'u32',
  /** The role beside the mention; see src/features/mentions/role-codes.ts. */
  role: 'u32',
} as const;

export const reducedColumns = {
  ...mappedColumns,
  /** Distinct lines, distinct documents and all mentions of the name: on the first row of its group, 0 on the others. */
  lines: 'u32',
  documents: 'u32',
  mentions: 'u32',
  /** Distinct neighbours on each side, likewise; `countedNeighbours` + 1 for more. */
  lefts: 'u32',
  rights: 'u32',
  /** Distinct lines with this neighbour: on the first row that has it, 0 on the others. */
  leftLines: 'u32',
  rightLines: 'u32',
} as const;

export type MentionRows = Rows<typeof reducedColumns>;

/** Bytes of the mention, from the left neighbour's first byte to its own, from its last byte to the right one's; flags. */
export interface Extent {
  readonly length: number;
  readonly toLeft: number;
  readonly toRight: number;
  readonly flags: number;
}

/** Four bytes in one number; a length beyond 255 becomes 0, which stands for "not known". */
export function packExtent(length: number, toLeft: number, toRight: number, flags: number): number {
  return (byteOf(length) | (byteOf(toLeft) << 8) | (byteOf(toRight) << 16) | (flags << 24)) >>> 0;
}

function byteOf(value: number): number {
  return value > 255 ? 0 : value;
}

/** What `packExtent` packed. */
export function unpackExtent(packed: number): Extent {
  return {
    length: packed & 0xff,
    toLeft: (packed >>> 8) & 0xff,
    toRight: (packed >>> 16) & 0xff,
    flags: packed >>> 24,
  };
}
