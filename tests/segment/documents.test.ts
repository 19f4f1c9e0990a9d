import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleDivision, Block, SourceRecord } from '../../src/model/document.ts';
import { documentsOf } from '../../src/segment/documents.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';

const file: ArticleDivision = { kind: 'file' };
const threeLines: ArticleDivision = { kind: 'empty-lines', lines: 3 };

function textFile(text: string, more: Partial<SourceRecord> = {}): SourceRecord {
  return {
    bytes: encodeText(text),
    offset: 0,
    record: null,
    sourceLine: 1,
    givenId: undefined,
    outline: undefined,
    ...more,
  };
}

function summary(records: readonly SourceRecord[], division: ArticleDivision): unknown[] {
  return documentsOf(records, division).map(
    ({ bytes, offset, record, sourceLine, ordinal, givenId, endsSource }) => [
      decodeText(bytes),
      { offset, record, sourceLine, ordinal, givenId, endsSource },
    ],
  );
}

describe('documentsOf', () => {
  test('divides a file of text and counts articles, bytes and lines', () => {
    expect(summary([textFile('\nOne\n\nä.\n\n\n\nTwo\n\nb.\n')], threeLines)).toEqual([
      [
        'One\n\nä.\n',
        { offset: 1, record: null, sourceLine: 2, ordinal: 1, givenId: undefined, endsSource: false },
      ],
      [
        'Two\n\nb.\n',
        { offset: 13, record: null, sourceLine: 8, ordinal: 2, givenId: undefined, endsSource: true },
      ],
    ]);
  });

  test('lets the last article reach to the end of the text, with or without a final newline', () => {
    for (const end of ['', '\n', '\r\n', '\n\n \n']) {
      const documents = documentsOf([textFile(`One\n\n\n\nTwo${end}`)], threeLines);
      expect(documents.map(({ bytes }) => decodeText(bytes))).toEqual(['One\n', `Two${end}`]);
      expect(documents.map(({ blocks }) => blocks.length)).toEqual([1, 1]);
    }
  });

  test('makes no block of a separator behind the last article', () => {
    const [one, two] = documentsOf([textFile('One\n---\nTwo\n---\n')], {
      kind: 'separator-line',
      text: '---',
    });
    expect(one.blocks).toHaveLength(1);
    expect(decodeText(two.bytes)).toBe('Two\n---\n');
    expect(two.blocks.map(({ span }) => span)).toEqual([{ start: 0, end: 3 }]);
    expect(two.endsSource).toBe(true);
  });

  test('makes one document of each record of a structured format, whatever the division', () => {
    const records = [
      textFile('One\n\n\n\nTwo\n', { record: 1, sourceLine: 1, givenId: 'a' }),
      textFile(' \n', { record: 2, sourceLine: 2, givenId: 'b' }),
      textFile('Three', { record: 4, sourceLine: 9, givenId: 'c' }),
    ];
    expect(summary(records, threeLines)).toEqual([
      [
        'One\n\n\n\nTwo\n',
        { offset: 0, record: 1, sourceLine: 1, ordinal: 1, givenId: 'a', endsSource: false },
      ],
      [' \n', { offset: 0, record: 2, sourceLine: 2, ordinal: 2, givenId: 'b', endsSource: false }],
      ['Three', { offset: 0, record: 4, sourceLine: 9, ordinal: 3, givenId: 'c', endsSource: false }],
    ]);
  });

  test('takes the blocks that a format tells as they are', () => {
    const outline: Block[] = [{ span: { start: 2, end: 5 }, role: 'headline' }];
    const [document, ...others] = documentsOf([textFile('# One\n\n\n\nTwo\n', { outline })], threeLines);
    expect(others).toEqual([]);
    expect(document).toMatchObject({ blocks: outline, offset: 0, ordinal: 1, endsSource: true });
    expect(documentsOf([textFile('<!-- -->', { outline: [] })], file)).toEqual([]);
  });

  test('gives no document for empty text', () => {
    expect(documentsOf([textFile(''), textFile('\n \n')], file)).toEqual([]);
    expect(documentsOf([], file)).toEqual([]);
  });

  test('keeps a record without text, which is a defect of its own', () => {
    const [document] = documentsOf([textFile('', { record: 3 })], file);
    expect(document).toMatchObject({ blocks: [], record: 3, ordinal: 1 });
  });

  test('keeps the id of a file that is one article, and gives it to none of several', () => {
    expect(documentsOf([textFile('One\n', { givenId: 'x' })], threeLines)[0].givenId).toBe('x');
    expect(
      documentsOf([textFile('One\n\n\n\nTwo', { givenId: 'x' })], threeLines).map(({ givenId }) => givenId),
    ).toEqual([undefined, undefined]);
  });

  test('places every document where its bytes stand in the source', () => {
    const line = fc.constantFrom('', '', '', '\t', 'a', 'ä b', '---');
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(file, threeLines),
        (lines, end, division) => {
          const source = textFile(lines.join(end), { offset: 100, sourceLine: 5 });
          const documents = documentsOf([source], division);
          documents.forEach(({ bytes, blocks, offset, sourceLine, ordinal, endsSource }, index) => {
            const start = offset - 100;
            expect(source.bytes.subarray(start, start + bytes.length)).toEqual(bytes);
            expect(sourceLine - 5).toBe(decodeText(source.bytes.subarray(0, start)).split('\n').length - 1);
            expect(ordinal).toBe(index + 1);
            expect(endsSource).toBe(index === documents.length - 1);
            expect(blocks.length).toBeGreaterThan(0);
          });
          expect(documents.at(-1)?.bytes.at(-1)).toBe(
            documents.length === 0 ? undefined : source.bytes.at(-1),
          );
        },
      ),
    );
  });
});
