// Which fixes can be made together. Every fix is taken whole or not at all, in the order of the findings; one that
// collides with an accepted one waits for the next pass, and none may touch what an accepted one promises to keep.

import type { Applicability, Edit, Finding, Fix } from '../model/finding.ts';
import { editsCollide, editTouches, PlacedSpans } from './placed-spans.ts';

/**
 * Why a fix is not made: `consent` its applicability was not asked for; `collision` an accepted fix edits the same
 * text, so that it can be made in the next pass; `kept` it would touch what an accepted fix keeps, or the other way
 * round; `malformed` its edits collide with each other or with its own keeps, or it has none: a bug in the rule.
 */
export type RefusalReason = 'consent' | 'collision' | 'kept' | 'malformed';

/** A finding whose fix is not made. */
export interface RefusedFix<Fixable> {
  readonly finding: Fixable;
  readonly reason: RefusalReason;
  /** The finding whose fix stands in the way. */
  readonly by: Fixable | undefined;
}

/** Fixes that can be made together. */
export interface FixPlan<Fixable> {
  /** Findings whose fixes are made, in the given order. */
  readonly accepted: readonly Fixable[];
  /** All other findings with a fix, in the given order. */
  readonly refused: readonly RefusedFix<Fixable>[];
  /** The edits of the accepted fixes by document, ascending and disjoint. */
  readonly edits: ReadonlyMap<number, readonly Edit[]>;
}

/** What planning needs of a finding. */
export type FixableFinding = Pick<Finding, 'fix'>;

/** Decides which of the fixes are made. Pure: the same findings in the same order give the same plan. */
export function planFixes<Fixable extends FixableFinding>(
  findings: readonly Fixable[],
  allowed: ReadonlySet<Applicability>,
): FixPlan<Fixable> {
  const accepted: Fixable[] = [];
  const refused: RefusedFix<Fixable>[] = [];
  const edited = new PlacedSpans<Fixable>();
  const kept = new PlacedSpans<Fixable>();
  for (const finding of findings) {
    const { fix } = finding;
    if (fix === undefined) continue;
    const obstacle = findObstacle(fix, allowed, edited, kept);
    if (obstacle !== undefined) {
      refused.push({ finding, ...obstacle });
      continue;
    }
    accepted.push(finding);
    for (const edit of fix.edits) edited.add(edit, finding);
    for (const place of fix.keeps) kept.merge(place, finding);
  }
  return { accepted, refused, edits: editsByDocument(accepted) };
}

function findObstacle<Fixable>(
  fix: Fix,
  allowed: ReadonlySet<Applicability>,
  edited: PlacedSpans<Fixable>,
  kept: PlacedSpans<Fixable>,
): { reason: RefusalReason; by: Fixable | undefined } | undefined {
  if (!allowed.has(fix.applicability)) return { reason: 'consent', by: undefined };
  if (isMalformed(fix)) return { reason: 'malformed', by: undefined };
  for (const edit of fix.edits) {
    const by = edited.find(edit, (other) => editsCollide(edit.span, other));
    if (by !== undefined) return { reason: 'collision', by };
  }
  for (const edit of fix.edits) {
    const by = kept.find(edit, (place) => editTouches(edit.span, place));
    if (by !== undefined) return { reason: 'kept', by };
  }
  for (const place of fix.keeps) {
    const by = edited.find(place, (edit) => editTouches(edit, place.span));
    if (by !== undefined) return { reason: 'kept', by };
  }
  return undefined;
}

function isMalformed({ edits, keeps }: Fix): boolean {
  if (edits.length === 0) return true;
  if ([...edits, ...keeps].some(({ span }) => span.start < 0 || span.end < span.start)) return true;
  const own = new PlacedSpans<true>();
  for (const edit of edits) {
    if (own.find(edit, (other) => editsCollide(edit.span, other)) !== undefined) return true;
    own.add(edit, true);
  }
  return keeps.some((place) => own.find(place, (edit) => editTouches(edit, place.span)) !== undefined);
}

function editsByDocument(findings: readonly FixableFinding[]): Map<number, Edit[]> {
  const edits = new Map<number, Edit[]>();
  for (const { fix } of findings) {
    for (const edit of fix?.edits ?? []) {
      const known = edits.get(edit.document);
      if (known === undefined) edits.set(edit.document, [edit]);
      else known.push(edit);
    }
  }
  for (const list of edits.values()) list.sort((a, b) => a.span.start - b.span.start);
  return edits;
}
