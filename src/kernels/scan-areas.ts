// The areas of the kernels' memory that one scan of many documents reads and writes.

import { lineFields } from './line-fields.ts';
import { signStretch } from './signs.ts';
import { foldedBytes, type WasmKernels } from './wasm/wasm.ts';

/** Bytes of every area, in the order in which the kernels read their addresses, of `count` texts that are `length` bytes long together. */
function sizesOfScan(length: number, count: number) {
  // A word and what ends it take two bytes at least, an ideograph three.
  const column = length * 2 + 4 * count + 4;
  const ofDocuments = count * 4 + 4;
  return {
    text: length,
    documents: count * 8,
    folded: foldedBytes(length),
    edges: length * 4 + 8,
    hash: column,
    start: column,
    end: column,
    left: column,
    shingles: column,
    minimizerHash: column,
    minimizerPosition: column,
    // A line takes two bytes at least.
    line: (length / 2 + count) * 4 * lineFields,
    sign: length / signStretch + count,
    // Every byte may be a mark.
    markPosition: length * 4,
    markKind: length,
    knownWord: column,
    knownBits: column / 4 + 1,
    firstWord: ofDocuments,
    firstLeft: ofDocuments,
    firstMinimizer: ofDocuments,
    firstLine: ofDocuments,
    firstSign: ofDocuments,
    firstMark: ofDocuments,
    firstKnown: ofDocuments,
    kindsOfKnown: ofDocuments,
    kindsOfMarks: ofDocuments,
    suspicions: ofDocuments,
    plainSigns: ofDocuments,
    isWrapped: ofDocuments,
    documentHash: count * 8,
    roles: ofDocuments,
    facts: ofDocuments,
  };
}

type AreaName = keyof ReturnType<typeof sizesOfScan>;

/** Addresses of the areas; at `request` stand all others, as the kernels read them. */
export type ScanAreas = Readonly<Record<AreaName | 'request', number>>;

/** In the order of the fields of `ScanAreas` in src/kernels/assembly/scan-areas.ts. */
export const scanAreaNames = Object.keys(sizesOfScan(0, 0)) as readonly AreaName[];

/** The fields behind them: tables of the kernels. */
export const scanTableNames = [
  'kinds',
  'folds',
  'classes',
  'pairKinds',
  'scripts',
  'openings',
  'factClasses',
  'askedFacts',
] as const;

/** Bytes of all areas, and of what tells the kernels where they are. */
export function sizesOfAreas(length: number, count: number): ScanAreas {
  const request = (scanAreaNames.length + scanTableNames.length + 1) * 4;
  return { request, ...sizesOfScan(length, count) };
}

/** Tells the kernels where everything stands, for `count` documents. */
export function enterAreas(kernels: WasmKernels, areas: ScanAreas, count: number): void {
  let at = areas.request >> 2;
  for (const name of scanAreaNames) kernels.numbers[at++] = areas[name];
  for (const name of scanTableNames) kernels.numbers[at++] = kernels[name];
  kernels.numbers[at] = count;
}
