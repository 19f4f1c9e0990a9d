// Which article of a class stays, and what every other one is to it: parts of longer articles first, then copies, then
// fillings of one form. Of copies that all match one another the one stays that the policies keep; where they do not, the
// one that most of them match. A copy that is clearly shorter than another one stays only where no longer one can.

import type { Corpus } from '../../model/corpus.ts';
import { compareKept } from '../representative.ts';
import { chooseStars, type Membership } from './star-classes.ts';
import { clearlyLonger, type VerifiedPair, verifyPair } from './pairs/verified-pairs.ts';

/** What one article is to another. */
export type RelationKind = 'copy' | 'contained' | 'form';

/** `document` repeats `kept`: as a copy with edits, as a part of it, or as another filling of its form. */
export interface Relation {
  readonly kind: RelationKind;
  readonly document: number;
  readonly kept: number;
  readonly pair: VerifiedPair;
}

/**
 * One relation for each article that repeats another one. No relation leads back to its article: of every class one
 * stays. `kindOf` tells what a pair is that was not proposed.
 */
export function chooseRelations(
  pairs: Readonly<Record<RelationKind, readonly VerifiedPair[]>>,
  kindOf: (pair: VerifiedPair) => RelationKind | undefined,
  corpus: Corpus,
): Map<number, Relation> {
  const chosen = chooseHosts(pairs.contained, corpus);
  for (const kind of ['copy', 'form'] as const) {
    const gone = new Set(chosen.keys());
    const leadsTo = (from: number, target: number): boolean => {
      for (let at: number | undefined = from; at !== undefined; at = chosen.get(at)?.kept)
        if (at === target) return true;
      return false;
    };
    const stars = chooseStars(
      pairs[kind],
      (document) => gone.has(document),
      (document, kept) => leadsTo(kept, document),
    );
    for (const [head, members] of byHead(stars)) {
      const star = gone.has(head) ? members : headedByPolicy(head, members, kind, kindOf, corpus);
      for (const { document, kept, match } of star) {
        // Two hosts may be tied by copies of their guests.
        if (!leadsTo(kept, document)) chosen.set(document, { kind, document, kept, pair: match });
      }
    }
  }
  return chosen;
}

// A host that stays is preferred to one that holds as much but stands in another one itself.
const bonusOfStaying = 0.1;

/** For each article that stands in longer ones the one that holds most of it. A host is longer by a third: no chain of hosts leads back. */
function chooseHosts(pairs: readonly VerifiedPair[], corpus: Corpus): Map<number, Relation> {
  const options = new Map<number, Relation[]>();
  for (const pair of pairs) {
    const isFirstShorter = pair.wordsOfFirst < pair.wordsOfSecond;
    const [document, kept] = isFirstShorter ? [pair.first, pair.second] : [pair.second, pair.first];
    const known = options.get(document);
    const relation: Relation = { kind: 'contained', document, kept, pair };
    if (known === undefined) options.set(document, [relation]);
    else known.push(relation);
  }
  const preference = ({ kept, pair }: Relation): number =>
    pair.similarity + (options.has(kept) ? 0 : bonusOfStaying);
  return new Map(
    [...options].map(([document, hosts]) => [
      document,
      hosts.sort((a, b) => preference(b) - preference(a) || compareKept(corpus, a.kept, b.kept))[0],
    ]),
  );
}

type Star = readonly Membership<VerifiedPair>[];

function byHead(memberships: Star): Map<number, Membership<VerifiedPair>[]> {
  const stars = new Map<number, Membership<VerifiedPair>[]>();
  for (const one of memberships) {
    const known = stars.get(one.kept);
    if (known === undefined) stars.set(one.kept, [one]);
    else known.push(one);
  }
  return stars;
}

/** So many members that the policies prefer to the head are tried in its place: one that all others match is found soon, or is none. */
const mostTried = 3;

/**
 * The star around the member that the policies keep, if all others match that one too; else the star as it is. Of copies
 * none takes the head that is clearly shorter than another one, and one that is gives way to a longer one where no other
 * copy is less like that.
 */
function headedByPolicy(
  head: number,
  members: Star,
  kind: RelationKind,
  kindOf: (pair: VerifiedPair) => RelationKind | undefined,
  corpus: Corpus,
): Star {
  const documents = [head, ...members.map(({ document }) => document)];
  const preferred = [...documents].sort((a, b) => compareKept(corpus, a, b));
  const before = preferred.slice(0, preferred.indexOf(head));
  const around = (candidate: number): Star | undefined =>
    starAround(candidate, documents, kind, kindOf, corpus);
  if (kind !== 'copy') return firstStar(before, around) ?? members;
  const longest = Math.max(...documents.map((document) => corpus.facts(document).words));
  const mayStay = (document: number): boolean => corpus.facts(document).words * clearlyLonger > longest;
  if (mayStay(head)) return firstStar(before.filter(mayStay), around) ?? members;
  const likeness = new Map(members.map(({ document, match }) => [document, match.similarity]));
  const isNoLessAlike = (star: Star): boolean =>
    star.every(({ document, match }) => match.similarity >= (likeness.get(document) ?? 0));
  return firstStar(preferred.filter(mayStay), around, isNoLessAlike) ?? firstStar(before, around) ?? members;
}

/** The first star around one of the candidates that all others match. */
function firstStar(
  candidates: readonly number[],
  around: (candidate: number) => Star | undefined,
  isFit: (star: Star) => boolean = () => true,
): Star | undefined {
  for (const candidate of candidates.slice(0, mostTried)) {
    const star = around(candidate);
    if (star !== undefined && isFit(star)) return star;
  }
  return undefined;
}

/** The star of these documents around one of them; undefined if not all others are so related to it. */
function starAround(
  centre: number,
  documents: readonly number[],
  kind: RelationKind,
  kindOf: (pair: VerifiedPair) => RelationKind | undefined,
  corpus: Corpus,
): Star | undefined {
  const star: Membership<VerifiedPair>[] = [];
  for (const document of documents) {
    if (document === centre) continue;
    const match = verifyPair(Math.min(centre, document), Math.max(centre, document), corpus);
    if (match === undefined || kindOf(match) !== kind) return undefined;
    star.push({ document, kept: centre, match });
  }
  return star;
}
