// Findings as a person reads them: a class of copies at once, and classes that say the same under one heading.

import { severities, type Finding, type Severity } from '../model/finding.ts';
import type { Environment } from './reporter.ts';

/** The label by which a rule says that `related[0]` is the copy that stays. */
export const keptLabel = 'kept';

/** The findings of one class, in the order of the report; at least one. */
export type FindingClass = readonly Finding[];

/** Classes of one rule that say the same. */
export interface ClassGroup {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** At least one. */
  readonly classes: readonly FindingClass[];
  /** How many of `classes`, from the first, are to be shown; at least one. */
  readonly shown: number;
  /** Classes of the rule that are not shown, in this group and in those left out; told at its last group, 0 elsewhere. */
  readonly hidden: number;
}

/** The findings the user wants to see. */
export function wantedFindings(
  findings: readonly Finding[],
  { quiet }: Pick<Environment, 'quiet'>,
): readonly Finding[] {
  return quiet ? findings.filter(({ severity }) => severity === 'error') : findings;
}

/** Findings of one rule and class that stand together become one class, in the order of the first of each. */
export function classesOf(findings: readonly Finding[]): FindingClass[] {
  const classes: Finding[][] = [];
  for (const finding of findings) {
    const last = classes.at(-1);
    if (last !== undefined && last[0].rule === finding.rule && last[0].class === finding.class) {
      last.push(finding);
    } else {
      classes.push([finding]);
    }
  }
  return classes;
}

/**
 * Classes grouped by severity, rule and message, in the order of the first of each group. At most `mostARule` classes of
 * a rule are to be shown: the first ones, since the worst come first. Groups of which none is shown are left out.
 */
export function groupClasses(classes: readonly FindingClass[], mostARule: number): ClassGroup[] {
  const groups = new Map<
    string,
    { rule: string; severity: Severity; message: string; classes: FindingClass[] }
  >();
  const sizes = new Map<string, number>();
  for (const members of classes) {
    const { rule } = members[0];
    const severity = worstSeverity(members);
    const message = members[0].classMessage ?? members[0].message;
    const key = JSON.stringify([severity, rule, message]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rule, severity, message, classes: [members] });
    else group.classes.push(members);
    sizes.set(rule, (sizes.get(rule) ?? 0) + 1);
  }
  const before = new Map<string, number>();
  const capped: ClassGroup[] = [];
  for (const group of groups.values()) {
    const shownBefore = before.get(group.rule) ?? 0;
    const shown = Math.min(group.classes.length, mostARule - shownBefore);
    if (shown <= 0) continue;
    const shownInAll = shownBefore + shown;
    before.set(group.rule, shownInAll);
    const hidden = shownInAll === mostARule ? (sizes.get(group.rule) as number) - mostARule : 0;
    capped.push({ ...group, shown, hidden });
  }
  return capped;
}

function worstSeverity(members: FindingClass): Severity {
  return severities.find((severity) => members.some((finding) => finding.severity === severity)) as Severity;
}
