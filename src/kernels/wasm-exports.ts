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
  scan(
    text: number,
    documents: number,
    documentCount: number,
    folded: number,
    edges: number,
    hash: number,
    start: number,
    end: number,
    firstWord: number,
    left: number,
    firstLeft: number,
    shingles: number,
    minimizerHash: number,
    minimizerPosition: number,
    firstMinimizer: number,
    line: number,
    firstLine: number,
    isWrapped: number,
    documentHash: number,
    sign: number,
    firstSign: number,
    markPosition: number,
    markKind: number,
    firstMark: number,
    kindsOfMarks: number,
    knownWord: number,
    knownBits: number,
    firstKnown: number,
    isSuspicious: number,
    classes: number,
    pairKinds: number,
    scripts: number,
    kinds: number,
    folds: number,
  ): number;
  profiles(
    text: number,
    documents: number,
    documentCount: number,
    masks: number,
    scratch: number,
    rows: number,
    out: number,
    classes: number,
    wanted: number,
    words: number,
    english: number,
    wants: number,
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
