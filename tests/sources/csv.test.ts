import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { SourceSettings } from '../../src/model/document.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';
import { complaintOf } from './scratch.ts';

function read(text: string, settings: SourceSettings = {}, format: 'csv' | 'tsv' = 'csv') {
  const { records, problems } = recordsOf(format, Buffer.from(text), settings);
  return {
    places: records.map(({ record, sourceLine }) => [record, sourceLine]),
    texts: records.map(({ bytes }) => Buffer.from(bytes).toString()),
    ids: records.map(({ givenId }) => givenId),
    problems: problems.map(({ line, message }) => [line, message] as const),
  };
}

describe('rows', () => {
  test('are records, numbered behind the header and placed by line', () => {
    const { texts, ids, places, problems } = read(
      'id,title,text\r\na,t,"One\nmore"\r\n\r\nb,"x, y",Zwölf\r\n,,\r\n',
    );
    expect(texts).toEqual(['One\nmore', 'Zwölf', '']);
    expect(ids).toEqual(['a', 'b', undefined]);
    expect(places).toEqual([
      [1, 2],
      [2, 5],
      [3, 6],
    ]);
    expect(problems).toEqual([]);
  });

  test('may hold quotation marks and line ends of every kind', () => {
    expect(read('text\n"say ""hello"""\n""""\n"a\r\nb\rc"\n').texts).toEqual([
      'say "hello"',
      '"',
      'a\r\nb\rc',
    ]);
    expect(read('id,text\rx,one\ry,two').texts).toEqual(['one', 'two']);
  });

  test.each([',', ';', '\t', '|'])('are divided by what divides the header: %j', (separator) => {
    const source = `id${separator}text\nx${separator}"a${separator}b"\n`;
    expect(read(source)).toMatchObject({ texts: [`a${separator}b`], ids: ['x'], problems: [] });
  });

  test('are none in an empty file and behind a header alone', () => {
    expect(read('')).toMatchObject({ texts: [], problems: [] });
    expect(read('\n\n')).toMatchObject({ texts: [], problems: [] });
    expect(read('id,text\n')).toMatchObject({ texts: [], problems: [] });
  });

  test('are those that papaparse finds, for any table it can read', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', 'é', ',', '"', '\n', '\r\n', ' ', ';', '\u{1f600}'),
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';', '\t'),
        (rows, newline, delimiter) => {
          const source = Papa.unparse([['id', 'text'], ...rows], { newline, delimiter });
          const parsed = Papa.parse<string[]>(source, { delimiter, newline }).data.slice(1);
          const { texts, problems } = read(source, {}, delimiter === '\t' ? 'tsv' : 'csv');
          expect(problems).toEqual([]);
          expect(texts).toEqual(parsed.map(([, text]) => text));
        },
      ),
    );
  });
});

describe('the columns', () => {
  test('of text and id are found under their usual names, in any case', () => {
    expect(read('ID,Content\n7,yes\n')).toMatchObject({ texts: ['yes'], ids: ['7'] });
    expect(read('content,text\nno,yes\n').texts).toEqual(['yes']);
  });

  test('may be set', () => {
    expect(read('key,Body text\nk,yes\n', { text: 'Body text', id: 'key' })).toMatchObject({
      texts: ['yes'],
      ids: ['k'],
    });
  });

  test('need no known name where there is one alone', () => {
    expect(read('sentence\nOne.\n').texts).toEqual(['One.']);
  });

  test('that are missing are named with those there are and the nearest, once for the file', async () => {
    expect(await complaintOf(() => read('id,boby\n1,a\n2,b\n', { text: 'body' }))).toBe(
      'SourceError: The header in line 1 has no field "body"; it has "id", "boby". Did you mean "boby"?',
    );
    expect(await complaintOf(() => read('a,b\n1,2\n'))).toMatch(/has no field of text \(text, content, /);
  });
});

describe('a row that cannot be read', () => {
  test('has too many or too few fields', () => {
    const { texts, problems } = read('id,text\n1,One, two\n2,fine\n3\n4,fine,,\n');
    expect(texts).toEqual(['fine', 'fine']);
    expect(problems).toEqual([
      [
        2,
        'Line 2 has 3 fields where the header names 2. A text that holds "," must stand in quotation marks.',
      ],
      [4, 'Line 4 has 1 field where the header names 2.'],
    ]);
  });

  test('has a stray quotation mark, and the next row is read', () => {
    const { texts, problems } = read('id,text\n1,"He said "yes", twice"\n2,fine\n');
    expect(texts).toEqual(['fine']);
    expect(problems).toEqual([
      [2, 'Line 2 has text between a closing quotation mark and the next separator.'],
    ]);
  });

  test('has a quotation mark that is never closed', () => {
    const { texts, problems } = read('id,text\n1,fine\n2,"open\n3,lost\n');
    expect(texts).toEqual(['fine']);
    expect(problems).toEqual([
      [3, 'Line 3 has a quotation mark that opens a field and is never closed. What follows is not read.'],
    ]);
  });

  test('is one of twenty at most, with a count of the rest', () => {
    const { problems } = read(`id,text\n${'1\n'.repeat(50)}`);
    expect(problems.length).toBe(21);
    expect(problems[20]).toEqual([undefined, '30 more rows cannot be read.']);
  });
});

test('quotation marks in TSV that close nothing are text', () => {
  const { texts, problems } = read('id\ttext\n1\t"Yes" he said\n2\t"open\n3\t"quoted ""so"""\n', {}, 'tsv');
  expect(texts).toEqual(['"Yes" he said', '"open', 'quoted "so"']);
  expect(problems).toEqual([]);
});

test('a hundred thousand rows that open a quotation mark take no time', () => {
  expect(read(`text\n${'"a\n'.repeat(100_000)}`, {}, 'tsv').texts.length).toBe(100_000);
  expect(read(`text\n${'"a"x,\n'.repeat(100_000)}`).problems.length).toBe(1);
}, 2000);
