// Repairs: which fixes go together, what the texts look like with them, and how files are written.

export { applyByteEdits, applyEdits } from './apply.ts';
export type { ByteEdit, TextEdit } from './apply.ts';
export { commitChanges } from './commit.ts';
export type { ChangeGroup, CommitPlace, Committed, FileChange, FileWitness } from './commit.ts';
export { recoverJournal } from './journal.ts';
export type { Recovery } from './journal.ts';
export { describeFix } from './made-fix.ts';
export type { MadeFix } from './made-fix.ts';
export { mend } from './mend.ts';
export type { Mended, MendedSource, MendRequest, Refusal, Texts } from './mend.ts';
export { differenceOf, editPieces, editsOfPieces, wholePiece } from './pieces.ts';
export { planFixes } from './plan.ts';
export type { FixableFinding, FixPlan, RefusalReason, RefusedFix } from './plan.ts';
export { changeOf, removesDocument, wordsOfEdit } from './removals.ts';
export { rewriteSource } from './rewrite.ts';
export type { DocumentChange, DocumentGaps, RewritableSource, RewriteOutcome } from './rewrite.ts';
