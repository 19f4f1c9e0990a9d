// Looks for words near some others in WebAssembly. What it is told to look through, and the twin: src/indexes/names/near/near-kept.ts.

import type { WasmKernels } from '../wasm/wasm.ts';

/** Words to look through; entry `i` of `letters`, `lengths` and `textEnd` belongs to word `i`. */
export interface WordTable {
  /** As in `WordShapes`. */
  readonly letters: Uint32Array;
  readonly lengths: Uint32Array;
  /** Where each ends in `text`, in UTF-16 units, of which two stand in a number. */
  readonly textEnd: Uint32Array;
  readonly text: Uint32Array;
  /** Numbers of words in another order. */
  readonly byEnd: Uint32Array;
}

/** A word, and where to look for others: among words [first, end), and among entries [from, to) of `byEnd`. */
export interface WordSearch {
  readonly word: string;
  readonly letters: number;
  readonly first: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** Set in the number of a word that is two edits away. */
export const twoEdits = 0x80000000;

/** The numbers of the words near each, some with `twoEdits`: of those in `byEnd` the ones with another first letter. */
export function findNearWords(
  kernels: WasmKernels,
  { letters, lengths, textEnd, text, byEnd }: WordTable,
  searches: readonly WordSearch[],
): Uint32Array[] {
  const longest = searches.reduce((most, { word }) => Math.max(most, word.length), 0);
  const columns = [letters, lengths, textEnd, text, byEnd];
  const [wordArea, out, ...areas] = kernels.areas(
    2 * longest,
    // The same word stands in neither part twice, and in one of them alone.
    4 * letters.length,
    ...columns.map(({ byteLength }) => byteLength),
  );
  columns.forEach((column, index) => kernels.numbers.set(column, areas[index] >> 2));
  const [bitArea, lengthArea, endArea, textArea, byEndArea] = areas;
  return searches.map(({ word, letters: bits, first, end, from, to }) => {
    for (let at = 0; at < word.length; at++) {
      const letter = word.charCodeAt(at);
      kernels.bytes[wordArea + 2 * at] = letter & 255;
      kernels.bytes[wordArea + 2 * at + 1] = letter >>> 8;
    }
    const count = kernels.exports.nearWords(
      wordArea,
      word.length,
      bits,
      bitArea,
      lengthArea,
      endArea,
      textArea,
      first,
      end,
      byEndArea,
      from,
      to,
      out,
    );
    return kernels.copy(out, count);
  });
}
