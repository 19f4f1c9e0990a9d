// What is known of a frequent name after a few of its mentions were changed, without looking at the others: counts go up
// and down by lines that stand nowhere else, and mentions that were not kept stay so when others are added.

import type { ChangedGroup, Rows } from '../../../define/index.ts';
import { fewMentions, keptAnyhow, keptForNeighbour, manyNeighbours } from './mention-limits.ts';
import type { mappedColumns, reducedColumns } from './mention-columns.ts';

type Group = ChangedGroup<typeof mappedColumns, typeof reducedColumns>;
type Side = 'left' | 'right';

/** One mention, with its place in document order. */
interface Mention {
  readonly place: number;
  readonly document: number;
  readonly row: { readonly [Name in keyof typeof mappedColumns]: number };
}

const names = ['token', 'left', 'right', 'beyond', 'line', 'start', 'extent', 'role'] as const;
/** All but where it stands. */
const compared = names.filter((name) => name !== 'start');

function mentionAt(
  columns: { readonly [Name in (typeof names)[number]]: ArrayLike<number> },
  at: number,
  place: number,
  document: number,
): Mention {
  const row = Object.fromEntries(names.map((name) => [name, columns[name][at]])) as Mention['row'];
  return { place, document, row };
}

/** A mention that went, and the one that came in its place. */
type Exchange = readonly [gone: Mention, fresh: Mention];

/** Pairs mentions that are still there, but for where their document has them; the rest went, or came. */
function compare(
  gone: readonly Mention[],
  fresh: readonly Mention[],
): { readonly stayed: Exchange[]; readonly went: Mention[]; readonly came: Mention[] } {
  const stayed: Exchange[] = [];
  const went: Mention[] = [];
  const came = new Set(fresh);
  let next = 0;
  for (const one of gone) {
    // A document stands half a place before those that followed the one it replaces.
    const at = fresh.findIndex(
      (other, index) =>
        index >= next &&
        other.place === one.place - 0.5 &&
        compared.every((name) => other.row[name] === one.row[name]),
    );
    if (at < 0) went.push(one);
    else {
      stayed.push([one, fresh[at]]);
      came.delete(fresh[at]);
      next = at + 1;
    }
  }
  return { stayed, went, came: [...came] };
}

/** The group as it is now; undefined where that takes a look at all its mentions. */
export function changeName(group: Group): Rows<typeof reducedColumns> | undefined {
  const { reduced, places, gone, fresh, isElsewhere } = group;
  const goneColumns = gone.columns as unknown as Parameters<typeof mentionAt>[0];
  const { stayed, went, came } = compare(
    Array.from(gone.places, (place, at) => mentionAt(goneColumns, at, place, -1)),
    Array.from(fresh.document, (document, at) => mentionAt(fresh.columns, at, document, document)),
  );
  const linesThatStayed = new Set(stayed.map(([{ row }]) => row.line));
  const isAlone = (line: number): boolean => !linesThatStayed.has(line) && !isElsewhere(line);
  if (![...went, ...came].every(({ row }) => isAlone(row.line))) return undefined;
  const documents = changeInDocuments(stayed, went, came, (line) => !isElsewhere(line));
  const mentions = reduced.columns.mentions[0] + came.length - went.length;
  if (documents === undefined || mentions <= fewMentions) return undefined;

  const kept = keptMentions(group, places, stayed, went);
  const sides = (['left', 'right'] as const).map((side) => countOf(group, side, went, came));
  const [left, right] = sides;
  if (kept === undefined || left === undefined || right === undefined) return undefined;
  const chosen = choose([...kept, ...withoutCopies(came)].sort(byPlace), left, right);
  const countLines = (list: readonly Mention[]): number => new Set(list.map(({ row }) => row.line)).size;
  const head = {
    lines: reduced.columns.lines[0] + countLines(came) - countLines(went),
    documents: reduced.columns.documents[0] + documents,
    mentions,
    lefts: left.size,
    rights: right.size,
  };
  return rowsOf(chosen, head);
}

function byPlace(a: Mention, b: Mention): number {
  return a.place - b.place || a.row.start - b.row.start;
}

/** By how many the documents change that hold the first of equal lines; undefined where others decide that. */
function changeInDocuments(
  stayed: readonly Exchange[],
  went: readonly Mention[],
  came: readonly Mention[],
  isOnlyHere: (line: number) => boolean,
): number | undefined {
  const left = new Set(went.map(({ place }) => place - 0.5));
  const entered = new Set(came.map(({ place }) => place));
  const known = new Map<number, boolean>();
  for (const [, { place, row }] of stayed)
    known.set(place, known.get(place) === true || isOnlyHere(row.line));
  let change = 0;
  for (const place of new Set([...left, ...entered])) {
    if (left.has(place) && entered.has(place)) continue;
    const isHeld = known.get(place);
    // It counts for a mention that stayed.
    if (isHeld === true) continue;
    if (isHeld === false) return undefined;
    change += entered.has(place) ? 1 : -1;
  }
  return change;
}

/** The mentions that were kept, as they stand now; undefined if one of them went, since another takes its place. */
function keptMentions(
  { reduced }: Group,
  places: Float64Array,
  stayed: readonly Exchange[],
  went: readonly Mention[],
): Mention[] | undefined {
  const idOf = ({ place, row }: Mention): string =>
    `${place} ${row.start} ${row.line} ${row.left} ${row.right}`;
  const now = new Map(stayed.map(([one, other]) => [idOf(one), other]));
  const lost = new Set(went.map(idOf));
  const kept = Array.from(places, (place, at) => mentionAt(reduced.columns, at, place, reduced.document[at]));
  if (kept.some((mention) => lost.has(idOf(mention)))) return undefined;
  return kept.map((mention) => now.get(idOf(mention)) ?? mention);
}

/** The first mention of each line, and of each neighbour in a line. */
function withoutCopies(came: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return [...came].sort(byPlace).filter(({ row: { line, left, right } }) => {
    const news = [
      isNew(`${line}`),
      left !== 0 && isNew(`${line} left ${left}`),
      right !== 0 && isNew(`${line} right ${right}`),
    ];
    return news.includes(true);
  });
}

/** Neighbours on one side. */
interface NeighbourLines {
  /** As in `lefts` and `rights`. */
  readonly size: number;
  /** Lines by neighbour; undefined for too many to mean anything. */
  readonly lines: ReadonlyMap<number, number> | undefined;
}

function countOf(
  { reduced: { length, columns } }: Group,
  side: Side,
  went: readonly Mention[],
  came: readonly Mention[],
): NeighbourLines | undefined {
  const [tokens, counts, size] =
    side === 'left'
      ? [columns.left, columns.leftLines, columns.lefts[0]]
      : [columns.right, columns.rightLines, columns.rights[0]];
  const besides = (list: readonly Mention[]): Set<string> =>
    new Set(list.filter(({ row }) => row[side] !== 0).map(({ row }) => `${row[side]} ${row.line}`));
  const lost = besides(went);
  // So many that it does not matter how many go.
  if (size - lost.size > manyNeighbours) return { size, lines: undefined };
  if (size > manyNeighbours) return undefined;
  const lines = new Map<number, number>();
  for (let row = 0; row < length; row++) if (counts[row] > 0) lines.set(tokens[row], counts[row]);
  const change = (pairs: Iterable<string>, by: number): void => {
    for (const pair of pairs) {
      const token = Number(pair.slice(0, pair.indexOf(' ')));
      lines.set(token, (lines.get(token) ?? 0) + by);
    }
  };
  change(lost, -1);
  change(besides(came), 1);
  for (const [token, count] of lines) if (count <= 0) lines.delete(token);
  return lines.size > manyNeighbours ? undefined : { size: lines.size, lines };
}

interface Chosen {
  readonly mention: Mention;
  readonly leftLines: number;
  readonly rightLines: number;
}

/** Mentions that are kept, as the reduce step chooses them, of those that may be. */
function choose(mentions: readonly Mention[], left: NeighbourLines, right: NeighbourLines): Chosen[] {
  const counters = [left, right].map(({ lines }) => {
    const kept = new Map<number, number>();
    return {
      wants: (token: number) =>
        token !== 0 && lines !== undefined && (kept.get(token) ?? 0) < keptForNeighbour,
      keep: (token: number): number => {
        if (token === 0 || lines === undefined) return 0;
        const before = kept.get(token) ?? 0;
        kept.set(token, before + 1);
        return before === 0 ? (lines.get(token) ?? 0) : 0;
      },
    };
  });
  const chosen: Chosen[] = [];
  for (const mention of mentions) {
    const { row } = mention;
    if (chosen.length >= keptAnyhow && !counters[0].wants(row.left) && !counters[1].wants(row.right))
      continue;
    chosen.push({
      mention,
      leftLines: counters[0].keep(row.left),
      rightLines: counters[1].keep(row.right),
    });
  }
  return chosen;
}

function rowsOf(
  chosen: readonly Chosen[],
  head: Readonly<Record<'lines' | 'documents' | 'mentions' | 'lefts' | 'rights', number>>,
): Rows<typeof reducedColumns> {
  const own = Object.fromEntries(
    names.map((name) => [name, Uint32Array.from(chosen, ({ mention }) => mention.row[name])]),
  );
  const onHead = Object.fromEntries(
    Object.entries(head).map(([name, value]) => [
      name,
      Uint32Array.from(chosen, (_, at) => (at === 0 ? value : 0)),
    ]),
  );
  const columns = {
    ...own,
    ...onHead,
    leftLines: Uint32Array.from(chosen, ({ leftLines }) => leftLines),
    rightLines: Uint32Array.from(chosen, ({ rightLines }) => rightLines),
  };
  return {
    length: chosen.length,
    document: Uint32Array.from(chosen, ({ mention }) => mention.document),
    columns: columns as unknown as Rows<typeof reducedColumns>['columns'],
  };
}
