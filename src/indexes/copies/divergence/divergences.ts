// Facts in which two copies of an article contradict each other: the same words around, another figure, name or
// wording of a quotation inside. Forms filled in with other facts are no copies and never come here.
// Which side is right is said only on evidence: other copies, or the same figure or name elsewhere.

import { derivedIndex, type IndexRequest } from '../../../define/index.ts';
import { type Corpus, sourceOf } from '../../../model/corpus.ts';
import type { Place } from '../../../model/finding.ts';
import type { CopyFact } from './copy-slots.ts';
import { type PairDifference, pairDifferences, differencesFound, isOfCopies } from './pair-differences.ts';
import { exactCopies, type ExactCopies } from '../exact-copies.ts';
import { type MentionRows } from '../../names/mentions/mention-columns.ts';
import { mentionRows } from '../../names/mentions/mention-rows.ts';
import { nearDuplicates, type Relation } from '../near-duplicates.ts';
import { areTranslations } from '../../../text/languages/path-languages.ts';
import { orient } from '../pairs/verified-pairs.ts';

/** What shows that the other statement is right. */
export type Proof =
  | { readonly kind: 'none' }
  /** So many articles have it, against one; so many lines of the corpus hold it. */
  | { readonly kind: 'copies' | 'lines'; readonly count: number }
  /** It stands elsewhere in these two articles, and the other one nowhere. */
  | { readonly kind: 'elsewhere' };

/** One contradiction: what stands at `place` is wrong, where there is proof, else it is what the copy says. */
export interface Divergence {
  readonly kind: CopyFact['kind'];
  readonly place: Place;
  readonly text: string;
  readonly other: string;
  /** Where the other statement stands; several copies where all of them are against this one. */
  readonly otherPlaces: readonly Place[];
  /** Share of the words that differ elsewhere is small, and no passage was added: no edition of its own. */
  readonly isSparse: boolean;
  /** False for a figure beside which another one differs. */
  readonly isAlone: boolean;
  readonly proof: Proof;
  /** Equal for the same contradiction in several copies. */
  readonly key: string;
}

/** A slot with more values than two is a blank of a form. */
const mostValues = 2;
/** Contradictions between copies, in the order of the relations and of the text. */
export const divergences = (): IndexRequest<readonly Divergence[]> =>
  derivedIndex({
    id: 'divergences',
    needs: { near: nearDuplicates(), copies: exactCopies(), mentions: mentionRows() },
    compare: pairDifferences,
    view({ near, copies, mentions }, corpus, compared) {
      const found = differencesFound(compared, near);
      if (found.length === 0) return [];
      const slots = new Slots(found, near.relations.filter(isOfCopies), copies);
      const lines = linesOf(found, mentions);
      const customs = customsOf(found);
      const facts = found.filter((one) => slots.valuesOf(one) <= mostValues && !customs.has(exchangeOf(one)));
      const described = facts.map((one) => ({ one, fact: describe(one, slots, lines) }));
      return joined(described.filter(({ one, fact }) => !isMeant(one, fact, corpus)).map(({ fact }) => fact));
    },
  });

/** Notices of fewer words come again with other figures: the ships in a port, the money a bank lent today. */
const wordsOfNotice = 50;

/** True where nothing shows which side is right, and both may be: in a short notice, and between translations. */
function isMeant({ relation, kind }: PairDifference, { proof }: Divergence, corpus: Corpus): boolean {
  const { pair, document, kept } = relation;
  if (kind === 'figure')
    return proof.kind === 'none' && Math.min(pair.wordsOfFirst, pair.wordsOfSecond) <= wordsOfNotice;
  if (kind === 'quotation' || proof.kind === 'elsewhere' || proof.kind === 'lines') return false;
  return areTranslations(sourceOf(corpus, document).path, sourceOf(corpus, kept).path);
}

/** A word that is exchanged for the same other one in so many sentences is a custom: "Sección 4.2" of a translation half done. */
const leastOfCustom = 3;

/** The two names, whichever of them is that of the copy. */
function exchangeOf({ kind, value, otherValue }: PairDifference): string {
  return kind === 'name' ? [value, otherValue].sort().join(' ') : '';
}

/** The exchanges of names that are made throughout. A name that is misspelt throughout is seen by its spelling alone. */
function customsOf(found: readonly PairDifference[]): ReadonlySet<string> {
  const slots = new Map<string, Set<string>>();
  for (const one of found) {
    if (one.kind !== 'name') continue;
    const key = exchangeOf(one);
    slots.set(key, (slots.get(key) ?? new Set()).add(one.slot));
  }
  return new Set([...slots].filter(([, { size }]) => size >= leastOfCustom).map(([key]) => key));
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

  constructor(found: readonly PairDifference[], relations: readonly Relation[], copies: ExactCopies) {
    const copiesOf = new Map<number, number>();
    for (const members of copies.classes) copiesOf.set(members[0], members.length);
    const articles = (document: number): number => copiesOf.get(document) ?? 1;
    const repeating = byKept(relations, new Set(found.map(({ relation }) => relation.kept)));
    const differing = new Set(found.map((one) => `${one.slot} ${one.relation.document}`));
    const counted = new Set<string>();
    for (const one of found) {
      const { relation, slot } = one;
      const values = this.#values.get(slot) ?? new Set();
      this.#values.set(slot, values.add(one.value).add(one.otherValue));
      this.#vote(slot, one.value, articles(relation.document));
      if (counted.has(`${slot} ${relation.kept}`)) continue;
      counted.add(`${slot} ${relation.kept}`);
      this.#vote(slot, one.otherValue, articles(relation.kept));
      for (const other of repeating.get(relation.kept) ?? []) {
        if (differing.has(`${slot} ${other.document}`)) continue;
        if (holdsWord(other, one.word)) this.#vote(slot, one.otherValue, articles(other.document));
      }
    }
  }

  #vote(slot: string, value: string, articles: number): void {
    const key = `${slot} ${value}`;
    this.#votes.set(key, (this.#votes.get(key) ?? 0) + articles);
  }

  /** Different values that stand in the slot of a fact, over all copies. */
  valuesOf(one: PairDifference): number {
    return this.#values.get(one.slot)?.size ?? 0;
  }

  /** Articles that have this value in the slot of a fact. */
  votesFor(one: PairDifference, value: string): number {
    return this.#votes.get(`${one.slot} ${value}`) ?? 0;
  }
}

/** True if a word of the text that stays is equal in the other one. */
function holdsWord({ kept, pair }: Relation, word: number): boolean {
  const { length, a, words } = orient(pair, kept);
  for (let run = 0; run < length; run++) if (a[run] <= word && word < a[run] + words[run]) return true;
  return false;
}

/** Distinct lines of the corpus that hold each of the names found, by hash. */
function linesOf(
  found: readonly PairDifference[],
  { length, columns }: MentionRows,
): ReadonlyMap<number, number> {
  const lines = new Map<number, number>();
  for (const { kind, token, otherToken } of found) {
    if (kind !== 'name') continue;
    lines.set(otherToken, 0);
    lines.set(token, 0);
  }
  if (lines.size === 0) return lines;
  for (let row = 0; row < length; row++)
    if (columns.lines[row] > 0 && lines.has(columns.token[row]))
      lines.set(columns.token[row], columns.lines[row]);
  return lines;
}

/** A statement that several copies are against is one contradiction. */
function joined(facts: readonly Divergence[]): Divergence[] {
  const known = new Map<string, Divergence>();
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

function describe(one: PairDifference, slots: Slots, lines: ReadonlyMap<number, number>): Divergence {
  const { relation, kind, isSparse, isAlone, slot, value, otherValue } = one;
  const { proof, isOfCopy } = prove(one, slots, lines);
  const inCopy = { document: relation.document, span: one.span };
  const inKept = { document: relation.kept, span: one.otherSpan };
  return {
    kind,
    place: isOfCopy ? inKept : inCopy,
    text: isOfCopy ? one.other : one.text,
    other: isOfCopy ? one.text : one.other,
    otherPlaces: [isOfCopy ? inCopy : inKept],
    isSparse,
    isAlone,
    proof,
    key: `${slot}/${value}/${otherValue}`,
  };
}

/** So many times more lines than the other form make a form the custom of the corpus. */
const clearMajority = 3;

/** What shows which of the two is right, and whether it is what the copy says. */
function prove(
  one: PairDifference,
  slots: Slots,
  lines: ReadonlyMap<number, number>,
): { readonly proof: Proof; readonly isOfCopy: boolean } {
  const votes = slots.votesFor(one, one.value);
  const otherVotes = slots.votesFor(one, one.otherValue);
  if (Math.min(votes, otherVotes) === 1 && Math.max(votes, otherVotes) > 1)
    return { proof: { kind: 'copies', count: Math.max(votes, otherVotes) }, isOfCopy: votes > otherVotes };
  if (one.elsewhere !== one.otherElsewhere) return { proof: { kind: 'elsewhere' }, isOfCopy: one.elsewhere };
  if (one.kind === 'name') {
    const own = lines.get(one.token) ?? 0;
    const others = lines.get(one.otherToken) ?? 0;
    if (Math.max(own, others) >= clearMajority * Math.max(1, Math.min(own, others)))
      return { proof: { kind: 'lines', count: Math.max(own, others) }, isOfCopy: own > others };
  }
  return { proof: { kind: 'none' }, isOfCopy: false };
}
