// What a run yields and every reporter takes.

import type { Corpus } from './corpus.ts';
import type { ArticleDivision, Document } from './document.ts';
import type { Applicability, Finding, FindingState, Place, Severity } from './finding.ts';

/** A position in a text as editors and SARIF count it: lines from 1, columns from 1 in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place as people and programs outside read it. */
export interface LocatedPlace {
  /** Relative to the working directory, with `/`. */
  readonly path: string;
  /** Name of the document: base name of the file, `#`, position in it; or the id the source gives. */
  readonly document: string;
  /** 1-based record of a structured source; null else. Lines and columns then count in the record's text. */
  readonly record: number | null;
  /** Line of the source on which the record stands; only where `record` is a number. */
  readonly sourceLine?: number;
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
  /** Bytes [start, end): of the file for UTF-8 text, of its UTF-8 form for other encodings, of the record's text for records. */
  readonly bytes: readonly [number, number];
}

/** A line of text around a place, for showing: `before`, `at` and `after` together are a part of one line. */
export interface Excerpt {
  readonly before: string;
  readonly at: string;
  readonly after: string;
  /** True if text of the line was cut off on that side. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** What of a source that is only compared with (`--against`) stands in what was checked. */
export interface ReferenceFigures {
  readonly path: string;
  /** Documents it holds. */
  readonly documents: number;
  /** Those among them that a finding of a leakage rule names. */
  readonly leaked: number;
  /** Those among them that a finding of another rule names. */
  readonly repeated: number;
}

/** Figures of a run. */
export interface Summary {
  readonly sources: number;
  readonly documents: number;
  readonly words: number;
  /** Bytes of the sources as they are on disk. */
  readonly bytes: number;
  /** Words that stand elsewhere as well, each counted once (union of intervals). */
  readonly duplicateWords: number;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Those among them that fail a run: all but what the baseline knows. */
  readonly failing: Readonly<Record<Severity, number>>;
  /** Findings that `--fix` mends (safe fixes). */
  readonly fixable: number;
  /** Sources that were compared with; left out where there are none. They count in no other figure. */
  readonly against?: readonly ReferenceFigures[];
  /** What each rule found, in the order of the report; only where it was asked for. */
  readonly rules?: readonly RuleSummary[];
}

/** Figures of one rule that found something. */
export interface RuleSummary {
  readonly rule: string;
  /** Texts that were copied, names, statements: findings on copies of one text are one class. */
  readonly classes: number;
  readonly findings: number;
  /** Documents with a finding. */
  readonly documents: number;
  /** Words that stand elsewhere as well by what the rule says, each counted once. */
  readonly duplicateWords: number;
  /** Findings that `--fix` mends. */
  readonly fixable: number;
}

/** Steps of a run. */
export type RunStage = 'discover' | 'read' | 'index' | 'check' | 'settle' | 'report';

/** What a step of a run took. */
export interface StageTime {
  readonly stage: RunStage;
  readonly milliseconds: number;
}

/** What a rule or a view took. */
export interface WorkTime {
  /** Id of the rule; id and options of the view. */
  readonly id: string;
  readonly milliseconds: number;
}

/** What an index of rows took, in milliseconds. */
export interface IndexTime {
  /** Id and options. */
  readonly id: string;
  /** Rows it is made of, those from the index on disk among them. */
  readonly rows: number;
  /** Making rows of documents, summed over workers. */
  readonly map: number;
  /** Joining them into what rules read. */
  readonly view: number;
}

/**
 * Where the time of a run went, in milliseconds. What several parts need is made when the first of them asks, and counted
 * there. Sums over workers may exceed the time of the stage.
 */
export interface Timing {
  /** In the order of the run. What was not gone through, since the last run had come to it, is left out. */
  readonly stages: readonly StageTime[];
  readonly reading: {
    /** What was read anew. */
    readonly bytes: number;
    readonly sources: number;
    readonly batches: number;
    /** 0 = none beside the main thread. */
    readonly workers: number;
    /** Reading, decoding and cutting into documents, summed over workers. */
    readonly load: number;
    /** Words and samples, summed over workers. */
    readonly scan: number;
    /** Bytes of rows that were put on the disk to keep memory low. */
    readonly spilled: number;
    /** What was taken from the index on disk. */
    readonly known: {
      readonly bytes: number;
      readonly sources: number;
      readonly batches: number;
      /** True if nothing had changed and the findings themselves were there. */
      readonly isWhole: boolean;
    };
  };
  readonly indexes: readonly IndexTime[];
  readonly views: readonly WorkTime[];
  /** Summed over workers. */
  readonly documentRules: readonly WorkTime[];
  readonly corpusRules: readonly WorkTime[];
}

/** Files that were met but not read, and why. */
export interface Skipped {
  /** Files whose content is not text. */
  readonly binary: number;
  /** Files of a kind corpuslint does not read unless they are named (program code, images by their ending …). */
  readonly otherKind: number;
  /** Where no file is read: the most frequent endings of those files, as ".json". */
  readonly otherEndings?: readonly string[];
  /** Links that lead out of the tree or in a circle. */
  readonly links: number;
  /** Files that .gitignore leaves out. */
  readonly ignored: number;
}

/** What the run found out about the corpus and says to the reader. */
export interface RunNotes {
  /** Ids of the rules that ran. */
  readonly ran: readonly string[];
  readonly skipped: Skipped;
  /** The division of plain text into articles, and on what evidence, in words; undefined where no plain text was read. */
  readonly division: { readonly division: ArticleDivision; readonly evidence: string } | undefined;
  /** Encodings other than UTF-8, with the number of sources in each, most frequent first. */
  readonly encodings: readonly (readonly [encoding: string, sources: number])[];
  /** Fixes in HTML, which is not written, one for each finding that lacks its own. */
  readonly unwritable: readonly { readonly path: string; readonly applicability: Applicability }[];
  /** Rules that failed, with one line each. A run with failures is partial: exit code 2. */
  readonly failures: readonly { readonly rule: string; readonly message: string }[];
  /** What else has to be said of what was checked, each a sentence: what was left out, what is reported on. */
  readonly remarks: readonly string[];
  /** Named by the user but unreadable: exit code 2. */
  readonly unreadableNamed: readonly string[];
  /** What the baseline came to; undefined where there is none. */
  readonly baseline: BaselineNotes | undefined;
  /** What the ignore file came to; undefined where there is none. */
  readonly ignore: IgnoreNotes | undefined;
  /** Texts of the key `boilerplate` of the configuration that are found nowhere any more. */
  readonly unusedBoilerplate: readonly string[];
}

/** Findings by their state, and the entries of the baseline that no finding answers to any more. */
export interface BaselineNotes {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  readonly states: Readonly<Record<FindingState, number>>;
  /** Ids of entries whose finding is gone: something was mended. Never fails a run. */
  readonly absent: readonly string[];
}

/** Entries of the ignore file that do nothing. */
export interface IgnoreNotes {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** Ids of entries that no finding answers to any more. */
  readonly unused: readonly string[];
  /** Entries whose time is over: their findings are reported again. */
  readonly expired: readonly { readonly id: string; readonly expires: string }[];
}

/** A finding somebody decided to leave as it is. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** The result of a run. Everything a reporter prints comes from here. */
export interface Result {
  readonly tool: { readonly name: 'corpuslint'; readonly version: string };
  readonly summary: Summary;
  /** In the order of reports: what fails a run first, then worst first, by rule, path and position. Classes stay together within a state. */
  readonly findings: readonly Finding[];
  /** Findings that the ignore file names; not among `findings`, nor counted. */
  readonly ignored: readonly IgnoredFinding[];
  readonly notes: RunNotes;
  /** Where the time went; only where it was asked for. */
  readonly timing?: Timing | undefined;
  /** Paths that were reported on; undefined = all. */
  readonly focus: ReadonlySet<string> | undefined;
  /** The texts that were compared. */
  readonly corpus: Corpus;
  /** Words of each document that stand elsewhere as well, each counted once; documents without such words are left out. */
  readonly duplicateWords: ReadonlyMap<number, number>;
  /** The day a document is dated, as `2024-02-16`; undefined where none is certain. Reads the document: ask for few. */
  dateOf(document: number): string | undefined;
  /**
   * Path, lines and columns of a place. Reads its source again when it is no longer in memory. Throws SourceError if the
   * file changed or vanished since it was read.
   */
  locate(place: Place): LocatedPlace;
  /** What `locate` says of a place but its lines; most records need not be read for it. */
  locateBytes(place: Place): Pick<LocatedPlace, 'path' | 'record' | 'bytes'>;
  /**
   * Finds the lines of all these places, reading every text once, in the order of the corpus, so that `locate` reads none
   * of them, nor `locateBytes` of the others: for who locates more than stays in memory. What was foreseen before is
   * forgotten.
   */
  foresee(places: Iterable<Place>, others?: Iterable<Place>): void;
  /** The first line of a place with its surroundings, at most `width` UTF-16 units; control characters are shown as `\u00XX`. */
  excerpt(place: Place, width: number): Excerpt;
  /** Text of a place. */
  text(place: Place): string;
  /** A document, from among those held for the last places where it is one of them. */
  document(document: number): Document;
  /** To be called when all is shown: keeps what that has taken for the next run, where there is an index on disk. */
  keep?(): void;
}
