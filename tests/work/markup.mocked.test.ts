// Pages of HTML are parsed once a run as far as they fit: that takes longer than anything that is looked for in their text.

import { beforeEach, expect, test, vi } from 'vitest';
import { startComparing } from '../../src/engine/threads/compare-pairs.ts';
import { textBudget } from '../../src/engine/memory-budget.ts';
import { createLinter } from '../../src/lint.ts';
import { scratchFolder } from '../set-up/scratch.ts';

let parsed = 0;

beforeEach(() => {
  parsed = 0;
});

vi.mock(import('../../src/sources/formats/html.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    htmlRecord: (source) => {
      parsed++;
      return original.htmlRecord(source);
    },
  };
});

const sentence = (page: number, at: number): string =>
  `Lock ${at} of canal ${page} was opened by keeper ${(page * 7 + at * 3) % 11} with ${at + 2} turns of the wheel.`;

/** A page that shares its first half with the page before it. */
const page = (number: number): string => {
  const half = (of: number): string => Array.from({ length: 12 }, (_, at) => sentence(of, at)).join(' ');
  return `<html><body><h1>Canal ${number}</h1><p>${half(number - 1)}</p><p>${half(number)}</p></body></html>\n`;
};

test.each([1, 2])('pages are parsed by this thread once each, of %i', async (threads) => {
  const pages = Array.from({ length: 24 }, (_, at): [string, string] => [`${at}.html`, page(at)]);
  const cwd = scratchFolder(Object.fromEntries(pages));
  const linter = await createLinter({ threads, batchSources: 1 });
  try {
    const { findings } = await linter.lint({ cwd, cache: false });
    expect(findings.length).toBeGreaterThan(0);
    expect(parsed).toBeGreaterThan(0);
    expect(parsed).toBeLessThanOrEqual(24);
  } finally {
    await linter.close();
  }
});

test('pairs of pages are compared by this thread alone where parsing them again takes longer', async () => {
  const isShared = async (markupBytes: number): Promise<boolean> => {
    let order: unknown;
    const corpus = {
      facts: () => ({ bytes: 1000 }),
      figures: () => ({ bytes: 2 ** 30 }),
      markupBytes: () => markupBytes,
      places: () => ({}),
    };
    const threads = {
      compare: (_pairs: number, _chunks: number, _bytes: number, orderOf: () => unknown) => {
        order = orderOf();
        return Promise.resolve([]);
      },
    };
    const pairs = { length: 3, first: Uint32Array.of(0, 1, 2), second: Uint32Array.of(3, 4, 5) };
    const context = { threads, plan: {}, request: {} };
    startComparing([{ key: 'pairs', step: {}, pairs }] as never, corpus as never, context as never);
    return Promise.resolve(order !== undefined);
  };
  expect(await isShared(0)).toBe(true);
  expect(await isShared(3000)).toBe(true);
  expect(await isShared(6000)).toBe(false);
});

test('more text is held where most of it is markup', () => {
  const budget = { texts: 1, markup: 2 };
  expect(textBudget(budget, [{ format: 'plain', size: 10 }])).toBe(1);
  expect(
    textBudget(budget, [
      { format: 'plain', size: 10 },
      { format: 'html', size: 6 },
      { format: 'markdown', size: 5 },
    ]),
  ).toBe(2);
});
