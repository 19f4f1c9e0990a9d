import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result as SarifResult } from 'sarif';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Environment } from '../../src/format/reporter.ts';
import { sarif } from '../../src/format/sarif/sarif.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Result } from '../../src/model/result.ts';
import {
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from './hand-made.ts';
import { complaintsOf } from './github-rules.ts';
import { sarifSchema } from './sarif-schema.ts';

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(sarifSchema);

/** The report as an object, valid, and such that GitHub takes it. */
function logOf(result: Result, environment: Partial<Environment> = {}): Log {
  const text = reportText(sarif, result, { rules, ...environment });
  expect(complaintsOf(text)).toEqual([]);
  const log: unknown = JSON.parse(text);
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log as Log;
}

function resultsOf(result: Result, environment: Partial<Environment> = {}): SarifResult[] {
  return logOf(result, environment).runs[0].results ?? [];
}

const longText = Array.from({ length: 30 }, (_, line) => `Line ${line + 1} of the article.\n`).join('');
const corpus = handMadeCorpus([
  { path: 'news/a.txt', text: `Title\nKamal Harris spoke.\n` },
  { path: 'news/b [1].txt', text: longText },
  { path: 'news/c.txt', text: longText },
  { path: 'feed.jsonl', text: 'Head\nOne line.\n', record: 4, sourceLine: 5 },
]);
const copy = handMadeFinding({
  rule: 'duplicate-article',
  severity: 'error',
  message: 'Same article as news/b [1].txt:1: identical. Keep one.',
  place: wholeOf(corpus, 2),
  related: [labelled(wholeOf(corpus, 1), 'kept')],
  score: 1,
});

describe('sarif', () => {
  test('is valid for every kind of finding and for a clean corpus', () => {
    const record = handMadeFinding({ rule: 'repeated-word', message: 'Twice.', place: wholeOf(corpus, 3) });
    const mended = handMadeFinding({
      rule: 'misspelt-name',
      message: 'Odd [name](3) {0}.',
      place: placeOf(corpus, 0, 'Kamal Harris'),
      fix: {
        title: 'Write "Kamala Harris".',
        applicability: 'unsafe',
        edits: [{ ...placeOf(corpus, 0, 'Kamal'), text: 'Kamala' }],
        keeps: [],
      },
    });
    expect(resultsOf(handMadeResult(corpus, [copy, record, mended]))).toHaveLength(3);
    expect(resultsOf(handMadeResult(corpus, []))).toEqual([]);
    expect(logOf(handMadeResult(corpus, []), { rules: [] }).runs[0].tool.driver.rules).toEqual([]);
  });

  test('describes every rule as GitHub demands it', () => {
    const [{ tool }] = logOf(handMadeResult(corpus, [copy])).runs;
    const described = tool.driver.rules ?? [];
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    const names = described.map(({ id, name }) => (name === undefined ? id : name));
    expect(names).toEqual(expect.arrayContaining(['DuplicateArticle', 'mojibake', 'boilerplate']));
    for (const { fullDescription, help, shortDescription, properties } of described) {
      expect(fullDescription?.text.length).toBeLessThanOrEqual(1024);
      expect(help?.text).not.toBe('');
      expect(shortDescription?.text).not.toBe('');
      expect(properties?.tags?.length).toBeLessThanOrEqual(10);
    }
  });

  test('points at the beginning of the copy that should go, in at most ten lines', () => {
    const [{ locations = [], properties, ruleIndex }] = resultsOf(handMadeResult(corpus, [copy]));
    const { artifactLocation, region } = locations[0].physicalLocation ?? {};
    expect(artifactLocation?.uri).toBe('news/c.txt');
    expect(region).toMatchObject({ startLine: 1, startColumn: 1, endLine: 10 });
    expect(properties?.['wholeRegion']).toMatchObject({ startLine: 1, endLine: 31 });
    expect(rules[ruleIndex as number].id).toBe('duplicate-article');
  });

  test('links the other place within the message, its name escaped, its path as a URI', () => {
    const [{ message, relatedLocations = [] }] = resultsOf(handMadeResult(corpus, [copy]));
    expect(message.text).toBe(String.raw`Same article as [news/b \[1\].txt:1](1): identical. Keep one.`);
    expect(relatedLocations[0].id).toBe(1);
    expect(relatedLocations[0].physicalLocation?.artifactLocation?.uri).toBe('news/b%20%5B1%5D.txt');
  });

  test('links a path that reads like a link itself', () => {
    const odd = handMadeCorpus([
      { path: '[x](1)', text: 'C.\n' },
      { path: 'c.txt', text: 'C.\n' },
    ]);
    const finding = handMadeFinding({
      rule: 'duplicate-article',
      message: 'Same article as [x](1):1, but [here](2).',
      place: wholeOf(odd, 1),
      related: [labelled(wholeOf(odd, 0), 'kept')],
    });
    expect(resultsOf(handMadeResult(odd, [finding]))[0].message.text).toBe(
      String.raw`Same article as [\[x\](1):1](1), but \[here](2).`,
    );
  });

  test('links no part of a longer path', () => {
    const nested = handMadeCorpus([
      { path: 'c.txt', text: 'C.\n' },
      { path: 'news/c.txt', text: 'C.\n' },
    ]);
    const finding = handMadeFinding({
      rule: 'duplicate-article',
      message: 'Same article as news/c.txt:1.',
      place: wholeOf(nested, 1),
      related: [labelled(wholeOf(nested, 0), 'kept')],
    });
    expect(resultsOf(handMadeResult(nested, [finding]))[0].message.text).toBe(
      'Same article as news/c.txt:1. See [c.txt:1](1).',
    );
  });

  test('links places behind a message that does not name them, at most five', () => {
    const related = Array.from({ length: 7 }, (_, line) =>
      labelled(placeOf(corpus, 1, `Line ${line + 11} of`), 'so here'),
    );
    const finding = handMadeFinding({
      rule: 'conflicting-place',
      message: 'Odd.',
      place: wholeOf(corpus, 0),
      related,
    });
    const [{ message, relatedLocations }] = resultsOf(handMadeResult(corpus, [finding]));
    expect(message.text).toMatch(/^Odd\. See \[news\/b \\\[1\\\]\.txt:11\]\(1\), .*:15\]\(5\)\.$/);
    expect(relatedLocations).toHaveLength(7);
  });

  test('escapes what reads like a link in a text of the corpus', () => {
    const finding = handMadeFinding({
      rule: 'markup-residue',
      message: 'Left: [here](1).',
      place: wholeOf(corpus, 0),
    });
    expect(resultsOf(handMadeResult(corpus, [finding]))[0].message.text).toBe(String.raw`Left: \[here](1).`);
  });

  test('points at the member in focus where the finding itself is not', () => {
    const focused: Result = { ...handMadeResult(corpus, [copy]), focus: new Set(['news/b [1].txt']) };
    const [{ locations = [], relatedLocations = [] }] = resultsOf(focused);
    expect(locations[0].physicalLocation?.artifactLocation?.uri).toBe('news/b%20%5B1%5D.txt');
    expect(relatedLocations[0].physicalLocation?.artifactLocation?.uri).toBe('news/c.txt');
  });

  test('does not say of that member what holds of the other', () => {
    const focus = new Set(['news/b [1].txt']);
    const messageOf = (finding: Finding): string =>
      resultsOf({ ...handMadeResult(corpus, [finding]), focus })[0].message.text ?? '';
    expect(messageOf(copy)).toMatch(/^In \[news\/c.txt:1\]\(1\): Same article as news\/b \[1\]\.txt:1/);
    const shared = { ...copy, classMessage: 'These 2 articles are identical. Keep one.' };
    expect(messageOf(shared)).toBe('These 2 articles are identical. Keep one. See [news/c.txt:1](1).');
  });

  test('puts paths from the root of the repository', () => {
    const [{ locations = [] }] = resultsOf(handMadeResult(corpus, [copy]), { repositoryPath: 'data/corpus' });
    expect(locations[0].physicalLocation?.artifactLocation?.uri).toBe('data/corpus/news/c.txt');
  });

  test('writes paths that read like something else as plain relative URIs', () => {
    const paths = [
      'C:/drive',
      'http:/host',
      'q?m#h',
      'per%20cent',
      'new\nline',
      'back\\slash',
      '[x](1)',
      'ü/日本',
    ];
    const odd = handMadeCorpus(paths.map((path) => ({ path, text: 'The the.\n' })));
    const findings = paths.map((path, at) =>
      handMadeFinding({
        rule: 'duplicate-article',
        message: `Same article as ${path}:1.`,
        place: wholeOf(odd, (at + 1) % paths.length),
        related: [labelled(wholeOf(odd, at), 'kept')],
      }),
    );
    const uris = resultsOf(handMadeResult(odd, findings)).map(
      ({ relatedLocations }) => relatedLocations?.[0].physicalLocation?.artifactLocation?.uri,
    );
    expect(uris.map((uri) => decodeURIComponent(uri ?? ''))).toEqual(paths);
  });

  test('carries the hash of the line as GitHub computes it, and the identity of the finding', () => {
    const readSource = (path: string) => (path === 'news/c.txt' ? Buffer.from(longText) : undefined);
    const [{ partialFingerprints }] = resultsOf(handMadeResult(corpus, [copy]), { readSource });
    expect(partialFingerprints?.['primaryLocationLineHash']).toMatch(/^[0-9a-f]{1,16}:1$/);
    expect(partialFingerprints?.['corpuslintFinding/v1']).toBe(copy.id);
    expect(resultsOf(handMadeResult(corpus, [copy]))[0].partialFingerprints).toEqual({
      'corpuslintFinding/v1': copy.id,
    });
  });

  test('gives the findings of a class one correlation', () => {
    const pair = [1, 2].map((document) =>
      handMadeFinding({
        rule: 'duplicate-article',
        class: 'abc',
        message: 'Same.',
        place: wholeOf(corpus, document),
      }),
    );
    const [one, other] = resultsOf(handMadeResult(corpus, pair));
    expect(one.correlationGuid).toBe(other.correlationGuid);
    expect(one.correlationGuid).not.toBe(resultsOf(handMadeResult(corpus, [copy]))[0].correlationGuid);
  });

  test('says the state where there is a baseline, a grown class as new', () => {
    const states = (['unchanged', 'updated', 'grown', 'new'] as const).map((state) => ({ ...copy, state }));
    const baseline = {
      file: 'corpuslint-baseline.jsonl',
      states: { unchanged: 1, updated: 1, grown: 1, new: 1 },
      absent: [],
    };
    const known = handMadeResult(corpus, states, { notes: { baseline } });
    expect(resultsOf(known).map(({ baselineState }) => baselineState)).toEqual([
      'unchanged',
      'updated',
      'new',
      'new',
    ]);
    expect(resultsOf(handMadeResult(corpus, [copy]))[0].baselineState).toBeUndefined();
  });

  test('holds what is ignored as suppressed, with the reason', () => {
    const result: Result = {
      ...handMadeResult(corpus, []),
      ignored: [{ finding: copy, reason: 'syndicated' }],
    };
    expect(resultsOf(result)[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'syndicated' },
    ]);
  });

  test('keeps the limits of GitHub and says so', () => {
    const many = Array.from({ length: 25_001 }, (): Finding => ({ ...copy, related: [] }));
    const [{ results = [], invocations = [] }] = logOf(handMadeResult(corpus, many)).runs;
    expect(results).toHaveLength(25_000);
    expect(invocations[0].toolExecutionNotifications?.[0].message.text).toMatch(
      /^1 more findings are left out/,
    );
    const crowd = {
      ...copy,
      related: Array.from({ length: 1500 }, () => labelled(wholeOf(corpus, 0), 'so')),
    };
    const crowded = crowd.related.map((place, index) => ({
      ...place,
      span: { start: 0, end: (index % 20) + 1 },
    }));
    const [{ relatedLocations, properties }] = resultsOf(
      handMadeResult(corpus, [{ ...crowd, related: crowded }]),
    );
    expect(relatedLocations).toHaveLength(99);
    expect(properties?.['relatedLeftOut']).toBe(1401);
  });

  test('says that a run with failed rules was none', () => {
    const failed = handMadeResult(corpus, [], {
      notes: { failures: [{ rule: 'boilerplate', message: 'Error: no' }], unreadableNamed: ['x.txt'] },
    });
    const [invocation] = logOf(failed).runs[0].invocations ?? [];
    expect(invocation.executionSuccessful).toBe(false);
    expect(invocation.toolExecutionNotifications).toHaveLength(2);
  });
});

describe('the checker of these tests', () => {
  test.each([
    ['a result without locations', ['runs', 0, 'results', 0, 'locations'], undefined],
    [
      'a region without a column',
      ['runs', 0, 'results', 0, 'locations', 0, 'physicalLocation', 'region', 'endColumn'],
      undefined,
    ],
    [
      'a URI with spaces',
      ['runs', 0, 'results', 0, 'locations', 0, 'physicalLocation', 'artifactLocation', 'uri'],
      'a b',
    ],
    ['an unknown level', ['runs', 0, 'results', 0, 'level'], 'info'],
    ['a correlation that is no GUID', ['runs', 0, 'results', 0, 'correlationGuid'], 'abc'],
    [
      'a correlation of a version that the schema of the standard does not know',
      ['runs', 0, 'results', 0, 'correlationGuid'],
      'e41dcfbc-0e78-8659-8658-949f27b757f2',
    ],
  ] as const)('finds %s', (_, path, value) => {
    const log: unknown = JSON.parse(reportText(sarif, handMadeResult(corpus, [copy]), { rules }));
    let parent = log as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
    parent[path.at(-1) as string] = value;
    expect(validate(log)).toBe(false);
  });
});
