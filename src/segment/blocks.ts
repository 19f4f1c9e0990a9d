// One article becomes blocks: lines, hard-wrapped lines joined, each with its role.

import type { Block } from '../model/document.ts';
import { span } from '../model/span.ts';
import { readLines } from './lines.ts';
import { rolesOf } from './roles.ts';
import { joinWrapped } from './wrapped.ts';

/**
 * The blocks of one article, in ascending order, disjoint, without white space at their ends; together they hold
 * every character that is not white space (or invisible). Every line that is not blank is a block, save that the lines
 * of a hard-wrapped paragraph are one.
 */
export function segmentBlocks(bytes: Uint8Array): Block[] {
  const paragraphs = joinWrapped(bytes, readLines(bytes));
  const roles = rolesOf(bytes, paragraphs);
  return paragraphs.map(({ start, end }, index) => ({ span: span(start, end), role: roles[index] }));
}
