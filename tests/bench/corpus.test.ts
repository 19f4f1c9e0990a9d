import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { holds, ratiosOf, type Row } from './checks.ts';
import { CorpusWriter } from './corpus.ts';
import { median } from './measure.ts';
import { readRequest } from './request.ts';
import { writeCorpus } from './write-corpus.ts';

const folder = mkdtempSync(join(tmpdir(), 'corpuslint-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textsOf(seed: number, documents: number): string[] {
  const writer = new CorpusWriter(seed);
  return Array.from({ length: documents }, () => utf8.decode(writer.next()));
}

describe('the generated corpus', () => {
  test('is the same for the same seed, and another one for another', () => {
    expect(textsOf(3, 300)).toEqual(textsOf(3, 300));
    expect(textsOf(3, 1)).not.toEqual(textsOf(4, 1));
  });

  test('holds the copies that were planted, and otherwise no article twice', () => {
    const writer = new CorpusWriter(5);
    const texts = Array.from({ length: 2000 }, () => utf8.decode(writer.next()));
    const { documents, exact, near, contained } = writer.planted;
    expect([documents, Math.min(exact, near, contained) > 5]).toEqual([2000, true]);
    const equal = texts.length - new Set(texts).size;
    expect(equal).toBeGreaterThanOrEqual(exact);
    // A short copy may come out with no word edited, an article may be cut to its half twice.
    expect(equal).toBeLessThanOrEqual(exact + 0.2 * near + contained);
  });

  test('is the same text as records and as files', () => {
    const asRecords = writeCorpus(join(folder, 'records'), { bytes: 500_000, layout: 'jsonl' });
    const asFiles = writeCorpus(join(folder, 'files'), { bytes: 500_000, layout: 'files' });
    expect(asFiles).toEqual(asRecords);
    const records = readFileSync(join(folder, 'records/part-000.jsonl'), 'utf8').trimEnd().split('\n');
    const files = readdirSync(join(folder, 'files/0000')).sort();
    expect(records.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(
      files.map((file) => readFileSync(join(folder, 'files/0000', file), 'utf8')),
    );
  });
});

describe('the ratios of a benchmark', () => {
  const row = (tool: string, bytes: number, cpuSeconds: number, peakBytes = 1e8): Row => ({
    tool,
    profile: tool === 'corpuslint' ? 'duplication' : undefined,
    threads: tool === 'corpuslint' ? 1 : undefined,
    layout: 'files',
    bytes,
    cost: { wallSeconds: cpuSeconds, cpuSeconds, peakBytes },
  });

  test('compare with the peers on the same text, and one size with the next smaller one', () => {
    const rows = [row('corpuslint', 1e7, 1), row('jscpd', 1e7, 30, 3e9), row('corpuslint', 1e8, 12)];
    const ratios = ratiosOf(rows);
    expect(ratios.map(({ value }) => value)).toEqual([30, 30, 1.2]);
    expect(ratios.map(holds)).toEqual([true, true, false]);
  });

  test('are of medians', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([5])]).toEqual([2, 2, 5]);
  });
});

describe('the flags of a benchmark', () => {
  test('are read, sizes in ascending order', () => {
    expect(readRequest(['--size', '1GB,10MB', '--layout', 'files', '--check'])).toMatchObject({
      sizes: [1e7, 1e9],
      layouts: ['files'],
      threads: [1, 2],
      isCheck: true,
    });
  });

  test.each([
    [['--size', '10'], '--size takes sizes like 10MB and 1GB, not "10".'],
    [['--layout', 'csv'], '--layout takes jsonl or files, not "csv".'],
    [['--runs', '0'], '--runs takes a whole number from 1 on, not "0".'],
  ])('%j is a mistake and said to be one', (args, message) => {
    expect(() => readRequest(args)).toThrow(message);
  });
});
