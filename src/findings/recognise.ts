// Which findings are known: by what they say of which text, else by a sketch of the text, which survives edits. An entry
// answers for as many findings as it has members, so that one copy more of a known class is not known.

import type { Corpus } from '../model/corpus.ts';
import type { Finding, Place } from '../model/finding.ts';
import { spanContains } from '../model/span.ts';
import type { KnownEntry } from './known-entry.ts';
import { areTelling, isCopy, portraitWords, quoteOf, sketchesOf } from './portrait.ts';
import { foldedWords, leastShared, sharedPart, type Sketch } from './sketch.ts';

/** What is needed to know findings again. */
export interface Recognition {
  readonly corpus: Corpus;
  /** Path of a place, relative to the folder of the entries' file. */
  pathOf(place: Place): string;
  /** True if there is no file at such a path any more: it was renamed or deleted. */
  isGone(path: string): boolean;
  /** Category of a rule; undefined for a rule that does not exist any more. */
  categoryOf(rule: string): string | undefined;
}

/** What became of findings and entries. */
export interface Recognised {
  /** The entry of each known finding. */
  readonly known: ReadonlyMap<Finding, Known>;
  /** Findings that are one copy more of a known class. */
  readonly grown: ReadonlySet<Finding>;
  /** Entries that answer to no finding. */
  readonly left: readonly KnownEntry[];
}

/** How a finding is known. */
export interface Known {
  readonly entry: KnownEntry;
  /** True if its text is the same but for case, spaces and punctuation. */
  readonly isSame: boolean;
  /** True if it stands where the entry says as well: whatever else is found, it takes this entry. */
  readonly isInPlace: boolean;
}

/** An entry with the members that no finding has taken yet. */
interface Open {
  readonly entry: KnownEntry;
  /** Path of the finding itself; undefined once it is taken. */
  own: string | undefined;
  /** Paths of its copies. */
  readonly twins: string[];
  isTaken: boolean;
}

const inPlace = { isSame: true, isInPlace: true };
const moved = { isSame: true, isInPlace: false };
const edited = { isSame: false, isInPlace: false };

/** Hashes that stand in more entries than these tell none of them from the others. */
const mostPostings = 500;

/** Tells known findings from others. The order of `findings` decides where entries are fewer than findings. */
export function recognise(
  findings: readonly Finding[],
  entries: readonly KnownEntry[],
  recognition: Recognition,
): Recognised {
  const { pathOf, isGone } = recognition;
  const open = entries.map((entry): Open => {
    const [own, ...twins] = entry.paths;
    return { entry, own, twins, isTaken: false };
  });
  const known = new Map<Finding, Known>();
  const byKey = groupBy(open, ({ entry }) => entry.key ?? `${entry.rule} ${entry.id}`);
  const ofFinding = ({ key }: Finding): readonly Open[] => byKey.get(key) ?? [];
  /** Gives the finding the first of the candidates that has a path to give away. */
  const give = (
    finding: Finding,
    candidates: readonly Open[],
    choose: (open: Open) => string | undefined,
    { isSame, isInPlace }: Pick<Known, 'isSame' | 'isInPlace'>,
  ): void => {
    for (const candidate of candidates) {
      const path = choose(candidate);
      if (path === undefined) continue;
      if (candidate.own === path) candidate.own = undefined;
      else candidate.twins.splice(candidate.twins.indexOf(path), 1);
      candidate.isTaken = true;
      known.set(finding, { entry: candidate.entry, isSame, isInPlace });
      return;
    }
  };
  /** A path of a file that is gone, or any path where the words tell enough. */
  const chooseMoved = ({ entry, own, twins }: Open): string | undefined => {
    const free = own === undefined ? twins : [own, ...twins];
    return free.find(isGone) ?? (entry.isTelling ? free.at(0) : undefined);
  };
  const unknown = (): Finding[] => findings.filter((finding) => !known.has(finding));

  for (const finding of findings) {
    // A line written by hand names an id, and nothing else to know the finding by.
    const named = byKey.get(`${finding.rule} ${finding.id}`)?.at(0);
    if (named === undefined) continue;
    named.isTaken = true;
    known.set(finding, { entry: named.entry, isSame: true, isInPlace: true });
  }
  for (const finding of unknown()) {
    const path = pathOf(finding.place);
    give(finding, ofFinding(finding), ({ own }) => (own === path ? own : undefined), inPlace);
  }
  for (const finding of unknown()) {
    const path = pathOf(finding.place);
    give(finding, ofFinding(finding), ({ twins }) => twins.find((twin) => twin === path), inPlace);
  }
  for (const finding of unknown()) give(finding, ofFinding(finding), chooseMoved, moved);

  const rest = unknown();
  const grown = new Set<Finding>(rest.filter((finding) => ofFinding(finding).length > 0));
  const likeness = new Likeness(open, recognition);
  const pairs = rest.flatMap((finding, order) =>
    likeness
      .of(finding)
      .map(({ candidate, shared, position }) => ({ finding, candidate, shared, order, position })),
  );
  pairs.sort((a, b) => b.shared - a.shared || a.order - b.order || a.position - b.position);
  for (const { finding, candidate } of pairs) {
    if (known.has(finding)) continue;
    const path = pathOf(finding.place);
    const choose = (from: Open): string | undefined =>
      from.own === path ? path : (from.twins.find((twin) => twin === path) ?? chooseMoved(from));
    give(finding, [candidate], choose, edited);
  }
  for (const [finding, original] of findCopied(unknown(), known)) known.set(finding, original);
  for (const { finding } of pairs) if (isCopy(finding)) grown.add(finding);
  for (const finding of known.keys()) grown.delete(finding);
  return { known, grown, left: open.filter(({ isTaken }) => !isTaken).map(({ entry }) => entry) };
}

/**
 * Findings in a known copy of an article that are known of the other copy: identical articles have their faults in
 * common, said once; with a word edited in one of them they are said of both, and still are nothing new.
 */
function findCopied(findings: readonly Finding[], known: ReadonlyMap<Finding, Known>): Map<Finding, Known> {
  const copied = new Map<Finding, Known>();
  if (findings.length === 0) return copied;
  const copies = [...known.keys()].filter(isCopy).flatMap((finding): [Place, Place][] => [
    [finding.place, finding.related[0]],
    [finding.related[0], finding.place],
  ]);
  const copiesOf = groupBy(copies, ([place]) => place.document);
  const originalsOf = groupBy([...known.keys()], ({ key, place }) => `${place.document} ${key}`);
  const told = new Set<string>();
  for (const finding of findings) {
    for (const [place, other] of copiesOf.get(finding.place.document) ?? []) {
      if (!holds(place, finding.place)) continue;
      // Each finding there answers for one here.
      const original = originalsOf
        .get(`${other.document} ${finding.key}`)
        ?.find(({ id, place: there }) => holds(other, there) && !told.has(`${id} ${place.document}`));
      const match = original && known.get(original);
      if (original === undefined || match === undefined) continue;
      told.add(`${original.id} ${place.document}`);
      copied.set(finding, { ...match, isInPlace: false });
      break;
    }
  }
  return copied;
}

function holds(outer: Place, inner: Place): boolean {
  return outer.document === inner.document && spanContains(outer.span, inner.span);
}

/** Entries by the hashes of their sketches. */
class Likeness {
  readonly #postings = new Map<number, number[]>();
  readonly #open: readonly Open[];
  readonly #recognition: Recognition;

  constructor(open: readonly Open[], recognition: Recognition) {
    this.#open = open;
    this.#recognition = recognition;
    open.forEach(({ entry }, position) => {
      for (const hash of new Set(entry.sketches.flatMap((sketch) => [...sketch]))) {
        const known = this.#postings.get(hash);
        if (known === undefined) this.#postings.set(hash, [position]);
        else if (known.length <= mostPostings) known.push(position);
      }
    });
  }

  /** Entries whose text is a version of that of the finding. */
  of(finding: Finding): { candidate: Open; shared: number; position: number }[] {
    const { corpus } = this.#recognition;
    const words = portraitWords(finding, corpus);
    const sketches = sketchesOf(finding, words, corpus);
    const positions = new Set<number>();
    for (const hash of sketches.flatMap((sketch) => [...sketch])) {
      const posted = this.#postings.get(hash) ?? [];
      if (posted.length <= mostPostings) for (const position of posted) positions.add(position);
    }
    const own = foldedWords(quoteOf(finding, corpus)).join(' ');
    return [...positions]
      .map((position) => ({ candidate: this.#open[position], position }))
      .filter(({ candidate: { entry } }) => this.#isOfKind(finding, entry, own))
      .map((pair) => ({ ...pair, shared: mostShared(sketches, pair.candidate.entry.sketches) }))
      .filter(({ shared }) => shared >= leastShared);
  }

  /**
   * Of copies another rule may speak after an edit: what was identical is nearly so. Of all else the same rule must, and
   * of the same words, unless there are so many that they may have been edited themselves.
   */
  #isOfKind(finding: Finding, entry: KnownEntry, own: string): boolean {
    const { categoryOf } = this.#recognition;
    if (entry.isCopy !== isCopy(finding)) return false;
    if (entry.isCopy) return categoryOf(entry.rule) === categoryOf(finding.rule);
    if (entry.rule !== finding.rule) return false;
    const known = foldedWords(entry.quote);
    return areTelling(known) || known.join(' ') === own;
  }
}

function mostShared(some: readonly Sketch[], others: readonly Sketch[]): number {
  return Math.max(0, ...some.flatMap((one) => others.map((other) => sharedPart(one, other))));
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
