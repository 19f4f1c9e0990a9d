// Subsumption: a larger finding hides the smaller ones it explains. An article copied whole hides its copied
// paragraphs and captions; what is wrong in both copies is said once, with the copy as a related place.

import { placeContains, type Place, type RelatedPlace } from '../model/finding.ts';
import type { Candidate } from './candidate.ts';

/** A finding that explains others: what stands at `copy` stands at `kept` as well. */
interface Explanation {
  readonly by: Candidate;
  readonly copy: Place;
  readonly kept: Place;
}

/** The label of places where a finding stands once more because its text was copied. */
export const twinLabel = 'in its copy';

/** Leaves out the candidates that others explain. Twins that are left out become related places of the one that stays. */
export function hideExplained(candidates: readonly Candidate[]): Candidate[] {
  const byCopy = new Map<number, Explanation[]>();
  for (const by of candidates) {
    const kept = by.raw.related?.[0];
    if (by.rule.explains === undefined || kept === undefined) continue;
    const { document } = by.raw.place;
    const known = byCopy.get(document) ?? [];
    known.push({ by, copy: by.raw.place, kept });
    byCopy.set(document, known);
  }
  if (byCopy.size === 0) return [...candidates];

  const hidden = new Set<Candidate>();
  for (const candidate of candidates) if (isCopyOfPart(candidate, byCopy)) hidden.add(candidate);
  const copies = hideTwins(candidates, byCopy, hidden);
  const shown: Candidate[] = [];
  for (const candidate of candidates) {
    if (hidden.has(candidate)) continue;
    const extra = copies.get(candidate);
    if (extra === undefined) {
      shown.push(candidate);
      continue;
    }
    const related = [...(candidate.raw.related ?? []), ...extra];
    shown.push({ ...candidate, raw: { ...candidate.raw, related } });
  }
  return shown;
}

/** True if a larger finding of the same category already says of both places what this one says. */
function isCopyOfPart(candidate: Candidate, byCopy: ReadonlyMap<number, readonly Explanation[]>): boolean {
  const { place, related } = candidate.raw;
  const kept = related?.[0];
  if (kept === undefined || kept.document === place.document) return false;
  return (
    isExplained(candidate, place, kept, byCopy.get(place.document)) ||
    isExplained(candidate, kept, place, byCopy.get(kept.document))
  );
}

/** True if one of the explanations says of both places of a candidate what it says. */
function isExplained(
  { rule }: Candidate,
  place: Place,
  other: Place,
  explanations: readonly Explanation[] | undefined,
): boolean {
  if (explanations === undefined) return false;
  return explanations.some(
    ({ by, copy, kept: whole }) =>
      by.rule.category === rule.category &&
      by.rule.id !== rule.id &&
      placeContains(copy, place) &&
      placeContains(whole, other),
  );
}

/** Hides findings in exact copies that stand in the kept text as well, and says where they were. */
function hideTwins(
  candidates: readonly Candidate[],
  byCopy: ReadonlyMap<number, readonly Explanation[]>,
  hidden: Set<Candidate>,
): Map<Candidate, RelatedPlace[]> {
  // Of most documents there is no copy, and nothing said of them has a twin.
  const copied = new Set<number>();
  for (const explanations of byCopy.values()) {
    for (const { by, copy, kept } of explanations) {
      if (by.rule.explains === 'twins') copied.add(copy.document).add(kept.document);
    }
  }
  // By document and key those that may be twins, in their order: the second here is the twin of the second there.
  const alike = new Map<number, Map<string, Candidate[]>>();
  const ordered: { readonly candidate: Candidate; readonly occurrence: number }[] = [];
  for (const candidate of candidates) {
    const { document } = candidate.raw.place;
    if (!copied.has(document) || candidate.rule.explains === 'twins' || hidden.has(candidate)) continue;
    let ofDocument = alike.get(document);
    if (ofDocument === undefined) alike.set(document, (ofDocument = new Map<string, Candidate[]>()));
    const same = ofDocument.get(candidate.key);
    if (same === undefined) ofDocument.set(candidate.key, [candidate]);
    else same.push(candidate);
    ordered.push({ candidate, occurrence: same === undefined ? 0 : same.length - 1 });
  }
  const copies = new Map<Candidate, RelatedPlace[]>();
  for (const { candidate, occurrence } of ordered) {
    const { place } = candidate.raw;
    const explanation = byCopy
      .get(place.document)
      ?.find(
        ({ by, copy, kept }) =>
          by.rule.explains === 'twins' && placeContains(copy, place) && kept.document !== place.document,
      );
    if (explanation === undefined) continue;
    const stays = alike.get(explanation.kept.document)?.get(candidate.key)?.[occurrence];
    if (stays === undefined || stays === candidate) continue;
    hidden.add(candidate);
    const places = copies.get(stays) ?? [];
    places.push({ ...place, label: twinLabel });
    copies.set(stays, places);
  }
  return copies;
}
