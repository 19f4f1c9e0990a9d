// Repairs: which fixes go together, what a source looks like with them, and how it is written.

export { applyEdits } from './apply.ts';
export type { TextEdit } from './apply.ts';
export { planFixes } from './plan.ts';
export type { FixableFinding, FixPlan, RefusalReason, RefusedFix } from './plan.ts';
export { rewriteSource } from './rewrite.ts';
export type { DocumentChange, RewritableSource, RewriteOutcome } from './rewrite.ts';
export { writeFileAtomically } from './write.ts';
export type { WriteConditions } from './write.ts';
