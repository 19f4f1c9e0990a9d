// Names below sayings ("— Woody Allen"): the same line in many articles, and yet part of what stands above it.

import { wordsOf } from '../../features/words.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../model/document.ts';
import { span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { scriptPattern } from '../../text/unicode/script-pattern.ts';
import type { BlockPlace } from './same-blocks.ts';

// "-- Douglas Adams, The Hitchhiker's Guide to the Galaxy" has nine words.
const mostWords = 12;
// A saying is short. The name of the paper, or of who wrote it, below a longer article signs the page.
const mostWordsOfSaying = 120;
// A word about the author, an address, "All rights reserved".
const mostWordsBelow = 60;
// As many different articles make a line boilerplate by default: more would only be read to say the same.
const mostPlaces = 4;

const nameWord = String.raw`[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’·-]*`;
const particle = 'and|d[aeiou]|de[lnr]|di|du|e|el|et|la|le|of|the|und|v[ao]n|y|zu[mr]?';

// A dash, a name (words with capitals, particles between them), and what a comma or bracket parts from it: a work, a year.
// One hyphen in front of one word is an item of a menu ("- Home").
const attribution = scriptPattern(
  String.raw`^(?:(?:--+|[—–―]+)\s*|-\s+(?=\S+\s))${nameWord}(?:\s+(?:${nameWord}|(?:${particle})(?=\s)))*\s*(?:[,(][^!?]*)?$`,
);

// "-- from a letter", "-- Armenian proverb", '-- Ada in <17@quay>': set in, or directly below the text, anything is one.
const source = scriptPattern(String.raw`^(?:--+|[—―]+)\s*["'“«„‘(<]?[\p{L}\p{N}][^!?\n]*[^!?.:\s—―-]$`);
const setIn = /\S\r?\n$|\n[ \t]+$/;

/** True if a line begins with a dash and names who wrote what stands above it. */
function isAttribution({ bytes, spans }: Document, line: number): boolean {
  const text = decodeText(bytes, spans[line]).trim();
  if (attribution.test(text)) return true;
  return line > 0 && source.test(text) && setIn.test(gapAbove(bytes, spans[line - 1].end, spans[line].start));
}

/** What stands between two blocks, with the last character of the first. */
function gapAbove(bytes: Uint8Array, end: number, start: number): string {
  return decodeText(bytes, span(Math.max(0, end - 1), start));
}

/** True for a line of a dash and a name that stands below texts that differ, in the first of these places. */
export function areAttributions(corpus: Corpus, places: readonly BlockPlace[]): boolean {
  if (places[0].words > mostWords) return false;
  const above = new Set<string>();
  let signed = 0;
  const first = places.slice(0, mostPlaces);
  for (const { document, block } of first) {
    const text = corpus.document(document);
    const { bytes, spans } = text;
    if (block === 0 || !isAttribution(text, block)) return false;
    above.add(decodeText(bytes, spans[block - 1]));
    if (signsArticle(text, block)) signed++;
  }
  return above.size > 1 && 2 * above.size > first.length && 2 * signed < first.length;
}

/** True if a line stands below all paragraphs of a text that is longer than a saying, and is the first of its kind there. */
function signsArticle(document: Document, line: number): boolean {
  const { firstOfSpan, length } = wordsOf(document);
  if (firstOfSpan[line] <= mostWordsOfSaying || length - firstOfSpan[line + 1] > mostWordsBelow) return false;
  for (let above = 1; above < line; above++) if (isAttribution(document, above)) return false;
  return true;
}
