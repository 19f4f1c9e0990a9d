// Parts of a table as one.

import type { ColumnTypes, Rows } from '../../define/index.ts';
import type { NumberArray } from './column-forms.ts';

/** The rows of all parts, one behind the other. */
export function concatenateRows(types: ColumnTypes, parts: readonly Rows<ColumnTypes>[]): Rows<ColumnTypes> {
  if (parts.length === 1) return parts[0];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const join = <Numbers extends NumberArray>(
    joined: Numbers,
    of: (part: Rows<ColumnTypes>) => Numbers,
  ): Numbers => {
    let end = 0;
    for (const part of parts) {
      joined.set(of(part), end);
      end += part.length;
    }
    return joined;
  };
  const columns: Record<string, NumberArray | readonly string[]> = {};
  for (const [name, type] of Object.entries(types)) {
    const numbersOf = (part: Rows<ColumnTypes>): NumberArray => part.columns[name] as NumberArray;
    if (type === 'text') columns[name] = parts.flatMap((part) => part.columns[name] as readonly string[]);
    else columns[name] = join(type === 'u32' ? new Uint32Array(length) : new Float64Array(length), numbersOf);
  }
  const document = join(new Uint32Array(length), (part) => part.document);
  return { length, document, columns: columns as Rows<ColumnTypes>['columns'] };
}
