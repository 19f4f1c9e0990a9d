// Lines of the page above headlines: the section ("Local news"), a menu, the path to the page ("Home > Region").

import type { Corpus } from '../../model/corpus.ts';
import { isByline } from '../../segment/roles/roles.ts';
import { isDateLine } from '../../segment/roles/residue-words.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { readsLikeTitle } from '../../text/prose/title.ts';
import type { BlockPlace } from './same-blocks.ts';

// As many different articles make a line boilerplate by default: more would only be read to say the same.
const mostPlaces = 4;
// A headline may be a question with a stop, or begin with a small letter.
const leastShare = 0.75;

/** True if titles that differ stand directly below a line, in most of the first of these places. */
export function standAboveTitles(corpus: Corpus, places: readonly BlockPlace[]): boolean {
  const first = places.slice(0, mostPlaces);
  const titles = new Set<string>();
  for (const { document, block } of first) {
    const { bytes, spans } = corpus.document(document);
    if (block + 2 >= spans.length) continue;
    const below = decodeText(bytes, spans[block + 1]);
    if (readsLikeTitle(below) && !isByline(below) && !isDateLine(below)) titles.add(below);
  }
  return titles.size >= first.length * leastShare;
}
