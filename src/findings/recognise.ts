// Which findings are known: by what they say of which text, else by a sketch of the text, which survives edits. An entry
// answers for as many findings as it has members, so that one copy more of a known class is not known.

import type { Corpus } from '../model/corpus.ts';
import { placeContains, type Finding, type Place } from '../model/finding.ts';
import type { KnownEntry } from './known-entry.ts';
import { entriesAlike } from './likeness.ts';
import { isCopy } from './portrait.ts';
import { type Elsewhere, isContestedElsewhere, isTakenElsewhere, type Standing } from './standing.ts';

/** What is needed to know findings again. */
export interface Recognition {
  readonly corpus: Corpus;
  /** Path of a place, relative to the folder of the entries' file. */
  pathOf(place: Place): string;
  /** True if there is no file at such a path any more: it was renamed or deleted. */
  isGone(path: string): boolean;
  /** True for a rule that looks at one document at a time: what changed makes it find nothing elsewhere. */
  isLocal(rule: string): boolean;
  /** Category of a rule; undefined for a rule that does not exist any more. */
  categoryOf(rule: string): string | undefined;
  /** Where findings of some documents alone are at hand: what is known of the others. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** What became of findings and entries. */
export interface Recognised {
  /** The entry of each known finding. */
  readonly known: ReadonlyMap<Finding, Known>;
  /** Findings that are one copy more of a known class. */
  readonly grown: ReadonlySet<Finding>;
  /** Entries that answer to no finding. */
  readonly left: readonly KnownEntry[];
  /** True unless findings that are not at hand might leave the finding another entry, or take the one it has. */
  isFirm(finding: Finding): boolean;
  /** The same of an entry that is left. */
  isFirmlyLeft(entry: KnownEntry): boolean;
  readonly standing: Standing;
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

/** Tells known findings from others. The order of `findings` decides where entries are fewer than findings. */
export function recognise(
  findings: readonly Finding[],
  entries: readonly KnownEntry[],
  recognition: Recognition,
): Recognised {
  const { pathOf, isGone, elsewhere, corpus, categoryOf } = recognition;
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
    const free = (own === undefined ? twins : [own, ...twins]).filter(
      (path) => elsewhere === undefined || !isTakenElsewhere(entry, path, elsewhere),
    );
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
  const free = open.flatMap(({ entry, own, twins }): [string, readonly string[]][] =>
    own === undefined && twins.length === 0
      ? []
      : [[entry.id, own === undefined ? [...twins] : [own, ...twins]]],
  );
  const takers: Record<string, number[]> = {};
  for (const [finding, { entry }] of known) {
    const documents = (takers[entry.id] ??= []);
    for (const document of documentsOf(finding)) documents.push(document);
  }
  // Entries that a finding which was not found in place might take.
  const rivals = new Map(
    unknown().map((finding) => [finding, new Set(ofFinding(finding).map(({ entry }) => entry))]),
  );
  for (const finding of unknown()) give(finding, ofFinding(finding), chooseMoved, moved);

  const rest = unknown();
  const grown = new Set<Finding>(rest.filter((finding) => ofFinding(finding).length > 0));
  const alike = entriesAlike(rest, entries, corpus, categoryOf);
  const pairs = rest.flatMap((finding, order) =>
    alike[order].map(({ shared, position }) => {
      const candidate = open[position];
      rivals.get(finding)?.add(candidate.entry);
      return { finding, candidate, shared, order, position };
    }),
  );
  pairs.sort((a, b) => b.shared - a.shared || a.order - b.order || a.position - b.position);
  for (const { finding, candidate } of pairs) {
    if (known.has(finding)) continue;
    const path = pathOf(finding.place);
    const choose = (from: Open): string | undefined =>
      from.own === path ? path : (from.twins.find((twin) => twin === path) ?? chooseMoved(from));
    give(finding, [candidate], choose, edited);
  }
  const lone = unknown();
  for (const [finding, original] of findCopied(lone, known)) known.set(finding, original);
  for (const { finding } of pairs) if (isCopy(finding)) grown.add(finding);
  for (const finding of known.keys()) grown.delete(finding);
  const left = open.filter(({ entry, own, twins, isTaken }) => {
    if (isTaken || elsewhere === undefined) return !isTaken;
    return ![...(own === undefined ? [] : [own]), ...twins].some((path) =>
      isTakenElsewhere(entry, path, elsewhere),
    );
  });
  const contested: Record<string, number[][]> = {};
  for (const [finding, entriesOf] of rivals)
    for (const { id } of entriesOf) (contested[id] ??= []).push(documentsOf(finding));
  const isUndisputed = (entry: KnownEntry): boolean =>
    elsewhere === undefined || !isContestedElsewhere(entry, elsewhere);
  // Of what stands in many documents a rule may name one: what is said of the focus may be said there no more.
  const mayReplace = (finding: Finding): boolean =>
    elsewhere !== undefined &&
    !recognition.isLocal(finding.rule) &&
    rivals.has(finding) &&
    ofFinding(finding).some(({ entry }) =>
      entry.paths.some((path) => isTakenElsewhere(entry, path, elsewhere)),
    );
  // Of findings out of focus some may be there that a run over all would not make.
  const doubted = new Set<KnownEntry>();
  for (const [finding, entriesOf] of rivals)
    if (elsewhere?.isInFocus(finding) === false) for (const entry of entriesOf) doubted.add(entry);
  const mayBeCopied = elsewhere === undefined ? undefined : copiedBesides(lone, known, corpus);
  return {
    known,
    grown,
    left: left.map(({ entry }) => entry),
    isFirm: (finding) =>
      elsewhere?.isInFocus(finding) === false ||
      (mayBeCopied?.has(finding) !== true &&
        !mayReplace(finding) &&
        [...(rivals.get(finding) ?? [])].every((entry) => isUndisputed(entry) && !doubted.has(entry))),
    // A class that lost a member in focus may be found elsewhere from now on.
    isFirmlyLeft: (entry) =>
      isUndisputed(entry) &&
      (recognition.isLocal(entry.rule) || elsewhere?.standing?.free[entry.id]?.length === entry.paths.length),
    standing: { free: Object.fromEntries(free), takers, contested },
  };
}

/**
 * Findings in a known copy of an article that are known of the other copy: identical articles have their faults in
 * common, said once; with a word edited in one of them they are said of both, and still are nothing new.
 */
function findCopied(findings: readonly Finding[], known: ReadonlyMap<Finding, Known>): Map<Finding, Known> {
  const copied = new Map<Finding, Known>();
  if (findings.length === 0) return copied;
  const copiesOf = copiesByDocument(known);
  const originalsOf = groupBy([...known.keys()], ({ key, place }) => `${place.document} ${key}`);
  const told = new Set<string>();
  for (const finding of findings) {
    for (const [place, other] of copiesOf.get(finding.place.document) ?? []) {
      if (!placeContains(place, finding.place)) continue;
      // Each finding there answers for one here.
      const original = originalsOf
        .get(`${other.document} ${finding.key}`)
        ?.find(({ id, place: there }) => placeContains(other, there) && !told.has(`${id} ${place.document}`));
      const match = original && known.get(original);
      if (original === undefined || match === undefined) continue;
      told.add(`${original.id} ${place.document}`);
      copied.set(finding, { ...match, isInPlace: false });
      break;
    }
  }
  return copied;
}

/** Of known copies each place with that of the other, by the document of the first. */
function copiesByDocument(known: ReadonlyMap<Finding, Known>): Map<number, [Place, Place][]> {
  const copies = [...known.keys()].filter(isCopy).flatMap((finding): [Place, Place][] => [
    [finding.place, finding.related[0]],
    [finding.related[0], finding.place],
  ]);
  return groupBy(copies, ([place]) => place.document);
}

/** Findings that stand in a known copy of a text whose findings are not all at hand. */
function copiedBesides(
  findings: readonly Finding[],
  known: ReadonlyMap<Finding, Known>,
  { scope }: Corpus,
): ReadonlySet<Finding> {
  const copiesOf = copiesByDocument(known);
  return new Set(
    findings.filter(({ place }) =>
      (copiesOf.get(place.document) ?? []).some(
        ([own, other]) => placeContains(own, place) && scope?.related.has(other.document) === false,
      ),
    ),
  );
}

function documentsOf({ place, related }: Finding): number[] {
  return [place, ...related].map(({ document }) => document);
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
