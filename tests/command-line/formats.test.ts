// The formats as a user meets them: what is said where, and what --fix leaves on disk.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { corpuslint } from './command.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const lines = '{"id":"a","text":"The council met on on Monday."}\n{"id":"b","text":"All is well."}\n';
const table = 'id,text\r\na,"The ""council"" met on on Monday."\r\nb,All is well.\r\n';
const page =
  '<html><body><nav>on on</nav>\n<p>The &ldquo;council&rdquo;\nmet <b>on</b> on Monday.</p></body></html>\n';
// One row, "The council met on on Monday.", written by Arrow 26.
const parquet = Buffer.from(
  'UEFSMRUEFUIVQkwVAhUAEgAAHQAAAFRoZSBjb3VuY2lsIG1ldCBvbiBvbiBNb25kYXkuFQAVEhUSLBUCFRAVBhUGHAAAAAIAAAACAQECABUEGSw1ABgGc2NoZW1hFQIAFQwlAhgEdGV4dCUATBwAAAAWAhkcGRwmABwVDBk1AAYQGRgEdGV4dBUAFgIWlgEWlgEmZiYIKSwVBBUAFQIAFQAVEBUCADwWOhkGGSYAAgAAABaWARYCJggWlgEAKCBwYXJxdWV0LWNwcC1hcnJvdyB2ZXJzaW9uIDI2LjAuMRkcHAAAAJYAAABQQVIx',
  'base64',
);

test('places are those of the source, in every format', async () => {
  const cwd = scratchFolder({
    'a.csv': table,
    'b.jsonl.gz': gzipSync(lines),
    'c.html': page,
    'd.parquet': parquet,
  });
  const { stdout, code } = await corpuslint(cwd, '--only', 'repeated-word', '--format', 'json');
  expect(code).toBe(0);
  const { findings } = JSON.parse(stdout) as { findings: { place: object; fix?: object }[] };
  const places = findings.map(({ place }) => place);
  expect(places).toEqual([
    expect.objectContaining({
      path: 'a.csv',
      document: 'a',
      record: 1,
      sourceLine: 2,
      start: { line: 1, column: 19 },
    }),
    expect.objectContaining({ path: 'b.jsonl.gz', document: 'a', record: 1, sourceLine: 1 }),
    {
      path: 'c.html',
      document: 'c.html#1',
      record: null,
      start: { line: 3, column: 8 },
      end: { line: 3, column: 17 },
      bytes: [page.indexOf('on</b>'), page.indexOf(' Monday')],
    },
    expect.objectContaining({ path: 'd.parquet', record: 1, start: { line: 1, column: 17 } }),
  ]);
  expect(places[3]).not.toHaveProperty('sourceLine');
  // An edit of the text that is seen would break the markup.
  expect(findings.map(({ fix }) => fix !== undefined)).toEqual([true, true, false, true]);
  const pretty = await corpuslint(cwd, '--only', 'repeated-word');
  expect(pretty.stdout).toContain('d.parquet#1:1:17');
});

describe('--fix', () => {
  test('writes tables and packed records, and says in a line each what it cannot write', async () => {
    const cwd = scratchFolder({
      'a.csv': table,
      'b.jsonl.gz': gzipSync(lines),
      'c.html': page,
      'd.html': page,
      'd.parquet': parquet,
      'e.parquet': parquet,
    });
    expect((await corpuslint(cwd, '--only', 'repeated-word', '--fix')).stderr).toBe(
      'corpuslint: there was nothing to mend safely; 4 fixes need consent: add --unsafe.\n',
    );
    const { stderr, code } = await corpuslint(cwd, '--only', 'repeated-word', '--fix', '--unsafe');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'a.csv'), 'utf8')).toBe(table.replace('on on', 'on'));
    expect(gunzipSync(readFileSync(join(cwd, 'b.jsonl.gz'))).toString()).toBe(lines.replace('on on', 'on'));
    expect(readFileSync(join(cwd, 'c.html'), 'utf8')).toBe(page);
    expect(readFileSync(join(cwd, 'd.parquet'))).toEqual(parquet);
    expect(stderr.trim().split('\n')).toEqual([
      'corpuslint: made 1 fix in a.csv',
      'corpuslint: made 1 fix in b.jsonl.gz',
      'corpuslint: left 2 files as they are, without 2 fixes: Parquet is read, not written. ' +
        'Mend the table where it is made, or check it as JSONL.',
      'corpuslint: left 2 pages of HTML as they are, without 2 fixes: HTML is read, not written. ' +
        'Mend pages where they are made.',
      'corpuslint: to take this back: corpuslint apply corpuslint-undo.jsonl',
    ]);
  });
});

test('what cannot be read is one finding without a trace, and a failure where it was named', async () => {
  const cwd = scratchFolder({
    'a.jsonl.zst': 'no',
    'b.txt.gz': gzipSync('x'.repeat(500)).subarray(0, 15),
    'c.parquet': 'PAR1 no',
    'd.csv': 'a,b\n1,2\n',
  });
  const { stdout, stderr, code } = await corpuslint(cwd, '--format', 'compact');
  expect(stdout.match(/\[unreadable-source\]/g)?.length).toBe(4);
  expect(stdout + stderr).not.toMatch(/\n\s+at /);
  expect(code).toBe(1);
  expect((await corpuslint(cwd, 'b.txt.gz')).code).toBe(2);
});
