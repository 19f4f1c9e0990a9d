// Roles of the blocks that different articles share, as far as they were not judged where the articles were read. To judge
// them takes the text, and so it is done wherever there is a thread.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import type { Corpus } from '../../model/corpus.ts';
import { blockRoles } from '../../model/document.ts';
import { exactCopies, type ExactCopies } from '../copies/exact-copies.ts';
import { nearDuplicates, type NearDuplicates } from '../copies/near-duplicates.ts';
import { isJudged, sameBlocks, type RoleOf, type SameBlocks } from './same-blocks.ts';

/** Roles of blocks: of those that different articles share they are known, others are judged when they are asked for. */
export const rolesOfBlocks = () =>
  derivedIndex({
    id: 'block-roles',
    needs: { unjudged: unjudgedDocuments() },
    compare: {
      isOfOneText: true,
      tables: { roles: { role: 'u32' } },
      pairs: ({ unjudged }) => unjudged,
      compare({ blocks }, _, { roles }) {
        for (const { role } of blocks) roles.add({ role: blockRoles.indexOf(role) });
      },
    },
    view({ unjudged }, corpus, { roles: { length, document: pairOf, columns } }): RoleOf {
      const known = new Map<number, Uint8Array>();
      for (let first = 0, end = 0; first < length; first = end) {
        while (end < length && pairOf[end] === pairOf[first]) end++;
        known.set(unjudged.first[pairOf[first]], Uint8Array.from(columns.role.subarray(first, end)));
      }
      return judgeLater(known, corpus);
    },
  });

/** Looks roles up, and judges all of a document once, when the first of them is asked for. */
function judgeLater(known: Map<number, Uint8Array>, corpus: Corpus): RoleOf {
  return (document, block) => {
    let codes = known.get(document);
    if (codes === undefined) {
      codes = Uint8Array.from(corpus.document(document).blocks, ({ role }) => blockRoles.indexOf(role));
      known.set(document, codes);
    }
    return blockRoles[codes[block]];
  };
}

/** Documents whose roles will be asked for, each paired with itself, ascending. */
const unjudgedDocuments = () =>
  derivedIndex({
    id: 'unjudged-documents',
    needs: { blocks: sameBlocks(), copies: exactCopies(), near: nearDuplicates() },
    view({ blocks, copies, near }): DocumentPairs {
      const documents = Uint32Array.from(findUnjudged(blocks, copies, near)).sort();
      return { length: documents.length, first: documents, second: documents };
    },
  });

function findUnjudged({ rows }: SameBlocks, copies: ExactCopies, near: NearDuplicates): Set<number> {
  const { length, document, columns } = rows;
  const unjudged = new Set<number>();
  for (let first = 0, end = 0; first < length; first = end) {
    while (end < length && columns.frame[end] === columns.frame[first]) end++;
    if (areOneStory(document.subarray(first, end), copies, near)) continue;
    for (let row = first; row < end; row++)
      if (!isJudged(columns.role[row]) && copies.first(document[row]) === document[row])
        unjudged.add(document[row]);
  }
  return unjudged;
}

/**
 * True if places in these documents, ascending, are in copies of one article, exact ones left out, and in each once: whatever
 * they are, the copies explain them.
 */
export function areOneStory(
  documents: Uint32Array,
  copies: Pick<ExactCopies, 'first'>,
  near: Pick<NearDuplicates, 'familyOf'>,
): boolean {
  let before = -1;
  let familyBefore = -1;
  for (let at = 0; at < documents.length; at++) {
    const document = documents[at];
    if (copies.first(document) !== document) continue;
    const family = near.familyOf(document);
    if (before >= 0 && (document === before || family !== familyBefore)) return false;
    before = document;
    familyBefore = family;
  }
  return true;
}
