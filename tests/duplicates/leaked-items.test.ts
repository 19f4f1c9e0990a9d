// Every run of words that a benchmark item and a document have is found: against a naive search, on random texts.

import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lint } from '../../src/lint.ts';

const runWords = 13;
const shortest = 8;

/** Items that stand in a text, by the definition: a run of 13 words, or, if they are shorter, the whole item. */
function naive(item: readonly string[], text: readonly string[]): boolean {
  const hasRun = (run: readonly string[]): boolean =>
    text.some((_, at) => run.every((word, offset) => text[at + offset] === word));
  if (item.length < runWords) return item.length >= shortest && hasRun(item);
  return item.some((_, at) => at + runWords <= item.length && hasRun(item.slice(at, at + runWords)));
}

test('all runs of 13 words and all short items that stand whole are found, and nothing else', async () => {
  // Few words, so that runs arise; edited wholes are another matter and too short to be proposed here.
  const word = fc.constantFrom('river', 'stone', 'apple', 'winter', 'lamp', 'keeper', 'mill');
  const text = fc.array(word, { minLength: 4, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(text, fc.nat(), text), { minLength: 1, maxLength: 4 }),
      async (items, frames) => {
        const cwd = mkdtempSync(join(tmpdir(), 'corpuslint-leak-'));
        try {
          mkdirSync(join(cwd, 'new'));
          const texts = frames.map(([before, pick, after]) => {
            const item = items[pick % items.length];
            const cut = item.slice(pick % 3, item.length - (pick % 5));
            return [...before, ...cut, ...after];
          });
          const write = (name: string, lists: readonly (readonly string[])[]): void =>
            writeFileSync(
              join(cwd, name),
              lists.map((words) => `${JSON.stringify({ text: words.join(' ') })}\n`).join(''),
            );
          write('bench.jsonl', items);
          write('new/a.jsonl', texts);
          const result = await lint({
            cwd,
            config: false,
            paths: ['new'],
            against: ['bench.jsonl'],
            only: ['leaked-benchmark'],
            rule: ['leaked-benchmark:error:{"documents":100}'],
            threads: 1,
          });
          const found = new Set(
            result.findings
              .filter(({ messageId, data }) => messageId !== 'edited' || Number(data['run']) >= runWords)
              .map(
                ({ place, related }) => `${result.locate(place).record} ${result.locate(related[0]).record}`,
              ),
          );
          const expected = new Set(
            texts.flatMap((words, at) =>
              items.flatMap((item, index) => (naive(item, words) ? [`${at + 1} ${index + 1}`] : [])),
            ),
          );
          expect([...expected].filter((key) => !found.has(key))).toEqual([]);
          expect([...found].filter((key) => !expected.has(key))).toEqual([]);
        } finally {
          rmSync(cwd, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('the share of items found is told by file, and without files the rule says what it lacks', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'corpuslint-leak-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const item = 'Which of the rivers named below ends in a desert and which of them in a lake';
  writeFileSync(
    join(cwd, 'bench.jsonl'),
    `{"text":"${item}"}\n{"text":"Name the bird that sleeps while it flies over the sea"}\n`,
  );
  writeFileSync(join(cwd, 'a.txt'), `They asked us this. ${item}, and nobody knew.\n`);
  const options = { cwd, config: false, paths: ['a.txt'], only: ['leaked-benchmark'], threads: 1 } as const;
  const { summary } = await lint({ ...options, against: ['bench.jsonl'] });
  expect(summary.against).toEqual([{ path: 'bench.jsonl', documents: 2, leaked: 1, repeated: 0 }]);
  expect((await lint(options)).findings).toEqual([]);
});

test('short items with two words exchanged are found, and their words in another order are not', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'corpuslint-leak-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const lengths = [16, 18, 21, 24, 30, 36, 45];
  const items = lengths.map((length, item) =>
    Array.from(
      { length },
      (_, at) => `kel${'abcdefg'[item]}${'aeiou'[at % 5]}${'bdfgklmnr'[Math.floor(at / 5)]}`,
    ),
  );
  const edited = items.map((item) =>
    item.map((word, at) =>
      at === Math.floor(item.length / 3) || at === Math.floor((item.length * 2) / 3) ? 'other' : word,
    ),
  );
  const mixed = items.map((item) => item.map((_, at) => item[(at * 5) % item.length]));
  const write = (name: string, lists: readonly (readonly string[])[]): void =>
    writeFileSync(
      join(cwd, name),
      lists.map((words) => `${JSON.stringify({ text: words.join(' ') })}\n`).join(''),
    );
  const frame = 'they asked us this at school and nobody in the village knew what to say about it'.split(' ');
  write('bench.jsonl', items);
  write(
    'a.jsonl',
    edited.map((item) => [...frame, ...item, ...frame]),
  );
  write(
    'b.jsonl',
    mixed.map((item) => [...frame, ...item, ...frame]),
  );
  const result = await lint({
    cwd,
    config: false,
    paths: ['a.jsonl', 'b.jsonl'],
    against: ['bench.jsonl'],
    only: ['leaked-benchmark'],
    threads: 1,
  });
  const found = result.findings.map(({ place, related }) => {
    const at = result.locate(place);
    return `${at.path} ${at.record} ${result.locate(related[0]).record}`;
  });
  expect(found.toSorted()).toEqual(lengths.map((_, index) => `a.jsonl ${index + 1} ${index + 1}`));
});
