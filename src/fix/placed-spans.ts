// Spans of many documents with their owners, asked which of them meets a new one. Kept sorted; looked up by halving.

import type { Place } from '../model/finding.ts';
import type { Span } from '../model/span.ts';

interface Owned<Owner> extends Span {
  readonly owner: Owner;
}

/** True if two edits cannot both be made: they share bytes, or one inserts where the other begins, ends or runs. */
export function editsCollide(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}

/** True if an edit changes what stands at a kept place: it takes bytes of it, or inserts inside. */
export function editTouches(edit: Span, kept: Span): boolean {
  return edit.start < kept.end && kept.start < edit.end;
}

/** Disjoint spans (they may touch) of any number of documents. */
export class PlacedSpans<Owner> {
  readonly #spans = new Map<number, Owned<Owner>[]>();

  /** Adds a place. It must share no byte with one that is there. */
  add({ document, span }: Place, owner: Owner): void {
    let spans = this.#spans.get(document);
    if (spans === undefined) this.#spans.set(document, (spans = []));
    spans.splice(firstReaching(spans, span.start + 1), 0, { ...span, owner });
  }

  /** Adds a place; where it shares bytes with others they become one, which belongs to the first of their owners. */
  merge({ document, span }: Place, owner: Owner): void {
    const spans = this.#spans.get(document) ?? [];
    const first = firstReaching(spans, span.start + 1);
    let end = first;
    let merged: Owned<Owner> = { ...span, owner };
    while (end < spans.length && spans[end].start < span.end) {
      const other = spans[end++];
      merged = {
        start: Math.min(merged.start, other.start),
        end: Math.max(merged.end, other.end),
        owner: other.owner,
      };
    }
    spans.splice(first, end - first, merged);
    this.#spans.set(document, spans);
  }

  /** The owner of a span that `meets` the place; undefined if none does. Spans that neither share bytes nor touch are not asked. */
  find({ document, span }: Place, meets: (span: Span) => boolean): Owner | undefined {
    const spans = this.#spans.get(document);
    if (spans === undefined) return undefined;
    for (let index = firstReaching(spans, span.start); index < spans.length; index++) {
      if (spans[index].start > span.end) return undefined;
      if (meets(spans[index])) return spans[index].owner;
    }
    return undefined;
  }
}

/** Index of the first span that ends at `at` or behind it. */
function firstReaching(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
