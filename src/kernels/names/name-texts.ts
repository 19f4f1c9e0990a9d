// Documents to look for names in, and how they, and what is found in them, stand in the memory of the kernels.

import type { Block, BlockRole } from '../../model/document.ts';
import { lineField, lineFields } from '../line-fields.ts';
import type { WasmKernels } from '../wasm/wasm.ts';
import type { Words } from '../words.ts';

/** What the languages of a document know of words, slot by slot; see src/features/mentions/name-words.ts. */
export interface WordColumns {
  readonly keys: Uint32Array;
  readonly roles: Uint32Array;
  readonly classes: Uint8Array;
}

/** A document to look for names in. */
export interface NameText {
  readonly bytes: Uint8Array;
  readonly words: Words;
  /** Numbers of its blocks; see src/features/blocks/block-table.ts. */
  readonly blocks: Uint32Array;
  /** The blocks with their roles, where some may be captions or residue. */
  readonly judged: readonly Block[] | undefined;
  readonly table: WordColumns;
  /** Flags of every mention. */
  readonly flags: number;
}

/** Columns of mentions that are handed over, in the order in which the kernel writes them. */
export const mentionColumns = ['token', 'start', 'end', 'flags', 'block'] as const;
/** Columns of mentions that the kernel alone reads stand behind them: neighbours and roles, which the rows tell. */
export const innerColumns = 3;
/** Columns of the rows that src/indexes/names/mentions/mention-rows.ts makes of mentions. */
export const rowColumns = ['token', 'line', 'start', 'extent', 'role'] as const;
/** Columns of the distinct names of a document: those of their first mentions. */
export const formColumns = ['token', 'start', 'end'] as const;

/** Numbers that the kernel is told of a document. */
const fieldsOfDocument = 8;
/** Numbers that it tells of one. */
export const fieldsOfResult = 6;

/** Numbers of the roles of blocks that matter to the kernel. */
const roleNumbers: Readonly<Record<BlockRole, number>> = {
  headline: 0,
  subhead: 0,
  caption: 2,
  body: 0,
  residue: 1,
};
/** How much there is of some documents: of all, and of the one that has most. */
export interface Extent {
  readonly bytes: number;
  readonly mostBytes: number;
  readonly words: number;
  readonly mostWords: number;
  readonly blocks: number;
  readonly mostBlocks: number;
}

/** The extent of the documents of one call. */
export function extentOf(documents: readonly NameText[]): Extent {
  const most = (of: (document: NameText) => number): number =>
    documents.reduce((largest, document) => Math.max(largest, of(document)), 0);
  const sum = (of: (document: NameText) => number): number =>
    documents.reduce((all, document) => all + of(document), 0);
  const blocksOf = ({ blocks }: NameText): number => blocks.length / lineFields;
  return {
    bytes: sum(({ bytes }) => bytes.length + 1),
    mostBytes: most(({ bytes }) => bytes.length),
    words: sum(({ words }) => words.length),
    mostWords: most(({ words }) => words.length),
    blocks: sum(blocksOf),
    mostBlocks: most(blocksOf),
  };
}

/** Slots of the table in which names of one document are found again. */
export function keyCapacity({ mostWords }: Extent): number {
  return 2 ** Math.ceil(Math.log2(2 * mostWords + 2));
}

/** Pairs of near names for which there is room. */
export function pairRoom({ words }: Extent): number {
  return words + 64;
}

/** Bytes of every area that a call takes, in the order in which the kernel reads their addresses. */
function sizesOfNames(extent: Extent, count: number) {
  const column = 4 * extent.words;
  return {
    text: extent.bytes,
    documents: count * fieldsOfDocument * 4,
    blocks: extent.blocks * 12,
    hash: column,
    start: column,
    end: column,
    writing: extent.mostWords,
    mentions: column * (mentionColumns.length + innerColumns + rowColumns.length),
    forms: column * formColumns.length,
    pairs: pairRoom(extent) * 8,
    small: column,
    results: count * fieldsOfResult * 4,
    firstWords: extent.mostBlocks * 4 + 4,
    keyTable: keyCapacity(extent) * 8,
    space: 2048 + column * 10 + 2 * extent.mostBytes,
  };
}

type AreaName = keyof ReturnType<typeof sizesOfNames>;

/** Addresses of the areas; at `request` stand all others, as the kernel reads them. */
export type NameAreas = Readonly<Record<AreaName | 'request', number>>;

/** What the kernel is told of a call besides. */
export interface NameRequest {
  /** Bytes from one column to the next. */
  readonly stride: number;
  readonly pairRoom: number;
  readonly keyCapacity: number;
  /** Address of the table of capitals. */
  readonly cases: number;
  readonly kinds: number;
  readonly folds: number;
  readonly documentCount: number;
}

const nothing: Extent = { bytes: 0, mostBytes: 0, words: 0, mostWords: 0, blocks: 0, mostBlocks: 0 };

/** In the order of the fields of `NameAreas` in src/kernels/assembly/names/name-areas.ts. */
export const nameAreaNames = Object.keys(sizesOfNames(nothing, 0)) as readonly AreaName[];

/** The fields behind them. */
export const nameRequestNames = [
  'stride',
  'pairRoom',
  'keyCapacity',
  'cases',
  'kinds',
  'folds',
  'documentCount',
] as const satisfies readonly (keyof NameRequest)[];

/** Bytes of all areas, and of what tells the kernel where they are. */
export function sizesOfNameAreas(extent: Extent, count: number): NameAreas {
  const request = (nameAreaNames.length + nameRequestNames.length) * 4;
  return { request, ...sizesOfNames(extent, count) };
}

/** Tells the kernel where everything stands. */
export function enterNameAreas({ numbers }: WasmKernels, areas: NameAreas, request: NameRequest): void {
  let at = areas.request >> 2;
  for (const name of nameAreaNames) numbers[at++] = areas[name];
  for (const name of nameRequestNames) numbers[at++] = request[name];
}

/** Puts the documents one behind the other; `tables` has the address of the table of each. */
export function enterDocuments(
  { bytes: store, numbers }: WasmKernels,
  documents: readonly NameText[],
  areas: NameAreas,
  tables: readonly number[],
): void {
  let at = areas.text;
  let word = 0;
  let block = 0;
  documents.forEach(({ bytes, words, blocks, judged, flags }, index) => {
    const field = (areas.documents >> 2) + index * fieldsOfDocument;
    numbers[field] = at - areas.text;
    numbers[field + 1] = word;
    numbers[field + 2] = words.length;
    numbers[field + 3] = block;
    numbers[field + 4] = blocks.length / lineFields;
    numbers[field + 5] = tables[index];
    numbers[field + 6] = flags;
    store.set(bytes, at);
    at += bytes.length;
    // Nothing of the next document may seem to follow.
    store[at++] = 0;
    numbers.set(words.hash, (areas.hash >> 2) + word);
    numbers.set(words.start, (areas.start >> 2) + word);
    numbers.set(words.end, (areas.end >> 2) + word);
    word += words.length;
    let entry = (areas.blocks >> 2) + block * 3;
    for (let from = 0; from < blocks.length; from += lineFields) {
      numbers[entry++] = blocks[from + lineField.start];
      numbers[entry++] = blocks[from + lineField.end];
      numbers[entry++] = judged === undefined ? 0 : roleNumbers[judged[from / lineFields].role];
    }
    block += blocks.length / lineFields;
  });
}
