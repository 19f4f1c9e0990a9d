// What one call that finds names reads and writes, as addresses in the memory, and how much room there is.

/** In the order in which src/kernels/names/name-texts.ts enters them. */
@unmanaged
export class NameAreas {
  /** All texts, one behind the other. */
  text: usize;
  /** Of each document: where its text begins, number of its first word and of its words, number of its first block and of its blocks, address of the tables of its languages, flags of all its mentions. */
  documents: usize;
  /** Start, end and role of each block. */
  blocks: usize;
  /** Columns of the words: hash, start and end within the document. */
  hash: usize;
  start: usize;
  end: usize;
  /** Working memory: how the words of a document are written, a byte a word. */
  writing: usize;
  /** Thirteen columns: those of the mentions, and behind them those of the rows. */
  mentions: usize;
  /** Three columns: token, start and end of the first mention of each name. */
  forms: usize;
  /** Near names by their numbers, two u32 a pair. */
  pairs: usize;
  /** Hashes of the words written small. */
  small: usize;
  /** Of each document: how many mentions, rows, names, pairs and small words there are, and 0 or a character that is not in the tables. */
  results: usize;
  /** Working memory: four bytes for each block of a document, and four. */
  firstWords: usize;
  /** Working memory: 8 bytes for each of `keyCapacity` keys. */
  keyTable: usize;
  /** Working memory: 2 KB, ten columns, two bytes a byte of the longest text. */
  space: usize;
  /** Bytes of a column. */
  stride: usize;
  /** Pairs of near names at most. */
  pairRoom: u32;
  /** A power of two above twice the words of a document. */
  keyCapacity: u32;
  /** Tables: which characters are capitals, kinds and folded forms of characters. */
  cases: usize;
  kinds: usize;
  folds: usize;
  documentCount: u32;
}
