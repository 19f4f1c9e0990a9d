// A fix that was made, as records, patches and reports tell of it.

import type { Applicability, Finding, Fix } from '../model/finding.ts';
import type { LocatedPlace, Result } from '../model/result.ts';
import { removesDocument, wordsOfEdit } from './removals.ts';

/** A fix that is made. */
export interface MadeFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** 1 for a fix of the texts as they are; later passes see what the earlier ones left. */
  readonly pass: number;
  readonly place: LocatedPlace;
  /** Where stands what this place was a copy of; undefined if it was none. */
  readonly kept: LocatedPlace | undefined;
  /** Paths of the sources it edits, and of those it relies on. */
  readonly edited: readonly string[];
  readonly relied: readonly string[];
  /** Words that go with it, less those that it puts in. */
  readonly words: number;
  /** True if it takes a whole article or record away. */
  readonly isWhole: boolean;
}

/** A fix that is made, located in the texts of its pass. */
export function describeFix(
  finding: Finding,
  pass: number,
  result: Result,
  allowed: ReadonlySet<Applicability>,
  locate: Result['locate'] = result.locate,
): MadeFix {
  const { corpus } = result;
  const fix = finding.fix as Fix;
  const pathOf = pathsIn(result);
  const edited = [...new Set(fix.edits.map(pathOf))];
  return {
    finding,
    fix,
    pass,
    place: locate(finding.place),
    kept: fix.keeps.length === 0 ? undefined : locate(fix.keeps[0]),
    edited,
    relied: [...new Set(fix.keeps.map(pathOf))].filter((path) => !edited.includes(path)),
    words: fix.edits.reduce((sum, edit) => sum + wordsOfEdit(edit, result), 0),
    isWhole:
      allowed.has('destructive') &&
      fix.edits.some((edit) => removesDocument(edit, corpus.facts(edit.document).bytes)),
  };
}

/** The path of the source of a document. */
export function pathsIn({ corpus }: Result): (of: { readonly document: number }) => string {
  return ({ document }) => corpus.sources[corpus.facts(document).source].path;
}
