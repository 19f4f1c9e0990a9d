import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyNumbers } from '../../src/kernels/keys/key-numbers.ts';

test('numbers keys in the order in which they are first met, anew after each beginning', () => {
  const numbers = new KeyNumbers();
  const keys = fc.array(fc.oneof(fc.nat({ max: 40 }), fc.integer({ min: 0, max: 0xffffffff })), {
    maxLength: 600,
  });
  fc.assert(
    fc.property(keys, (list) => {
      numbers.begin(list.length);
      const order: number[] = [];
      for (const key of list) {
        if (!order.includes(key)) order.push(key);
        expect(numbers.numberOf(key)).toBe(order.indexOf(key));
        expect(numbers.count).toBe(order.length);
      }
      for (const [number, key] of order.entries()) expect(numbers.find(key)).toBe(number);
      for (const other of [41, 42, 43])
        expect(numbers.find(other)).toBe(list.includes(other) ? order.indexOf(other) : undefined);
    }),
  );
});

test('holds keys that fall on the same slot', () => {
  const numbers = new KeyNumbers();
  numbers.begin(128);
  const keys = Array.from({ length: 128 }, (_, index) => (index * 4096) >>> 0);
  expect(keys.map((key) => numbers.numberOf(key))).toEqual(keys.map((_, index) => index));
  expect(keys.map((key) => numbers.numberOf(key))).toEqual(keys.map((_, index) => index));
});

test('grows beyond the room that was asked for', () => {
  const numbers = new KeyNumbers();
  for (const count of [10_000, 20_000]) {
    numbers.begin(0);
    const keys = Array.from({ length: count }, (_, index) => Math.imul(index, 0x9e3779b1) >>> 0);
    expect(keys.map((key) => numbers.numberOf(key))).toEqual(keys.map((_, index) => index));
    expect(keys.map((key) => numbers.numberOf(key))).toEqual(keys.map((_, index) => index));
  }
});
