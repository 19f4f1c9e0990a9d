// Classes as stars: in each one article stays, and every other matches that one directly. Chosen greedily: the article
// that most others match stays, since copies edited independently are like their original and unlike one another.

/** Two articles that match, whichever of them stays. */
export interface Match {
  readonly first: number;
  readonly second: number;
  /** How much they match: of two articles that stay, a copy goes to the one it is more like. */
  readonly similarity: number;
}

/** A member of a class and the match that ties it to the article that stays. */
export interface Membership<Kind extends Match> {
  readonly document: number;
  readonly kept: number;
  readonly match: Kind;
}

/**
 * For every article that has a match and does not stay itself one membership. Of equally many matches the first article
 * stays; one for which `isGone` holds stays only where no other can, and is no member. `isBarred` forbids a membership.
 * Ascending by document. O(m log m) for m matches.
 */
export function chooseStars<Kind extends Match>(
  matches: readonly Kind[],
  isGone: (document: number) => boolean,
  isBarred: (document: number, kept: number) => boolean,
): Membership<Kind>[] {
  const neighbours = new Map<number, Kind[]>();
  for (const match of matches) {
    for (const end of [match.first, match.second]) {
      const known = neighbours.get(end);
      if (known === undefined) neighbours.set(end, [match]);
      else known.push(match);
    }
  }
  const memberships = new Map<number, Membership<Kind>>();
  const isHead = new Set<number>();
  const isFree = (document: number): boolean =>
    !isHead.has(document) && !memberships.has(document) && !isGone(document);
  for (const head of inOrderOfMatches(neighbours, isGone, isFree)) {
    isHead.add(head);
    for (const match of neighbours.get(head) as readonly Kind[]) {
      const document = otherOf(match, head);
      if (isFree(document) && !isBarred(document, head))
        memberships.set(document, { document, kept: head, match });
    }
  }
  return [...memberships.values()]
    .map((one) => mostAlike(one, neighbours.get(one.document) as readonly Kind[], isHead, isGone, isBarred))
    .sort((a, b) => a.document - b.document);
}

function otherOf({ first, second }: Match, document: number): number {
  return first === document ? second : first;
}

/** Articles to head a class, one at a time: always the one with the most matches that are free still. */
function* inOrderOfMatches<Kind extends Match>(
  neighbours: ReadonlyMap<number, readonly Kind[]>,
  isGone: (document: number) => boolean,
  isFree: (document: number) => boolean,
): Generator<number> {
  const freeMatches = (document: number): number =>
    (neighbours.get(document) ?? []).filter((match) => isFree(otherOf(match, document))).length;
  for (const areGone of [false, true]) {
    // Articles by the number of their matches; numbers only fall, so that an article is looked at again below.
    const byMatches: number[][] = [];
    for (const document of [...neighbours.keys()].sort((a, b) => b - a)) {
      if (isGone(document) === areGone) (byMatches[freeMatches(document)] ??= []).push(document);
    }
    for (let matches = byMatches.length - 1; matches > 0; matches--) {
      const shelf = (byMatches[matches] ?? []).sort((a, b) => b - a);
      for (let document = shelf.pop(); document !== undefined; document = shelf.pop()) {
        if (!areGone && !isFree(document)) continue;
        const now = freeMatches(document);
        if (now === matches) yield document;
        else if (now > 0) (byMatches[now] ??= []).push(document);
      }
    }
  }
}

/** Of all heads that a member matches the one it is most like, then the first. */
function mostAlike<Kind extends Match>(
  chosen: Membership<Kind>,
  matches: readonly Kind[],
  isHead: ReadonlySet<number>,
  isGone: (document: number) => boolean,
  isBarred: (document: number, kept: number) => boolean,
): Membership<Kind> {
  const { document } = chosen;
  let best = chosen;
  for (const match of matches) {
    const kept = otherOf(match, document);
    if (!isHead.has(kept) || isGone(kept) || isBarred(document, kept)) continue;
    const isBetter =
      match.similarity > best.match.similarity ||
      (match.similarity === best.match.similarity && kept < best.kept);
    if (isBetter) best = { document, kept, match };
  }
  return best;
}
