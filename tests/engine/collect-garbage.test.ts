import { expect, test } from 'vitest';
import { collectGarbage } from '../../src/engine/threads/collect-garbage.ts';

function weakly(): WeakRef<object> {
  return new WeakRef({ bytes: new Uint8Array(1000) });
}

test('frees what nobody holds any more', async () => {
  const held = weakly();
  // What a weak reference stands for is held until the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  collectGarbage();
  expect(held.deref()).toBeUndefined();
});
