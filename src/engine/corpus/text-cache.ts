// Texts of whole sources that were looked at lately, up to a budget of bytes.

import type { Document } from '../../model/document.ts';

/** Texts of sources, least recently used first to go. */
export class TextCache {
  readonly #documents = new Map<number, readonly Document[]>();
  readonly #budgetBytes: number;
  #bytes = 0;

  /** Holds at most `budgetBytes` of text, and always the last source. */
  constructor(budgetBytes: number) {
    this.#budgetBytes = budgetBytes;
  }

  /** True if texts of so many bytes stay, whatever is looked at. */
  holdsAll(bytes: number): boolean {
    return bytes <= this.#budgetBytes;
  }

  /** The documents of a source, if they are still here. */
  get(source: number): readonly Document[] | undefined {
    const documents = this.#documents.get(source);
    if (documents !== undefined) {
      this.#documents.delete(source);
      this.#documents.set(source, documents);
    }
    return documents;
  }

  /** The same without a word: they go as soon as they would have gone. */
  peek(source: number): readonly Document[] | undefined {
    return this.#documents.get(source);
  }

  set(source: number, documents: readonly Document[]): void {
    this.#documents.set(source, documents);
    this.#bytes += sizeOf(documents);
    if (this.#bytes <= this.#budgetBytes) return;
    // Some at a time: to find the first entry of a Map, all that were deleted before it are passed.
    const left = this.#budgetBytes - this.#budgetBytes / 16;
    for (const [oldest, texts] of this.#documents) {
      if (this.#bytes <= left || oldest === source) break;
      this.#documents.delete(oldest);
      this.#bytes -= sizeOf(texts);
    }
  }
}

function sizeOf(documents: readonly Document[]): number {
  return documents.reduce((sum, { bytes, origin }) => sum + bytes.length + (origin?.source.length ?? 0), 0);
}
