// Lines that are left over from web pages by what they say, with the bytes that go with them.

import { baseIndex } from '../../define/index.ts';
import { lineRemovalsOf } from '../../features/blocks/line-removal.ts';
import { mayHoldResidue } from '../../features/blocks/possible-roles.ts';
import { span, type Span } from '../../model/span.ts';
import { cutMiddle } from '../../text/cut.ts';
import { decodeText } from '../../text/decode.ts';

const columns = { start: 'u32', end: 'u32', cutStart: 'u32', cutEnd: 'u32', text: 'text' } as const;

/** One leftover. */
export interface ResidueBlock {
  readonly document: number;
  readonly span: Span;
  /** What goes with it: whole lines, or the leftover alone where it shares its line. */
  readonly cut: Span;
  /** What it says, cut in the middle where it is long. */
  readonly text: string;
}

/** Characters of a leftover that messages quote. */
const mostQuoted = 40;

/** A leftover as messages quote it. */
export function quoteLine(text: string): string {
  return cutMiddle(text.replace(/\s+/gu, ' '), mostQuoted);
}

/** The leftovers of all documents, in corpus order. */
export const residueBlocks = () =>
  baseIndex({
    id: 'residue-blocks',
    version: 1,
    columns,
    silentOn: 'noLeftovers',
    map(document, rows) {
      if (!mayHoldResidue(document)) return;
      document.blocks.forEach(({ span: at, role }, block) => {
        if (role !== 'residue') return;
        const cut = lineRemovalsOf(document).get(block)?.span ?? at;
        const text = quoteLine(decodeText(document.bytes, at));
        rows.add({ start: at.start, end: at.end, cutStart: cut.start, cutEnd: cut.end, text });
      });
    },
    view: ({ length, document, columns: { start, end, cutStart, cutEnd, text } }): readonly ResidueBlock[] =>
      Array.from({ length }, (_, row) => ({
        document: document[row],
        span: span(start[row], end[row]),
        cut: span(cutStart[row], cutEnd[row]),
        text: text[row],
      })),
  });
