// Places of the corpus and the regions they are said to lie in, and where one place lies in two.

import { baseIndex, type IndexRequest } from '../../define/index.ts';
import { WordSet } from '../../features/known-words.ts';
import { isResidue } from '../../features/blocks/possible-roles.ts';
import { wordsOf } from '../../features/words.ts';
import { hashFoldedWord } from '../../kernels/word-hash.ts';
import type { Document } from '../../model/document.ts';
import type { Span } from '../../model/span.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { foldWord } from '../../text/unicode/fold.ts';
import { isCapitalAt } from '../../text/unicode/letter-case.ts';
import { findPlaces, placeLinks, placeNouns } from '../../text/facts/place-phrases.ts';
import { spanInText } from '../../text/unicode/text-span.ts';

/** A place in a region, as a text says. */
export interface PlacedPlace {
  readonly document: number;
  readonly span: Span;
  readonly place: string;
  readonly region: string;
  /** As the text has it: "in rural Norshire". */
  readonly phrase: string;
  readonly level: string;
}

/** Two regions for one place. */
export interface PlaceConflict {
  readonly said: PlacedPlace;
  readonly otherwise: PlacedPlace;
}

const nouns = new WordSet(() => placeNouns.flat());
const links = new WordSet(() => placeLinks);
let nounsOfLanguages: readonly ReadonlySet<number>[] | undefined;

/** Blocks that hold a noun for places before "of", or before a capital letter, with the languages of the nouns. */
function blocksWithNouns(document: Document): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const places = nouns.in(document);
  if (places.length === 0) return found;
  const { bytes } = document;
  const { hash, start, end, firstOfSpan, length } = wordsOf(document);
  let block = 0;
  for (const at of places) {
    const next = at + 1;
    if (next === length || (!links.has(hash[next]) && !mayBeName(bytes, start[next], end[next]))) continue;
    while (firstOfSpan[block + 1] <= at) block++;
    if (isResidue(document, block)) continue;
    const known = found.get(block) ?? new Set();
    nounsOfLanguages ??= placeNouns.map((list) => new Set(list.map(hashFoldedWord)));
    nounsOfLanguages.forEach((list, language) => {
      if (list.has(hash[at])) known.add(language);
    });
    found.set(block, known);
  }
  return found;
}

/** A capital letter, or "d'" before one. */
function mayBeName(bytes: Uint8Array, start: number, end: number): boolean {
  const isElided = (bytes[start] | 0x20) === 0x64 && (bytes[start + 1] === 0x27 || bytes[start + 1] === 0xe2);
  return isElided || (bytes[start - 1] === 0x20 && isCapitalAt(bytes, start, end));
}

/** Conflicts in the order of what is said against the majority, then the first. */
export const placeConflicts = (): IndexRequest<readonly PlaceConflict[]> =>
  baseIndex({
    id: 'place-regions',
    version: 2,
    columns: { start: 'u32', end: 'u32', place: 'text', region: 'text', phrase: 'text', level: 'text' },
    map(document, rows) {
      for (const [block, spoken] of blocksWithNouns(document)) {
        const span = document.spans[block];
        const text = decodeText(document.bytes, span);
        for (const { start, end, ...placed } of findPlaces(text, spoken)) {
          const at = spanInText(text, span.start, start, end);
          rows.add({ start: at.start, end: at.end, ...placed });
        }
      }
    },
    view({ length, document, columns }): readonly PlaceConflict[] {
      const groups = new Map<string, PlacedPlace[]>();
      for (let row = 0; row < length; row++) {
        const placed = {
          document: document[row],
          span: { start: columns.start[row], end: columns.end[row] },
          place: columns.place[row],
          region: columns.region[row],
          phrase: columns.phrase[row],
          level: columns.level[row],
        };
        const key = fold(placed.place);
        const known = groups.get(key);
        if (known === undefined) groups.set(key, [placed]);
        else known.push(placed);
      }
      return [...groups.values()]
        .flatMap(conflictsOf)
        .sort(({ said: a }, { said: b }) => a.document - b.document || a.span.start - b.span.start);
    },
  });

function fold(name: string): string {
  return foldWord(name).replace(/^(?:al|el|la|le)[- ]/, '');
}

/** What is said of one place: of each level the region that most articles name stays, the first of equals. */
function conflictsOf(placed: readonly PlacedPlace[]): PlaceConflict[] {
  const conflicts: PlaceConflict[] = [];
  for (const level of new Set(placed.map((one) => one.level))) {
    const regions = new Map<string, PlacedPlace[]>();
    for (const one of placed) {
      if (one.level !== level) continue;
      const key = fold(one.region);
      regions.set(key, [...(regions.get(key) ?? []), one]);
    }
    if (regions.size < 2) continue;
    const [[, kept], ...others] = [...regions].sort(([, a], [, b]) => articles(b) - articles(a));
    for (const [, rest] of others) {
      const said = rest.find((one) => kept.some(({ document }) => document === one.document)) ?? rest[0];
      const otherwise = kept.find(({ document }) => document === said.document) ?? kept[0];
      conflicts.push({ said, otherwise });
    }
  }
  return conflicts;
}

function articles(placed: readonly PlacedPlace[]): number {
  return new Set(placed.map(({ document }) => document)).size;
}
