import { describe, expect, test } from 'vitest';
import { checkstyle } from '../../src/format/checkstyle.ts';
import { github } from '../../src/format/github.ts';
import { githubSummary } from '../../src/format/github-summary.ts';
import { gitlab } from '../../src/format/gitlab.ts';
import { junit } from '../../src/format/junit.ts';
import { rdjson } from '../../src/format/rdjson.ts';
import type { Finding } from '../../src/model/finding.ts';
import {
  handMadeCorpus,
  handMadeFinding,
  handMadeResult,
  labelled,
  placeOf,
  reportText,
  wholeOf,
} from './hand-made.ts';
import { readXml } from './read-xml.ts';

const corpus = handMadeCorpus([
  { path: 'news/a.txt', text: 'Title\nZoë said “yes” & “no” in Köln.\nThird.\n' },
  { path: 'news/100%,b:c.txt', text: 'Title\nOne line.\n' },
  { path: 'feed.jsonl', text: 'Head\nOne line.\n', record: 4, sourceLine: 5 },
]);
const name = handMadeFinding({
  id: '0000000a',
  rule: 'misspelt-name',
  severity: 'error',
  message: '"Köln" & <Cologne>, 100 %.\nTwo lines.',
  place: placeOf(corpus, 0, 'Köln'),
  related: [labelled(placeOf(corpus, 1, 'line'), 'spelt so here')],
});
const known: Finding = { ...name, id: '0000000b', state: 'unchanged' };
const grown: Finding = { ...name, id: '0000000c', state: 'grown', severity: 'warning' };
const inRecord = handMadeFinding({
  id: '0000000d',
  rule: 'repeated-word',
  severity: 'info',
  message: 'Twice.',
  place: placeOf(corpus, 2, 'One line.'),
});

describe('github', () => {
  test('writes commands whose values are escaped as the runner unescapes them', () => {
    const odd = { ...name, place: wholeOf(corpus, 1), related: [] };
    expect(reportText(github, handMadeResult(corpus, [odd]))).toBe(
      '::error file=news/100%25%2Cb%3Ac.txt,line=1,endLine=3,title=misspelt-name::' +
        '"Köln" & <Cologne>, 100 %25.\\u000ATwo lines. #0000000a\n',
    );
  });

  test('gives columns on one line alone, names the other place, and starts at the root of the repository', () => {
    const text = reportText(github, handMadeResult(corpus, [name]), { repositoryPath: 'data' });
    expect(text).toMatch(/^::error file=data\/news\/a\.txt,line=2,endLine=2,col=26,endColumn=30,title=/);
    expect(text).toContain('(spelt so here: news/100%25,b:c.txt:2)');
  });

  test('points at the line of a record', () => {
    expect(reportText(github, handMadeResult(corpus, [inRecord]))).toMatch(
      /^::notice file=feed\.jsonl,line=5,title=repeated-word::Twice\./,
    );
  });

  test('annotates ten of a kind, and lists the rest where it gives no orders', () => {
    const evil = { ...name, severity: 'warning' as const, message: '##[add-mask]x ::error::y' };
    const many = Array.from({ length: 12 }, () => evil);
    const errors = Array.from({ length: 11 }, () => name);
    const lines = reportText(github, handMadeResult(corpus, [...errors, ...many])).split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
    expect(lines[20]).toMatch(/^::group::3 more/);
    expect(lines.slice(21, 24).join('\n')).not.toMatch(/##\[|^\s*::/m);
    expect(lines[24]).toBe('::endgroup::');
  });

  test('lists more than a function can be called with', () => {
    const text = reportText(github, handMadeResult(corpus, Array<Finding>(200_000).fill(name)));
    expect(text).toContain('\n::group::199,990 more');
  });

  test('says nothing of what the baseline knows, and errors alone when asked to be quiet', () => {
    const result = handMadeResult(corpus, [name, known, grown]);
    expect(reportText(github, result).match(/#0000000./g)).toEqual(['#0000000a', '#0000000c']);
    expect(reportText(github, result, { quiet: true }).match(/#0000000./g)).toEqual(['#0000000a']);
    expect(reportText(github, handMadeResult(corpus, [known]))).toBe('');
  });

  test('sums a job up in Markdown that text of the corpus cannot break out of', () => {
    const evil = { ...name, message: '<img src=x> | `a` [b](http://c) @team' };
    const summary = githubSummary(handMadeResult(corpus, [evil, known]));
    expect(summary).toContain('### corpuslint: 1 finding\n');
    expect(summary).toContain('| misspelt-name | 1 | 0 | 0 |');
    expect(summary).toContain('1 known finding left out (baseline).');
    expect(summary).toContain(String.raw`&lt;img src=x> \| \`a\` \[b\](http://c) &#64;team`);
    expect(githubSummary(handMadeResult(corpus, []))).toContain('nothing to report');
  });

  test('keeps a job summary small', () => {
    const summary = githubSummary(
      handMadeResult(
        corpus,
        Array.from({ length: 5000 }, () => name),
      ),
    );
    expect(summary).toContain('4,900 more in the log.');
    expect(Buffer.byteLength(summary)).toBeLessThan(1 << 20);
  });
});

describe('gitlab', () => {
  const entries = (findings: readonly Finding[]) =>
    JSON.parse(reportText(gitlab, handMadeResult(corpus, findings), { repositoryPath: 'data' })) as Record<
      string,
      unknown
    >[];

  test('writes the fields that GitLab documents', () => {
    expect(entries([name])).toEqual([
      {
        description: '"Köln" & <Cologne>, 100 %.\\u000ATwo lines. (spelt so here: news/100%,b:c.txt:2)',
        check_name: 'misspelt-name',
        fingerprint: '0000000a',
        severity: 'major',
        location: { path: 'data/news/a.txt', lines: { begin: 2, end: 2 } },
      },
    ]);
  });

  test('holds what the baseline knows too, with a fingerprint of its own for each', () => {
    const all = entries([name, known, grown, inRecord]);
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(4);
    expect(all.map(({ severity }) => severity)).toEqual(['major', 'major', 'minor', 'info']);
    expect(all[3]['location']).toEqual({ path: 'data/feed.jsonl', lines: { begin: 5, end: 5 } });
  });

  test('writes an empty list for a clean corpus', () => {
    expect(entries([])).toEqual([]);
  });
});

describe('junit', () => {
  const suites = (findings: readonly Finding[]) =>
    readXml(reportText(junit, handMadeResult(corpus, findings)));

  test('writes a suite for each rule and a case for each finding, and counts them', () => {
    const root = suites([name, grown, inRecord, known]);
    expect(root.attributes).toEqual({
      name: 'corpuslint',
      tests: '4',
      failures: '2',
      errors: '0',
      skipped: '2',
    });
    expect(root.children.map(({ attributes }) => attributes['name'])).toEqual([
      'misspelt-name',
      'repeated-word',
    ]);
    const [first, , third] = root.children[0].children;
    expect(first.attributes).toMatchObject({
      file: 'news/a.txt',
      line: '2',
      name: 'news/a.txt:2:26 #0000000a',
    });
    expect(first.children[0].attributes).toMatchObject({ type: 'error' });
    expect(first.children[0].text).toContain('"Köln" & <Cologne>');
    expect(third.children[0].name).toBe('skipped');
    expect(third.children[0].attributes['message']).toMatch(/^Known from the baseline: /);
  });

  test('passes one case for a clean corpus', () => {
    const root = suites([]);
    expect(root.attributes).toMatchObject({ tests: '1', failures: '0' });
    expect(root.children[0].children[0].children).toEqual([]);
  });

  test('is well-formed whatever the text', () => {
    const odd = handMadeFinding({
      rule: 'mojibake',
      message: '\u0000]]>\ud800\uffff"\'\t\n',
      place: wholeOf(corpus, 1),
    });
    expect(suites([odd]).children).toHaveLength(1);
  });
});

describe('checkstyle', () => {
  const root = (findings: readonly Finding[]) =>
    readXml(reportText(checkstyle, handMadeResult(corpus, findings)));

  test('writes findings by file, without what the baseline knows', () => {
    const { children } = root([name, inRecord, grown, known]);
    expect(children.map(({ attributes }) => attributes['name'])).toEqual(['news/a.txt', 'feed.jsonl']);
    expect(children[0].children.map(({ attributes }) => attributes['severity'])).toEqual([
      'error',
      'warning',
    ]);
    expect(children[0].children[0].attributes).toMatchObject({
      line: '2',
      column: '26',
      source: 'corpuslint.misspelt-name',
    });
    expect(children[1].children[0].attributes).not.toHaveProperty('column');
  });

  test('is well-formed for a clean corpus and for any text', () => {
    expect(root([]).children).toEqual([]);
    expect(root([{ ...name, message: '\u0001 & \ud800' }]).children).toHaveLength(1);
  });
});

describe('rdjson', () => {
  const report = (findings: readonly Finding[]) =>
    JSON.parse(reportText(rdjson, handMadeResult(corpus, findings))) as {
      source: object;
      diagnostics: Record<string, unknown>[];
    };

  test('counts columns in bytes and keeps other places', () => {
    const { source, diagnostics } = report([name]);
    expect(source).toEqual({ name: 'corpuslint' });
    expect(diagnostics).toEqual([
      {
        message: '"Köln" & <Cologne>, 100 %.\nTwo lines. #0000000a',
        severity: 'ERROR',
        code: { value: 'misspelt-name' },
        location: {
          path: 'news/a.txt',
          range: { start: { line: 2, column: 35 }, end: { line: 2, column: 40 } },
        },
        related_locations: [
          {
            message: 'spelt so here',
            location: {
              path: 'news/100%,b:c.txt',
              range: { start: { line: 2, column: 5 }, end: { line: 2, column: 9 } },
            },
          },
        ],
      },
    ]);
  });

  test('suggests safe repairs within the file alone', () => {
    const edit = { ...placeOf(corpus, 0, 'Third.'), text: '' };
    const fix = { title: 'Delete it.', applicability: 'safe' as const, edits: [edit], keeps: [] };
    const [{ suggestions }] = report([{ ...name, fix }]).diagnostics;
    expect(suggestions).toEqual([
      { range: { start: { line: 3, column: 1 }, end: { line: 3, column: 7 } }, text: '' },
    ]);
    expect(report([{ ...name, fix: { ...fix, applicability: 'unsafe' } }]).diagnostics[0]).not.toHaveProperty(
      'suggestions',
    );
    const elsewhere = { ...placeOf(corpus, 1, 'One'), text: '' };
    expect(
      report([{ ...name, fix: { ...fix, edits: [edit, elsewhere] } }]).diagnostics[0],
    ).not.toHaveProperty('suggestions');
  });

  test('points at the line of a record, and leaves out what the baseline knows', () => {
    const { diagnostics } = report([inRecord, known]);
    expect(diagnostics.map(({ location }) => location)).toEqual([
      { path: 'feed.jsonl', range: { start: { line: 5 } } },
    ]);
    expect(report([]).diagnostics).toEqual([]);
  });
});
