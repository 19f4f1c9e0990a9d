// Mentions of names over the corpus: one row a mention in the map, one group a name in the reduce. A group keeps the
// counts, the neighbours, and a handful of places, so that what is held follows the names and not the text.

import {
  baseIndex,
  type GroupSink,
  type IndexRequest,
  type Rows,
  type RowSink,
} from '../../../define/index.ts';
import { commonWord } from '../../../features/mentions/mention-flags.ts';
import { mentionsPlain, type Mentions } from '../../../features/mentions/mentions.ts';
import { foundNamesOf } from '../../../features/mentions/found-names.ts';
import { hashOfRun, wordsOf } from '../../../features/words.ts';
import { KeyNumbers } from '../../../kernels/keys/key-numbers.ts';
import { rowColumns } from '../../../kernels/names/name-texts.ts';
import { copyEntries, type FoundNames } from '../../../kernels/names/names.ts';
import { mix32 } from '../../../kernels/word-hash.ts';
import type { Document } from '../../../model/document.ts';
import { changeName } from './change-name.ts';
import {
  joinsLast,
  mappedColumns,
  type MentionRows,
  neighbourColumns,
  packExtent,
  reducedColumns,
} from './mention-columns.ts';
import {
  countedNeighbours,
  fewMentions,
  keptAnyhow,
  keptForNeighbour,
  manyNeighbours,
} from './mention-limits.ts';

/** True if a neighbour tells who is meant: no title, no common part of names. */
function isAnchor(mentions: Mentions, mention: number): boolean {
  return (mentions.flags[mention] & commonWord) === 0;
}

/** The twin of the kernel: the same rows, without it. */
export function mapMentionsPlain(document: Document, rows: RowSink<typeof mappedColumns>): void {
  const mentions = mentionsPlain(document);
  const words = wordsOf(document);
  const room = rows.room(mentions.to);
  const first = rows.end;
  let at = first;
  let block = -1;
  let line = 0;
  let last = -1;
  for (let mention = 0; mention < mentions.to; mention++) {
    if (mentions.block[mention] !== block) {
      block = mentions.block[mention];
      [line] = hashOfRun(words, words.firstOfSpan[block], words.firstOfSpan[block + 1]);
    }
    const left = mentions.left[mention] - 1;
    const right = mentions.right[mention] - 1;
    const anchorsLeft = left >= 0 && isAnchor(mentions, left);
    const anchorsRight = right >= 0 && isAnchor(mentions, right);
    // A title or common word matters only where it is misspelt beside a name.
    if (!anchorsLeft && !anchorsRight && !isAnchor(mentions, mention)) continue;
    const start = mentions.start[mention];
    const end = mentions.end[mention];
    room.token[at] = mentions.token[mention];
    room.line[at] = line;
    room.start[at] = start;
    room.extent[at] = packExtent(
      end - start,
      anchorsLeft ? start - mentions.start[left] : 0,
      anchorsRight ? mentions.end[right] - end : 0,
      mentions.flags[mention] | (left >= 0 && left === last ? joinsLast : 0),
    );
    room.role[at] = mentions.role[mention];
    last = mention;
    at++;
  }
  rows.take(at - first);
}

function takeRows({ rows: found, fromRow, toRow }: FoundNames, rows: RowSink<typeof mappedColumns>): void {
  const room = rows.room(toRow - fromRow);
  for (const name of rowColumns) copyEntries(found[name], fromRow, toRow, room[name], rows.end);
  rows.take(toRow - fromRow);
}

/** Counts of lines by neighbour; gives up when there are too many neighbours. One is used for many names in turn. */
class NeighbourCount {
  readonly #numbers = new KeyNumbers();
  readonly #lines = new Uint32Array(countedNeighbours + 1);
  readonly #kept = new Uint32Array(countedNeighbours + 1);

  begin(): void {
    // Most names have few neighbours: to clear all takes longer than all else that is done for such a name.
    for (let number = 0; number < this.#numbers.count; number++) {
      this.#lines[number] = 0;
      this.#kept[number] = 0;
    }
    this.#numbers.begin(countedNeighbours + 1);
  }

  count(neighbour: number): void {
    if (neighbour !== 0 && this.#numbers.count <= countedNeighbours)
      this.#lines[this.#numbers.numberOf(neighbour)]++;
  }

  /** Distinct neighbours, at most `countedNeighbours` + 1. */
  get size(): number {
    return this.#numbers.count;
  }

  get isCrowd(): boolean {
    return this.#numbers.count > manyNeighbours;
  }

  /** True if no further neighbour is counted. */
  get isFull(): boolean {
    return this.#numbers.count > countedNeighbours;
  }

  /** True if a mention with this neighbour is still wanted. */
  wants(neighbour: number): boolean {
    return (
      neighbour !== 0 && !this.isCrowd && this.#kept[this.#numbers.numberOf(neighbour)] < keptForNeighbour
    );
  }

  /** Notes that a mention is kept. Returns the lines with its neighbour the first time, then 0. */
  keep(neighbour: number): number {
    if (neighbour === 0 || this.isCrowd) return 0;
    const number = this.#numbers.numberOf(neighbour);
    return this.#kept[number]++ === 0 ? this.#lines[number] : 0;
  }
}

const lefts = new NeighbourCount();
const rights = new NeighbourCount();
const lines = new KeyNumbers();
/** Lines by neighbour: a line counts once for each of its neighbours, and its copies not at all. */
const leftLines = new KeyNumbers();
const rightLines = new KeyNumbers();
let isCopy = new Uint8Array(64);

/** True the first time a key is met. */
function isNew(numbers: KeyNumbers, key: number): boolean {
  const known = numbers.count;
  return numbers.numberOf(key) === known;
}

/** What is counted of the mentions of one name. */
interface LineCounts {
  readonly documents: number;
  /** Behind the last row of which a mention may be kept, and `isCopy` tells. */
  readonly keptEnd: number;
}

/** Counts the lines of rows [first, end), all of one name, and lines by neighbour. */
function countLines(
  { columns, document }: Rows<typeof mappedColumns>,
  first: number,
  end: number,
): LineCounts {
  const { line: lineOf, left: leftOf, right: rightOf } = columns;
  // Distinct lines may be few: the tables grow with them, not with the group.
  lines.begin(0);
  leftLines.begin(0);
  rightLines.begin(0);
  lefts.begin();
  rights.begin();
  let documents = 0;
  let lastDocument = -1;
  let originals = 0;
  let row = first;
  // In a crowd on both sides no mention is kept for its neighbour: then only lines are left to count. Of a small group all
  // are kept.
  const enough = end - first > fewMentions ? keptAnyhow : Infinity;
  while (row < end && !(originals >= enough && lefts.isFull && rights.isFull)) {
    const line = lineOf[row];
    const left = leftOf[row];
    const right = rightOf[row];
    const isNewLine = isNew(lines, line);
    const isNewLeft = left !== 0 && isNew(leftLines, mix32(line ^ left));
    const isNewRight = right !== 0 && isNew(rightLines, mix32(line ^ right));
    const isOriginal = isNewLine || isNewLeft || isNewRight;
    isCopy[row - first] = isOriginal ? 0 : 1;
    if (isOriginal) originals++;
    if (isNewLeft) lefts.count(left);
    if (isNewRight) rights.count(right);
    if (isNewLine && document[row] !== lastDocument) documents++;
    if (isNewLine) lastDocument = document[row];
    row++;
  }
  const keptEnd = row;
  for (; row < end; row++) {
    if (!isNew(lines, lineOf[row])) continue;
    if (document[row] !== lastDocument) documents++;
    lastDocument = document[row];
  }
  return { documents, keptEnd };
}

function reduceName(
  rows: Rows<typeof mappedColumns>,
  first: number,
  end: number,
  emit: GroupSink<typeof reducedColumns>,
): void {
  const { columns, document } = rows;
  const { token, left: leftOf, right: rightOf, beyond, line, start, extent, role } = columns;
  const size = end - first;
  if (isCopy.length < size) isCopy = new Uint8Array(2 * size);
  const { documents, keptEnd } = countLines(rows, first, end);
  const isSmall = size <= fewMentions;
  const room = emit.room(keptEnd - first);
  const { documents: documentOf } = emit;
  const { leftLines: linesOfLeft, rightLines: linesOfRight } = room;
  const head = emit.end;
  let at = head;
  for (let row = first; row < keptEnd; row++) {
    const left = leftOf[row];
    const right = rightOf[row];
    const isWanted = isSmall || at - head < keptAnyhow || lefts.wants(left) || rights.wants(right);
    if (!isWanted || (!isSmall && isCopy[row - first] === 1)) continue;
    documentOf[at] = document[row];
    room.token[at] = token[row];
    room.left[at] = left;
    room.right[at] = right;
    room.beyond[at] = beyond[row];
    room.line[at] = line[row];
    room.start[at] = start[row];
    room.extent[at] = extent[row];
    room.role[at] = role[row];
    const isHead = at === head;
    room.lines[at] = isHead ? lines.count : 0;
    room.documents[at] = isHead ? documents : 0;
    room.mentions[at] = isHead ? size : 0;
    room.lefts[at] = isHead ? lefts.size : 0;
    room.rights[at] = isHead ? rights.size : 0;
    linesOfLeft[at] = lefts.keep(left);
    linesOfRight[at] = rights.keep(right);
    at++;
  }
  emit.take(at - head);
}

const change = { linked: 'line', apply: changeName } as const;

/** Mentions of all names, grouped by name, in document order within a group. */
export const mentionRows = (): IndexRequest<MentionRows> =>
  baseIndex({
    id: 'name-mentions',
    version: 7,
    columns: mappedColumns,
    repeating: ['line', 'role'],
    beside: neighbourColumns,
    map(document, rows) {
      const found = foundNamesOf(document);
      if (found === undefined) mapMentionsPlain(document, rows);
      else takeRows(found, rows);
    },
    reduce: { key: 'token', minimum: 1, columns: reducedColumns, group: reduceName, change },
    probe: 'key',
    view: (rows) => rows,
  });
