// Which names must be known for what is said of the names of a few documents: those near them that something joins to
// them, those near these, since a form goes to its best explanation, and all that proves something beside two of them.

import type { IndexRequest, Lookup, Needs } from '../../../define/index.ts';
import { wasmKernels } from '../../../kernels/wasm/wasm.ts';
import { mix32 } from '../../../kernels/word-hash.ts';
import type { Scope } from '../../../model/corpus.ts';
import { isDerivation } from './derivations.ts';
import { nearEdit } from './edits.ts';
import { mentionRows } from '../mentions/mention-rows.ts';
import type { NameTable, Side } from '../mentions/name-table.ts';
import { nearInDocument, pairKey } from './near-in-document.ts';
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

/** Found once for a focus, which does not change while views are made. */
const found = new WeakMap<Scope, readonly (readonly [IndexRequest, Iterable<number>])[]>();

/** Keys of all names that matter to the names of the focus. `names` are those of documents in scope, with all their rows. */
export function kinOfNames<Source extends Needs>(
  names: NameTable,
  lookup: Lookup<Source>,
): readonly (readonly [IndexRequest, Iterable<number>])[] {
  let keys = found.get(lookup.scope);
  if (keys === undefined) {
    const { all, pairs } = new KinSearch(names, lookup).search();
    keys = [
      [mentionRows(), all],
      [spellings(), all],
      [smallWords(), all],
      [nearInDocument(), pairs],
    ];
    found.set(lookup.scope, keys);
  }
  return keys;
}

class KinSearch<Source extends Needs> {
  readonly #lookup: Lookup<Source>;
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

  constructor(names: NameTable, lookup: Lookup<Source>) {
    this.#lookup = lookup;
    this.#kept = new NearNames(lookup.kept?.columns as NameColumns, wasmKernels());
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

  search(): { readonly all: ReadonlySet<number>; readonly pairs: ReadonlySet<number> } {
    const own = new Set(this.#lookup.keysOfFocus(mentionRows()));
    const joined = this.#joinedTo([...own]);
    this.#joinedTo([...joined].filter((token) => !own.has(token)));
    return { all: this.#all, pairs: this.#pairs };
  }

  /** Names near some that something may join to them; these and what joins them are noted. */
  #joinedTo(tokens: readonly number[]): ReadonlySet<number> {
    const words = tokens.map((token) => this.#words.get(token) ?? '');
    const joined = new Set<number>();
    this.#kept.near(words).forEach((kept, index) => {
      const [token, word] = [tokens[index], words[index]];
      this.#all.add(token);
      const all = this.#new.size === 0 ? kept : [...kept, ...this.#nearAmongNew(word)];
      for (const near of all) {
        // Most are two edits away with nothing to join them: seen by their tokens, before their words are read.
        if (near.token === token || !this.#areJoined(token, near)) continue;
        const other = near.word();
        if (isDerivation(word, other)) continue;
        this.#words.set(near.token, other);
        this.#join(token, near.token);
        joined.add(near.token);
      }
    });
    return joined;
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
  }

  #anchorsOf(token: number, side: Side): ArrayLike<number> {
    const place = placeBeside(token, side);
    let anchors = this.#anchors.get(place);
    if (anchors === undefined) {
      const kept = this.#lookup.valuesOf(place);
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
