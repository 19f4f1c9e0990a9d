// The names of the corpus as a table: what the reduced rows hold of each, found by number or by hash.

import { foldName } from '../../../features/mentions/forms.ts';
import { shapesOf, type WordShapes } from '../../../features/mentions/word-shapes.ts';
import { commonWord } from '../../../features/mentions/mention-flags.ts';
import { KeyNumbers } from '../../../kernels/keys/key-numbers.ts';
import { manyNeighbours } from './mention-limits.ts';
import { flagsOf, type MentionRows } from './mention-columns.ts';
import type { Spellings } from './spellings.ts';

/** The side on which a neighbour stands. */
export type Side = 'left' | 'right';

/** A neighbour of a name. */
export interface Neighbour {
  /** Hash of the folded neighbour. */
  readonly token: number;
  /** Distinct lines in which it stands there. */
  readonly lines: number;
}

/** Names, numbered from 0. */
export class NameTable {
  readonly length: number;
  readonly rows: MentionRows;
  readonly #spellings: Spellings;
  readonly #firstRow: Uint32Array;
  readonly #ids = new KeyNumbers();
  #shapes: WordShapes | undefined;
  readonly #folded: (string | undefined)[] = [];

  constructor(rows: MentionRows, spellings: Spellings) {
    this.rows = rows;
    this.#spellings = spellings;
    const { token, lines } = rows.columns;
    const firsts: number[] = [];
    for (let row = 0; row < rows.length; row++) {
      if (lines[row] === 0) continue;
      this.#ids.numberOf(token[row]);
      firsts.push(row);
    }
    this.length = firsts.length;
    firsts.push(rows.length);
    this.#firstRow = Uint32Array.from(firsts);
  }

  /** Number of the name with this hash; undefined if it is no name of the corpus. */
  idOf(token: number): number | undefined {
    return this.#ids.find(token);
  }

  token(id: number): number {
    return this.rows.columns.token[this.#firstRow[id]];
  }

  /** As first written. */
  text(id: number): string {
    return this.#spellings.get(this.token(id)) ?? '';
  }

  /** In small letters, without apostrophes. */
  folded(id: number): string {
    return (this.#folded[id] ??= foldName(this.text(id)));
  }

  /** Shapes of the folded names. */
  get shapes(): WordShapes {
    return (this.#shapes ??= shapesOf(Array.from({ length: this.length }, (_, id) => this.folded(id))));
  }

  firstRow(id: number): number {
    return this.#firstRow[id];
  }

  endRow(id: number): number {
    return this.#firstRow[id + 1];
  }

  /** Distinct lines that hold the name. */
  lines(id: number): number {
    return this.rows.columns.lines[this.#firstRow[id]];
  }

  /** Distinct documents, copies of a line not counted. */
  documents(id: number): number {
    return this.rows.columns.documents[this.#firstRow[id]];
  }

  mentions(id: number): number {
    return this.rows.columns.mentions[this.#firstRow[id]];
  }

  /** Distinct neighbours on one side; `countedNeighbours` + 1 stands for all higher numbers. */
  neighbourCount(id: number, side: Side): number {
    const { lefts, rights } = this.rows.columns;
    return (side === 'left' ? lefts : rights)[this.#firstRow[id]];
  }

  /** The neighbours on one side, in order of their first mention; none if there are too many to mean anything. */
  neighbours(id: number, side: Side): Neighbour[] {
    const found: Neighbour[] = [];
    if (this.neighbourCount(id, side) > manyNeighbours) return found;
    const { left, right, leftLines, rightLines } = this.rows.columns;
    const [tokens, lines] = side === 'left' ? [left, leftLines] : [right, rightLines];
    for (let row = this.firstRow(id); row < this.endRow(id); row++) {
      if (lines[row] > 0) found.push({ token: tokens[row], lines: lines[row] });
    }
    return found;
  }

  /** True if the name tells who is meant, so that it may be an anchor. */
  isAnchor(id: number): boolean {
    return (flagsOf(this.rows.columns.extent[this.firstRow(id)]) & commonWord) === 0;
  }

  /** Flags that all mentions which are kept have in common; see src/features/mentions/mentions.ts. */
  commonFlags(id: number): number {
    let flags = 0xff;
    for (let row = this.firstRow(id); row < this.endRow(id); row++) {
      flags &= flagsOf(this.rows.columns.extent[row]);
    }
    return flags;
  }
}
