// Which of several copies stays: an ordered list of policies, each of which decides or leaves it to the next.

/** One policy. Paths are relative to the working directory, with `/`. */
export type KeepPolicy =
  | {
      /** Copies at paths that match stay rather than others. */
      readonly kind: 'canonical';
      /** The pattern as it was written. */
      readonly pattern: string;
      matches(path: string): boolean;
    }
  | {
      /** The copy whose file came into the history of git first. */
      readonly kind: 'git-first-seen';
      /** Seconds since 1970; undefined for a file that git does not know. */
      firstSeen(path: string): number | undefined;
    }
  | { readonly kind: 'longest' | 'newest' | 'earliest' | 'fewest-findings' | 'path' };

/** What stays of two documents, and why. */
export interface Keeping {
  /** Index of the document. */
  readonly kept: number;
  /** A phrase for messages: "first by path", "longest, 612 words". */
  readonly reason: string;
}

/** A total order of all documents: the same for the same corpus and policies. */
export interface KeepOrder {
  /** Which of two different documents stays. The order of the arguments does not matter. */
  decide(a: number, b: number): Keeping;
}
