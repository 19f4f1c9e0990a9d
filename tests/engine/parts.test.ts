import { describe, expect, test } from 'vitest';
import { ResultRoom } from '../../src/kernels/wasm/result-room.ts';
import { lint } from '../../src/lint.ts';
import { partBytes } from '../../src/sources/content-hash.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';
import { scratchFolder } from '../set-up/scratch.ts';

/** Lines of JSON of more than two parts, with blank lines between and an empty text now and then. */
function writeLines(last: string): { folder: string; emptyRecords: number[]; emptyLines: number[] } {
  const lines: string[] = [];
  const emptyRecords: number[] = [];
  const emptyLines: number[] = [];
  let bytes = 0;
  for (let record = 1; bytes < partBytes * 2 + partBytes / 2; record++) {
    if (record % 7 === 0) lines.push('');
    const isEmpty = record % 1500 === 0;
    const text = isEmpty
      ? ''
      : `Record ${record} has its own words, ${'and more of them, '.repeat(record % 90)}.`;
    if (isEmpty) {
      emptyRecords.push(record);
      emptyLines.push(lines.length + 1);
    }
    lines.push(JSON.stringify({ id: record, text }));
    bytes += lines[lines.length - 1].length + 1;
  }
  const folder = scratchFolder({ 'a.jsonl': `${lines.join('\n')}\n${last}` });
  return { folder, emptyRecords, emptyLines };
}

async function emptyDocuments(
  folder: string,
): Promise<{ records: unknown[]; lines: unknown[]; others: unknown[] }> {
  const { findings, locate, corpus } = await lint({
    cwd: folder,
    paths: ['a.jsonl'],
    only: ['empty-document', 'unreadable-source'],
    threads: 1,
  });
  const places = findings.filter(({ rule }) => rule === 'empty-document').map(({ place }) => place);
  return {
    records: places.map((place) => locate(place).record),
    lines: places.map(({ document }) => corpus.document(document).sourceLine),
    others: findings.filter(({ rule }) => rule !== 'empty-document').map(({ message }) => message),
  };
}

describe('a large file of records', () => {
  test('has the texts that its lines have, part after part', () => {
    const room = new ResultRoom();
    // More than the room holds at first, and less behind it.
    for (const count of [9000, 20, 30000, 3]) {
      const expected = Array.from({ length: count }, (_, at) => `Line ${at} says\n"${'é'.repeat(at % 50)}".`);
      const lines = expected.map((text, id) => JSON.stringify({ text, id })).join('\n');
      room.recycle();
      const { records } = recordsOf('jsonl', Buffer.from(lines), {}, room);
      expect(records.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(expected);
    }
  });

  test('has its records and lines numbered through, though it is read in parts', async () => {
    const { folder, emptyRecords, emptyLines } = writeLines('');
    const { records, lines, others } = await emptyDocuments(folder);
    expect(records).toEqual(emptyRecords);
    expect(lines).toEqual(emptyLines);
    expect(others).toEqual([]);
  });

  test('names the line of a broken record in its last part', async () => {
    const { folder, emptyRecords } = writeLines('{"text": "broken\n');
    const { records, others } = await emptyDocuments(folder);
    expect(records).toEqual(emptyRecords);
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(/Line \d+ is not JSON/);
  });
});
