// What rules say of articles whose words are all equal, as far as their texts tell: whether the rest is equal as well, and
// where they stand. Found wherever there is a thread, so that nobody reads the texts a second time.

import { derivedIndex, type DocumentPairs } from '../../define/index.ts';
import type { Document } from '../../model/document.ts';
import type { Place } from '../../model/finding.ts';
import { span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { isLineEnd } from '../../text/lines/line-ends.ts';
import { meaningSignsOf } from '../../text/facts/meaning-signs.ts';
import { isMostlySigns } from '../../text/prose/mostly-signs.ts';
import { extentOf } from '../article-places.ts';
import { exactCopies, type ExactCopies } from './exact-copies.ts';

/** An article, and the one that stays of those with its words. */
export interface EqualArticle {
  readonly place: Place;
  readonly keptPlace: Place;
  /** True if both are equal byte for byte; line ends and white space around the texts don't count. */
  readonly isIdentical: boolean;
  /** True if the signs in which they may differ although their words are equal say the same. */
  readonly hasEqualSigns: boolean;
  /** True if their sources differ, also in what was left out of their texts. */
  readonly differsBeside: boolean;
  /** True if most of both is signs, which differ: two drawings, of which only the name below is the same. */
  readonly areOtherDrawings: boolean;
}

const columns = {
  start: 'u32',
  end: 'u32',
  startOfKept: 'u32',
  endOfKept: 'u32',
  isIdentical: 'u32',
  hasEqualSigns: 'u32',
  differsBeside: 'u32',
  areOtherDrawings: 'u32',
} as const;

/** Every article with the words of another one that stays, class by class of `ExactCopies`. */
export const equalArticles = () =>
  derivedIndex({
    id: 'equal-articles',
    needs: { copies: exactCopies() },
    compare: {
      readsNoWords: true,
      notesPlaces: true,
      tables: { articles: columns },
      pairs: ({ copies }) => pairsOf(copies),
      compare(kept, copy, { articles }, _, note) {
        const [place, keptPlace] = [extentOf(copy), extentOf(kept)];
        note(copy, place);
        note(kept, keptPlace);
        const isIdentical = haveEqualLines(kept.bytes, copy.bytes);
        articles.add({
          ...place,
          startOfKept: keptPlace.start,
          endOfKept: keptPlace.end,
          isIdentical: Number(isIdentical),
          hasEqualSigns: Number(isIdentical || haveEqualSigns(kept.bytes, copy.bytes)),
          differsBeside: Number(doDifferBeside(kept, copy)),
          areOtherDrawings: Number(!isIdentical && isMostlySigns(kept.bytes) && isMostlySigns(copy.bytes)),
        });
      },
    },
    view({ copies }, _, { articles: { length, columns: rows } }): readonly EqualArticle[] {
      const { first, second } = pairsOf(copies);
      return Array.from({ length }, (_row, at) => ({
        place: { document: second[at], span: span(rows.start[at], rows.end[at]) },
        keptPlace: { document: first[at], span: span(rows.startOfKept[at], rows.endOfKept[at]) },
        isIdentical: rows.isIdentical[at] === 1,
        hasEqualSigns: rows.hasEqualSigns[at] === 1,
        differsBeside: rows.differsBeside[at] === 1,
        areOtherDrawings: rows.areOtherDrawings[at] === 1,
      }));
    },
  });

/** The article that stays of each class with each of the others. */
function pairsOf({ classes }: ExactCopies): DocumentPairs {
  const first = classes.flatMap(([kept, ...others]) => others.map(() => kept));
  const second = classes.flatMap(([, ...others]) => others);
  return { length: first.length, first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

function doDifferBeside({ origin }: Document, { origin: other }: Document): boolean {
  return origin !== undefined && other !== undefined && Buffer.compare(origin.source, other.source) !== 0;
}

function haveEqualLines(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(withoutLineEnds(a), withoutLineEnds(b)) === 0;
}

function haveEqualSigns(a: Uint8Array, b: Uint8Array): boolean {
  return meaningSignsOf(decodeText(a)) === meaningSignsOf(decodeText(b));
}

function withoutLineEnds(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  while (start < end && isLineEnd(bytes[start])) start++;
  while (end > start && isLineEnd(bytes[end - 1])) end--;
  const trimmed = bytes.subarray(start, end);
  return trimmed.includes(0x0d)
    ? trimmed.filter((byte, at) => byte !== 0x0d || trimmed[at + 1] !== 0x0a)
    : trimmed;
}
