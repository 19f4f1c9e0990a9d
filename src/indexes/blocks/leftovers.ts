// What is left over from web pages: lines that are known by what they say, and those that the corpus shows to be the like.

import { derivedIndex, type IndexRequest } from '../../define/index.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Place } from '../../model/finding.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { recurringLines, type RecurringText } from './recurring-lines.ts';
import { keyOfLeftover, quoteLine, type ResidueBlock, residueBlocks } from './residue-blocks.ts';

interface Leftovers {
  readonly residue: readonly ResidueBlock[];
  readonly recurring: readonly RecurringText[];
}

/** A line as messages quote it. */
export function quotedAt(corpus: Pick<Corpus, 'document'>, { document, span }: Place): string {
  return quoteLine(decodeText(corpus.document(document).bytes, span));
}

/** Both kinds. Of lines that say the same all are there if one of them stands in a document in scope. */
export const leftovers = (): IndexRequest<Leftovers> =>
  derivedIndex({
    id: 'leftovers',
    needs: { residue: residueBlocks(), recurring: recurringLines() },
    view: (views): Leftovers => views,
    focusing: {
      // Who says what recurs here may be known for a leftover elsewhere, by what stands around it: one class.
      kin: ({ recurring }, { corpus, scope }) => {
        const here = recurring.flatMap(
          ({ lines }) => lines.find(({ place }) => scope.whole.has(place.document)) ?? [],
        );
        return { keys: [[residueBlocks(), here.map(({ place }) => keyOfLeftover(quotedAt(corpus, place)))]] };
      },
    },
  });
