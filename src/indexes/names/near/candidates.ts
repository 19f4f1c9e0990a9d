// Pairs of near names that some evidence joins: a common neighbour ("anchor"), or a common document. Nothing else is
// worth a look: of all near pairs of Reuters-21578, one in fifty was a misspelling.

import type { WordShapes } from '../../../features/mentions/word-shapes.ts';
import { isDerivation } from './derivations.ts';
import { nearEdit, type WordEdit } from './edits.ts';
import type { NameTable, Side } from '../mentions/name-table.ts';
import type { NumberPair } from './near-in-corpus.ts';
import type { NearPair } from './near-in-document.ts';
import { mayBeNear } from './near-words.ts';

/** A name that stands beside both spellings. */
export interface Anchor {
  readonly name: number;
  /** The side of the spelling on which the anchor stands. */
  readonly side: Side;
  /** Distinct lines in which it stands beside each. */
  readonly linesOfA: number;
  readonly linesOfB: number;
}

/** Two near names, by number with a < b, and what joins them. */
export interface Candidate {
  readonly a: number;
  readonly b: number;
  /** From `a` to `b`. */
  readonly edit: WordEdit;
  readonly anchors: Anchor[];
  isInDocument: boolean;
}

/** What maps and other pictures made of letters are full of, and no name. */
const tripled = /(.)\1\1/;

function opposite(side: Side): Side {
  return side === 'left' ? 'right' : 'left';
}

/** Finds all candidates, in an order that depends on the corpus alone. */
export function findCandidates(
  names: NameTable,
  inDocument: readonly NearPair[],
  inCorpus: readonly NumberPair[],
): Candidate[] {
  const found = new Map<number, Candidate>();
  const { shapes } = names;
  const candidateOf = (one: number, other: number): Candidate | undefined => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const known = found.get(a * names.length + b);
    if (known !== undefined) return known;
    const edit = nearEdit(names.folded(a), names.folded(b));
    if (edit === undefined || isDerivation(names.folded(a), names.folded(b))) return undefined;
    const candidate = { a, b, edit, anchors: [], isInDocument: false };
    found.set(a * names.length + b, candidate);
    return candidate;
  };
  const arePictures = (one: number, other: number): boolean =>
    tripled.test(names.folded(one)) && tripled.test(names.folded(other));
  const beside = new NamesBeside();
  for (let anchor = 0; anchor < names.length; anchor++) {
    if (!names.isAnchor(anchor)) continue;
    for (const side of ['left', 'right'] as const) {
      // Those to the right of the anchor have it on their left.
      if (names.neighbourCount(anchor, opposite(side)) < 2) continue;
      beside.read(names, anchor, opposite(side));
      beside.visitPairs(shapes, (a, linesOfA, b, linesOfB) => {
        candidateOf(a, b)?.anchors.push({ name: anchor, side, linesOfA, linesOfB });
      });
    }
  }
  for (const { a, b } of inDocument) {
    const first = names.idOf(a);
    const second = names.idOf(b);
    if (first === undefined || second === undefined || arePictures(first, second)) continue;
    const candidate = candidateOf(first, second);
    if (candidate !== undefined) candidate.isInDocument = true;
  }
  for (const [one, other] of inCorpus) if (!arePictures(one, other)) candidateOf(one, other);
  return [...found.values()];
}

/** The names on one side of an anchor, as columns that are filled anew for each: most of them are near no other. */
class NamesBeside {
  readonly #ids: number[] = [];
  readonly #lines: number[] = [];
  #count = 0;

  read(names: NameTable, anchor: number, side: Side): void {
    this.#count = 0;
    for (const { token, lines } of names.neighbours(anchor, side)) {
      const id = names.idOf(token);
      if (id === undefined) continue;
      this.#ids[this.#count] = id;
      this.#lines[this.#count++] = lines;
    }
  }

  /** Calls `visit` for all pairs whose shapes may be near, with the smaller number first and the lines of each. */
  visitPairs(
    shapes: WordShapes,
    visit: (a: number, linesOfA: number, b: number, linesOfB: number) => void,
  ): void {
    const ids = this.#ids;
    const lines = this.#lines;
    for (let i = 1; i < this.#count; i++) {
      for (let j = 0; j < i; j++) {
        if (!mayBeNear(shapes, ids[i], ids[j])) continue;
        if (ids[i] < ids[j]) visit(ids[i], lines[i], ids[j], lines[j]);
        else visit(ids[j], lines[j], ids[i], lines[i]);
      }
    }
  }
}
