// A span is the only position a rule handles: bytes [start, end) of one document's UTF-8 text.
// Lines and columns are derived at the edge (src/findings/places/locate.ts), so JSONL escapes and encodings never reach a rule.

/** Bytes [start, end) of one document's UTF-8 text. `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span of bytes [start, end). */
export function span(start: number, end: number): Span {
  return { start, end };
}

/** True if every byte of `inner` lies in `outer`. */
export function spanContains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The given spans merged into disjoint ones in ascending order; touching spans become one. */
export function spanUnion(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || a.end - b.end);
  const union: Span[] = [];
  for (const next of sorted) {
    const last = union.at(-1);
    if (last !== undefined && next.start <= last.end) {
      union[union.length - 1] = span(last.start, Math.max(last.end, next.end));
    } else {
      union.push(next);
    }
  }
  return union;
}

/** True if [start, end) shares a byte with one of the spans, which are ascending and disjoint. */
export function overlapsAny(spans: readonly Span[], { start, end }: Span): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end <= start) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low].start < end;
}
