// Entries of a baseline or an ignore file while findings take them: each answers for as many findings as it has members.

import type { Finding } from '../../model/finding.ts';
import { groupBy } from './group-by.ts';
import type { KnownEntry } from './known-entry.ts';
import { type Elsewhere, isTakenElsewhere } from './standing.ts';

/** How a finding is known. */
export interface Known {
  readonly entry: KnownEntry;
  /** True if its text is the same but for case, spaces and punctuation. */
  readonly isSame: boolean;
  /** True if it stands where the entry says as well: whatever else is found, it takes this entry. */
  readonly isInPlace: boolean;
}

/** An entry with the members that no finding has taken yet. */
export interface OpenEntry {
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

/** What is needed to tell which paths of an entry are free. */
export interface TakingRequest {
  /** True if there is no file at such a path any more: it was renamed or deleted. */
  isGone(path: string): boolean;
  /** Where findings of some documents alone are at hand: what is known of the others. */
  readonly elsewhere?: Elsewhere | undefined;
}

/** Who has taken what. Paths are relative to the folder of the entries' file. */
export class EntriesTaken {
  readonly known = new Map<Finding, Known>();
  readonly open: readonly OpenEntry[];
  readonly #byKey: ReadonlyMap<string, readonly OpenEntry[]>;
  readonly #request: TakingRequest;

  constructor(entries: readonly KnownEntry[], request: TakingRequest) {
    this.open = entries.map((entry): OpenEntry => {
      const [own, ...twins] = entry.paths;
      return { entry, own, twins, isTaken: false };
    });
    this.#byKey = groupBy(this.open, ({ entry }) => entry.key ?? nameOf(entry));
    this.#request = request;
  }

  /** Entries that say what a finding says of the same text. */
  sameAs({ key }: Finding): readonly OpenEntry[] {
    return this.#byKey.get(key) ?? [];
  }

  /** A line written by hand names an id, and nothing else to know the finding by. */
  takeByName(finding: Finding): void {
    const named = this.#byKey.get(nameOf(finding))?.at(0);
    if (named === undefined) return;
    named.isTaken = true;
    this.known.set(finding, { entry: named.entry, ...inPlace });
  }

  /** Of the same text, at the path of the entry itself. */
  takeOwn(finding: Finding, path: string): void {
    this.#take(finding, this.sameAs(finding), ({ own }) => (own === path ? own : undefined), inPlace);
  }

  /** Of the same text, at the path of one of its copies. */
  takeTwin(finding: Finding, path: string): void {
    this.#take(finding, this.sameAs(finding), (open) => twinAt(open, path), inPlace);
  }

  /** Of the same text, at another path. */
  takeMoved(finding: Finding): void {
    this.#take(finding, this.sameAs(finding), (open) => this.#choosePath(open), moved);
  }

  /** Of a text that is alike. */
  takeEdited(finding: Finding, candidate: OpenEntry, path: string): void {
    const choose = (open: OpenEntry): string | undefined =>
      open.own === path ? path : (twinAt(open, path) ?? this.#choosePath(open));
    this.#take(finding, [candidate], choose, edited);
  }

  /** Entries with paths that nobody has taken yet, by id. */
  freePaths(): Record<string, readonly string[]> {
    return Object.fromEntries(
      this.open.flatMap((open): [string, readonly string[]][] => {
        const paths = freePathsOf(open);
        return paths.length === 0 ? [] : [[open.entry.id, paths]];
      }),
    );
  }

  /** Entries that answer to no finding. */
  left(): KnownEntry[] {
    const { elsewhere } = this.#request;
    const left = this.open.filter((open) => {
      if (open.isTaken || elsewhere === undefined) return !open.isTaken;
      return !freePathsOf(open).some((path) => isTakenElsewhere(open.entry, path, elsewhere));
    });
    return left.map(({ entry }) => entry);
  }

  /** A path of a file that is gone, or any path where the words tell enough. */
  #choosePath(open: OpenEntry): string | undefined {
    const { elsewhere, isGone } = this.#request;
    const free = freePathsOf(open).filter(
      (path) => elsewhere === undefined || !isTakenElsewhere(open.entry, path, elsewhere),
    );
    return free.find(isGone) ?? (open.entry.isTelling ? free.at(0) : undefined);
  }

  /** Gives the finding the first of the candidates that has a path to give away. */
  #take(
    finding: Finding,
    candidates: readonly OpenEntry[],
    choose: (open: OpenEntry) => string | undefined,
    how: Pick<Known, 'isSame' | 'isInPlace'>,
  ): void {
    for (const candidate of candidates) {
      const path = choose(candidate);
      if (path === undefined) continue;
      if (candidate.own === path) candidate.own = undefined;
      else candidate.twins.splice(candidate.twins.indexOf(path), 1);
      candidate.isTaken = true;
      this.known.set(finding, { entry: candidate.entry, ...how });
      return;
    }
  }
}

function nameOf({ rule, id }: Pick<Finding, 'rule' | 'id'>): string {
  return `${rule} ${id}`;
}

function twinAt({ twins }: OpenEntry, path: string): string | undefined {
  return twins.find((twin) => twin === path);
}

function freePathsOf({ own, twins }: OpenEntry): readonly string[] {
  return own === undefined ? [...twins] : [own, ...twins];
}
