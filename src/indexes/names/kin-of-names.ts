// Which names must be known for what is said of the names of a few documents: those near them that something joins to
// them, those near these, since a form goes to its best explanation, and all that stands beside two of them.

import type { IndexRequest, Lookup, Needs } from '../../define/index.ts';
import { foldName } from '../../features/mentions/forms.ts';
import type { Scope } from '../../model/corpus.ts';
import { isDerivation } from './derivations.ts';
import { nearEdit } from './edits.ts';
import { mentionRows } from './mention-rows.ts';
import type { NameTable } from './name-table.ts';
import { nearInDocument, pairKey } from './near-in-document.ts';
import { formsOfWord } from './near-words.ts';
import { smallWords } from './small-words.ts';
import { spellings, type Spellings } from './spellings.ts';

/** The numbers by which near names find one another, with the hashes of the names. */
export function nearForms(names: NameTable): { numbers: Uint32Array; values: Uint32Array } {
  const numbers: number[] = [];
  const values: number[] = [];
  for (let id = 0; id < names.length; id++) {
    for (const form of formsOfWord(names.folded(id))) {
      numbers.push(form);
      values.push(names.token(id));
    }
  }
  return { numbers: Uint32Array.from(numbers), values: Uint32Array.from(values) };
}

/** Found once for a focus, which does not change while views are made. */
const found = new WeakMap<Scope, readonly (readonly [IndexRequest, Iterable<number>])[]>();

/** Keys of all names that matter to the names of the focus. */
export function kinOfNames<Source extends Needs>(
  lookup: Lookup<Source>,
  texts: Spellings,
): readonly (readonly [IndexRequest, Iterable<number>])[] {
  let keys = found.get(lookup.scope);
  if (keys === undefined) {
    const tokens = new KinSearch(lookup, texts).tokens();
    const pairs = tokens.pairs;
    keys = [
      [mentionRows(), tokens.all],
      [spellings(), tokens.all],
      [smallWords(), tokens.all],
      [nearInDocument(), pairs],
    ];
    found.set(lookup.scope, keys);
  }
  return keys;
}

interface Mentions {
  readonly lefts: ReadonlySet<number>;
  readonly rights: ReadonlySet<number>;
}

class KinSearch<Source extends Needs> {
  readonly #lookup: Lookup<Source>;
  readonly #mentions = new Map<number, Mentions>();
  readonly #words = new Map<number, string>();
  readonly #all = new Set<number>();
  readonly #pairs = new Set<number>();

  /** Names of documents in scope by their forms: those that are new are not among what was kept. */
  readonly #formsAtHand = new Map<number, number[]>();

  constructor(lookup: Lookup<Source>, texts: Spellings) {
    this.#lookup = lookup;
    for (const [token, text] of texts) {
      const word = foldName(text);
      this.#words.set(token, word);
      for (const form of formsOfWord(word)) {
        const known = this.#formsAtHand.get(form);
        if (known === undefined) this.#formsAtHand.set(form, [token]);
        else known.push(token);
      }
    }
  }

  tokens(): { readonly all: ReadonlySet<number>; readonly pairs: ReadonlySet<number> } {
    const own = new Set(this.#lookup.keysOfFocus(mentionRows()));
    const joined = new Set<number>();
    for (const token of own) for (const other of this.#joinedTo(token)) joined.add(other);
    for (const token of joined) if (!own.has(token)) this.#joinedTo(token);
    return { all: this.#all, pairs: this.#pairs };
  }

  /** Names near one that something may join to it; these and what joins them are noted. */
  #joinedTo(token: number): number[] {
    this.#all.add(token);
    const word = this.#wordOf(token);
    const near = new Set<number>();
    for (const form of formsOfWord(word)) {
      for (const other of this.#lookup.valuesOf(form)) near.add(other);
      for (const other of this.#formsAtHand.get(form) ?? []) near.add(other);
    }
    near.delete(token);
    return [...near].filter((other) => this.#mayBeJoined(token, word, other));
  }

  #mayBeJoined(token: number, word: string, other: number): boolean {
    const otherWord = this.#wordOf(other);
    const edit = otherWord === '' ? undefined : nearEdit(word, otherWord);
    if (edit === undefined || isDerivation(word, otherWord)) return false;
    const key = pairKey(Math.min(token, other), Math.max(token, other));
    const one = this.#mentionsOf(token);
    const two = this.#mentionsOf(other);
    const beside = [...common(one.lefts, two.lefts), ...common(one.rights, two.rights)];
    const isInDocument = this.#lookup.rowsOf(nearInDocument(), key, []).length > 0;
    // Nothing else joins two edits; of one edit the corpus alone may be proof.
    if (beside.length === 0 && !isInDocument && edit.edits === 2) return false;
    this.#pairs.add(key);
    this.#all.add(other);
    for (const name of beside) this.#all.add(name);
    return true;
  }

  #mentionsOf(token: number): Mentions {
    let mentions = this.#mentions.get(token);
    if (mentions === undefined) {
      const { columns } = this.#lookup.rowsOf(mentionRows(), token, ['left', 'right']);
      const { left, right } = columns as unknown as Record<'left' | 'right', Uint32Array>;
      mentions = { lefts: new Set(left), rights: new Set(right) };
      this.#mentions.set(token, mentions);
    }
    return mentions;
  }

  #wordOf(token: number): string {
    let word = this.#words.get(token);
    if (word === undefined) {
      const { columns, length } = this.#lookup.rowsOf(spellings(), token, ['text']);
      word = length === 0 ? '' : foldName((columns as unknown as { text: readonly string[] }).text[0]);
      this.#words.set(token, word);
    }
    return word;
  }
}

function common(a: ReadonlySet<number>, b: ReadonlySet<number>): number[] {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  return [...few].filter((one) => one !== 0 && many.has(one));
}
