// What is said of names in a few files must be what a run over all says of them, though few of their names are judged
// again: whatever may have changed somewhere else, beside a name, near it, or in what the corpus writes small.

import { describe, expect, test } from 'vitest';
import { FocusCorpus } from '../../src/engine/focus/focus-corpus.ts';
import { lint } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { type Random, randomFrom } from '../bench/vocabulary.ts';
import { said, Trial } from './trial.ts';

const seeds = (process.env['FOCUS_SEEDS'] ?? '1,2,3,4').split(',').map(Number);

const forenames = [
  'Marion',
  'Marian',
  'Gustav',
  'Helena',
  'Helene',
  'Tobias',
  'Lorenzo',
  'Brigitte',
  'José',
  'Jose',
];
const surnames = [
  'Brennert', 'Brennart', 'Brenner', 'Halvorsen', 'Halversen', 'Kowalczyk', 'Tennyson', 'Tenyson', 'Tennisen', 'Whitfield',
  'Okonkwo', 'Petrakis', 'Petrakos', 'Harbinger', 'Harbnger', 'Lavrentiev', 'Goyeneche', 'Goyenehce', 'Sorensen', 'Sorenson', 'Peralta', 'Perálta', 'Brénnert',
]; // prettier-ignore
const roles = ['', '', '', 'Vice President ', 'Governor ', 'Judge '];
const verbs = [
  'said that the ferry was late',
  'left before noon',
  'spoke of the harbinger of spring',
  'met nobody',
];
const places = ['in Calderfort', 'in Caldarfort', 'near the bridge', 'as a tennyson would', 'at home', ''];

/** Texts full of names that are near each other. */
class NameWriter {
  readonly random: Random;
  constructor(seed: number) {
    this.random = randomFrom(seed);
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.random.below(items.length)];
  }

  #name(): string {
    // Some names are frequent, so that the others seem slips.
    const at = Math.min(this.random.below(surnames.length), this.random.below(surnames.length));
    return this.random.hits(0.7) ? `${this.pick(forenames)} ${surnames[at]}` : surnames[at];
  }

  line(): string {
    const further = this.random.hits(0.3) ? ` and ${this.#name()}` : '';
    const subject = `${this.pick(roles)}${this.#name()}${further}`;
    return `${this.random.hits(0.3) ? 'On that day ' : ''}${subject} ${this.pick(verbs)} ${this.pick(places)}.`;
  }

  text(): string[] {
    return Array.from({ length: 2 + this.random.below(5) }, () => this.line());
  }

  /** Does something to the lines of a text, or to one of another. */
  change(lines: readonly string[], others: readonly string[]): string[] {
    const at = this.random.below(lines.length);
    switch (this.random.below(7)) {
      case 0:
        return [...lines, this.line()];
      case 1:
        return lines.length > 1 ? lines.toSpliced(at, 1) : [...lines, this.line()];
      case 2:
        return lines.with(at, this.line());
      case 3:
        return [...lines.slice(at), ...lines.slice(0, at)];
      case 4:
        return lines.toSpliced(at, 0, this.pick(others));
      case 5:
        return lines.toSpliced(at, 0, `Nobody here ${this.pick(['would', 'could', 'should'])} stay.`);
      default:
        return lines.toSpliced(at, 0, `It was a ${this.pick(surnames).toLowerCase()} indeed.`);
    }
  }
}

/** Surnames that are near no other. */
function surnameOf(at: number): string {
  const ends = ['bach', 'dorf', 'hurst', 'wick', 'stone', 'mann'];
  return `${['Alb', 'Corn', 'Fisk', 'Quint'][at % 4]}${ends[Math.floor(at / 4)]}`;
}

/** Findings in all trials: some come to none. */
let found = 0;

function runNames(trial: Trial, focus: string, isFocused: boolean): Promise<Result> {
  return lint({
    cwd: trial.folder,
    config: false,
    corpus: ['.'],
    paths: [focus],
    only: ['misspelt-name', 'inconsistent-name'],
    threads: 1,
    ...(isFocused ? { cache: trial.cache } : {}),
  });
}

/** Findings in one file before and after others change, which it does not; both as a run over all finds them. */
async function countsInUnchanged(
  focus: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<number[]> {
  const trial = new Trial(1, 0);
  const counts: number[] = [];
  for (const texts of [before, after]) {
    for (const [path, text] of Object.entries(texts)) trial.write(path, text);
    const focused = await runNames(trial, focus, true);
    expect(focused.corpus instanceof FocusCorpus).toBe(texts === after);
    expect(said(focused)).toEqual(said(await runNames(trial, focus, false)));
    counts.push(focused.findings.length);
  }
  return counts;
}

describe('names in a few files with an index on disk', () => {
  test.each(seeds)('are judged as in a run over all (seed %i)', { timeout: 300_000 }, async (seed) => {
    const writer = new NameWriter(seed);
    const trial = new Trial(seed, 0);
    const texts = new Map<string, string[]>();
    const put = (path: string, lines: string[]): void => {
      texts.set(path, lines);
      trial.write(path, `${lines.join('\n\n')}\n`);
    };
    const run = (focus: string, isFocused: boolean): Promise<Result> => runNames(trial, focus, isFocused);
    for (let file = 0; file < 24; file++) put(`${file % 3}/${file}.txt`, writer.text());
    await run('0/0.txt', true);
    let taken = 0;
    for (let step = 0; step < 40; step++) {
      for (let change = writer.random.below(3); change > 0; change--) {
        const path = writer.pick([...texts.keys()]);
        put(path, writer.change(texts.get(path) ?? [], writer.pick([...texts.values()])));
      }
      const focus = writer.pick([...texts.keys()]);
      const focused = await run(focus, true);
      if (focused.corpus instanceof FocusCorpus) taken++;
      const whole = await run(focus, false);
      expect(said(focused), `seed ${seed}, step ${step}, ${focus}`).toEqual(said(whole));
      found += whole.findings.length;
    }
    expect(taken).toBeGreaterThan(10);
  });

  const halvorsens = Object.fromEntries(
    [1, 2, 3, 4, 5].map((file) => [`${file}.txt`, `Gustav Halvorsen came on day ${file} of the fair.\n`]),
  );

  test('are judged anew where nobody writes one of them small any more', async () => {
    const texts = { ...halvorsens, 'focus.txt': 'Gustav Halvorsne left before it began.\n' };
    const counts = await countsInUnchanged(
      'focus.txt',
      { ...texts, 'small.txt': 'A halvorsne is a kind of boat.\n' },
      { 'small.txt': 'A boat is a kind of ship.\n' },
    );
    expect(counts).toEqual([0, 1]);
  });

  test('are judged anew where several articles of a source do not write one small any more', async () => {
    const records = (text: string): string => `${JSON.stringify({ text })}\n`.repeat(2);
    const texts = { ...halvorsens, 'focus.txt': 'Gustav Halvorsne left before it began.\n' };
    const counts = await countsInUnchanged(
      'focus.txt',
      { ...texts, 'small.jsonl': records('A halvorsne is a kind of boat.') },
      { 'small.jsonl': records('A boat is a kind of ship.') },
    );
    expect(counts).toEqual([0, 1]);
  });

  test('are judged anew where what stands beside them proves something now', async () => {
    // With one more, "Gustav" stands beside so many that it proves nothing.
    const others = Array.from({ length: 24 }, (_, at) => `Gustav ${surnameOf(at)} came as well.\n`);
    const texts = Object.fromEntries(others.map((text, at) => [`other-${at}.txt`, text]));
    const lavrentievs = Object.fromEntries(
      [1, 2, 3].map((day) => [`${day}.txt`, `Governor Gustav Lavrentiev came on day ${day}.\n`]),
    );
    const counts = await countsInUnchanged(
      'focus.txt',
      { ...texts, ...lavrentievs, 'focus.txt': 'Governor Gustav Lavretneiv left before it began.\n' },
      { 'other-0.txt': 'Nobody else came.\n' },
    );
    expect(counts).toEqual([0, 1]);
  });

  /** A line for each of so many days. */
  const daily = (days: number, line: (day: number) => string): string =>
    Array.from({ length: days }, (_, day) => `${line(day + 1)}\n\n`).join('');

  test('are judged anew where what explains them is no slip of another name any more', async () => {
    // What stands beside the two others is touched, and nothing beside the name in focus.
    const counts = await countsInUnchanged(
      'focus.txt',
      {
        'helena.txt': daily(4, (day) => `Governor Helena Goyeneche came on day ${day}.`),
        'slip.txt': 'Governor Helena Goyenehce met nobody.\n',
        'tobias.txt': daily(2, (day) => `Judge Tobias Goyenehce left on day ${day}.`),
        'focus.txt': 'Judge Tobias Goeynehce spoke of spring.\n',
      },
      { 'helena.txt': 'Nobody came on that day.\n' },
    );
    expect(counts).toEqual([0, 1]);
  });

  test('are judged anew where all is gone of what explains the name that explains them', async () => {
    const counts = await countsInUnchanged(
      'focus.txt',
      {
        'alone.jsonl': Array.from(
          { length: 30 },
          (_, day) =>
            `${JSON.stringify({ text: `On day ${day} of the fair Goyeneche spoke for an hour.` })}\n`,
        ).join(''),
        'tobias.txt': daily(2, (day) => `It was Tobias Goyenehce who left on day ${day}.`),
        'focus.txt': 'It was Tobias Goeynehce who spoke of spring.\n',
      },
      { 'alone.jsonl': `${JSON.stringify({ text: 'Nobody spoke on that day.' })}\n` },
    );
    expect(counts).toEqual([0, 1]);
  });

  test('are judged anew where one is gone of so many forms that they were taken for kin of theirs', async () => {
    const alone = (name: string): string =>
      Array.from(
        { length: 30 },
        (_, day) => `${JSON.stringify({ text: `On day ${day} of the fair ${name} spoke for an hour.` })}\n`,
      ).join('');
    const counts = await countsInUnchanged(
      'focus.txt',
      {
        // One letter from the name in focus and two from each other: of all forms it alone is near the one that goes.
        'goes.jsonl': alone('Goyanehce'),
        'second.jsonl': alone('Goyenehse'),
        'third.jsonl': alone('Gayenehce'),
        'tobias.txt': daily(4, (day) => `It was Tobias Goyeneche who left on day ${day}.`),
        'focus.txt': 'It was Tobias Goyenehce who spoke of spring.\n',
      },
      { 'goes.jsonl': `${JSON.stringify({ text: 'Nobody spoke on that day.' })}\n` },
    );
    expect(counts).toEqual([0, 1]);
  });

  test('are found in these trials', () => {
    expect(found).toBeGreaterThan(10 * seeds.length);
  });
});
