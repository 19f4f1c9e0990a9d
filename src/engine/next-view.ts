// Which view is made next, and what can be compared meanwhile: workers should have something to do as soon as possible, and
// read no text twice.

import type { DerivedIndex, Needs } from '../define/index.ts';
import type { PlannedIndex } from './plan.ts';

type Planned = Pick<PlannedIndex<DerivedIndex>, 'key' | 'index'>;

/** True for the key of a view that is there. */
type IsMade = (key: string) => boolean;

/**
 * Takes the view that is to be made next out of those that are left: what something is compared for before all else, so
 * that workers have something to do; then what can be made while they are at it; else the first in the order of the plan.
 */
export function takeNext<View extends Planned>(left: View[], isMade: IsMade): View {
  const alone = nextFor(left, isOfOneText, isMade);
  const compared = alone < 0 ? nextFor(left, ({ compare }) => compare !== undefined, isMade) : alone;
  const at =
    compared < 0
      ? left.findIndex(({ index: { compare, needs } }) => compare === undefined && areMade(needs, isMade))
      : compared;
  return left.splice(Math.max(0, at), 1)[0];
}

/**
 * What of the views that are left can be compared now, each list of steps together. Steps that look at single texts wait
 * for one another, as long as what they are made of can be made.
 */
export function readyToCompare<View extends Planned>(
  left: readonly View[],
  isMade: IsMade,
): (readonly View[])[] {
  const ready = left.filter(
    ({ index: { compare, needs } }) => compare !== undefined && areMade(needs, isMade),
  );
  const together = ready.filter(({ index: derived }) => isOfOneText(derived));
  const lists = ready.filter(({ index: derived }) => !isOfOneText(derived)).map((one) => [one]);
  return together.length > 0 && nextFor(left, isOfOneText, isMade) < 0 ? [...lists, together] : lists;
}

/** True if a rule or view needs the view with this key. */
export function isNeeded(key: string, { needs }: { readonly needs: Needs }): boolean {
  return Object.values(needs).some((inner) => inner.key === key);
}

/** Index of the first view that can be made and that a comparison of some kind is made of; -1 if there is none. */
function nextFor(
  left: readonly Planned[],
  isOfKind: (derived: DerivedIndex) => boolean,
  isMade: IsMade,
): number {
  return left.findIndex(
    ({ key, index: { compare, needs } }) =>
      compare === undefined &&
      left.some(({ index: other }) => isOfKind(other) && isNeeded(key, other)) &&
      areMade(needs, isMade),
  );
}

function areMade(needs: Needs, isMade: IsMade): boolean {
  return Object.values(needs).every(({ key }) => isMade(key));
}

/** True if an index compares each of its texts with itself. */
function isOfOneText({ compare }: DerivedIndex): boolean {
  return compare?.isOfOneText === true;
}
