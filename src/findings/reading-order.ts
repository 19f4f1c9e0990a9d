// The order in which findings are read: worst first, and no class torn apart.

import { orderPlaces, severities, type Finding } from '../model/finding.ts';

/** A finding with what orders it. */
export interface SettledEntry {
  readonly finding: Finding;
  /** Of its rule among the rules. */
  readonly position: number;
  readonly inFocus: boolean;
}

/** -1, 0 or 1, by code units: the same in every locale. */
export function orderTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The findings of a class, by place, with what orders it among the others. */
interface ReadingClass {
  readonly id: string;
  readonly position: number;
  readonly findings: Finding[];
  worst: number;
}

/**
 * Worst first, then by rule, then by the first place of the class, so that a class is never torn apart. `settled` ascends by
 * place.
 */
export function sortForReading(settled: readonly SettledEntry[]): Finding[] {
  const byRule: Map<string, ReadingClass>[] = [];
  const classes: ReadingClass[] = [];
  for (const { finding, position } of settled) {
    const ofRule = (byRule[position] ??= new Map<string, ReadingClass>());
    const rank = severities.indexOf(finding.severity);
    const known = ofRule.get(finding.class);
    if (known === undefined) {
      const made = { id: finding.class, position, findings: [finding], worst: rank };
      ofRule.set(finding.class, made);
      classes.push(made);
    } else {
      known.findings.push(finding);
      if (rank < known.worst) known.worst = rank;
    }
  }
  classes.sort(
    (a, b) =>
      a.worst - b.worst ||
      a.position - b.position ||
      orderPlaces(a.findings[0].place, b.findings[0].place) ||
      orderTexts(a.id, b.id),
  );
  return classes.flatMap(({ findings }) =>
    findings.length === 1
      ? findings
      : findings.sort((a, b) => orderPlaces(a.place, b.place) || orderTexts(a.id, b.id)),
  );
}
