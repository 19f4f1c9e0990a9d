// Which names must be known for what is said of the names of a few documents: those near them that something joins to
// them, those near these, since a form goes to its best explanation, and all that proves something beside two of them.

import type { IndexRequest, Lookup, Needs } from '../../../define/index.ts';
import { wasmKernels } from '../../../kernels/wasm/wasm.ts';
import { mix32 } from '../../../kernels/word-hash.ts';
import type { Scope } from '../../../model/corpus.ts';
import { isDerivation } from './derivations.ts';
import { nearEdit } from './edits.ts';
import { documentsOfSlip } from '../mentions/mention-limits.ts';
import { mentionRows } from '../mentions/mention-rows.ts';
import type { MentionRows } from '../mentions/mention-columns.ts';
import { NameTable, type Side } from '../mentions/name-table.ts';
import { nearInDocument, pairKey } from './near-in-document.ts';
import { touchedNames } from './touched-names.ts';
import { wordsBeside } from './words-beside.ts';
import { type NameColumns, type NearName, NearNames } from './near-kept.ts';
import { smallWords } from '../mentions/small-words.ts';
import { spellings } from '../mentions/spellings.ts';

const sides = ['left', 'right'] as const;

/** The number of a name beside which something stands on one side. */
function placeBeside(token: number, side: Side): number {
  return mix32(token ^ (side === 'left' ? 0x9e3779b9 : 0x7f4a7c15));
}

/** Calls `found` for every name and what proves something on one side of it. */
function forAnchors(names: NameTable, found: (token: number, side: Side, anchor: number) => void): void {
  for (let id = 0; id < names.length; id++) {
    for (const side of sides) {
      // What stands to the left of a name has it among its neighbours on the right.
      for (const { token } of names.neighbours(id, side === 'left' ? 'right' : 'left'))
        found(token, side, names.token(id));
    }
  }
}

/** For each name and side the names that have it among few enough neighbours to prove something there. */
export function anchorsOfNames(names: NameTable): { numbers: Uint32Array; values: Uint32Array } {
  const numbers: number[] = [];
  const values: number[] = [];
  forAnchors(names, (token, side, anchor) => {
    numbers.push(placeBeside(token, side));
    values.push(anchor);
  });
  return { numbers: Uint32Array.from(numbers), values: Uint32Array.from(values) };
}

/** The number of a name under which those stand that it is compared with. */
function placeOfPartners(token: number): number {
  return mix32(token ^ 0x165667b1);
}

/** For each name those that it is compared with. */
export function partnersOfNames(
  names: NameTable,
  pairs: Iterable<{ readonly suspect: number; readonly preferred: number }>,
): { numbers: Uint32Array; values: Uint32Array } {
  const numbers: number[] = [];
  const values: number[] = [];
  for (const { suspect, preferred } of pairs) {
    const [one, other] = [names.token(suspect), names.token(preferred)];
    numbers.push(placeOfPartners(one), placeOfPartners(other));
    values.push(other, one);
  }
  return { numbers: Uint32Array.from(numbers), values: Uint32Array.from(values) };
}

/** What was kept of all names, and what was kept of the pairs that were promising. */
type KeptNames = Pick<Lookup<Needs>, 'kept' | 'valuesOf'>;

/** Which names of a focus are judged. What is said of the others is what was said before: nothing. */
export interface JudgedNames {
  readonly own: ReadonlySet<number>;
  /** These, and all to which something joins them: of pairs without any of these nothing must be known. */
  readonly among: ReadonlySet<number>;
}

interface FoundKin extends JudgedNames {
  readonly keys: readonly (readonly [IndexRequest, Iterable<number>])[];
}

/** Found once for a focus and the view that asks, since it does not change while views are made. */
const found = new WeakMap<Scope, Map<string, FoundKin>>();

/** Which names are judged for a view of this key; undefined where all are. */
export function judgedNames(scope: Scope | undefined, key: string): JudgedNames | undefined {
  return scope && found.get(scope)?.get(key);
}

/**
 * All names that matter to the names of the focus. `names` are those of documents in scope, with all their rows;
 * `kept` is what was kept of the evidence on names. What is promising is kept of the view of this key itself.
 */
export function kinOfNames<Source extends Needs>(
  key: string,
  names: NameTable,
  lookup: Lookup<Source>,
  kept: KeptNames,
): FoundKin {
  const known = found.get(lookup.scope) ?? new Map<string, FoundKin>();
  found.set(lookup.scope, known);
  let kin = known.get(key);
  if (kin === undefined) known.set(key, (kin = new KinSearch(names, lookup, kept).search()));
  return kin;
}

class KinSearch<Source extends Needs> {
  readonly #names: NameTable;
  readonly #lookup: Lookup<Source>;
  readonly #valuesOf: KeptNames['valuesOf'];
  readonly #kept: NearNames;
  /** What stands beside names in documents that are new, by `placeBeside`: it is not among what was kept. */
  readonly #anchorsAtHand = new Map<number, number[]>();
  readonly #anchors = new Map<number, ArrayLike<number>>();
  readonly #words = new Map<number, string>();
  /** Names at hand that are not among those kept. */
  readonly #new = new Map<number, string>();
  readonly #nearInDocument = nearInDocument();
  readonly #all = new Set<number>();
  readonly #pairs = new Set<number>();

  constructor(names: NameTable, lookup: Lookup<Source>, { kept, valuesOf }: KeptNames) {
    this.#names = names;
    this.#lookup = lookup;
    this.#valuesOf = valuesOf;
    this.#kept = new NearNames(kept?.columns as NameColumns, wasmKernels());
    for (let id = 0; id < names.length; id++) {
      const [token, word] = [names.token(id), names.folded(id)];
      this.#words.set(token, word);
      if (!this.#kept.has(word, token)) this.#new.set(token, word);
    }
    forAnchors(names, (token, side, anchor) => {
      const place = placeBeside(token, side);
      const known = this.#anchorsAtHand.get(place);
      if (known === undefined) this.#anchorsAtHand.set(place, [anchor]);
      else known.push(anchor);
    });
  }

  search(): FoundKin {
    const own = this.#namesToJudge(new Set(this.#lookup.keysOfFocus(mentionRows())));
    const joined = this.#noteJoined([...own]);
    this.#noteJoined([...joined].filter((token) => !own.has(token)));
    const keys = [
      [mentionRows(), this.#all],
      [spellings(), this.#all],
      [smallWords(), this.#all],
      [this.#nearInDocument, this.#pairs],
    ] as const;
    return { own, among: new Set([...own, ...joined]), keys };
  }

  /**
   * Those names of the focus of which something may be said: it was or nearly was, or what it is judged by is touched. A
   * pair hangs on the two names and what stands beside both, and on all others that either of the two is compared with.
   */
  #namesToJudge(own: ReadonlySet<number>): ReadonlySet<number> {
    const touched = touchedNames(this.#names, this.#lookup);
    if (touched === undefined || [...own].every((token) => touched.all.has(token))) return own;
    const beside = new Set(touched.all);
    const known = [...touched.own].filter((token) => this.#words.has(token));
    this.#visitJoined(known, (_, other) => beside.add(other));
    const isTouched = (token: number): boolean => {
      if (touched.all.size === 0) return false;
      if (beside.has(token)) return true;
      const partners = this.#valuesOf(placeOfPartners(token));
      return (
        partners.some((one) => beside.has(one)) ||
        partners.some((one) =>
          this.#valuesOf(placeOfPartners(one)).some((further) => touched.all.has(further)),
        )
      );
    };
    const wasPromising = (token: number): boolean => this.#lookup.valuesOf(token).length > 0;
    return new Set([...own].filter((token) => wasPromising(token) || isTouched(token)));
  }

  /** Names near some that something may join to them; these and what joins them are noted. */
  #noteJoined(tokens: readonly number[]): ReadonlySet<number> {
    const joined = new Set<number>();
    for (const token of tokens) this.#all.add(token);
    this.#visitJoined(tokens, (token, other) => {
      this.#join(token, other);
      joined.add(other);
    });
    return joined;
  }

  /** Calls `visit` for every name and those near it that something may join to it. */
  #visitJoined(tokens: readonly number[], visit: (token: number, other: number) => void): void {
    if (tokens.length === 0) return;
    const words = tokens.map((token) => this.#words.get(token) ?? '');
    this.#kept.near(words).forEach((kept, index) => {
      const [token, word] = [tokens[index], words[index]];
      const all = this.#new.size === 0 ? kept : [...kept, ...this.#nearAmongNew(word)];
      for (const near of all) {
        // Most are two edits away with nothing to join them: seen by their tokens, before their words are read.
        if (near.token === token || !this.#areJoined(token, near)) continue;
        const other = near.word();
        if (isDerivation(word, other)) continue;
        this.#words.set(near.token, other);
        visit(token, near.token);
      }
    });
  }

  #nearAmongNew(word: string): NearName[] {
    return [...this.#new].flatMap(([token, other]) => {
      const edit = nearEdit(word, other);
      return edit === undefined ? [] : [{ token, edits: edit.edits, word: () => other }];
    });
  }

  /** True if something may join two near names: of one edit the corpus alone may be proof. */
  #areJoined(token: number, { token: other, edits }: NearName): boolean {
    return (
      edits === 1 ||
      this.#haveCommon(token, other, 'left') ||
      this.#haveCommon(token, other, 'right') ||
      this.#lookup.hasRows(this.#nearInDocument, keyOfPair(token, other))
    );
  }

  #haveCommon(token: number, other: number, side: Side): boolean {
    const anchors = this.#anchorsOf(token, side);
    // Beside most names nothing proves anything: what stands beside the other one is not looked up then.
    return anchors.length > 0 && common(anchors, this.#anchorsOf(other, side)).length > 0;
  }

  /** Notes two names and what stands beside both. */
  #join(token: number, other: number): void {
    this.#pairs.add(keyOfPair(token, other));
    this.#all.add(other);
    for (const side of sides) {
      const anchors = this.#anchorsOf(token, side);
      if (anchors.length === 0) continue;
      for (const name of common(anchors, this.#anchorsOf(other, side))) this.#all.add(name);
    }
    if (this.#lookup.hasRows(this.#nearInDocument, keyOfPair(token, other)))
      this.#noteWordsBeside(token, other);
  }

  /** Notes what stands beside two names in texts that may show them to be those of one speaker. */
  #noteWordsBeside(token: number, other: number): void {
    const pair = new Set([token, other]);
    const rows = this.#lookup.reducedRows(mentionRows(), pair) as MentionRows;
    const names = new NameTable(rows, { get: () => undefined });
    const documents = new Set<number>();
    for (const one of pair) {
      const id = names.idOf(one);
      if (id === undefined || names.documents(id) > documentsOfSlip) continue;
      for (let row = names.firstRow(id); row < names.endRow(id); row++) documents.add(rows.document[row]);
    }
    const { token: tokens, left, right } = rows.columns;
    for (let row = 0; row < rows.length; row++) {
      if (!pair.has(tokens[row]) || !documents.has(rows.document[row])) continue;
      for (const one of [left[row], right[row]]) if (one !== 0) this.#all.add(one);
    }
    for (const one of documents)
      for (const word of wordsBeside(this.#lookup.corpus.document(one), pair)) this.#all.add(word);
  }

  #anchorsOf(token: number, side: Side): ArrayLike<number> {
    const place = placeBeside(token, side);
    let anchors = this.#anchors.get(place);
    if (anchors === undefined) {
      const kept = this.#valuesOf(place);
      const atHand = this.#anchorsAtHand.get(place);
      anchors = atHand === undefined ? kept : kept.length === 0 ? atHand : [...kept, ...atHand];
      this.#anchors.set(place, anchors);
    }
    return anchors;
  }
}

function keyOfPair(one: number, other: number): number {
  return pairKey(Math.min(one, other), Math.max(one, other));
}

/** So many comparisons take as long as to make a set. */
const fewComparisons = 64;

/** What stands in both lists. */
function common(a: ArrayLike<number>, b: ArrayLike<number>): number[] {
  const shared: number[] = [];
  if (a.length * b.length > fewComparisons) {
    const known = new Set(Array.from(a));
    for (let at = 0; at < b.length; at++) if (known.has(b[at])) shared.push(b[at]);
    return shared;
  }
  for (let at = 0; at < a.length; at++)
    for (let other = 0; other < b.length; other++) if (a[at] === b[other]) shared.push(a[at]);
  return shared;
}
