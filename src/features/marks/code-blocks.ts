// Which blocks of a document look like program text, judged once however many dates or quotations of a block ask.

import { feature } from '../../define/feature.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { holdsStatement, looksLikeCode } from '../../text/prose/code-like.ts';

type Judge = (bytes: Uint8Array, block: Span) => boolean;

/** True for a block, by its index, in which the signs of programming are as dense as in program text. */
export const isCodeBlock = judgedOnce(looksLikeCode);

/** True for a block, by its index, of which a line is one of a program. */
export const holdsStatementIn = judgedOnce(holdsStatement);

function judgedOnce(judge: Judge): (document: Document, block: number) => boolean {
  const judgementsOf = feature((): Map<number, boolean> => new Map());
  return (document, block) => {
    const known = judgementsOf(document);
    let judgement = known.get(block);
    if (judgement === undefined) {
      judgement = judge(document.bytes, document.spans[block]);
      known.set(block, judgement);
    }
    return judgement;
  };
}
