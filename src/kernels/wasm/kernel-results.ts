// What calls of the kernels give back.

/** Words, minimizers, lines, signs and marks of several documents, one behind the other; positions are those within the document. */
export interface ScannedTexts {
  readonly hash: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Number of words before each document, and of all; so for all that begin with `first`. */
  readonly firstWord: Uint32Array;
  /** Runs of characters that the twin has to take. */
  readonly firstLeft: Uint32Array;
  readonly minimizerHash: Uint32Array;
  readonly minimizerPosition: Uint32Array;
  readonly firstMinimizer: Uint32Array;
  /** See src/kernels/line-fields.ts; what is said of words is not final where runs are left. */
  readonly lines: Uint32Array;
  readonly firstLine: Uint32Array;
  /** 1 for a document whose lines may be parts of paragraphs; 0 where each is a block. */
  readonly isWrapped: Uint32Array;
  /** Two hashes of all words of each document; not final where runs are left. */
  readonly documentHash: Uint32Array;
  /** See src/kernels/signs.ts. */
  readonly signs: Uint8Array;
  readonly firstSign: Uint32Array;
  /** See src/kernels/marks.ts. */
  readonly markPosition: Uint32Array;
  readonly markKind: Uint8Array;
  readonly firstMark: Uint32Array;
  /** One bit for each kind of marks that a document has. */
  readonly kindsOfMarks: Uint32Array;
  /** See src/kernels/known-words.ts; indexes are those within the document. */
  readonly knownWord: Uint32Array;
  readonly knownBits: Uint8Array;
  readonly firstKnown: Uint32Array;
  /** Bits of all known words of each document. */
  readonly kindsOfKnown: Uint32Array;
  /** Bits of the sets of words that were looked for. */
  readonly asked: number;
  /** What nobody has looked for, as bits of `unreadBits`: there is none of it here. Anything may be left over then. */
  readonly unread: number;
  /**
   * What rules may find in a document, as bits: 1 in its characters, 2 in its markup; 0 for nothing. With 1 nobody has
   * looked for markup.
   */
  readonly suspicions: Uint32Array;
  /** What the lines of each document may be but titles and body; see src/kernels/line-openings.ts. */
  readonly roles: Uint32Array;
  /** What each document may state; see src/kernels/possible-facts.ts. */
  readonly facts: Uint32Array;
  /** Only where they were asked for. */
  readonly profiles: CountedTexts | undefined;
  readonly languages: PlainLanguages | undefined;
}

/** The languages of several documents; see src/features/language-words.ts. */
export interface PlainLanguages {
  /**
   * Two numbers a document: the index of its language, perhaps `withStopWords`, `notPlain` or `leftToTwin`; and where its paragraphs begin in `open`,
   * which end where those of the next document begin.
   */
  readonly numbers: Uint32Array;
  /** Numbers of paragraphs that may be in another language. */
  readonly open: Uint32Array;
}

/** What quality filters count of several documents. */
export interface CountedTexts {
  /** `profileField.width` numbers a document. */
  readonly numbers: Uint32Array;
  /** Rows of all lines; see `lineColumn` of src/features/profiles/profile-counts.ts. */
  readonly rows: Int32Array;
}

/** Words as the kernel finds them; runs that it leaves to the twin have hash 0, their indexes stand in `left`. */
export interface KernelWords {
  readonly length: number;
  readonly hash: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly firstOfSpan: Uint32Array;
  readonly left: Uint32Array;
}

/** Runs of equal words as the kernel finds them; see `Alignment` in src/kernels/align/align.ts. */
export interface KernelRuns {
  readonly length: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly words: Uint32Array;
  readonly isMoved: Uint8Array;
}

/** Numbers that `records` tells of one record. */
export const recordFields = 6;

/** Records of lines of JSON. */
export interface KernelRecords {
  /** Lines, blank ones included. */
  readonly lineCount: number;
  /** `recordFields` numbers a record: number of its line (from 0), start and end of it, 1 if it was read, start and end of its text. */
  readonly table: Uint32Array;
  /** The texts, one behind the other. */
  readonly texts: Uint8Array;
}
