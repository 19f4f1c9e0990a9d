import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { createPackedRoom } from '../../src/format/sarif/packed-size.ts';
import { sarif } from '../../src/format/sarif/sarif.ts';
import type { Finding } from '../../src/model/finding.ts';
import {
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  reportText,
  wholeOf,
} from './hand-made.ts';
import { complaintsOf } from './github-rules.ts';

const corpus = handMadeCorpus([
  { path: 'a.txt', text: 'One line.\n' },
  { path: 'b.txt', text: 'One line.\nTwo lines.\n' },
]);
const finding = handMadeFinding({
  rule: 'duplicate-article',
  message: 'Same article as b.txt:1: identical.',
  place: wholeOf(corpus, 0),
  related: [labelled(wholeOf(corpus, 1), 'kept')],
});

/** Hexadecimal digits that no packer shortens to less than a half. */
function noise(seed: number, digits: number): string {
  let text = '';
  while (text.length < digits) text += createHash('sha256').update(`${seed} ${text.length}`).digest('hex');
  return text.slice(0, digits);
}

function reportOf(findings: readonly Finding[]): string {
  return reportText(sarif, handMadeResult(corpus, findings), { rules });
}

describe('a large SARIF report', () => {
  test('ends below 10 MB packed and says how many findings are missing', () => {
    const findings = Array.from({ length: 12_000 }, (_, at) => ({
      ...finding,
      data: { text: noise(at, 2000) },
    }));
    const report = reportOf(findings);
    expect(complaintsOf(report)).toEqual([]);
    // Not far below either.
    expect(gzipSync(report).length).toBeGreaterThan(9_000_000);
    const [{ results = [], invocations = [] }] = (JSON.parse(report) as Log).runs;
    expect(results.map(({ properties }) => properties?.['data'])).toEqual(
      findings.slice(0, results.length).map(({ data }) => data),
    );
    const left = (12_000 - results.length).toLocaleString('en');
    expect(invocations[0].toolExecutionNotifications?.[0].message.text).toMatch(
      new RegExp(`^${left} more findings are left out, the least pressing`),
    );
  });

  test('holds all that packs well, however long it is unpacked', () => {
    const findings = Array.from({ length: 12_000 }, () => ({ ...finding, data: { text: noise(1, 2000) } }));
    const report = reportOf(findings);
    expect(report.length).toBeGreaterThan(20_000_000);
    expect((JSON.parse(report) as Log).runs[0].results).toHaveLength(12_000);
  });

  test('stops at the results of a run, and at the places of a result', () => {
    const many = Array.from({ length: 25_001 }, () => finding);
    expect(complaintsOf(reportOf(many))).toEqual([]);
    const related = Array.from({ length: 1500 }, (_, at) => ({
      ...labelled(wholeOf(corpus, 1), 'so'),
      span: { start: at % 20, end: 20 },
    }));
    expect(complaintsOf(reportOf([{ ...finding, related }]))).toEqual([]);
  });

  test('shortens what a rule of a plugin says of itself', () => {
    const wordy = {
      ...rules[0],
      id: `long-${'name-'.repeat(300)}rule`,
      summary: 'Word after word. '.repeat(200),
    };
    const report = reportText(sarif, handMadeResult(corpus, []), { rules: [wordy] });
    expect(complaintsOf(report)).toEqual([]);
  });
});

describe('room for packed bytes', () => {
  test('takes plain texts up to the limit without packing them', () => {
    const room = createPackedRoom(100);
    expect(room.take(noise(1, 60))).toBe(true);
    expect(room.take(noise(2, 40))).toBe(true);
  });

  test('counts bytes, not characters', () => {
    expect(createPackedRoom(100).take('ä'.repeat(51))).toBe(false);
  });

  test('never takes more than fits, and nothing behind what did not fit', () => {
    const room = createPackedRoom(5000);
    const taken: string[] = [];
    for (let at = 0; at < 100; at++) {
      const text = noise(at, 400);
      if (!room.take(text)) break;
      taken.push(text);
    }
    expect(gzipSync(taken.join('')).length).toBeLessThanOrEqual(5000);
    expect(taken.length).toBeGreaterThan(16);
    expect(room.take('x')).toBe(false);
  });
});

describe('the checker of these tests', () => {
  type Keys = readonly (string | number)[];
  const rule: Keys = ['runs', 0, 'tool', 'driver', 'rules', 0];
  const result: Keys = ['runs', 0, 'results', 0];
  const uri: Keys = [...result, 'locations', 0, 'physicalLocation', 'artifactLocation', 'uri'];
  const repeat = (list: unknown, times: number): unknown[] =>
    Array.from({ length: times }, () => (list as unknown[])[0]);

  test.each<[string, Keys, (before: unknown) => unknown]>([
    ['results: 25001', ['runs', 0, 'results'], (list) => repeat(list, 25_001)],
    ['bytes of the packed file: 1', ['properties'], () => ({ noise: noise(1, 21_000_000) })],
    ['locations: 101', [...result, 'relatedLocations'], (list) => repeat(list, 100)],
    ['[b.txt](7) leads nowhere', [...result, 'message', 'text'], () => 'See [b.txt](7).'],
    ['no related place is shown', [...result, 'message', 'text'], () => 'See b.txt.'],
    ['no message', [...result, 'message', 'text'], () => ''],
    ['rule index of duplicate-article', [...result, 'ruleIndex'], (index) => Number(index) + 1],
    ['./a.txt is not relative', uri, () => './a.txt'],
    ['full description: 1025', [...rule, 'fullDescription', 'text'], () => 'x'.repeat(1025)],
    ['name: 256', [...rule, 'name'], () => 'x'.repeat(256)],
    ['tags: 21', [...rule, 'properties', 'tags'], () => repeat(['tag'], 21)],
  ])('says "%s"', (complaint, keys, change) => {
    const log: unknown = JSON.parse(reportOf([finding]));
    let parent = log as Record<string | number, unknown>;
    for (const key of keys.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
    const last = keys.at(-1) as string;
    parent[last] = change(parent[last]);
    const complaints = complaintsOf(JSON.stringify(log));
    expect(complaints.filter((text) => text.startsWith(complaint))).toHaveLength(1);
  });
});
