// Columns of the mentions of names, as they are mapped and as they are kept.

import type { BesideColumns, Rows } from '../../../define/index.ts';
import { commonWord } from '../../../features/mentions/mention-flags.ts';

/** What is said of a mention besides, among its flags: its neighbour to the left has the row before. */
export const joinsLast = 128;

/** A mention as it is mapped. */
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

/** A mention as it is kept, with what is counted of its name. */
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

/** Mentions that are kept, those of one name together. */
export type MentionRows = Rows<typeof reducedColumns>;

/** True if the mention of a row stands beside that of the row before, and that one tells who is meant. */
function hasLeft(extent: Uint32Array, row: number): boolean {
  return row > 0 && (flagsOf(extent[row]) & joinsLast) !== 0 && tells(extent[row - 1]);
}

function hasRight(extent: Uint32Array, row: number, length: number): boolean {
  return row + 1 < length && (flagsOf(extent[row + 1]) & joinsLast) !== 0 && tells(extent[row + 1]);
}

function tells(extent: number): boolean {
  return (flagsOf(extent) & commonWord) === 0;
}

/** 16 bits of a hash, never 0. */
function halfOf(token: number): number {
  return token & 0xffff || 1;
}

/** Neighbours and theirs: whoever tells who is meant has a row of its own. */
export const neighbourColumns: BesideColumns<typeof mappedColumns> = {
  names: ['left', 'right', 'beyond'],
  read({ token, extent }, length, { before, positions, place }, { left, right, beyond }) {
    for (let index = 0; index < positions.length; index++) {
      if (place[index] === 0) continue;
      const at = place[index] - 1;
      const row = positions[index] - before;
      const isLeft = hasLeft(extent, row);
      const isRight = hasRight(extent, row, length);
      left[at] = isLeft ? token[row - 1] : 0;
      right[at] = isRight ? token[row + 1] : 0;
      beyond[at] =
        (isLeft && hasLeft(extent, row - 1) ? halfOf(token[row - 2]) : 0) |
        (isRight && hasRight(extent, row + 1, length) ? halfOf(token[row + 2]) << 16 : 0);
    }
  },
};

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

/** The flags that `packExtent` packed. */
export function flagsOf(packed: number): number {
  return packed >>> 24;
}

/** What `packExtent` packed. */
export function unpackExtent(packed: number): Extent {
  return {
    length: packed & 0xff,
    toLeft: (packed >>> 8) & 0xff,
    toRight: (packed >>> 16) & 0xff,
    flags: flagsOf(packed),
  };
}
