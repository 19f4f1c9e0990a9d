import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readableJson } from '../../src/format/json-text.ts';
import { json } from '../../src/format/json.ts';
import { jsonl } from '../../src/format/jsonl.ts';
import { locateFinding } from '../../src/format/located-finding.ts';
import { readableFinding } from '../../src/format/readable-finding.ts';
import type { Environment } from '../../src/format/reporter.ts';
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
import { schemaFaults } from './schema-check.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/format/findings.schema.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

const corpus = handMadeCorpus([
  { path: 'news/a.txt', text: 'Title\nKamal Harris spoke.', bomBytes: 3 },
  { path: 'news/b.jsonl', text: 'Kamala Harris spoke.', record: 2, sourceLine: 3, givenId: 'b-2' },
]);
const name = handMadeFinding({
  id: 'a1b2c3d4',
  class: 'a1b2c3d4',
  rule: 'misspelt-name',
  messageId: 'anchored',
  severity: 'error',
  message: '"Kamal Harris" looks like "Kamala Harris".',
  score: 0.99,
  place: placeOf(corpus, 0, 'Kamal Harris'),
  related: [labelled(placeOf(corpus, 1, 'Kamala Harris'), 'spelt so here')],
  data: { form: 'Kamal Harris', preferred: 'Kamala Harris' },
  fix: {
    title: 'Write "Kamala Harris".',
    applicability: 'unsafe',
    edits: [
      { ...placeOf(corpus, 0, 'Kamal'), text: 'Kamala' },
      { ...placeOf(corpus, 1, 'Kamala'), text: 'Kamal' },
    ],
    keeps: [],
  },
});
const plain = handMadeFinding({
  id: '00000001',
  class: '00000001',
  rule: 'duplicate-article',
  message: 'Again.',
  place: wholeOf(corpus, 0),
});
const result = handMadeResult(corpus, [name, plain]);

/** Key paths in the order in which they stand, without list indexes. */
function keyOrder(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => keyOrder(entry, path));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => [
    `${path}/${key}`,
    ...keyOrder(entry, `${path}/${key}`),
  ]);
}

/** Ids of the findings that `json` holds. */
function idsWith(environment: Partial<Environment>): string[] {
  const { findings } = JSON.parse(reportText(json, result, environment)) as { findings: { id: string }[] };
  return findings.map(({ id }) => id);
}

/** Faults of the output once the value at `path` is another; undefined takes it away. */
function faultsWith(path: readonly (string | number)[], value: unknown): string[] {
  const output: unknown = JSON.parse(reportText(json, result));
  let parent = output as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  const last = path.at(-1) as string | number;
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return schemaFaults(output, schema);
}

function linesOf(of: Result): Record<string, unknown>[] {
  return reportText(jsonl, of)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('json', () => {
  test('writes the object of the contract', () => {
    expect(reportText(json, result)).toBe(`{
  "version": 1,
  "tool": { "name": "corpuslint", "version": "0.1.0" },
  "summary": {
    "sources": 2,
    "documents": 2,
    "words": 6157,
    "bytes": 39899,
    "duplicateWords": 0,
    "findings": { "error": 1, "warning": 1, "info": 0 },
    "failing": { "error": 1, "warning": 1, "info": 0 },
    "fixable": 0
  },
  "findings": [
    {
      "id": "a1b2c3d4",
      "class": "a1b2c3d4",
      "rule": "misspelt-name",
      "messageId": "anchored",
      "severity": "error",
      "message": "\\"Kamal Harris\\" looks like \\"Kamala Harris\\".",
      "score": 0.99,
      "state": "new",
      "place": {
        "path": "news/a.txt",
        "document": "a.txt#1",
        "record": null,
        "start": { "line": 2, "column": 1 },
        "end": { "line": 2, "column": 13 },
        "bytes": [9, 21]
      },
      "related": [
        {
          "path": "news/b.jsonl",
          "document": "b-2",
          "record": 2,
          "sourceLine": 3,
          "start": { "line": 1, "column": 1 },
          "end": { "line": 1, "column": 14 },
          "bytes": [0, 13],
          "label": "spelt so here"
        }
      ],
      "data": { "form": "Kamal Harris", "preferred": "Kamala Harris" },
      "fix": {
        "title": "Write \\"Kamala Harris\\".",
        "applicability": "unsafe",
        "edits": [
          { "path": "news/a.txt", "bytes": [9, 14], "text": "Kamala" },
          { "path": "news/b.jsonl", "record": 2, "bytes": [0, 6], "text": "Kamal" }
        ]
      }
    },
    {
      "id": "00000001",
      "class": "00000001",
      "rule": "duplicate-article",
      "messageId": "some",
      "severity": "warning",
      "message": "Again.",
      "state": "new",
      "place": {
        "path": "news/a.txt",
        "document": "a.txt#1",
        "record": null,
        "start": { "line": 1, "column": 1 },
        "end": { "line": 2, "column": 20 },
        "bytes": [3, 28]
      },
      "related": [],
      "data": {}
    }
  ]
}
`);
  });

  test('keeps the order of keys whatever the order in which a result was built', () => {
    const { summary } = result;
    const reversed: Result = {
      ...result,
      summary: Object.fromEntries(Object.entries(summary).toReversed()) as unknown as typeof summary,
      locate: (place) => Object.fromEntries(Object.entries(result.locate(place)).toReversed()) as never,
    };
    expect(reportText(json, reversed)).toBe(reportText(json, result));
    expect(keyOrder(JSON.parse(reportText(json, reversed)))).toEqual(
      keyOrder(JSON.parse(reportText(json, result))),
    );
  });

  test('writes an empty list for a clean corpus', () => {
    const text = reportText(json, handMadeResult(corpus, []));
    expect(JSON.parse(text)).toMatchObject({ version: 1, findings: [] });
    expect(text.endsWith('  "findings": []\n}\n')).toBe(true);
  });

  test('is never capped, and holds errors alone when asked to be quiet', () => {
    expect(idsWith({ maxFindings: 1 })).toEqual(['a1b2c3d4', '00000001']);
    expect(idsWith({ quiet: true })).toEqual(['a1b2c3d4']);
  });

  test('fits its schema', () => {
    expect(schemaFaults(JSON.parse(reportText(json, result)), schema)).toEqual([]);
    expect(schemaFaults(JSON.parse(reportText(json, handMadeResult(corpus, []))), schema)).toEqual([]);
  });

  test('would not fit its schema with a key too many, one too few, or a wrong value', () => {
    const first = ['findings', 0];
    expect(faultsWith([...first, 'place', 'extra'], 1)).toEqual(['/findings/0/place/extra is not described']);
    expect(faultsWith([...first, 'related', 0, 'label'], undefined)).toEqual([
      '/findings/0/related/0 lacks label',
    ]);
    expect(faultsWith([...first, 'severity'], 'note')).toEqual([
      '/findings/0/severity is not one of error,warning,info',
    ]);
    expect(faultsWith([...first, 'place', 'start', 'line'], 0)).toEqual([
      '/findings/0/place/start/line is below 1',
    ]);
    expect(faultsWith([...first, 'fix', 'edits', 0, 'bytes'], [1, 2, 3])).toEqual([
      '/findings/0/fix/edits/0/bytes has too many entries',
    ]);
  });
});

describe('jsonl', () => {
  test('writes the figures first, then the findings of json one a line', () => {
    const [first, ...rest] = linesOf(result);
    const whole = JSON.parse(reportText(json, result));
    expect(first).toEqual({
      type: 'summary',
      version: whole.version,
      tool: whole.tool,
      summary: whole.summary,
    });
    expect(rest).toEqual(whole.findings.map((finding: object) => ({ type: 'finding', ...finding })));
    expect(rest.map((line) => Object.keys(line)[0])).toEqual(['type', 'type']);
  });

  test('writes the figures alone for a clean corpus', () => {
    expect(linesOf(handMadeResult(corpus, []))).toHaveLength(1);
  });

  test('fits its schema line by line', () => {
    const defs = schema['$defs'] as Record<string, Record<string, unknown>>;
    const [first, ...rest] = linesOf(result);
    expect(schemaFaults(first, defs['summaryLine'], schema)).toEqual([]);
    for (const line of rest) expect(schemaFaults(line, defs['findingLine'], schema)).toEqual([]);
    expect(schemaFaults(first, defs['findingLine'], schema)).not.toEqual([]);
  });
});

describe('a finding that is written part by part', () => {
  // From what fits in a line to what does not, for each of its objects in turn.
  const lengths = Array.from({ length: 90 }, (_, length) => length + 1);

  test.each(lengths)('reads as its parts together would, with texts of %i letters', (length) => {
    const word = 'x'.repeat(length);
    const files = handMadeCorpus([
      { path: `${word}.txt`, text: 'Kamal Harris spoke.' },
      { path: 'b.jsonl', text: 'Kamala Harris spoke.', record: 2, sourceLine: 3, givenId: `"${word}"` },
    ]);
    const [own, other] = [placeOf(files, 0, 'Kamal'), placeOf(files, 1, 'Harris')];
    const edits = [other, own].map((place) => ({ ...place, text: `\u009b${word}` }));
    const fix = { title: `Write "${word}".`, applicability: 'unsafe', edits, keeps: [] } as const;
    const findings = [
      handMadeFinding({ rule: 'some', message: word, place: own, related: [labelled(other, word)], fix }),
      handMadeFinding({ rule: 'some', message: `\n${word}`, place: other, data: { word }, score: 0.5 }),
      handMadeFinding({ rule: 'some', message: '', place: own, fix: { ...fix, edits: [] } }),
    ];
    const shown = handMadeResult(files, findings);
    for (const finding of findings)
      expect(readableFinding(finding, shown)).toBe(readableJson(locateFinding(finding, shown), 2));
  });
});
