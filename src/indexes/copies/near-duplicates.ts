// What the articles of a corpus are to one another: copies with edits, articles that stand inside longer ones, forms
// filled in with other facts. Classes are stars: every copy matches the one it is measured against directly, so that
// likeness is never handed on along a chain of ever less like texts. Articles inside longer ones are settled first, then
// copies, then forms.

import { derivedIndex, type Kept } from '../../define/index.ts';
import { type Corpus, isReference, type Scope } from '../../model/corpus.ts';
import { exactCopies, type ExactCopies } from './exact-copies.ts';
import { chooseRelations, type Relation, type RelationKind } from './article-classes.ts';
import { type Likeness, kindOf } from './kind-of-pair.ts';
import { keepHeads, recallHeads } from './kept-heads.ts';
import { WideFrames } from './forms/wide-frames.ts';
import { verifiedPairs, type VerifiedPair } from './pairs/verified-pairs.ts';

export type { Likeness, Relation, RelationKind };

/** What the articles of a corpus are to one another. */
export interface NearDuplicates {
  /** For every article that repeats another one, the article it should be measured against. At most one each, ascending by `document`. */
  readonly relations: readonly Relation[];
  /** True if what the two share is explained by what they are as a whole: equal articles, relations, copies of one article. */
  isExplained(a: number, b: number): boolean;
  /** The article at the head of all relations of an article; itself if it repeats none. */
  familyOf(document: number): number;
  /** Pairs of documents that are something to one another, whether or not they are measured against each other; the smaller first, ascending. */
  readonly related: readonly (readonly [number, number])[];
}

/** Shares of words, 0 to 1, that hold where nothing is set. */
export const defaultSimilarity = 0.6;
export const defaultContainment = 0.9;

/** Relations between articles. Thresholds belong to the view: another one reads no text again. */
export const nearDuplicates = ({
  similarity = defaultSimilarity,
  containment = defaultContainment,
}: Likeness = {}) =>
  derivedIndex({
    id: 'near-duplicates',
    options: { similarity, containment },
    needs: { pairs: verifiedPairs(), copies: exactCopies() },
    view: ({ pairs, copies }, corpus) => relate(pairs, copies, corpus, { similarity, containment }),
    focusing: {
      keep: ({ familyOf, related }, { documentCount }) => ({
        ...keepHeads(familyOf, documentCount),
        first: Uint32Array.from(related, ([first]) => first),
        second: Uint32Array.from(related, ([, second]) => second),
      }),
      recall: (kept, { pairs, copies }, corpus, scope) =>
        recallRelations(kept, relate(pairs, copies, corpus, { similarity, containment }), copies, scope),
      // Whoever was something to an article that changed.
      kin: (_, { scope: { gone }, kept }) => ({
        related: kept === undefined ? [] : partnersOf(new Set(gone.map(({ old }) => old)), kept),
      }),
    },
  });

/** Documents that were something to one of these, by their numbers of old. */
function partnersOf(old: ReadonlySet<number>, { columns: { first, second }, toNew }: Kept): number[] {
  const partners: number[] = [];
  if (old.size === 0) return partners;
  for (let pair = 0; pair < first.length; pair++) {
    if (old.has(first[pair])) partners.push(toNew(second[pair]));
    if (old.has(second[pair])) partners.push(toNew(first[pair]));
  }
  return partners.filter((document) => document >= 0);
}

/** What articles are to one another: those in scope as it was told anew, the others as they were. */
function recallRelations(
  kept: Kept,
  anew: NearDuplicates,
  copies: ExactCopies,
  { related }: Scope,
): NearDuplicates {
  const { columns, toOld } = kept;
  const familyBefore = recallHeads(kept);
  const familyOf = (document: number): number =>
    related.has(document) || related.has(copies.first(document))
      ? anew.familyOf(document)
      : familyBefore(document);
  return {
    relations: anew.relations,
    related: anew.related,
    familyOf,
    isExplained(a, b) {
      const first = copies.first(Math.min(a, b));
      const second = copies.first(Math.max(a, b));
      if (familyOf(first) === familyOf(second)) return true;
      if (related.has(first) || related.has(second)) return anew.isExplained(first, second);
      return holdsPair(columns['first'], columns['second'], toOld(first), toOld(second));
    },
  };
}

/** True if two ascending columns of pairs hold this one, either way round. */
function holdsPair(firsts: Uint32Array, seconds: Uint32Array, a: number, b: number): boolean {
  const [first, second] = a < b ? [a, b] : [b, a];
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (firsts[middle] < first || (firsts[middle] === first && seconds[middle] < second)) low = middle + 1;
    else high = middle;
  }
  return firsts[low] === first && seconds[low] === second;
}

function relate(
  pairs: readonly VerifiedPair[],
  copies: ExactCopies,
  corpus: Corpus,
  likeness: Required<Likeness>,
): NearDuplicates {
  const documents = corpus.documentCount;
  const { byKind, toReferences, related } = sortPairs(pairs, corpus, likeness);
  const frames = new WideFrames(byKind.form, byKind.copy);
  const kindOfPair = (pair: VerifiedPair): RelationKind | undefined => {
    const kind = kindOf(pair, likeness);
    return kind === 'copy' && frames.explain(pair) ? 'form' : kind;
  };
  const chosen = chooseRelations(withoutFillings(byKind, frames), kindOfPair, corpus);
  for (const [document, relation] of toReferences) chosen.set(document, relation);
  const familyOf = families(chosen, copies, documents);
  return {
    relations: [...chosen.values()].sort((a, b) => a.document - b.document),
    familyOf,
    get related() {
      return related.list();
    },
    // Copies are of one family.
    isExplained: (a, b) =>
      familyOf(a) === familyOf(b) || related.has(copies.first(Math.min(a, b)), copies.first(Math.max(a, b))),
  };
}

type PairsByKind = Readonly<Record<RelationKind, readonly VerifiedPair[]>>;

/** Pairs by what they are; of pairs with a reference the nearest for each document. */
function sortPairs(
  pairs: readonly VerifiedPair[],
  corpus: Corpus,
  likeness: Required<Likeness>,
): {
  readonly byKind: PairsByKind;
  readonly toReferences: ReadonlyMap<number, Relation>;
  readonly related: RelatedPairs;
} {
  const byKind: Record<RelationKind, VerifiedPair[]> = { contained: [], copy: [], form: [] };
  const toReferences = new Map<number, Relation>();
  const related = new RelatedPairs(corpus.documentCount);
  for (const pair of pairs) {
    const kind = kindOf(pair, likeness);
    if (kind === undefined) continue;
    const [isFirst, isSecond] = [isReference(corpus, pair.first), isReference(corpus, pair.second)];
    if (isFirst === isSecond) {
      if (!isFirst) byKind[kind].push(pair);
    } else {
      const relation = relationToReference(pair, kind, isFirst);
      // A reference that stands whole inside a longer text is no copy of it: the passages are reported.
      if (relation === undefined) continue;
      const known = toReferences.get(relation.document);
      if (known === undefined || isNearer(relation, known)) toReferences.set(relation.document, relation);
    }
    related.add(pair);
  }
  return { byKind, toReferences, related };
}

/** Pairs of documents that are something to one another. */
class RelatedPairs {
  readonly #documents: number;
  readonly #pairs = new Set<number>();
  readonly #isRelated: Uint8Array;

  constructor(documents: number) {
    this.#documents = documents;
    this.#isRelated = new Uint8Array(documents);
  }

  add({ first, second }: Pick<VerifiedPair, 'first' | 'second'>): void {
    this.#pairs.add(first * this.#documents + second);
    this.#isRelated[first] = this.#isRelated[second] = 1;
  }

  has(a: number, b: number): boolean {
    // Most are nothing to any other. (A Set makes a heap number of each pair that it is asked for.)
    if (this.#isRelated[a] === 0 || this.#isRelated[b] === 0) return false;
    return this.#pairs.has(Math.min(a, b) * this.#documents + Math.max(a, b));
  }

  /** The smaller document first, ascending. */
  list(): (readonly [number, number])[] {
    const sorted = [...this.#pairs].sort((a, b) => a - b);
    return sorted.map((pair) => [Math.floor(pair / this.#documents), pair % this.#documents]);
  }
}

/** Copies that are two fillings of a widely used form are forms. */
function withoutFillings(byKind: PairsByKind, frames: WideFrames): PairsByKind {
  const fillings = byKind.copy.filter((pair) => frames.explain(pair));
  if (fillings.length === 0) return byKind;
  return {
    contained: byKind.contained,
    copy: byKind.copy.filter((pair) => !frames.explain(pair)),
    form: inOrder([...byKind.form, ...fillings]),
  };
}

/** Pairs as they are proposed: by the first article, then by the second. */
function inOrder(pairs: VerifiedPair[]): readonly VerifiedPair[] {
  return pairs.sort((a, b) => a.first - b.first || a.second - b.second);
}

/** What a document is to one that is only compared with, and therefore stays; undefined where it is the longer host of it. */
function relationToReference(
  pair: VerifiedPair,
  kind: RelationKind,
  isFirstReference: boolean,
): Relation | undefined {
  const { first, second, wordsOfFirst, wordsOfSecond } = pair;
  const [kept, document] = isFirstReference ? [first, second] : [second, first];
  const isHost = isFirstReference ? wordsOfSecond > wordsOfFirst : wordsOfFirst > wordsOfSecond;
  return kind === 'contained' && isHost ? undefined : { kind, pair, document, kept };
}

/** Copies and parts before forms, then the more alike, then the first. */
function isNearer(a: Relation, b: Relation): boolean {
  if ((a.kind === 'form') !== (b.kind === 'form')) return b.kind === 'form';
  return (
    a.pair.similarity > b.pair.similarity || (a.pair.similarity === b.pair.similarity && a.kept < b.kept)
  );
}

/** Tells of every document the end of its chain of relations, found when it is first asked for. */
function families(
  chosen: ReadonlyMap<number, Relation>,
  copies: ExactCopies,
  documents: number,
): (document: number) => number {
  /** Plus one; 0 for one that nobody has asked for. */
  const heads = new Uint32Array(documents);
  return (document) => {
    if (heads[document] > 0) return heads[document] - 1;
    let head = copies.first(document);
    for (let next = chosen.get(head); next !== undefined; next = chosen.get(head)) head = next.kept;
    heads[document] = head + 1;
    return head;
  };
}
