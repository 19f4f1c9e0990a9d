import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type KnownEntry, readEntries, writeEntries } from '../../src/findings/known/known-entry.ts';
import { sketchOf } from '../../src/findings/known/sketch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

const entry = (id: string, more: Partial<KnownEntry> = {}): KnownEntry => ({
  id,
  rule: 'repeated-caption',
  key: `${id}0000`,
  paths: ['a.txt'],
  beside: undefined,
  quote: 'A “caption”, with\ttab',
  isCopy: true,
  isTelling: true,
  sketches: [sketchOf(['one', 'two', 'three', 'four', 'five', 'six'])],
  further: {},
  ...more,
});
const header = '{"corpuslint":"baseline","version":1}\n';
const read = (text: string, isMerging = false) => readEntries('baseline', 'known.jsonl', text, isMerging);
const complaint = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return String(error);
  }
  return 'none';
};

describe('a file of entries', () => {
  test('gives back what was written, one sorted line each', () => {
    const id = fc.integer({ min: 0, max: 0xffffffff }).map((number) => number.toString(16).padStart(8, '0'));
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 20 }), fc.string(), (ids, quote) => {
        const entries = ids.map((each) => entry(each, { quote, beside: 'b.txt', further: { owner: 'x' } }));
        const text = writeEntries('baseline', entries);
        expect(text.split('\n').slice(0, -1)).toEqual(text.split('\n').slice(0, -1).toSorted());
        expect(read(text)).toEqual(entries.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
        expect(writeEntries('baseline', entries.toReversed())).toBe(text);
      }),
    );
  });

  test('does not mind CRLF, a byte order mark, empty lines, or the order of lines', () => {
    const lines = writeEntries('baseline', [entry('0000000a'), entry('0000000b')])
      .trim()
      .split('\n');
    expect(read(`\ufeff${[lines[0], lines[2], '', lines[1]].join('\r\n')}`).map(({ id }) => id)).toEqual([
      '0000000b',
      '0000000a',
    ]);
    expect(read('')).toEqual([]);
    expect(read(header)).toEqual([]);
  });

  test('counts a line that stands twice once, as after a merge that kept both sides', () => {
    const text = writeEntries('baseline', [entry('0000000a')]);
    expect(read(text + text)).toHaveLength(1);
    expect(writeEntries('baseline', [entry('0000000a'), entry('0000000a')])).toBe(text);
  });

  test('merges line by line where two branches each add a line', () => {
    const ids = ['11111111', '33333333', '55555555', '77777777', '99999999'];
    const base = ids.map((id) => entry(id));
    const folder = scratchFolder({
      base: writeEntries('baseline', base),
      ours: writeEntries('baseline', [...base, entry('22222222')]),
      theirs: writeEntries(
        'baseline',
        [...base, entry('88888888')].filter(({ id }) => id !== '77777777'),
      ),
    });
    execFileSync('git', ['merge-file', 'ours', 'base', 'theirs'], { cwd: folder });
    const merged = readFileSync(join(folder, 'ours'), 'utf8');
    expect(read(merged).map(({ id }) => id)).toEqual([
      '11111111',
      '22222222',
      '33333333',
      '55555555',
      '88888888',
      '99999999',
    ]);
    expect(merged).toBe(writeEntries('baseline', read(merged)));
  });

  test('says where a merge left its marks, and takes both sides where it is written anew', () => {
    const [, a, b] = writeEntries('baseline', [entry('0000000a'), entry('0000000b')]).split('\n');
    const folder = scratchFolder({ base: header, ours: `${header}${a}\n`, theirs: `${header}${b}\n` });
    expect(() => execFileSync('git', ['merge-file', 'ours', 'base', 'theirs'], { cwd: folder })).toThrow(
      'git merge-file',
    );
    const text = readFileSync(join(folder, 'ours'), 'utf8');
    expect(complaint(text)).toMatch(
      /^ConfigError: known\.jsonl:2: here a merge left its marks\. Keep the lines of both/,
    );
    expect(read(text, true).map(({ id }) => id)).toEqual(['0000000a', '0000000b']);
    // What `merge=union` in .gitattributes makes of it.
    writeFileSync(join(folder, 'ours'), `${header}${a}\n`);
    execFileSync('git', ['merge-file', '--union', 'ours', 'base', 'theirs'], { cwd: folder });
    expect(read(readFileSync(join(folder, 'ours'), 'utf8'))).toHaveLength(2);
  });

  test.each([
    [
      'another version',
      '{"corpuslint":"baseline","version":9}\n',
      'known.jsonl:1: version 9 of the file: a newer corpuslint',
    ],
    [
      'an old version',
      '{"corpuslint":"baseline","version":0}\n',
      'Delete the file and run corpuslint baseline.',
    ],
    [
      'a file of another kind',
      '{"corpuslint":"ignore","version":1}\n',
      'this is a file of the kind "ignore", not a baseline',
    ],
    [
      'no header',
      '{"id":"0000000a"}\n',
      'known.jsonl:1: the first line must be {"corpuslint":"baseline","version":1}.',
    ],
    ['half a line', `${header}{"id":"0000`, 'known.jsonl:2: this line is no JSON object.'],
    ['a list', `${header}[]`, 'known.jsonl:2: this line is no JSON object.'],
    ['a wrong id', `${header}{"id":"xyz","rule":"a"}`, 'known.jsonl:2: "id" must be the id of a finding'],
    ['no rule', `${header}{"id":"0000000a"}`, '"rule" must be the id of a rule.'],
    ['no key', `${header}{"id":"0000000a","rule":"a"}`, '"key" is missing'],
    [
      'paths that are none',
      `${header}{"id":"0000000a","rule":"a","key":"b","paths":"c"}`,
      '"paths" must be a list',
    ],
    [
      'a damaged sketch',
      `${header}{"id":"0000000a","rule":"a","key":"b","sketches":["?"]}`,
      '"sketches" is damaged',
    ],
  ])('is refused for %s, with the line', (_, text, message) => {
    expect(complaint(text)).toContain(message);
  });

  test('demands a reason of what is ignored, and a day of its end', () => {
    const ignore = (line: string) =>
      readEntries('ignore', 'i', `{"corpuslint":"ignore","version":1}\n${line}`);
    const hand = '{"id":"0000000a","rule":"a"';
    expect(() => ignore(`${hand}}`)).toThrow('"reason" is missing');
    expect(() => ignore(`${hand},"reason":" "}`)).toThrow('"reason" is missing');
    expect(() => ignore(`${hand},"reason":"x","expires":"2027-02-30"}`)).toThrow('"expires" must be a day');
    expect(ignore(`${hand},"reason":"x","expires":"2027-02-28"}`)).toHaveLength(1);
    expect(() => ignore(`${hand},"reason":"x","expiry":"2027-02-28"}`)).toThrow(
      'i:2: "expiry" is no key of a line. Did you mean "expires"?',
    );
    expect(ignore(`${hand},"reason":"x","owner":"Ada"}`)).toHaveLength(1);
  });
});
