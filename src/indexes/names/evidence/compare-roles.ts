// The roles that stand beside two forms, and whether they may be those of one person.

import { roleConcept } from '../../../features/mentions/name-words.ts';
import { nounsOf, qualifiersOf } from '../../../features/mentions/role-codes.ts';
import { rowsBeside, rowsOf, type AnchorEvidence } from './anchors.ts';
import type { NameTable } from '../mentions/name-table.ts';

/** How the roles beside both forms compare. */
export type RoleEvidence =
  /** A role noun and a qualifier in common: "vice president". */
  | 'match'
  /** A role noun in common, no more. */
  | 'noun'
  /** Both have roles, and none in common. */
  | 'conflict'
  | 'unknown';

interface RoleSet {
  readonly nouns: ReadonlySet<number>;
  readonly qualifiers: ReadonlySet<number>;
}

function rolesOf(names: NameTable, rows: Iterable<number>): RoleSet {
  const nouns = new Set<number>();
  const qualifiers = new Set<number>();
  // Most rows have none, and many the same.
  const roles = new Set<number>();
  for (const row of rows) {
    const role = names.rows.columns.role[row];
    if (roles.has(role)) continue;
    roles.add(role);
    for (const code of nounsOf(role)) nouns.add(code);
    for (const code of qualifiersOf(role)) qualifiers.add(code);
  }
  return { nouns, qualifiers };
}

/** Of some rows those in documents of others; all of them if there are none. */
function besides(names: NameTable, rows: readonly number[], others: readonly number[]): readonly number[] {
  const documents = new Set(others.map((row) => names.rows.document[row]));
  const shared = rows.filter((row) => documents.has(names.rows.document[row]));
  return shared.length > 0 ? shared : rows;
}

/** Compares the roles beside the anchors; without any, those in the articles that have both, as far as they are kept. */
export function compareRoles(
  names: NameTable,
  suspect: number,
  preferred: number,
  anchors: readonly AnchorEvidence[],
): { evidence: RoleEvidence; shared: string } {
  const rows = (id: number): number[] =>
    anchors.length > 0 ? anchors.flatMap((anchor) => rowsBeside(names, id, anchor)) : rowsOf(names, id);
  const ofSuspect = rows(suspect);
  const first = rolesOf(names, ofSuspect);
  // Others of that name have other roles.
  const second = rolesOf(
    names,
    anchors.length > 0 ? rows(preferred) : besides(names, rows(preferred), ofSuspect),
  );
  const nouns = [...first.nouns].filter((code) => second.nouns.has(code));
  const qualifiers = [...first.qualifiers].filter((code) => second.qualifiers.has(code));
  if (nouns.length === 0) {
    return { evidence: first.nouns.size > 0 && second.nouns.size > 0 ? 'conflict' : 'unknown', shared: '' };
  }
  const words = [
    ...qualifiers.map((code) => roleConcept(code, 'qualifiers')),
    ...nouns.map((code) => roleConcept(code, 'nouns')),
  ];
  return { evidence: qualifiers.length > 0 ? 'match' : 'noun', shared: words.join(' ') };
}
