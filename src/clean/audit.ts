// The record of what was taken away: one line of JSON for every fix that removed words, with its partner and the scores.

import type { MadeFix } from '../fix/index.ts';
import type { LocatedPlace } from '../model/result.ts';
import { version } from '../version.ts';

/** What of a place is told. */
interface AuditPlace {
  readonly path: string;
  readonly document: string;
  readonly record?: number;
  readonly lines: readonly [first: number, last: number];
}

/** One removal. */
export interface AuditLine {
  /** Id of the finding. */
  readonly id: string;
  readonly rule: string;
  readonly applicability: string;
  readonly title: string;
  /** What went. Positions of pass 1 are those of the original texts. */
  readonly removed: AuditPlace & { readonly words: number; readonly isWhole: boolean };
  readonly pass: number;
  /** What stays in its place. */
  readonly partner?: AuditPlace;
  readonly score?: number;
  readonly similarity?: number;
  /** Why that one stays. */
  readonly reason?: string;
  readonly version: string;
}

function placeOf({ path, document, record, start, end }: LocatedPlace): AuditPlace {
  return { path, document, ...(record === null ? {} : { record }), lines: [start.line, end.line] };
}

/** The removals among the fixes, as lines behind a header that says what the file is. */
export function writeAudit(fixes: readonly MadeFix[]): string {
  const header = { corpuslint: 'removed', version: 1, tool: version };
  const lines = fixes.filter(({ words, isWhole }) => words > 0 || isWhole).map(auditLine);
  return [header, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
}

function auditLine({ finding, fix, place, kept, words, isWhole, pass }: MadeFix): AuditLine {
  const { id, rule, score, data } = finding;
  const { similarity, reason } = data;
  return {
    id,
    rule,
    applicability: fix.applicability,
    title: fix.title,
    removed: { ...placeOf(place), words, isWhole },
    pass,
    ...(kept === undefined ? {} : { partner: placeOf(kept) }),
    ...(score === undefined ? {} : { score }),
    ...(typeof similarity === 'number' ? { similarity } : {}),
    ...(reason === undefined ? {} : { reason: String(reason) }),
    version,
  };
}
