// What a quality profile reports: a value beyond its limit, at the lines that have the largest part in it.

import type { DocumentReport } from '../../define/index.ts';
import type { Span } from '../../model/span.ts';
import { describeShare } from '../../text/showing/shares.ts';
import { type ProfileText, wholeSpan } from './profile-text.ts';

/** Lines that a finding names besides the first: enough to see the pattern. */
const mostLines = 5;

/**
 * The place of a finding and its related places: the line that weighs most and the next ones, each with its share of the
 * whole; the whole document where lines have no part in the value.
 */
export function heaviestLines(
  text: ProfileText,
  weights: ReadonlyMap<number, number>,
): { readonly span: Span; readonly related: NonNullable<DocumentReport['related']> } {
  const lines = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostLines + 1);
  if (lines.length === 0) return { span: wholeSpan(text), related: [] };
  const [[first], ...others] = lines;
  return {
    span: text.lines[first].span,
    related: others.map(([line, weight]) => ({
      span: text.lines[line].span,
      label: `adds ${describeShare(weight, 0)}`,
    })),
  };
}
