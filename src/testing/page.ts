// A rule page as a value. The format is described in PAGE-FORMAT.md.

/** A file of a case, or the text a file must have after fixing. */
export interface CaseFile {
  /** Relative to the folder of the case, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** True if the CRLF variant must leave the file as it is. */
  readonly isLeftAsIs: boolean;
}

/** How much is fixed: `safe` = safe fixes, `unsafe` = those and unsafe ones, `destructive` = all. */
export type FixLevel = 'safe' | 'unsafe' | 'destructive';

/** All levels, each including the ones before it. */
export const fixLevels: readonly FixLevel[] = ['safe', 'unsafe', 'destructive'];

/** A file after fixing. */
export interface FixedFile extends CaseFile {
  readonly level: FixLevel;
}

/** One executable case. */
export interface PageCase {
  readonly title: string;
  /** 1-based line of its heading. */
  readonly line: number;
  readonly files: readonly CaseFile[];
  /** Options of the rule. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Other keys of the configuration. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Lines of the findings block; undefined where the block is missing. */
  readonly findings: readonly string[] | undefined;
  readonly fixed: readonly FixedFile[];
}

/** A `##` section with its lines, fences included. */
export interface PageSection {
  readonly title: string;
  readonly line: number;
  readonly lines: readonly string[];
}

/** Something the page gets wrong by itself, without looking at its rule. */
export interface PageProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** A whole page, with what is wrong with it. */
export interface RulePage {
  /** Text of the `#` heading. */
  readonly id: string;
  /** The first paragraph, on one line. */
  readonly summary: string;
  readonly sections: readonly PageSection[];
  readonly cases: readonly PageCase[];
  readonly problems: readonly PageProblem[];
}
