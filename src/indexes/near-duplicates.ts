// What the articles of a corpus are to one another: copies with edits, articles that stand inside longer ones, forms
// filled in with other facts. Classes are stars: every copy matches the one it is measured against directly, so that
// likeness is never handed on along a chain of ever less like texts.

import { derivedIndex } from '../define/index.ts';
import type { Corpus } from '../model/corpus.ts';
import { exactCopies, type ExactCopies } from './exact-copies.ts';
import { chooseKept, compareKept } from './representative.ts';
import { verifiedPairs, type VerifiedPair } from './verified-pairs.ts';

/** What one article is to another. */
export type RelationKind = 'copy' | 'contained' | 'form';

/** `document` repeats `kept`: as a copy with edits, as a part of it, or as another filling of its form. */
export interface Relation {
  readonly kind: RelationKind;
  readonly document: number;
  readonly kept: number;
  readonly pair: VerifiedPair;
}

export interface NearDuplicates {
  /** For every article that repeats another one, the article it should be measured against. At most one each, ascending by `document`. */
  readonly relations: readonly Relation[];
  /** True if what the two share is explained by what they are as a whole: equal articles, relations, copies of one article. */
  isExplained(a: number, b: number): boolean;
  /** The article at the head of all relations of an article; itself if it repeats none. */
  familyOf(document: number): number;
}

/** Thresholds of the relations. */
export interface Likeness {
  /** Share of the shorter article that must stand in the longer. */
  readonly similarity?: number;
  /** Share of an article's body that must stand in a clearly longer one for it to count as contained. */
  readonly containment?: number;
}

export const defaultSimilarity = 0.6;
export const defaultContainment = 0.9;

// "Clearly longer": a third more words. A copy with a paragraph dropped or a footer added stays a copy.
const clearlyLonger = 4 / 3;

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
  });

/** What a pair is; undefined if the two are different articles. */
function kindOf(
  pair: VerifiedPair,
  { similarity, containment }: Required<Likeness>,
): RelationKind | undefined {
  if (pair.isForm) return pair.similarity >= similarity ? 'form' : undefined;
  const shorter = Math.min(pair.wordsOfFirst, pair.wordsOfSecond);
  const longer = Math.max(pair.wordsOfFirst, pair.wordsOfSecond);
  const share = Math.max(pair.similarity, pair.bodySimilarity);
  if (share >= containment && longer >= shorter * clearlyLonger) return 'contained';
  return pair.similarity >= similarity ? 'copy' : undefined;
}

/** The direction of a pair: the longer article stays if it holds the other, else the one that the policies keep. */
function relationOf(pair: VerifiedPair, kind: RelationKind, corpus: Corpus): Relation {
  const { first, second, wordsOfFirst, wordsOfSecond } = pair;
  const isFirstGone =
    kind === 'contained' ? wordsOfFirst < wordsOfSecond : chooseKept(corpus, [first, second]) === second;
  return isFirstGone
    ? { kind, pair, document: first, kept: second }
    : { kind, pair, document: second, kept: first };
}

function relate(
  pairs: readonly VerifiedPair[],
  copies: ExactCopies,
  corpus: Corpus,
  likeness: Required<Likeness>,
): NearDuplicates {
  const documents = corpus.documentCount;
  const related = new Set<number>();
  const optionsOf = new Map<number, Relation[]>();
  for (const pair of pairs) {
    const kind = kindOf(pair, likeness);
    if (kind === undefined) continue;
    related.add(pair.first * documents + pair.second);
    const relation = relationOf(pair, kind, corpus);
    const known = optionsOf.get(relation.document);
    if (known === undefined) optionsOf.set(relation.document, [relation]);
    else known.push(relation);
  }
  const chosen = chooseRelations(optionsOf, corpus);
  const family = familiesOf(chosen, copies, documents);
  return {
    relations: [...chosen.values()].sort((a, b) => a.document - b.document),
    familyOf: (document) => family[document],
    isExplained(a, b) {
      const first = copies.first(Math.min(a, b));
      const second = copies.first(Math.max(a, b));
      if (family[first] === family[second]) return true;
      return related.has(Math.min(first, second) * documents + Math.max(first, second));
    },
  };
}

/**
 * One relation for each article. Parts of longer ones are settled first, then copies, then forms, each from the first
 * article on; among an article's options the most alike comes first, with a bonus for one that stays itself, then the first by path.
 * No option may lead back to the article: of every class one stays.
 */
function chooseRelations(
  optionsOf: ReadonlyMap<number, readonly Relation[]>,
  corpus: Corpus,
): Map<number, Relation> {
  const chosen = new Map<number, Relation>();
  const leadsTo = (from: number, target: number): boolean => {
    for (let at: number | undefined = from; at !== undefined; at = chosen.get(at)?.kept)
      if (at === target) return true;
    return false;
  };
  const documents = [...optionsOf.keys()].sort((a, b) => compareKept(corpus, a, b));
  for (const kind of ['contained', 'copy', 'form'] as const) {
    for (const document of documents) {
      if (chosen.has(document)) continue;
      const options = (optionsOf.get(document) as readonly Relation[])
        .filter((option) => option.kind === kind && !leadsTo(option.kept, document))
        .sort((a, b) => preference(b, chosen) - preference(a, chosen) || compareKept(corpus, a.kept, b.kept));
      if (options.length > 0) chosen.set(document, options[0]);
    }
  }
  return chosen;
}

// An article that stays is preferred to one that is as like but repeats another one itself.
const bonusOfStaying = 0.1;

function preference({ kept, pair }: Relation, chosen: ReadonlyMap<number, Relation>): number {
  return pair.similarity + (chosen.has(kept) ? 0 : bonusOfStaying);
}

/** For every document the end of its chain of relations. */
function familiesOf(
  chosen: ReadonlyMap<number, Relation>,
  copies: ExactCopies,
  documents: number,
): Uint32Array {
  const family = new Uint32Array(documents);
  for (let document = 0; document < documents; document++) {
    let head = copies.first(document);
    for (let next = chosen.get(head); next !== undefined; next = chosen.get(head)) head = next.kept;
    family[document] = head;
  }
  return family;
}
