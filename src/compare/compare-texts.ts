// Two texts side by side: which words stand in both, which in one alone. Equal lines are paired first, then the words of
// the lines between them (Myers 1986), so that long texts cost what differs and lines broken elsewhere do no harm.

import { diffArrays } from 'diff';
import { isWord, tokensOf, type Token } from './tokens.ts';

/** A stretch of a line. */
export interface Run {
  readonly text: string;
  /** True if the other text has something else here, or nothing. */
  readonly isChanged: boolean;
}

/** Lines that stand beside each other; a side without a counterpart is undefined. */
export interface Row {
  readonly left: readonly Run[] | undefined;
  readonly right: readonly Run[] | undefined;
  readonly isSame: boolean;
}

/** What comparing two texts yields. */
export interface Comparison {
  readonly rows: readonly Row[];
  /** Words that stand in both, on the left alone, on the right alone. */
  readonly words: { readonly same: number; readonly left: number; readonly right: number };
}

// Beyond these the texts have so little in common that marking single words would only confuse; they also bound the
// time: two texts of 8,000 words with nothing in common take 0.3 s.
const mostLineEdits = 2000;
const mostWordEdits = 2000;

type Change = 'same' | 'left' | 'right';

interface Piece {
  readonly kind: Change;
  readonly left: readonly Token[];
  readonly right: readonly Token[];
}

/** Compares two texts word by word. White space and empty lines are not compared. Pure. */
export function compareTexts(left: string, right: string): Comparison {
  const leftLines = linesOf(left);
  const rightLines = linesOf(right);
  const keys = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/\s+/g, ' ').trim());
  const rows: Row[] = [];
  const words = { same: 0, left: 0, right: 0 };
  const chunks = diffArrays(keys(leftLines), keys(rightLines), { maxEditLength: mostLineEdits }) ?? [
    { removed: true, added: false, count: leftLines.length },
    { removed: false, added: true, count: rightLines.length },
  ];
  let leftAt = 0;
  let rightAt = 0;
  let leftHunk: string[] = [];
  let rightHunk: string[] = [];
  const closeHunk = (): void => {
    if (leftHunk.length > 0 || rightHunk.length > 0) compareHunk(leftHunk, rightHunk, rows, words);
    leftHunk = [];
    rightHunk = [];
  };
  for (const { removed, added, count = 0 } of chunks) {
    if (removed) {
      for (let line = 0; line < count; line++) leftHunk.push(leftLines[leftAt++]);
    } else if (added) {
      for (let line = 0; line < count; line++) rightHunk.push(rightLines[rightAt++]);
    } else {
      closeHunk();
      for (let index = 0; index < count; index++) {
        const own = leftLines[leftAt++];
        words.same += tokensOf(own).filter(isWord).length;
        const other = rightLines[rightAt++];
        rows.push({
          left: [{ text: own, isChanged: false }],
          right: [{ text: other, isChanged: false }],
          isSame: true,
        });
      }
    }
  }
  closeHunk();
  return { rows, words };
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
}

/** Compares lines of which none is equal, and adds the rows they make. */
function compareHunk(
  leftLines: readonly string[],
  rightLines: readonly string[],
  rows: Row[],
  words: { same: number; left: number; right: number },
): void {
  const pieces = joinIslands(
    piecesOf(tokensOf(leftLines.join('\n').trim()), tokensOf(rightLines.join('\n').trim())),
  );
  const builder = new RowBuilder();
  for (const { kind, left, right } of pieces) {
    if (kind === 'same') {
      words.same += left.filter(isWord).length;
      left.forEach((token, index) => builder.addSame(token, right[index]));
    } else {
      words.left += left.filter(isWord).length;
      words.right += right.filter(isWord).length;
      builder.addChanged(left, right);
    }
  }
  for (const row of builder.rows()) rows.push(row);
}

function piecesOf(left: readonly Token[], right: readonly Token[]): Piece[] {
  const texts = (tokens: readonly Token[]): string[] => tokens.map(({ text }) => text);
  const chunks = diffArrays(texts(left), texts(right), { maxEditLength: mostWordEdits });
  if (chunks === undefined) return [{ kind: 'left', left, right }];
  const pieces: Piece[] = [];
  let leftAt = 0;
  let rightAt = 0;
  for (const { removed, added, count = 0 } of chunks) {
    const fromLeft = added ? [] : left.slice(leftAt, (leftAt += count));
    const fromRight = removed ? [] : right.slice(rightAt, (rightAt += count));
    pieces.push({ kind: removed ? 'left' : added ? 'right' : 'same', left: fromLeft, right: fromRight });
  }
  return pieces;
}

function lengthOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { text }) => sum + text.length, 0);
}

/**
 * Joins changes with what is equal between them where that is shorter than either: "the" in two sentences that have
 * nothing else in common tells a reader nothing. Each change becomes one piece with both its sides.
 */
function joinIslands(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind !== 'same' && last !== undefined && last.kind !== 'same')
      joined[joined.length - 1] = join(last, piece);
    else joined.push(piece);
  }
  for (let index = 1; index < joined.length - 1;) {
    const [before, island, behind] = joined.slice(index - 1, index + 2);
    const length = lengthOf(island.left);
    const isSmall = length <= largerSide(before) && length <= largerSide(behind);
    if (
      island.kind === 'same' &&
      isSmall &&
      !island.left.slice(1).some(({ space }) => space.includes('\n'))
    ) {
      joined.splice(index - 1, 3, join(join(before, island), behind));
      index = Math.max(1, index - 1);
    } else {
      index++;
    }
  }
  return joined;
}

function largerSide({ left, right }: Piece): number {
  return Math.max(lengthOf(left), lengthOf(right));
}

function join(a: Piece, b: Piece): Piece {
  return { kind: 'left', left: [...a.left, ...b.left], right: [...a.right, ...b.right] };
}

interface OpenRow {
  left: Run[] | undefined;
  right: Run[] | undefined;
}

/** Lays tokens out in rows: one for each pair of lines, and for each line that only one text has. */
class RowBuilder {
  readonly #rows: OpenRow[] = [];

  addSame(left: Token, right: Token): void {
    // A line broken on one side alone is one text wrapped otherwise.
    const isNew = (left.space.includes('\n') && right.space.includes('\n')) || this.#rows.length === 0;
    const row = isNew ? this.#open() : this.#last();
    row.left = addRun(row.left, left, false);
    row.right = addRun(row.right, right, false);
  }

  /** The first line of each side goes on in the row that stands; further lines stand beside each other. */
  addChanged(left: readonly Token[], right: readonly Token[]): void {
    const first = this.#rows.length === 0 ? this.#open() : this.#last();
    const leftLines = splitLines(left);
    const rightLines = splitLines(right);
    const count = Math.max(leftLines.length, rightLines.length);
    for (let index = 0; index < count; index++) {
      const row = index === 0 ? first : this.#open();
      for (const token of leftLines[index] ?? []) row.left = addRun(row.left, token, true);
      for (const token of rightLines[index] ?? []) row.right = addRun(row.right, token, true);
    }
  }

  rows(): Row[] {
    return this.#rows
      .filter(({ left, right }) => left !== undefined || right !== undefined)
      .map(({ left, right }) => ({
        left,
        right,
        isSame: left !== undefined && right !== undefined && !isAnyChanged(left, right),
      }));
  }

  #open(): OpenRow {
    const row: OpenRow = { left: undefined, right: undefined };
    this.#rows.push(row);
    return row;
  }

  #last(): OpenRow {
    return this.#rows[this.#rows.length - 1];
  }
}

function isAnyChanged(left: readonly Run[], right: readonly Run[]): boolean {
  return [...left, ...right].some(({ isChanged }) => isChanged);
}

/** Tokens by line; the first part is what belongs to the line before. */
function splitLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [[]];
  for (const token of tokens) {
    if (token.space.includes('\n')) lines.push([]);
    lines[lines.length - 1].push(token);
  }
  return lines;
}

/** Adds a token to a line. The space before a change is marked only within the change. */
function addRun(line: Run[] | undefined, { text, space }: Token, isChanged: boolean): Run[] {
  if (line === undefined) return [{ text, isChanged }];
  const between = space === '' ? '' : ' ';
  const last = line[line.length - 1];
  if (last.isChanged === isChanged) {
    line[line.length - 1] = { text: last.text + between + text, isChanged };
  } else if (isChanged) {
    line[line.length - 1] = { ...last, text: last.text + between };
    line.push({ text, isChanged });
  } else {
    line.push({ text: between + text, isChanged });
  }
  return line;
}
