// Tables that are always read as a whole, since their views add up the corpus: column by column on disk, so that nothing is
// done for each of a hundred thousand rows of which nearly all are as they were.

import type { ColumnTypes, Rows } from '../../../define/index.ts';
import { decodeText, encodeText } from '../../../text/unicode/decode.ts';
import type { Renumbering } from '../changes/renumbering.ts';

/** Texts one behind the other, and where each ends. */
interface TextColumn {
  readonly utf8: Uint8Array;
  readonly ends: Uint32Array;
}
type StoredColumn = Uint32Array | Float64Array | TextColumn;

/** Rows in document order, as `pack` takes them. */
export interface StoredWhole {
  readonly document: Uint32Array;
  readonly columns: Readonly<Record<string, StoredColumn>>;
}

/** The rows as they are stored. */
export function storeWhole({ document, columns }: Rows<ColumnTypes>): StoredWhole {
  const stored = Object.entries(columns).map(([name, values]) => [
    name,
    ArrayBuffer.isView(values) ? values : storeTexts(values as readonly string[]),
  ]);
  return { document, columns: Object.fromEntries(stored) as StoredWhole['columns'] };
}

function storeTexts(texts: readonly string[]): TextColumn {
  const ends = new Uint32Array(texts.length);
  const parts: Uint8Array[] = [];
  let end = 0;
  texts.forEach((text, row) => {
    if (text !== '') {
      const bytes = encodeText(text);
      parts.push(bytes);
      end += bytes.length;
    }
    ends[row] = end;
  });
  return { utf8: new Uint8Array(Buffer.concat(parts)), ends };
}

/** The rows as they are now, with those of fresh documents, which come in document order. */
export function rowsNow(
  stored: StoredWhole,
  numbers: Renumbering,
  fresh: Rows<ColumnTypes>,
): Rows<ColumnTypes> {
  const pieces = numbers.pieces().map(({ from, end, shift, isFresh }): Piece => {
    const { document } = isFresh ? fresh : stored;
    return { first: lowerBound(document, from), end: lowerBound(document, end), shift, isFresh };
  });
  const length = pieces.reduce((sum, { first, end }) => sum + end - first, 0);
  const join = <Column extends Uint32Array | Float64Array>(
    joined: Column,
    old: Column,
    anew: Column,
  ): Column => {
    let at = 0;
    for (const { first, end, isFresh } of pieces) {
      joined.set((isFresh ? anew : old).subarray(first, end), at);
      at += end - first;
    }
    return joined;
  };
  const document = join(new Uint32Array(length), stored.document, fresh.document);
  let at = 0;
  for (const { first, end, shift } of pieces) {
    if (shift !== 0) for (let row = at; row < at + end - first; row++) document[row] += shift;
    at += end - first;
  }
  const columns = Object.entries(stored.columns).map(([name, column]) => {
    const anew = fresh.columns[name];
    if (column instanceof Uint32Array)
      return [name, join(new Uint32Array(length), column, anew as Uint32Array)];
    if (column instanceof Float64Array)
      return [name, join(new Float64Array(length), column, anew as unknown as Float64Array)];
    return [name, joinTexts(column, anew as unknown as readonly string[], pieces, length)];
  });
  return { length, document, columns: Object.fromEntries(columns) as Rows<ColumnTypes>['columns'] };
}

/** Rows [first, end) of what is stored, or of what is fresh; `shift` is added to the numbers of their documents. */
interface Piece {
  readonly first: number;
  readonly end: number;
  readonly shift: number;
  readonly isFresh: boolean;
}

function joinTexts(
  { utf8, ends }: TextColumn,
  fresh: readonly string[],
  pieces: readonly Piece[],
  length: number,
): string[] {
  const texts = Array.from({ length }, () => '');
  let at = 0;
  for (const { first, end, isFresh } of pieces) {
    for (let row = first; row < end; row++) {
      if (isFresh) texts[at + row - first] = fresh[row];
      else {
        const start = row === 0 ? 0 : ends[row - 1];
        // Most tables of this kind have an empty text in nearly every row.
        if (ends[row] > start) texts[at + row - first] = decodeText(utf8, { start, end: ends[row] });
      }
    }
    at += end - first;
  }
  return texts;
}

/** Index of the first document that is not below `value`. */
function lowerBound(documents: Uint32Array, value: number): number {
  let low = 0;
  let high = documents.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documents[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
