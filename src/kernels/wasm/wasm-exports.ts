// What the compiled kernels export. All arguments are addresses in their memory and numbers; src/kernels/assembly says of
// each what it means.

/** The functions of src/kernels/assembly/kernels.ts. */
export interface Exports {
  align(a: number, countA: number, b: number, countB: number, work: number, out: number): number;
  words(
    text: number,
    spans: number,
    spanCount: number,
    folded: number,
    edges: number,
    hash: number,
    start: number,
    end: number,
    firstOfSpan: number,
    left: number,
    leftCount: number,
    kinds: number,
    folds: number,
  ): number;
  minimizers(words: number, count: number, shingles: number, hash: number, position: number): number;
  scan(areas: number, unread: number): number;
  profiles(
    areas: number,
    languages: number,
    masks: number,
    scratch: number,
    rows: number,
    out: number,
    classes: number,
    wanted: number,
    wants: number,
  ): number;
  gatherKeys(
    from: number,
    count: number,
    low: number,
    span: number,
    before: number,
    keys: number,
    positions: number,
    length: number,
  ): number;
  dropSingle(keys: number, positions: number, count: number, filter: number, bits: number): number;
  languages(areas: number, words: number, work: number, out: number, open: number): number;
  names(areas: number): void;
  nearPairs(
    letters: number,
    lengths: number,
    ends: number,
    count: number,
    part: number,
    shift: number,
    work: number,
    room: number,
    out: number,
  ): number;
  nearWords(
    word: number,
    length: number,
    wordBits: number,
    bits: number,
    lengths: number,
    ends: number,
    letters: number,
    first: number,
    end: number,
    byEnd: number,
    from: number,
    to: number,
    out: number,
  ): number;
  records(
    lines: number,
    from: number,
    end: number,
    names: number,
    nameCount: number,
    texts: number,
    out: number,
    lineCount: number,
  ): number;
}
