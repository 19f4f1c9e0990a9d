// Columns of a table that rows are added to: arrays of numbers that double when they are full, and texts.

import type { ColumnTypes } from '../../define/index.ts';
import type { NumberArray } from './column-forms.ts';

/** Columns that grow by doubling, with `newTexts` for a column of texts. */
export class GrowingColumns<Texts extends { push(text: string): unknown }> {
  length = 0;
  readonly numberNames: string[] = [];
  readonly numbers: NumberArray[] = [];
  /** The same arrays as `numbers`, by name; made anew when they grow. */
  byName: Readonly<Record<string, NumberArray>> = {};
  readonly textNames: string[] = [];
  readonly texts: Texts[] = [];
  #capacity = 64;

  constructor(columns: ColumnTypes, newTexts: () => Texts) {
    for (const [name, type] of Object.entries(columns)) {
      if (type === 'text') {
        this.textNames.push(name);
        this.texts.push(newTexts());
      } else {
        this.numberNames.push(name);
        this.numbers.push(type === 'u32' ? new Uint32Array(64) : new Float64Array(64));
      }
    }
    this.#nameNumbers();
  }

  #nameNumbers(): void {
    const byName: Record<string, NumberArray> = {};
    for (let column = 0; column < this.numbers.length; column++)
      byName[this.numberNames[column]] = this.numbers[column];
    this.byName = byName;
  }

  /** Makes room for `count` more rows. */
  reserve(count: number): void {
    if (this.length + count <= this.#capacity) return;
    while (this.length + count > this.#capacity) this.#capacity *= 2;
    for (let column = 0; column < this.numbers.length; column++) {
      const store = this.numbers[column];
      const larger =
        store instanceof Uint32Array ? new Uint32Array(this.#capacity) : new Float64Array(this.#capacity);
      larger.set(store);
      this.numbers[column] = larger;
    }
    this.#nameNumbers();
  }

  add(row: Readonly<Record<string, number | string>>): void {
    this.reserve(1);
    const at = this.length++;
    // By index: an iterator makes garbage for every value.
    for (let column = 0; column < this.numbers.length; column++)
      this.numbers[column][at] = row[this.numberNames[column]] as number;
    for (let column = 0; column < this.texts.length; column++)
      this.texts[column].push(row[this.textNames[column]] as string);
  }

  /** Adds the first `count` values of every column. */
  addAll(count: number, columns: Readonly<Record<string, ArrayLike<number> | readonly string[]>>): void {
    this.reserve(count);
    this.numberNames.forEach((name, index) => {
      const column = columns[name] as ArrayLike<number>;
      this.numbers[index].set(
        column.length === count ? column : Array.prototype.slice.call(column, 0, count),
        this.length,
      );
    });
    this.textNames.forEach((name, index) => {
      for (const text of (columns[name] as readonly string[]).slice(0, count)) this.texts[index].push(text);
    });
    this.length += count;
  }
}
