// Names of which something is no longer as it was when all documents were last compared, found by putting the rows of
// documents that are gone beside those of the documents that stand in their place. What merely moved within its text is not
// touched: nothing that is said of names hangs on where they stand, but for the order in which they do.

import type { IndexRequest, Lookup, Needs } from '../../../define/index.ts';
import { manyNeighbours } from '../mentions/mention-limits.ts';
import { mentionRows } from '../mentions/mention-rows.ts';
import { type MentionRows } from '../mentions/mention-columns.ts';
import { NameTable, type Side } from '../mentions/name-table.ts';
import { smallWords } from '../mentions/small-words.ts';
import { spellings } from '../mentions/spellings.ts';
import { nearInDocument } from './near-in-document.ts';

/** Names by their tokens. */
export interface TouchedNames {
  /** Those of which a row changed: others may be joined to them now that were not. */
  readonly own: ReadonlySet<number>;
  /** These, and all of which evidence may be another: what stands beside these, and what the corpus writes small. */
  readonly all: ReadonlySet<number>;
}

/** With more, all that is near the focus is looked at as fast. */
const mostTouched = 64;

type Source = Lookup<Needs>;

/** The names that are touched; undefined where they are many or not known. `names` has all rows of what changed. */
export function touchedNames(names: NameTable, lookup: Source): TouchedNames | undefined {
  const own = new Set<number>();
  addMovedMentions(lookup, own);
  addPairsOfChanged(lookup, own);
  addChangedSpellings(lookup, own);
  if (own.size > mostTouched) return undefined;
  const all = new Set(own);
  for (const token of own) if (!addNeighbours(names, token, lookup, all)) return undefined;
  return addChangedWords(lookup, own, all) ? { own, all } : undefined;
}

/** Rows of one index in documents that are gone, and in documents that are new. */
interface ChangedRows {
  readonly gone: Readonly<Record<string, ArrayLike<number | string>>>;
  readonly inPlace: Int32Array;
  readonly fresh: Readonly<Record<string, ArrayLike<number | string>>>;
  readonly document: Uint32Array;
}

function changedRows(lookup: Source, request: IndexRequest): ChangedRows {
  const { columns: gone, inPlace } = lookup.scope.goneRows(request.key);
  const { columns: fresh, document } = lookup.freshRows(request);
  return { gone, inPlace, fresh, document } as ChangedRows;
}

/** Of each document what lies between the mentions that begin it as they did, and those that end it so, moved or not. */
function addMovedMentions(lookup: Source, touched: Set<number>): void {
  const { gone, inPlace, fresh, document } = changedRows(lookup, mentionRows());
  const names = Object.keys(gone).filter((name) => name !== 'start');
  const [goneToken, freshToken] = [gone['token'], fresh['token']] as Uint32Array[];
  const [goneStart, freshStart] = [gone['start'], fresh['start']] as Uint32Array[];
  const isSame = (one: number, other: number): boolean =>
    names.every((name) => gone[name][one] === fresh[name][other]);
  const isCounterpart = new Set<number>();
  for (let first = 0, end: number; first < inPlace.length; first = end) {
    end = first + 1;
    while (end < inPlace.length && inPlace[end] === inPlace[first]) end++;
    let [from, to] = [first, end];
    const number = inPlace[first];
    if (number >= 0) {
      isCounterpart.add(number);
      let next = document.indexOf(number);
      let last = next < 0 ? next : document.lastIndexOf(number) + 1;
      while (from < to && next < last && goneStart[from] === freshStart[next] && isSame(from, next)) {
        from++;
        next++;
      }
      const shift = from < to && next < last ? freshStart[last - 1] - goneStart[to - 1] : 0;
      while (from < to && next < last) {
        if (freshStart[last - 1] - goneStart[to - 1] !== shift || !isSame(to - 1, last - 1)) break;
        to--;
        last--;
      }
      for (let row = next; row < last; row++) touched.add(freshToken[row]);
    }
    for (let row = from; row < to; row++) touched.add(goneToken[row]);
  }
  for (let row = 0; row < document.length; row++)
    if (!isCounterpart.has(document[row])) touched.add(freshToken[row]);
}

/** What is near in a document that changed, or was: its text is looked at as well. */
function addPairsOfChanged(lookup: Source, touched: Set<number>): void {
  const { gone, fresh } = changedRows(lookup, nearInDocument());
  for (const { a, b } of [gone, fresh]) {
    for (let row = 0; row < a.length; row++) touched.add(a[row] as number).add(b[row] as number);
  }
}

/** Names that are written first, or may be, in a document that changed, unless they are written there as they were. */
function addChangedSpellings(lookup: Source, touched: Set<number>): void {
  const { gone, inPlace, fresh, document } = changedRows(lookup, spellings());
  const keysOf = (columns: ChangedRows['gone'], documents: ArrayLike<number>): string[] =>
    Array.from(documents, (number, row) => `${number} ${columns['token'][row]} ${columns['text'][row]}`);
  const [then, now] = [keysOf(gone, inPlace), keysOf(fresh, document)];
  const isNow = new Set(now);
  then.forEach((key, row) => {
    if (!isNow.has(key)) touched.add(gone['token'][row] as number);
  });
  // Of what stands in several documents of a batch the first alone has a row there: what has none may have been second.
  const wasThen = new Set(then);
  now.forEach((key, row) => {
    const token = fresh['token'][row] as number;
    if (wasThen.has(key) || touched.has(token)) return;
    const { length, document: documents } = lookup.rowsOf(spellings(), token, []);
    if (length === 0 || documents[0] === document[row]) touched.add(token);
  });
}

function countOf(tokens: ArrayLike<number | string>, token: number): number {
  let found = 0;
  for (let row = 0; row < tokens.length; row++) if (tokens[row] === token) found++;
  return found;
}

/** Adds what stands beside a name, or stood there; false where that is not known. */
function addNeighbours(names: NameTable, token: number, lookup: Source, touched: Set<number>): boolean {
  const id = names.idOf(token);
  const { gone, fresh } = changedRows(lookup, mentionRows());
  const added = countOf(fresh['token'], token);
  for (const side of ['left', 'right'] as const) {
    const now = id === undefined ? 0 : names.neighbourCount(id, side);
    if (now > manyNeighbours) {
      // It proves nothing, and did not then unless what is new made the difference.
      if (now - added <= manyNeighbours) return false;
      continue;
    }
    if (id !== undefined) addNow(names, id, side, touched);
    for (let row = 0; row < gone[side].length; row++)
      if (gone['token'][row] === token && gone[side][row] !== 0) touched.add(gone[side][row] as number);
  }
  return true;
}

function addNow(names: NameTable, id: number, side: Side, touched: Set<number>): void {
  for (const { token } of names.neighbours(id, side)) touched.add(token);
}

/**
 * Adds names that the corpus may take for words now and did not, or the other way round, with what stands beside them; false
 * where that is not known.
 */
function addChangedWords(lookup: Source, own: ReadonlySet<number>, touched: Set<number>): boolean {
  const { gone, fresh } = changedRows(lookup, smallWords());
  const changes = new Map<number, number>();
  const count = (columns: ChangedRows['gone'], by: number): void => {
    for (let row = 0; row < columns['word'].length; row++) {
      const word = columns['word'][row] as number;
      changes.set(word, (changes.get(word) ?? 0) + by * (columns['documents'][row] as number));
    }
  };
  count(fresh, 1);
  count(gone, -1);
  const words = [...changes].filter(([, change]) => change !== 0).map(([word]) => word);
  const looked = [...words, ...own];
  if (looked.length === 0) return true;
  const mentions = changedRows(lookup, mentionRows());
  const unspelt = { get: () => undefined };
  const names = new NameTable(lookup.reducedRows(mentionRows(), looked) as MentionRows, unspelt);
  const { length, columns } = lookup.reducedRows(smallWords(), looked);
  const counts = new Map<number, number>();
  for (let row = 0; row < length; row++)
    counts.set((columns['word'] as Uint32Array)[row], (columns['documents'] as Uint32Array)[row]);
  for (const word of looked) {
    const id = names.idOf(word);
    if (id === undefined) continue;
    const now = counts.get(word) ?? 0;
    const change = changes.get(word) ?? 0;
    // So many documents may have the name, or not, that did not, or did.
    const moved = own.has(word)
      ? countOf(mentions.gone['token'], word) + countOf(mentions.fresh['token'], word)
      : 0;
    const isSame = now > 0 === now - change > 0;
    const apart = Math.abs(now - names.documents(id) + 0.5);
    if (isSame && apart > Math.abs(change) + moved) continue;
    touched.add(word);
    for (const side of ['left', 'right'] as const) {
      // Of what stands beside everything not all is known.
      if (names.neighbourCount(id, side) > manyNeighbours) return false;
      addNow(names, id, side, touched);
    }
  }
  return true;
}
