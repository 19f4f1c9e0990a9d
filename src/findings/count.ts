// Findings counted for the figures of a run.

import { type Finding, type FindingState, severities, type Severity } from '../model/finding.ts';

/** The number of findings of each severity. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The number of findings in each state. */
export function countStates(findings: readonly Pick<Finding, 'state'>[]): Record<FindingState, number> {
  const counts: Record<FindingState, number> = { unchanged: 0, updated: 0, grown: 0, new: 0 };
  for (const { state } of findings) counts[state]++;
  return counts;
}
