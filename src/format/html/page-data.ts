// What the HTML page is given: plain values, so that they travel as JSON. Shared by the program that writes the page and
// the script that runs in it (src/page/).

import type { Applicability } from '../../model/finding.ts';
import type { Summary } from '../../model/result.ts';
import type { DescribedClass } from '../one-class/describe-class.ts';

/** A place of a class. */
export interface PagePlace {
  readonly path: string;
  /** Path, line and column as people write them. */
  readonly location: string;
  readonly lot?: 'keep' | 'drop';
  readonly label: string;
  /** Id of the finding that judges it. */
  readonly finding?: string;
  /** How much of it is the same as what stays, 0 to 1. */
  readonly score?: number;
  /** Of copies: the whole text, as an index of `texts`. */
  readonly text?: number;
  /** True if `text` is only the beginning. */
  readonly isCut?: true;
  /** Of evidence: what stands before, at and after the place, and whether more stands on either side. */
  readonly quote?: readonly [
    before: string,
    at: string,
    after: string,
    isCutBefore: boolean,
    isCutAfter: boolean,
  ];
}

/** A class of findings. */
export interface PageClass extends Pick<
  DescribedClass,
  'id' | 'rule' | 'severity' | 'message' | 'kind' | 'hidden' | 'findings'
> {
  readonly places: readonly PagePlace[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Both spellings, where the class is about a name. */
  readonly names?: readonly [form: string, preferred: string];
  readonly fix?: { readonly title: string; readonly applicability: Applicability };
}

/** Part of the corpus: a folder, or a file where there is one folder only. */
export interface PageGroup {
  readonly name: string;
  readonly words: number;
  /** Words that stand elsewhere as well. */
  readonly duplicate: number;
}

/** Words by group and period, where documents have dates. */
export interface PageTimeline {
  /** In ascending order, gaps filled: `2024`, `2024-02` or `2024-02-16`. */
  readonly periods: readonly string[];
  readonly rows: readonly {
    readonly name: string;
    /** One for each period. */
    readonly cells: readonly (readonly [words: number, duplicate: number])[];
  }[];
  /** Documents that have a date, of all. */
  readonly dated: number;
  readonly documents: number;
}

/** Everything the page shows. */
export interface PageData {
  readonly tool: { readonly name: string; readonly version: string };
  readonly summary: Summary;
  /** "5 files, 10 articles, 6,157 words". */
  readonly size: string;
  /** "21 % of the words stand twice.", or empty. */
  readonly duplication: string;
  readonly notes: readonly string[];
  readonly rules: readonly {
    readonly id: string;
    readonly category: string;
    readonly summary: string;
    /** Findings. */
    readonly findings: number;
  }[];
  readonly groups: readonly PageGroup[];
  readonly timeline: PageTimeline | null;
  /** How many classes of copies have how many members, what stays included; ascending. */
  readonly sizes: readonly (readonly [members: number, classes: number])[];
  readonly classes: readonly PageClass[];
  readonly texts: readonly string[];
  /** Way from the page to the folder that paths are relative to: empty or ending in `/`; null where files cannot be linked. */
  readonly base: string | null;
}
