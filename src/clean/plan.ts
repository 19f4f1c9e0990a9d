// A plan: every fix as a line that a person or a program can read, change and apply later. Positions are those of the
// texts as they were checked; a hash of every file says which texts these were.

import type { CorpusSource } from '../model/corpus.ts';
import type { Applicability } from '../model/finding.ts';

/** What is to be done with a line: `refused` cannot be applied, whatever is written there. */
export type Decision = 'apply' | 'skip' | 'refused';

/** The first line. */
export interface PlanHeader {
  readonly corpuslint: 'plan';
  readonly version: 1;
  readonly tool: string;
  /** Words of the corpus. */
  readonly words: number;
}

/** A file that a line changes or relies on, as it was when it was checked. */
export interface PlanFile extends Pick<
  CorpusSource,
  'path' | 'hash' | 'format' | 'compression' | 'encoding' | 'bomBytes' | 'settings'
> {}

/** Where in a file: bytes [start, end) of its UTF-8 text without byte order mark, or of the text of a record. */
export interface PlanPlace {
  readonly path: string;
  readonly record?: number;
  readonly bytes: readonly [start: number, end: number];
}

/** One edit. */
export interface PlanEdit extends PlanPlace {
  /** What stands there, cut after 200 characters: for reading, never compared. */
  readonly old: string;
  /** What takes its place. */
  readonly text: string;
  /** The whole article or record goes. For an article: bytes to its neighbours, null where it has none. */
  readonly removes?: { readonly before: number | null; readonly behind: number | null };
}

/** One line of a plan. */
export interface PlanLine {
  /** Id of the finding. */
  readonly id: string;
  readonly rule: string;
  readonly decision: Decision;
  /** Why it is not applied; only where it is not. */
  readonly why?: string;
  readonly applicability: Applicability;
  readonly title: string;
  readonly message: string;
  /** `path:line` of what the finding is about, and of what stays. */
  readonly place: string;
  readonly kept?: string;
  /** Why that one stays. */
  readonly reason?: string;
  /** Words that go. */
  readonly words: number;
  readonly files: readonly PlanFile[];
  readonly edits: readonly PlanEdit[];
  /** What must still stand when all lines are applied. */
  readonly keeps: readonly PlanPlace[];
}

/** A plan file, read. */
export interface Plan {
  readonly header: PlanHeader;
  readonly lines: readonly PlanLine[];
}
