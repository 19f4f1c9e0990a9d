// Writes the rows of a base index as src/engine/focus/probe-table.ts reads them.

import type { ColumnTypes } from '../../define/index.ts';
import { sortedPositions } from '../../kernels/radix-sort.ts';
import { encodeText } from '../../text/decode.ts';
import type { Table } from '../rows/table.ts';
import { BlockWriter, bytesOfBlock, numbersOfBlock } from './block-file.ts';
import { placesOf, type ProbeEntry } from './probe-table.ts';

/** Rows that are sorted at a time, so that what sorting takes does not grow with the corpus. */
const rowsOfPart = 2 ** 21;

/** Names of the files of a table, and where they are. */
export interface ProbeFiles {
  readonly rows: string;
  readonly texts: string;
  inFolder(name: string): string;
}

/** What is done with keys that have many rows. */
interface KeyLimits {
  /** Of the rows of one key so many are written at most: the first ones. */
  readonly most?: number;
  /** From so many rows on a key is `found`, once. */
  readonly many?: { readonly rows: number; found(key: number): void } | undefined;
}

/** Writes a table. Throws errors of `node:fs`. */
export function writeProbe(
  table: Table<ColumnTypes>,
  types: ColumnTypes,
  key: string | undefined,
  files: ProbeFiles,
  { most = Infinity, many }: KeyLimits = {},
): ProbeEntry {
  const { width, at } = placesOf(types);
  const rowsOfBlock = Math.floor(numbersOfBlock / width);
  const names = Object.keys(types);
  const hasTexts = Object.values(types).includes('text');
  const writer = new BlockWriter(files.inFolder(files.rows));
  const texts = hasTexts ? new TextWriter(files.inFolder(files.texts)) : undefined;
  const fences: number[] = [];
  let rows = 0;
  let ofKey = 0;
  let lastKey = -1;
  const float = new Float64Array(1);
  const halves = new Uint32Array(float.buffer);
  try {
    let block: Uint32Array = new Uint32Array(0);
    let inBlock = rowsOfBlock;
    for (const positions of partsOf(table, key)) {
      const order =
        key === undefined
          ? Uint32Array.from(positions, (_, index) => index)
          : sortedPositions(table.numbersAt(key, positions));
      const { length, document, columns } = table.select(positions, order);
      const stores = names.map((name) => columns[name]);
      const offsets = names.map((name) => at.get(name) as number);
      const keys = key === undefined ? undefined : (columns[key] as Uint32Array);
      for (let row = 0; row < length; row++) {
        if (keys !== undefined) {
          ofKey = keys[row] === lastKey ? ofKey + 1 : 1;
          lastKey = keys[row];
          if (ofKey === many?.rows) many.found(lastKey);
          if (ofKey > most) continue;
        }
        rows++;
        if (inBlock === rowsOfBlock) {
          block = writer.next();
          inBlock = 0;
          if (keys !== undefined) fences.push(lastKey);
        }
        const first = inBlock++ * width;
        block[first] = document[row];
        for (let column = 0; column < names.length; column++) {
          const store = stores[column];
          const place = first + offsets[column];
          if (store instanceof Uint32Array) block[place] = store[row];
          else if (store instanceof Float64Array) {
            float[0] = store[row];
            block.set(halves, place);
          } else block.set((texts as TextWriter).add(store[row]), place);
        }
      }
    }
  } finally {
    writer.close();
    texts?.close();
  }
  return {
    types,
    key,
    rows,
    fences: Uint32Array.from(fences),
    file: files.rows,
    texts: hasTexts ? files.texts : undefined,
  };
}

/** Positions of all rows, ascending within a part; no key of a part is below one of the part before. */
function* partsOf(table: Table<ColumnTypes>, key: string | undefined): Generator<Uint32Array> {
  const { length } = table;
  if (key === undefined || length <= rowsOfPart) {
    yield Uint32Array.from({ length }, (_, row) => row);
    return;
  }
  const bits = 12;
  const counts = new Uint32Array(2 ** bits);
  const chunks = table.numbers(key);
  for (const keys of chunks) for (const value of keys) counts[value >>> (32 - bits)]++;
  for (let first = 0; first < counts.length;) {
    let total = counts[first];
    let end = first + 1;
    while (end < counts.length && total + counts[end] <= rowsOfPart) total += counts[end++];
    const positions = new Uint32Array(total);
    let at = 0;
    let before = 0;
    for (const keys of chunks) {
      for (let row = 0; row < keys.length; row++) {
        const slot = keys[row] >>> (32 - bits);
        if (slot >= first && slot < end) positions[at++] = before + row;
      }
      before += keys.length;
    }
    if (total > 0) yield positions;
    first = end;
  }
}

/** Texts one behind the other in blocks; equal neighbours are written once. */
class TextWriter {
  readonly #writer: BlockWriter;
  readonly #place = new Uint32Array(2);
  #block: Uint8Array = new Uint8Array(0);
  #end = 0;
  #last: string | undefined;

  constructor(file: string) {
    this.#writer = new BlockWriter(file);
  }

  /** Where a text begins among all bytes, and how many it has; the array is used again. */
  add(text: string): Uint32Array {
    if (text === this.#last) return this.#place;
    const bytes = encodeText(text);
    this.#place[0] = this.#end;
    this.#place[1] = bytes.length;
    for (let from = 0; from < bytes.length;) {
      const inBlock = this.#end % bytesOfBlock;
      if (inBlock === 0) {
        const numbers = this.#writer.next();
        this.#block = new Uint8Array(numbers.buffer, numbers.byteOffset, bytesOfBlock);
      }
      const part = Math.min(bytes.length - from, bytesOfBlock - inBlock);
      this.#block.set(bytes.subarray(from, from + part), inBlock);
      from += part;
      this.#end += part;
    }
    this.#last = text;
    return this.#place;
  }

  close(): void {
    this.#writer.close();
  }
}
