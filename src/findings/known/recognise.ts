// Which findings are known: by what they say of which text, else by a sketch of the text, which survives edits. An entry
// answers for as many findings as it has members, so that one copy more of a known class is not known.

import type { Corpus } from '../../model/corpus.ts';
import { placeContains, type Finding, type Place } from '../../model/finding.ts';
import { EntriesTaken, type Known, type OpenEntry } from './entries-taken.ts';
import { groupBy } from './group-by.ts';
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

/** Tells known findings from others. The order of `findings` decides where entries are fewer than findings. */
export function recognise(
  findings: readonly Finding[],
  entries: readonly KnownEntry[],
  recognition: Recognition,
): Recognised {
  const { pathOf } = recognition;
  const taken = new EntriesTaken(entries, recognition);
  const { known } = taken;
  const unknown = (): Finding[] => findings.filter((finding) => !known.has(finding));

  for (const finding of findings) taken.takeByName(finding);
  for (const finding of unknown()) taken.takeOwn(finding, pathOf(finding.place));
  for (const finding of unknown()) taken.takeTwin(finding, pathOf(finding.place));
  const free = taken.freePaths();
  const takers = takersOf(known);
  const rivals: Rivals = new Map(
    unknown().map((finding) => [finding, new Set(taken.sameAs(finding).map(({ entry }) => entry))]),
  );
  for (const finding of unknown()) taken.takeMoved(finding);
  const rest = unknown();
  const pairs = pairAlike(rest, taken.open, recognition);
  for (const { finding, candidate } of pairs) {
    rivals.get(finding)?.add(candidate.entry);
    if (!known.has(finding)) taken.takeEdited(finding, candidate, pathOf(finding.place));
  }
  const lone = unknown();
  for (const [finding, original] of findCopied(lone, known)) known.set(finding, original);
  const grown = new Set([
    ...rest.filter((finding) => taken.sameAs(finding).length > 0),
    ...pairs.map(({ finding }) => finding).filter(isCopy),
  ]);
  for (const finding of known.keys()) grown.delete(finding);
  return {
    known,
    grown,
    left: taken.left(),
    ...firmness(taken, rivals, lone, recognition),
    standing: { free, takers, contested: contestedBy(rivals) },
  };
}

/** Entries that a finding which was not found in place might take. */
type Rivals = ReadonlyMap<Finding, Set<KnownEntry>>;

/** A finding beside an entry on a text that is alike. */
interface AlikePair {
  readonly finding: Finding;
  readonly candidate: OpenEntry;
}

/** Findings beside entries whose text is alike, those first that share most. */
function pairAlike(
  findings: readonly Finding[],
  open: readonly OpenEntry[],
  { corpus, categoryOf }: Recognition,
): AlikePair[] {
  const entries = open.map(({ entry }) => entry);
  const alike = entriesAlike(findings, entries, corpus, categoryOf);
  const pairs = findings.flatMap((finding, order) =>
    alike[order].map(({ shared, position }) => ({
      finding,
      candidate: open[position],
      shared,
      order,
      position,
    })),
  );
  return pairs.sort((a, b) => b.shared - a.shared || a.order - b.order || a.position - b.position);
}

/** Documents of the findings that have taken each entry. */
function takersOf(known: ReadonlyMap<Finding, Known>): Record<string, number[]> {
  const takers: Record<string, number[]> = {};
  for (const [finding, { entry }] of known) {
    const documents = (takers[entry.id] ??= []);
    for (const document of documentsOf(finding)) documents.push(document);
  }
  return takers;
}

/** Documents of the findings that might have taken each entry. */
function contestedBy(rivals: Rivals): Record<string, number[][]> {
  const contested: Record<string, number[][]> = {};
  for (const [finding, entries] of rivals)
    for (const { id } of entries) (contested[id] ??= []).push(documentsOf(finding));
  return contested;
}

/** What of the outcome findings that are not at hand cannot change. `lone` took no entry, by its text or one that is alike. */
function firmness(
  taken: EntriesTaken,
  rivals: Rivals,
  lone: readonly Finding[],
  { corpus, elsewhere, isLocal }: Recognition,
): Pick<Recognised, 'isFirm' | 'isFirmlyLeft'> {
  if (elsewhere === undefined) return { isFirm: () => true, isFirmlyLeft: () => true };
  const isUndisputed = (entry: KnownEntry): boolean => !isContestedElsewhere(entry, elsewhere);
  // Of what stands in many documents a rule may name one: what is said of the focus may be said there no more.
  const mayReplace = (finding: Finding): boolean =>
    !isLocal(finding.rule) &&
    rivals.has(finding) &&
    taken
      .sameAs(finding)
      .some(({ entry }) => entry.paths.some((path) => isTakenElsewhere(entry, path, elsewhere)));
  // Of findings out of focus some may be there that a run over all would not make.
  const doubted = new Set<KnownEntry>();
  for (const [finding, entries] of rivals)
    if (!elsewhere.isInFocus(finding)) for (const entry of entries) doubted.add(entry);
  const mayBeCopied = copiedBesides(lone, taken.known, corpus);
  return {
    isFirm: (finding) =>
      !elsewhere.isInFocus(finding) ||
      (!mayBeCopied.has(finding) &&
        !mayReplace(finding) &&
        [...(rivals.get(finding) ?? [])].every((entry) => isUndisputed(entry) && !doubted.has(entry))),
    // A class that lost a member in focus may be found elsewhere from now on.
    isFirmlyLeft: (entry) =>
      isUndisputed(entry) &&
      (isLocal(entry.rule) || elsewhere.standing?.free[entry.id]?.length === entry.paths.length),
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
