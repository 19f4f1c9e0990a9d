// How many damaged copies are found: a sample of the trial whose figures stand in ARCHITECTURE.md, with its floors.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CorpusWriter } from '../bench/corpus.ts';
import { type Edit, editWords, misread } from './damage.ts';
import { firstWords, type Outcome, tryCopies } from './recall-trial.ts';

const lengths = [100, 150, 250, 450];

/** Articles of the seeds, each once, and made-up ones. */
function originals(): string[] {
  const folder = new URL('../../seeds/', import.meta.url);
  const seeds = readdirSync(folder).flatMap((path) =>
    readFileSync(new URL(path, folder), 'utf8').split(/\n{4,}/),
  );
  const fresh = { exact: 0, near: 0, contained: 0, passage: 0, footer: 0, scraped: 0 };
  const writer = new CorpusWriter(29, fresh);
  const written = Array.from({ length: 60 }, () => new TextDecoder().decode(writer.next()));
  return [...new Set(seeds), ...written];
}

const texts = originals();
const vocabulary = texts.join(' ').split(/\s+/);

/** Tries every original, cut to every length it has, with one copy each. */
function trial(damage: (text: string, seed: number) => string): Outcome[] {
  return lengths.map((length) => {
    const cut = texts.map((text) => firstWords(text, length));
    const long = cut.filter((text, index) => text !== texts[index]);
    return tryCopies(
      long,
      long.map((text, index) => damage(text, 1000 * length + index)),
    );
  });
}

function sum(outcomes: readonly Outcome[], figure: keyof Outcome): number {
  return outcomes.reduce((total, outcome) => total + outcome[figure], 0);
}

function recallOf(outcomes: readonly Outcome[]): number {
  return sum(outcomes, 'found') / sum(outcomes, 'copies');
}

const edits: readonly Edit[] = ['substitute', 'delete', 'insert', 'mixed'];

describe('copies of articles of 100 words and more', () => {
  test.each([
    [0.01, 0.99],
    [0.05, 0.99],
    [0.1, 0.99],
    [0.2, 0.99],
    [0.3, 0.97],
  ])('with a share of %d of the words edited are found, %d of them at least', (rate, floor) => {
    const outcomes = edits.flatMap((edit) =>
      trial((text, seed) => editWords(text, edit, rate, seed, vocabulary)),
    );
    expect(sum(outcomes, 'copies')).toBeGreaterThan(800);
    expect(recallOf(outcomes)).toBeGreaterThanOrEqual(floor);
    expect(sum(outcomes, 'wrong')).toBe(0);
  });

  test.each([0.01, 0.03, 0.06])(
    'with a share of %d of the letters misread are found, 0.99 at least',
    (rate) => {
      const outcomes = trial((text, seed) => misread(text, rate, seed));
      expect(sum(outcomes, 'copies')).toBeGreaterThan(200);
      expect(recallOf(outcomes)).toBeGreaterThanOrEqual(0.99);
      expect(sum(outcomes, 'wrong')).toBe(0);
    },
  );

  test('are proposed without comparing everything with everything', () => {
    const outcomes = trial((text, seed) => editWords(text, 'mixed', 0.1, seed, vocabulary));
    expect(sum(outcomes, 'unrelatedCandidates')).toBeLessThan(0.1 * sum(outcomes, 'copies'));
  });
});
