// One article becomes blocks: lines, hard-wrapped lines joined, each with its role.

import type { Block } from '../model/document.ts';
import { span } from '../model/span.ts';
import { readLines, type TextLine } from './lines.ts';
import { rolesOf } from './roles/roles.ts';
import { joinWrapped } from './wrapped.ts';

/**
 * The lines of one article that become blocks, in ascending order, disjoint, without white space at their ends; together
 * they hold every character that is not white space (or invisible). Every line that is not blank is one, save that the
 * lines of a hard-wrapped paragraph are one. `lines` are those of the text, where they are known.
 */
export function segmentLines(
  bytes: Uint8Array,
  lines: readonly TextLine[] = readLines(bytes),
): readonly TextLine[] {
  return joinWrapped(bytes, lines);
}

/** The blocks that `lines` of an article are. */
export function assignRoles(bytes: Uint8Array, lines: readonly TextLine[]): Block[] {
  const roles = rolesOf(bytes, lines);
  return lines.map(({ start, end }, index) => ({ span: span(start, end), role: roles[index] }));
}
