import { constants } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceSettings } from '../../src/model/document.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';

function read(text: string | Uint8Array, settings: SourceSettings = {}) {
  const { records, problems } = recordsOf('jsonl', Buffer.from(text), settings);
  return {
    records,
    texts: records.map(({ bytes }) => Buffer.from(bytes).toString()),
    ids: records.map(({ givenId }) => givenId),
    problems: problems.map(({ line, message }) => [line, message] as const),
  };
}

describe('records', () => {
  test('have the same text wherever in it an escape, a quotation mark or the end of the line stands', () => {
    const escapes = [
      '\\n',
      '\\\\',
      '\\"',
      '\\/',
      '\\u00e9',
      'é',
      '\\ud83d\\ude00',
      '\\ud83d',
      '\\ude00x',
      '\\ud83d\\u0041',
    ];
    const lines: string[] = [];
    const expected: string[] = [];
    for (const escape of escapes) {
      for (let before = 0; before < 140; before += 3) {
        const string = `"${'a'.repeat(before)}${escape}${'b'.repeat(before % 70)}${escape}"`;
        lines.push(`{"n":1,"text":${string},"title":"other"}`);
        expected.push(Buffer.from(JSON.parse(string) as string).toString());
      }
    }
    expect(read(lines.join('\n')).texts).toEqual(expected);
  });

  test('are left out where a string breaks off, wherever it does', () => {
    for (const broken of ['\\u00g0', '\\x', '\t', '\\', '\\ud83d\\u12']) {
      for (let before = 0; before < 140; before += 9) {
        const line = `{"text":"${'a'.repeat(before)}${broken}"}`;
        expect(() => JSON.parse(line) as unknown).toThrow(SyntaxError);
        expect(read(`${line}\n{"text":"whole"}\n`).texts).toEqual(['whole']);
      }
    }
  });

  test('are one a line, numbered and placed', () => {
    const { records } = read('{"text":"one"}\n{"text":"zwölf","id":"b"}\n');
    const rest = { offset: 0, outline: undefined };
    const found = records.map(({ bytes, offset, outline, record, sourceLine, givenId, line }) => [
      { offset, outline, record, sourceLine, givenId, line },
      Buffer.from(bytes),
    ]);
    expect(found).toEqual([
      [{ ...rest, record: 1, sourceLine: 1, line: { start: 0, end: 14 } }, Buffer.from('one')],
      [
        { ...rest, record: 2, sourceLine: 2, givenId: 'b', line: { start: 15, end: 41 } },
        Buffer.from('zwölf'),
      ],
    ]);
  });

  test('count without blank lines, lines with them', () => {
    const { records } = read('\n{"text":"one"}\r\n \t\r\n\n  {"text":"two"}');
    expect(records.map(({ record, sourceLine }) => [record, sourceLine])).toEqual([
      [1, 2],
      [2, 5],
    ]);
  });

  test('count those that cannot be read', () => {
    const { records } = read('{"text":"one"}\nno\n{"text":"three"}\n');
    expect(records.map(({ record }) => record)).toEqual([1, 3]);
  });

  test('are none in an empty source and in one of blank lines', () => {
    expect(recordsOf('jsonl', new Uint8Array(), {})).toEqual({ records: [], problems: [] });
    expect(recordsOf('jsonl', Buffer.from('\n\r\n  \n'), {})).toEqual({ records: [], problems: [] });
  });

  test('may hold an empty text', () => {
    expect(read('{"text":""}').texts).toEqual(['']);
  });

  test('are ended by LF alone', () => {
    const text = 'a\u2028b\u0085c\rd';
    expect(read(`${JSON.stringify({ text }).replace('\\r', '\r')}\n`).problems.length).toBe(1);
    expect(read(`${JSON.stringify({ text })}\n`).texts).toEqual([text]);
  });

  test('have the texts that JSON.parse gives, for any texts, ids, line ends and blank lines', () => {
    const record = fc.record({ text: fc.string({ unit: 'binary' }), id: fc.string({ minLength: 1 }) });
    const ending = fc.constantFrom('\n', '\r\n', '\n\n', '\n \r\n');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(record, ending)),
        fc.boolean(),
        fc.boolean(),
        (lines, isEscaped, isEnded) => {
          const escape = (json: string): string =>
            isEscaped
              ? json.replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
              : json;
          const source = lines.map(([value, end]) => escape(JSON.stringify(value)) + end).join('');
          const { texts, ids, problems, records } = read(isEnded ? source : source.trimEnd());
          expect(problems).toEqual([]);
          expect(texts).toEqual(lines.map(([{ text }]) => text));
          expect(ids).toEqual(lines.map(([{ id }]) => id));
          const sourceLines = source.split('\n');
          for (const { sourceLine, bytes } of records) {
            expect(JSON.parse(sourceLines[sourceLine - 1]).text).toBe(Buffer.from(bytes).toString());
          }
        },
      ),
    );
  });

  test('keep escapes of every kind apart from characters that look like them', () => {
    for (const text of ['\\u0041', 'a\\u', '\u00e9\\', '\t\b\f"/\\n', '\u0000\u001f']) {
      expect(read(JSON.stringify({ text })).texts).toEqual([text]);
    }
  });

  test('keep no other bytes beside theirs when they are read one by one, so that those held cost no more than their text', () => {
    for (const line of ['{"text":"short","id":"one"}', '{"text":"sh\\u00f6rt"}']) {
      const [{ bytes }] = read(line).records;
      expect(bytes.buffer.byteLength).toBe(bytes.length);
    }
  });

  test('have U+FFFD in the place of half a pair of surrogates', () => {
    expect(read('{"text":"a\\ud83db"}').texts).toEqual(['a\ufffdb']);
  });
});

describe('the field of text', () => {
  test.each(['text', 'content', 'body', 'article', 'raw_content', 'document'])('is found: %s', (name) => {
    expect(read(JSON.stringify({ title: 'no', [name]: 'yes' })).texts).toEqual(['yes']);
  });

  test('is the first that holds text', () => {
    expect(read('{"body":"b","content":"c","text":null}').texts).toEqual(['c']);
  });

  test('may be set, also within objects and lists', () => {
    const line = JSON.stringify({
      text: 'no',
      'a.b': 'dotted',
      page: { main: { 'x.y': 'deep' }, parts: [{ text: 'first' }] },
    });
    expect(read(line, { text: 'a.b' }).texts).toEqual(['dotted']);
    expect(read(line, { text: 'page.main.x.y' }).texts).toEqual(['deep']);
    expect(read(line, { text: 'page.parts.0.text' }).texts).toEqual(['first']);
  });

  test('may have a name of many bytes, with escapes in the line and without', () => {
    const settings = { text: 'größe.日本', id: 'clé' };
    const line = JSON.stringify({ größe: { 日本: 'Grüße' }, clé: 'é1' });
    for (const source of [line, line.replace('Grüße', 'Gr\\u00fc\\u00dfe')]) {
      expect(read(source, settings)).toMatchObject({ texts: ['Grüße'], ids: ['é1'], problems: [] });
    }
    expect(read('{"größe":1}').problems[0][1]).toContain('it has "größe".');
    expect(read('{"größe":"\\u00e9"}').problems[0][1]).toContain('it has "größe".');
  });

  test('that is missing is named with the fields there are', () => {
    expect(read('{"title":"a","html":"b"}').problems).toEqual([
      [
        1,
        'Line 1 has no field of text (text, content, body, article, raw_content, document); it has "title", "html". ' +
          'Name the field in the configuration: sources, text.',
      ],
    ]);
    expect(read('{}\n{"text":"yes"}', { text: 'page.body' }).problems).toEqual([
      [1, 'Line 1 has no field "page.body"; it has none.'],
      [2, 'Line 2 has no field "page.body"; it has "text".'],
    ]);
  });

  test('that holds something else is named with what it holds', () => {
    const kinds = { b: ['x', 1], c: { d: 1 }, e: 5, f: true };
    const line = JSON.stringify(kinds);
    const complaint = (text: string) => read(line, { text }).problems[0][1];
    expect(complaint('b')).toBe('Line 1 has a list with a number in the field "b", not text.');
    expect(complaint('c')).toBe('Line 1 has an object in the field "c", not text.');
    expect(complaint('e')).toBe('Line 1 has a number in the field "e", not text.');
    expect(complaint('f')).toBe('Line 1 has a boolean in the field "f", not text.');
  });

  test('that is null is an empty text, and one that is a list of texts their paragraphs', () => {
    expect(read('{"text":null}\n{"body":["a","ü"]}\n{"text":["x"],"body":"y"}').texts).toEqual([
      '',
      'a\n\nü',
      'y',
    ]);
    expect(read('{"a":null}\n{"a":["x","y"]}\n{"a":[]}', { text: 'a' }).texts).toEqual(['', 'x\n\ny', '']);
    expect(read('{"text":[1]}').problems[0][1]).toMatch(
      /^Line 1 has a list with a number in the field "text", not text; it has "text"\. Name the field/,
    );
    expect(read('{"id":1,"content":{}}').problems[0][1]).toMatch(
      /^Line 1 has an object in the field "content", not text; it has "id", "content"\./,
    );
  });

  test('that many lines lack is one problem, with the nearest name there is', () => {
    expect(read('{"boby":"a"}\n'.repeat(300), { text: 'body' }).problems).toEqual([
      [1, 'Line 1 has no field "body"; it has "boby". Did you mean "boby"? So do 299 more lines.'],
    ]);
  });

  test('is not looked for in what every object inherits', () => {
    expect(read('{"a":1}', { text: 'constructor.name' }).texts).toEqual([]);
    expect(read('{"__proto__":{"text":"x"}}').texts).toEqual([]);
  });

  test('does not fill the page where a record has hundreds of fields', () => {
    const line = JSON.stringify(
      Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`field${at}`, at])),
    );
    expect(read(line).problems[0][1]).toMatch(/"field11" and 288 more\. Name the field/);
  });
});

describe('the id', () => {
  test('is found under its usual names, text before number', () => {
    expect(
      read('{"text":"","id":7,"url":"u"}\n{"text":"","doc_id":"d"}\n{"text":"","id":null,"url":"u"}').ids,
    ).toEqual(['7', 'd', 'u']);
  });

  test('may be set and may be missing', () => {
    const source = '{"text":"","meta":{"key":"k"},"id":"no"}\n{"text":"","id":"no"}';
    expect(read(source, { id: 'meta.key' }).ids).toEqual(['k', undefined]);
  });
});

describe('a line that cannot be read', () => {
  test('is named with the reason, and the rest is read', () => {
    const { texts, problems } = read('{"text":"one"}\n{"text":"two}\n{"text":"three"}\n');
    expect(texts).toEqual(['one', 'three']);
    expect(problems).toEqual([[2, 'Line 2 is not JSON: unterminated string at column 14.']]);
  });

  test.each([
    ['nonsense', /^Line 1 is not JSON: unexpected token 'o'\.$/],
    ['{"text":"a"', /^Line 1 is not JSON: expected ',' or '}' after property value at column 12\.$/],
    ['{"text":"a"} x', /^Line 1 is not JSON: unexpected non-whitespace character after JSON at column 14\.$/],
    ['{text:"a"}', /^Line 1 is not JSON: expected property name or '}' at column 2\.$/],
    ['{"text":"a\tb"}', /^Line 1 is not JSON: bad control character in string literal at column 11\.$/],
    ['\ufeff{"text":"a"}', /^Line 1 is not JSON: unexpected token '\\uFEFF'\.$/],
    ['{"tüxt":"é" x}', /^Line 1 is not JSON: expected ',' or '}' after property value at column 13\.$/],
    ['{"text":"a",}', /^Line 1 is not JSON: expected double-quoted property name at column 13\.$/],
  ])('says why in words that hold for every version of Node: %s', (line, message) => {
    expect(read(line).problems).toEqual([[1, expect.stringMatching(message)]]);
  });

  test.each([
    ['"text"', 'a string'],
    ['5', 'a number'],
    ['null', 'null'],
    ['true', 'a boolean'],
  ])('says so where it holds no object: %s', (line, kind) => {
    expect(read(line).problems).toEqual([[1, `Line 1 holds ${kind}, not an object with a field of text.`]]);
  });

  test('has a hint where it holds a list, or a comma behind its object', () => {
    expect(read('[1]').problems).toEqual([
      [
        1,
        "Line 1 holds a list, not an object with a field of text. JSONL has one whole object a line. jq -c '.[]' makes it of a list.",
      ],
    ]);
    expect(read('{"text":"a"},\r\n{"text":"b"}\n').problems[0][1]).toMatch(
      / at column 13\. JSONL has no comma behind/,
    );
  });

  test('has a hint where JSON is spread over lines', () => {
    expect(read('[\n{"text":"a"}\n]\n').problems[0][1]).toMatch(
      /JSONL has one whole object a line\. jq -c '\.\[\]' makes it of a list\.$/,
    );
    expect(read('{\n  "text": "a"\n}\n').problems[0][1]).toMatch(
      /JSONL has one whole object a line\. jq -c \. makes it of objects\.$/,
    );
  });

  test('is one of twenty at most, with a count of the rest', () => {
    const { problems, texts } = read(`${'no\n'.repeat(500)}{"text":"yes"}\n`);
    expect(problems.length).toBe(21);
    expect(problems[19][0]).toBe(20);
    expect(problems[20]).toEqual([undefined, '480 more lines cannot be read.']);
    expect(texts).toEqual(['yes']);
  });

  test('may be longer than a string can be', () => {
    const first = Buffer.from('{"text":"one"}\n');
    // Untouched pages of zeros take no memory.
    const source = Buffer.alloc(first.length + constants.MAX_STRING_LENGTH + 2);
    source.set(first);
    source.write('{', first.length);
    const { records, problems } = recordsOf('jsonl', source, {});
    expect(records.length).toBe(1);
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [
        2,
        expect.stringMatching(
          /^Line 2 is 51[12] MiB long, more than can be read as one record\. Split it into several\.$/,
        ),
      ],
    ]);
  });
});

test('reads a line of 200 MB', () => {
  const words = Buffer.alloc(200_000_000, 'word ');
  const source = Buffer.concat([Buffer.from('{"text":"'), words, Buffer.from('"}')]);
  const { records, problems } = recordsOf('jsonl', source, {});
  expect(problems).toEqual([]);
  expect(records[0].bytes.length).toBe(words.length);
});

describe('ids', () => {
  const id = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.constant('Zürich'), fc.constant(null));
  // Names that a quick look at the beginning of a line might take for one another.
  const name = fc.constantFrom('id', 'ID', 'doc_id', 'url', 'text', 'i\\u0064', '\\u0069d', 'text "id"');

  test('are those that JSON.parse gives, wherever they stand and however often', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, id), { maxLength: 5 }), (fields) => {
        const members = fields.map(([field, value]) => {
          const key = field.includes('\\') ? `"${field}"` : JSON.stringify(field);
          return `${key}:${JSON.stringify(field === 'text' ? 'x' : value)}`;
        });
        const line = `{${[...members, '"text":"y"'].join(',')}}`;
        const parsed = JSON.parse(line) as Record<string, unknown>;
        const expected = ['id', 'doc_id', 'url', '_id']
          .map((key) => parsed[key])
          .find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
        expect(read(line).ids).toEqual([expected === undefined ? undefined : String(expected)]);
      }),
      { numRuns: 500 },
    );
  });
});
