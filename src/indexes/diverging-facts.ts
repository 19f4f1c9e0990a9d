// Facts in which two copies of an article contradict each other: the same words around, another figure, name or
// wording of a quotation inside. Forms filled in with other facts are no copies and never come here.
// Which side is right is said only on evidence: other copies, or the same figure or name elsewhere.

import { derivedIndex, type IndexRequest } from '../define/index.ts';
import { hashOfRun, wordsOf } from '../features/words.ts';
import type { Corpus } from '../model/corpus.ts';
import type { Place } from '../model/finding.ts';
import { compareCopies, type CopyPair } from './copy-slots.ts';
import { type CopyFact, factsOfSlots } from './copy-facts.ts';
import { exactCopies, type ExactCopies } from './exact-copies.ts';
import { type MentionRows, mentionRows } from './names/mention-rows.ts';
import { nearDuplicates, type Relation } from './near-duplicates.ts';
import { orient } from './verified-pairs.ts';

/** What shows that the other statement is right. */
export type Proof =
  | { readonly kind: 'none' }
  /** So many articles have it, against one; so many lines of the corpus hold it. */
  | { readonly kind: 'copies' | 'lines'; readonly count: number }
  /** It stands elsewhere in these two articles, and the other one nowhere. */
  | { readonly kind: 'elsewhere' };

/** One contradiction: what stands at `place` is wrong, where there is proof, else it is what the copy says. */
export interface DivergingFact {
  readonly kind: CopyFact['kind'];
  readonly place: Place;
  readonly text: string;
  readonly other: string;
  /** Where the other statement stands; several copies where all of them are against this one. */
  readonly otherPlaces: readonly Place[];
  /** Share of the words that differ elsewhere is small, and no passage was added: no edition of its own. */
  readonly isSparse: boolean;
  readonly proof: Proof;
  /** Equal for the same contradiction in several copies. */
  readonly key: string;
}

/** Above this share of edited words nothing that differs is believed to be meant. Texts edited at random at 10 % and more stay out. */
const mostDensity = 0.08;
/** Scanned text has slips by the dozen; a corrected copy has one or two. */
const mostSlips = 2;
/** More figures that differ make another report, not a slip. */
const mostFigures = 2;
/** A slot with more values than two is a blank of a form. */
const mostValues = 2;
/** A copy whose body differs in more places has been edited, its quotations included. */
const mostPlacesOfQuotation = 1;

interface Found {
  readonly relation: Relation;
  readonly pair: CopyPair;
  readonly fact: CopyFact;
}

/** Contradictions between copies, in the order of the relations and of the text. */
export const divergingFacts = (): IndexRequest<readonly DivergingFact[]> =>
  derivedIndex({
    id: 'diverging-facts',
    needs: { near: nearDuplicates(), copies: exactCopies(), mentions: mentionRows() },
    view({ near, copies, mentions }, corpus) {
      const relations = near.relations.filter(({ kind }) => kind !== 'form');
      const found = relations.flatMap((relation) => findIn(relation, corpus));
      if (found.length === 0) return [];
      const slots = new Slots(found, relations, copies);
      const lines = linesOf(found, mentions);
      return joined(
        found.filter((one) => slots.valuesOf(one) <= mostValues).map((one) => describe(one, slots, lines)),
      );
    },
  });

function findIn(relation: Relation, corpus: Corpus): Found[] {
  const { document, kept, pair: verified } = relation;
  const pair = compareCopies(corpus.document(kept), corpus.document(document), orient(verified, kept));
  if (pair.slots.length === 0 || pair.density > mostDensity || pair.slips > mostSlips) return [];
  const facts = factsOfSlots(pair);
  return facts
    .filter(({ kind }) => kind !== 'figure' || pair.figures <= mostFigures)
    .filter(({ kind }) => kind !== 'quotation' || pair.places <= mostPlacesOfQuotation)
    .map((fact) => ({ relation, pair, fact }));
}

/** The relations to each of the given articles that stay. */
function byKept(
  relations: readonly Relation[],
  wanted: ReadonlySet<number>,
): ReadonlyMap<number, Relation[]> {
  const groups = new Map<number, Relation[]>();
  for (const relation of relations) {
    if (!wanted.has(relation.kept)) continue;
    const group = groups.get(relation.kept);
    if (group === undefined) groups.set(relation.kept, [relation]);
    else group.push(relation);
  }
  return groups;
}

/** Which articles have what in a slot. A slot is known by the words around it in the text that stays. */
class Slots {
  readonly #values = new Map<string, Set<string>>();
  readonly #votes = new Map<string, number>();

  constructor(found: readonly Found[], relations: readonly Relation[], copies: ExactCopies) {
    const copiesOf = new Map<number, number>();
    for (const members of copies.classes) copiesOf.set(members[0], members.length);
    const articles = (document: number): number => copiesOf.get(document) ?? 1;
    const repeating = byKept(relations, new Set(found.map(({ relation }) => relation.kept)));
    const differing = new Set(found.map((one) => `${slotKey(one)} ${one.relation.document}`));
    const counted = new Set<string>();
    for (const one of found) {
      const { relation, fact } = one;
      const slot = slotKey(one);
      const values = this.#values.get(slot) ?? new Set();
      this.#values.set(slot, values.add(fact.value).add(fact.otherValue));
      this.#vote(slot, fact.value, articles(relation.document));
      if (counted.has(`${slot} ${relation.kept}`)) continue;
      counted.add(`${slot} ${relation.kept}`);
      this.#vote(slot, fact.otherValue, articles(relation.kept));
      for (const other of repeating.get(relation.kept) ?? []) {
        if (differing.has(`${slot} ${other.document}`)) continue;
        if (holdsWord(other, fact.slot.a.first)) this.#vote(slot, fact.otherValue, articles(other.document));
      }
    }
  }

  #vote(slot: string, value: string, articles: number): void {
    const key = `${slot} ${value}`;
    this.#votes.set(key, (this.#votes.get(key) ?? 0) + articles);
  }

  /** Different values that stand in the slot of a fact, over all copies. */
  valuesOf(one: Found): number {
    return this.#values.get(slotKey(one))?.size ?? 0;
  }

  /** Articles that have this value in the slot of a fact. */
  votesFor(one: Found, value: string): number {
    return this.#votes.get(`${slotKey(one)} ${value}`) ?? 0;
  }
}

/** Words on each side that tell a slot from others. */
const wordsOfKey = 4;

function slotKey({ pair: { a }, fact: { slot } }: Found): string {
  const words = wordsOf(a);
  const before = hashOfRun(words, Math.max(0, slot.a.first - Math.min(slot.left, wordsOfKey)), slot.a.first);
  const after = hashOfRun(
    words,
    slot.a.end,
    Math.min(words.length, slot.a.end + Math.min(slot.right, wordsOfKey)),
  );
  return [...before, ...after].join(' ');
}

/** True if a word of the text that stays is equal in the other one. */
function holdsWord({ kept, pair }: Relation, word: number): boolean {
  const { length, a, words } = orient(pair, kept);
  for (let run = 0; run < length; run++) if (a[run] <= word && word < a[run] + words[run]) return true;
  return false;
}

/** Distinct lines of the corpus that hold each of the names found, by hash. */
function linesOf(found: readonly Found[], { length, columns }: MentionRows): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { pair, fact } of found) {
    if (fact.kind !== 'name') continue;
    lines.set(wordsOf(pair.a).hash[fact.slot.a.first], 0);
    lines.set(wordsOf(pair.b).hash[fact.slot.b.first], 0);
  }
  if (lines.size === 0) return lines;
  for (let row = 0; row < length; row++)
    if (columns.lines[row] > 0 && lines.has(columns.token[row]))
      lines.set(columns.token[row], columns.lines[row]);
  return lines;
}

/** A statement that several copies are against is one contradiction. */
function joined(facts: readonly DivergingFact[]): DivergingFact[] {
  const known = new Map<string, DivergingFact>();
  for (const fact of facts) {
    const key = `${fact.key} ${fact.place.document} ${fact.place.span.start}`;
    const first = known.get(key);
    known.set(
      key,
      first === undefined ? fact : { ...first, otherPlaces: [...first.otherPlaces, ...fact.otherPlaces] },
    );
  }
  return [...known.values()];
}

function describe(one: Found, slots: Slots, lines: ReadonlyMap<number, number>): DivergingFact {
  const { relation, pair, fact } = one;
  const { proof, isOfCopy } = prove(one, slots, lines);
  const inCopy = { document: relation.document, span: fact.span };
  const inKept = { document: relation.kept, span: fact.otherSpan };
  return {
    kind: fact.kind,
    place: isOfCopy ? inKept : inCopy,
    text: isOfCopy ? fact.other : fact.text,
    other: isOfCopy ? fact.text : fact.other,
    otherPlaces: [isOfCopy ? inCopy : inKept],
    isSparse: pair.isSparse,
    proof,
    key: `${slotKey(one)}/${fact.value}/${fact.otherValue}`,
  };
}

/** So many times more lines than the other form make a form the custom of the corpus. */
const clearMajority = 3;

/** What shows which of the two is right, and whether it is what the copy says. */
function prove(
  one: Found,
  slots: Slots,
  lines: ReadonlyMap<number, number>,
): { readonly proof: Proof; readonly isOfCopy: boolean } {
  const { pair, fact } = one;
  const votes = slots.votesFor(one, fact.value);
  const otherVotes = slots.votesFor(one, fact.otherValue);
  if (Math.min(votes, otherVotes) === 1 && Math.max(votes, otherVotes) > 1)
    return { proof: { kind: 'copies', count: Math.max(votes, otherVotes) }, isOfCopy: votes > otherVotes };
  if (fact.elsewhere !== fact.otherElsewhere)
    return { proof: { kind: 'elsewhere' }, isOfCopy: fact.elsewhere };
  if (fact.kind === 'name') {
    const own = lines.get(wordsOf(pair.b).hash[fact.slot.b.first]) ?? 0;
    const others = lines.get(wordsOf(pair.a).hash[fact.slot.a.first]) ?? 0;
    if (Math.max(own, others) >= clearMajority * Math.max(1, Math.min(own, others)))
      return { proof: { kind: 'lines', count: Math.max(own, others) }, isOfCopy: own > others };
  }
  return { proof: { kind: 'none' }, isOfCopy: false };
}
