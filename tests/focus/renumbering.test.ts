// Documents of a source that was read anew stand in the place of those that it had, if it has as many.

import { expect, test } from 'vitest';
import { Renumbering } from '../../src/engine/focus/changes/renumbering.ts';

test('tells what stands in the place of what is gone, where as many came as went', () => {
  const numbers = new Renumbering(20, [
    { at: 2, removed: 0, added: 3 },
    { at: 2, removed: 2, added: 2 },
    { at: 8, removed: 2, added: 1 },
    { at: 12, removed: 1, added: 0 },
    { at: 13, removed: 1, added: 1 },
  ]);
  const inPlace = Array.from({ length: 20 }, (_, old) => numbers.inPlaceOf(old));
  expect(inPlace.map((now, old) => (now < 0 ? '' : `${old}: ${now}`)).filter((text) => text !== '')).toEqual([
    '2: 5',
    '3: 6',
    '13: 14',
  ]);
  // Neighbours stay neighbours.
  expect([numbers.toNew(1), numbers.toNew(4), numbers.toNew(11), numbers.toNew(14)]).toEqual([1, 7, 13, 15]);
});
