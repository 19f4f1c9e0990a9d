// Sources written again: the edited text changes, every other byte stays.

import * as zlib from 'node:zlib';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyByteEdits,
  applyEdits,
  rewriteSource,
  type RewritableSource,
  type TextEdit,
} from '../../src/fix/index.ts';
import { unpack } from '../../src/sources/compression.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';

const plain: RewritableSource = { format: 'plain', encoding: 'utf-8', bomBytes: 0, settings: {} };
const jsonl: RewritableSource = { ...plain, format: 'jsonl' };

/** A document of plain text that begins `offset` bytes into the text of its source. */
function article(text: string, offset: number) {
  return { bytes: encodeText(text), offset, record: null, sourceLine: 1 };
}

function record(text: string, line: number) {
  return { bytes: encodeText(text), offset: 0, record: line, sourceLine: line };
}

/** The edit that replaces the first `old` of a text. */
function replace(text: string, old: string, by: string): TextEdit {
  const start = encodeText(text.slice(0, text.indexOf(old))).length;
  return { span: { start, end: start + encodeText(old).length }, text: by };
}

function rewritten(
  bytes: Uint8Array,
  source: RewritableSource,
  changes: Parameters<typeof rewriteSource>[2],
): Uint8Array {
  const outcome = rewriteSource(bytes, source, changes);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.bytes;
}

function reasonOf(...all: Parameters<typeof rewriteSource>): string {
  const outcome = rewriteSource(...all);
  return outcome.kind === 'refused' ? outcome.reason : '(rewritten)';
}

describe('plain text', () => {
  test('has the edits of several articles, each counted in its own', () => {
    const [first, second] = ['Erster Artikel: zwei zwei.\n\n\n\n', 'Zweiter: für für alle.\n'];
    const after = rewritten(encodeText(first + second), plain, [
      { document: article(second, encodeText(first).length), edits: [replace(second, ' für für', ' für')] },
      { document: article(first, 0), edits: [replace(first, ' zwei zwei', ' zwei')] },
    ]);
    expect(decodeText(after)).toBe('Erster Artikel: zwei.\n\n\n\nZweiter: für alle.\n');
  });

  test('keeps its byte order mark and its line ends', () => {
    const text = 'eins eins\r\nzwei\r\n';
    const bytes = Buffer.concat([Uint8Array.of(0xef, 0xbb, 0xbf), encodeText(text)]);
    const after = rewritten(bytes, { ...plain, bomBytes: 3 }, [
      { document: article(text, 0), edits: [replace(text, ' eins\r', '\r')] },
    ]);
    expect(Buffer.from(after).toString('latin1')).toBe('\xef\xbb\xbfeins\r\nzwei\r\n');
  });

  test('is refused where it is not what was checked', () => {
    const change = { document: article('one one', 0), edits: [replace('one one', 'one ', '')] };
    expect(reasonOf(encodeText('two two'), plain, [change])).toMatch(
      /does not hold the text that was checked/,
    );
    expect(reasonOf(encodeText('one'), plain, [change])).toMatch(/does not hold the text that was checked/);
    expect(reasonOf(Uint8Array.of(0xff), plain, [change])).toMatch(/no longer valid UTF-8/);
  });

  test('is refused where an edit cuts a character', () => {
    const change = { document: article('für', 0), edits: [{ span: { start: 2, end: 3 }, text: '' }] };
    expect(reasonOf(encodeText('für'), plain, [change])).toMatch(/inside a character/);
  });
});

describe('text in other encodings', () => {
  const utf16 = (text: string, isBigEndian: boolean): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return isBigEndian ? bytes.swap16() : bytes;
  };

  test.each(['utf-16le', 'utf-16be'])('is written in %s again, mark included', (encoding) => {
    const isBigEndian = encoding === 'utf-16be';
    const text = 'Für für alle 😀 da.\r\n';
    const after = rewritten(utf16(text, isBigEndian), { ...plain, encoding, bomBytes: 2 }, [
      { document: article(text, 0), edits: [replace(text, ' für', '')] },
    ]);
    expect(Buffer.compare(after, utf16('Für alle 😀 da.\r\n', isBigEndian))).toBe(0);
  });

  test('is written in windows-1252 again, the marks that Latin-1 lacks included', () => {
    const bytes = Buffer.from('\x93the the\x94 \x80 5 caf\xe9 \x81', 'latin1');
    const text = '“the the” € 5 café \u0081';
    const after = rewritten(bytes, { ...plain, encoding: 'windows-1252' }, [
      { document: article(text, 0), edits: [replace(text, ' the', ''), replace(text, ' 5', ' — 6')] },
    ]);
    expect(Buffer.from(after).toString('latin1')).toBe('\x93the\x94 \x80 \x97 6 caf\xe9 \x81');
  });

  test('is written in Cyrillic again', () => {
    const after = rewritten(Buffer.from('\xce\xc5 \xce\xc5', 'latin1'), { ...plain, encoding: 'koi8-r' }, [
      { document: article('не не', 0), edits: [replace('не не', ' не', '')] },
    ]);
    expect(Buffer.from(after).toString('latin1')).toBe('\xce\xc5');
  });

  test.each([
    ['windows-1252', 0, Buffer.from('caf\xe9 caf\xe9, th\xe9 th\xe9', 'latin1')],
    ['utf-16le', 2, Buffer.from('\ufeffcafé café, thé thé', 'utf16le')],
    ['utf-8', 3, encodeText('\ufeffcafé café, thé thé')],
  ])('tells each change of bytes in %s, so that a patch holds no more', (encoding, bomBytes, bytes) => {
    const text = 'café café, thé thé';
    const outcome = rewriteSource(bytes, { ...plain, encoding, bomBytes }, [
      { document: article(text, 0), edits: [replace(text, ' café', ''), replace(text, ', thé', ', à')] },
    ]);
    if (outcome.kind === 'refused' || outcome.edits?.length !== 2) throw new Error('not two changes');
    expect(Buffer.compare(applyByteEdits(bytes, outcome.edits), outcome.bytes)).toBe(0);
  });

  test('is refused where the encoding lacks a character of the fix', () => {
    const change = { document: article('a a', 0), edits: [replace('a a', 'a', '…и')] };
    expect(reasonOf(encodeText('a a'), { ...plain, encoding: 'windows-1252' }, [change])).toMatch(
      /does not exist in windows-1252/,
    );
  });

  test('is refused where characters take several bytes and could come back as others', () => {
    const change = { document: article('a a', 0), edits: [replace('a a', ' a', '')] };
    expect(reasonOf(encodeText('a a'), { ...plain, encoding: 'shift_jis' }, [change])).toMatch(
      /shift_jis cannot be written again exactly/,
    );
  });

  test('is refused where the bytes are not what the encoding says', () => {
    const change = { document: article('a a', 0), edits: [replace('a a', ' a', '')] };
    expect(reasonOf(Uint8Array.of(0x61), { ...plain, encoding: 'utf-16le' }, [change])).toMatch(
      /not valid utf-16le/,
    );
    const half = Uint8Array.of(0x00, 0xd8, 0x61, 0x00);
    expect(reasonOf(half, { ...plain, encoding: 'utf-16le' }, [change])).toMatch(/not valid utf-16le/);
  });
});

describe('JSON Lines', () => {
  test('changes in the edited words alone, whatever the spelling of the rest', () => {
    const lines = [
      '{"id":1,  "text" : "un\\u00e9dited \\/ text\\n"}',
      '',
      '  {"url":"x","text":"caf\\u00e9 \\ud83d\\ude00 the the \\"end\\"\\/","n":1.0}\r',
      '{"text":"last"}',
    ];
    const text = 'café 😀 the the "end"/';
    const after = rewritten(encodeText(lines.join('\n')), jsonl, [
      { document: record(text, 3), edits: [replace(text, ' the', '')] },
    ]);
    lines[2] = '  {"url":"x","text":"caf\\u00e9 \\ud83d\\ude00 the \\"end\\"\\/","n":1.0}\r';
    expect(decodeText(after)).toBe(lines.join('\n'));
  });

  test('writes what is new as the line writes it: as escapes where it has nothing beyond ASCII', () => {
    const ascii = '{"text":"caf\\u00e9 x","id":"a"}';
    const raw = '{"text":"café x","id":"a"}';
    const edits = [replace('café x', 'x', '„😀“\n')];
    const change = { document: record('café x', 1), edits };
    expect(decodeText(rewritten(encodeText(ascii), jsonl, [change]))).toBe(
      '{"text":"caf\\u00e9 \\u201e\\ud83d\\ude00\\u201c\\n","id":"a"}',
    );
    expect(decodeText(rewritten(encodeText(raw), jsonl, [change]))).toBe('{"text":"café „😀“\\n","id":"a"}');
  });

  test('finds the text in an inner object, and in the field that is read where two hold it', () => {
    const line = '{"title":"a a","meta":{"list":["a a"],"body":{"text":"a a"}}}';
    const change = { document: record('a a', 1), edits: [replace('a a', ' a', '')] };
    const after = rewritten(encodeText(line), { ...jsonl, settings: { text: 'meta.body.text' } }, [change]);
    expect(decodeText(after)).toBe('{"title":"a a","meta":{"list":["a a"],"body":{"text":"a"}}}');
    expect(reasonOf(encodeText(line), jsonl, [change])).toMatch(/^Line 1 does not hold the text/);
    const both = '{"summary":"a a","text":"a a","body":"a a"}';
    expect(decodeText(rewritten(encodeText(both), jsonl, [change]))).toBe(
      '{"summary":"a a","text":"a","body":"a a"}',
    );
  });

  test('refuses a record whose text is a list and names it, and takes it away as a whole', () => {
    const lines = '{"summary":"a a\\n\\nb","text":["a a","b"]}\n{"text":"a a"}\n';
    const list = { document: record('a a\n\nb', 1), edits: [replace('a a', ' a', '')] };
    const other = { document: record('a a', 2), edits: [replace('a a', ' a', '')] };
    const outcome = rewriteSource(encodeText(lines), jsonl, [list, other]);
    if (outcome.kind !== 'refused') throw new Error('It was rewritten.');
    expect([...(outcome.records ?? [])]).toEqual([[list, outcome.reason]]);
    expect(outcome.reason).toMatch(/^Its text is a list/);
    const removal = {
      document: record('a a\n\nb', 1),
      edits: [],
      removal: { before: undefined, behind: undefined },
    };
    expect(decodeText(rewritten(encodeText(lines), jsonl, [removal]))).toBe('{"text":"a a"}\n');
  });

  test('is refused where the line is another one or gone', () => {
    const change = { document: record('a a', 2), edits: [replace('a a', ' a', '')] };
    expect(reasonOf(encodeText('{"text":"a a"}'), jsonl, [change])).toMatch(/does not hold the text/);
    expect(reasonOf(encodeText('{"text":"a a"}\n{"text":"b b"}'), jsonl, [change])).toMatch(
      /Line 2 does not hold/,
    );
  });

  test('keeps half a character that an escape stands for, and edits beside it', () => {
    const text = 'x\ufffdy';
    const bytes = encodeText('{"text":"x\\ud800y"}');
    const change = { document: record(text, 1), edits: [{ span: { start: 0, end: 1 }, text: 'z' }] };
    expect(decodeText(rewritten(bytes, jsonl, [change]))).toBe('{"text":"z\\ud800y"}');
    const cut = { document: { ...record(text, 1) }, edits: [{ span: { start: 2, end: 3 }, text: '' }] };
    expect(reasonOf(bytes, jsonl, [cut])).toMatch(/inside a character/);
  });

  /** A JSON string, each character written raw or as an escape by the turn of a die. */
  const spelt = (text: string, dice: readonly boolean[]): string =>
    `"${[...text]
      .map((character, index) =>
        dice[index % dice.length]
          ? [...Array(character.length).keys()]
              .map((unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`)
              .join('')
          : JSON.stringify(character).slice(1, -1),
      )
      .join('')}"`;

  const texts = fc.array(
    fc.string({ unit: fc.constantFrom(...'ab {}[]:,"\\/\n\t\u0001éß–漢', '😀', '\u2028'), maxLength: 8 }),
    { minLength: 1, maxLength: 5 },
  );

  test('holds the edited text, and all other bytes as they were', () => {
    const dice = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        texts,
        fc.string({ unit: 'grapheme', maxLength: 5 }),
        dice,
        fc.nat(4),
        (parts, inserted, how, which) => {
          const text = `T${parts.join('')}`;
          const chosen = which % parts.length;
          const before = `T${parts.slice(0, chosen).join('')}`;
          const start = encodeText(before).length;
          const edit = { span: { start, end: start + encodeText(parts[chosen]).length }, text: inserted };
          const head = `{"text": "other"}\n\n{"a": [{"b": ${spelt(`${text}!`, how)}}, "}"] , "text" :`;
          const tail = `, "c": ${spelt(`?${text}`, how)} }\r\n{"text":""}`;
          const source = encodeText(head + spelt(text, how) + tail);
          const after = rewritten(source, jsonl, [{ document: record(text, 3), edits: [edit] }]);
          const written = decodeText(after);
          expect(written.startsWith(head) && written.endsWith(tail)).toBe(true);
          const line = JSON.parse(written.split('\n')[2]) as { text: string };
          expect(line.text).toBe(decodeText(applyEdits(encodeText(text), [edit])));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('CSV and TSV', () => {
  const csv: RewritableSource = { ...plain, format: 'csv' };

  function row(text: string, record: number) {
    return { bytes: encodeText(text), offset: 0, record, sourceLine: record + 1 };
  }

  function mended(source: string, change: Parameters<typeof rewriteSource>[2][number], of = csv): string {
    return decodeText(rewritten(encodeText(source), of, [change]));
  }

  test('change in the edited field alone', () => {
    const source = ' id ,text,n\r\nx,"a ""b"" the the c",  1\r\n\r\ny,plain the the,"2"\r\n';
    const [first, second] = ['a "b" the the c', 'plain the the'];
    const after = rewritten(encodeText(source), csv, [
      { document: row(second, 2), edits: [replace(second, ' the the', ' the')] },
      { document: row(first, 1), edits: [replace(first, ' the the', ' the'), replace(first, 'c', '"')] },
    ]);
    expect(decodeText(after)).toBe(' id ,text,n\r\nx,"a ""b"" the """,  1\r\n\r\ny,plain the,"2"\r\n');
  });

  test('put a field in quotation marks once it needs them', () => {
    const insert = (text: string) => ({
      document: row('ab', 1),
      edits: [{ span: { start: 1, end: 1 }, text }],
    });
    expect(mended('text,n\nab,1\n', insert(', '))).toBe('text,n\n"a, b",1\n');
    expect(mended('text,n\nab,1\n', insert('"'))).toBe('text,n\na"b,1\n');
    expect(mended('text;n\nab;1\n', insert(', '))).toBe('text;n\na, b;1\n');
    expect(mended('n\ttext\n1\tab', insert('\n'), { ...csv, format: 'tsv' })).toBe('n\ttext\n1\t"a\nb"');
    const removeFirst = { document: row('x"y"', 1), edits: [{ span: { start: 0, end: 1 }, text: '' }] };
    expect(mended('text,n\nx"y",1\n', removeFirst)).toBe('text,n\n"""y""",1\n');
  });

  test('keep a row whose only field becomes empty', () => {
    const clear = { document: row('ab', 1), edits: [{ span: { start: 0, end: 2 }, text: '' }] };
    expect(mended('text\nab\nc\n', clear)).toBe('text\n""\nc\n');
  });

  test('are refused where they are not what was checked', () => {
    const change = { document: row('ab', 2), edits: [{ span: { start: 0, end: 2 }, text: '' }] };
    const reason = 'The file does not hold the text that was checked. Run the check again.';
    expect(reasonOf(encodeText('text\nab\nac\n'), csv, [change])).toBe(reason);
    expect(reasonOf(encodeText('text\nab\n'), csv, [change])).toBe(reason);
  });
});

describe('compressed files', () => {
  const lines = '{"id":1,"text":"the the end"}\n{"id":2, "text":"caf\\u00e9 "}\n';
  // Made of them with zstd 1.5.
  const zstdLines =
    'KLUv/QRYxQEA5AJ7ImlkIjoxLCJ0ZXh0IjoidGhlIHRoZSBlbmQifQoyLCBjYWZcdTAwZTkgIn0KAgBCkWEYlBOdNhKk';
  const change = { document: record('the the end', 1), edits: [replace('the the end', 'the the', 'the')] };

  test('differ in the edited record alone once they are unpacked', () => {
    const source: RewritableSource = { ...jsonl, compression: 'gzip' };
    const members = Buffer.concat([gzipSync(lines.slice(0, 40)), gzipSync(lines.slice(40))]);
    expect(gunzipSync(rewritten(members, source, [change])).toString()).toBe(lines.replace('the the', 'the'));
  });

  test('in Zstandard are written where Node can, and refused otherwise with what to do', () => {
    const source: RewritableSource = { ...jsonl, compression: 'zstd' };
    const frame = Buffer.from(zstdLines, 'base64');
    const outcome = rewriteSource(frame, source, [change]);
    const text = outcome.kind === 'rewritten' ? decodeText(unpack(outcome.bytes, 'zstd')) : outcome.reason;
    expect(text).toBe(
      'zstdCompressSync' in zlib
        ? lines.replace('the the', 'the')
        : 'This version of Node reads Zstandard and cannot write it (22.15 can). Unpack the file first, or pack it with gzip.',
    );
  });

  test('that are damaged are refused', () => {
    const source: RewritableSource = { ...jsonl, compression: 'gzip' };
    expect(reasonOf(gzipSync(lines).subarray(0, 30), source, [change])).toMatch(/is cut off/);
  });
});

test.each(['html', 'parquet'] as const)('refuses to write %s', (format) => {
  expect(reasonOf(encodeText('x'), { ...plain, format }, [])).toMatch(/is read, not written\. Mend the /);
});
