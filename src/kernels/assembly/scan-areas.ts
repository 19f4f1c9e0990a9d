// What one scan of many documents reads and writes, as addresses in the memory. What is found here, the kernels for languages
// and for quality filters read again.

/** In the order in which src/kernels/scan-areas.ts enters them. */
@unmanaged
export class ScanAreas {
  /** All texts, one behind the other. */
  text: usize;
  /** Start and end of each text in it, two u32. */
  documents: usize;
  /** Working memory: folded text, and what is unusual in it. */
  folded: usize;
  /** Working memory: edges of words. */
  edges: usize;
  /** Columns of the words: hash, start and end within the document. */
  hash: usize;
  start: usize;
  end: usize;
  /** Runs of text that the twin has to take. */
  left: usize;
  /** Working memory of `minimizers`. */
  shingles: usize;
  /** Columns of the minimizers. */
  minimizerHash: usize;
  minimizerPosition: usize;
  /** Lines: see src/kernels/line-fields.ts. */
  line: usize;
  /** Runs of digits and brackets. */
  sign: usize;
  /** Columns of the marks. */
  markPosition: usize;
  markKind: usize;
  /** Columns of the known words: number of the word, bits of its sets. */
  knownWord: usize;
  knownBits: usize;
  /** Counts so far, before and behind every document. */
  firstWord: usize;
  firstLeft: usize;
  firstMinimizer: usize;
  firstLine: usize;
  firstSign: usize;
  firstMark: usize;
  firstKnown: usize;
  /** Of each document: bits of its known words. */
  kindsOfKnown: usize;
  /** A bit for each kind of its marks. */
  kindsOfMarks: usize;
  /** What has to be looked at byte by byte: see `ScannedTexts`. */
  suspicions: usize;
  /** Twice the number of its runs of digits, and 1 more if a square or curly bracket opens, where its characters are sound. */
  plainSigns: usize;
  /** 1 if its lines may be parts of paragraphs. */
  isWrapped: usize;
  /** Two hashes of all its words. */
  documentHash: usize;
  /** What its lines may be but titles and body: see src/kernels/line-openings.ts. */
  roles: usize;
  /** What it may state: see src/kernels/possible-facts.ts. */
  facts: usize;
  /** Tables: kinds and folded forms of characters. */
  kinds: usize;
  folds: usize;
  /** Table of the sets of known words. */
  classes: usize;
  /** Tables of pairs of bytes, and of scripts, that are suspicious. */
  pairKinds: usize;
  scripts: usize;
  /** Table of the words that lines open with. */
  openings: usize;
  /** Table of the words beside figures, and the bits of its sets. */
  factClasses: usize;
  askedFacts: u32;
  documentCount: u32;
}
