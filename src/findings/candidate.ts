// Between what a rule reported and what is said.

import type { Rule } from '../define/index.ts';
import type { RawFinding, Severity } from '../model/finding.ts';

/** A finding on its way: with its severity and the key of its content. */
export interface Candidate {
  readonly raw: RawFinding;
  readonly rule: Rule;
  /** Of its rule among the rules. */
  readonly position: number;
  readonly severity: Severity;
  readonly key: string;
}
