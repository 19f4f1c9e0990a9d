// Rows on disk must be found as they were written, however many there are of a key and wherever texts lie.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BlockReader } from '../../src/engine/focus/stored/block-file.ts';
import { ColumnFile, writeColumns } from '../../src/engine/focus/stored/column-file.ts';
import { ProbeTable } from '../../src/engine/focus/stored/probe-table.ts';
import { writeProbe } from '../../src/engine/focus/stored/write-probe.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { Table } from '../../src/engine/rows/table.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { randomFrom } from '../bench/vocabulary.ts';

const types = { key: 'u32', name: 'text', share: 'f64' } as const;

describe('rows on disk', () => {
  test.each([1, 2, 3])('are found by key, with their texts (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const folder = scratchFolder();
    const rows = Array.from({ length: 5000 }, (_, document) => ({
      document,
      // Most keys have few rows, some have several blocks of them.
      key: random.hits(0.5) ? random.below(3) * 2 ** 30 : random.below(2 ** 32),
      // Longer than a block, now and then.
      name: 'ŵ'.repeat(random.below(random.hits(0.01) ? 3000 : 12)) + String(document),
      share: random.below(1000) / 7,
    }));
    const buffer = new RowBuffer(types);
    for (const { document, ...row } of rows) {
      buffer.startDocument(document);
      buffer.add(row);
    }
    const inFolder = (name: string): string => join(folder, name);
    const files = { rows: 'rows', texts: 'texts', inFolder };
    const entry = writeProbe(new Table(types, [buffer.finish()], [0]), types, 'key', files);
    const [readers, texts] = [new BlockReader(inFolder('rows')), new BlockReader(inFolder('texts'))];
    const table = new ProbeTable(entry, readers, texts);
    const known = [...new Set(rows.map(({ key }) => key))];
    const asked = [...known.filter(() => random.hits(0.1)), 0, 2 ** 30, 2 ** 31, 2 ** 32 - 1, 12345];
    for (const key of asked) {
      const found = table.withKey(key);
      const read = Array.from({ length: found.count }, (_, row) => ({
        document: table.document(found, row),
        key: table.value(found, row, 'key'),
        name: table.value(found, row, 'name'),
        share: table.value(found, row, 'share'),
      }));
      expect(read).toEqual(rows.filter((row) => row.key === key));
    }
    readers.close();
    texts.close();
  });
});

describe('rows of a table that is read block by block', () => {
  test.each([4, 5])('are found by key, in whatever order keys are asked for (seed %i)', (seed) => {
    const random = randomFrom(seed);
    const inFolder = (name: string): string => join(folder, name);
    const folder = scratchFolder();
    const buffer = new RowBuffer({ key: 'u32', share: 'f64' });
    const documentsOf = new Map<number, number[]>();
    // Some 255 rows a block: more blocks than are held at once.
    for (let document = 0; document < 80_000; document++) {
      const key = random.hits(0.1) ? 2 ** 31 + random.below(3) : random.below(2 ** 32);
      buffer.startDocument(document);
      buffer.add({ key, share: 0.5 });
      documentsOf.set(key, [...(documentsOf.get(key) ?? []), document]);
    }
    const columns = { key: 'u32', share: 'f64' } as const;
    const files = { rows: 'rows', texts: '', inFolder };
    const entry = writeProbe(new Table(columns, [buffer.finish()], [0]), columns, 'key', files);
    const reader = new BlockReader(inFolder('rows'));
    const table = new ProbeTable(entry, reader, undefined);
    expect(entry.fences.length).toBeGreaterThan(256);
    const known = [...documentsOf.keys()];
    const others = Array.from({ length: 200 }, () => random.below(2 ** 32));
    const asked = [...known.filter(() => random.hits(0.005)), ...others, ...entry.fences.slice(0, 9)];
    const keys = [...asked, 0, 2 ** 31, 2 ** 31 + 1, 2 ** 31 + 2, 2 ** 32 - 1];
    // What was found holds while others are looked for.
    const foundOf = keys.map((key) => table.withKey(key));
    for (const [at, found] of foundOf.entries()) {
      const key = keys[at];
      const documents = Array.from({ length: found.count }, (_, row) => table.document(found, row));
      expect(documents).toEqual(documentsOf.get(key) ?? []);
      expect([...table.numbers(found, 'key')]).toEqual(documents.map(() => key));
    }
    reader.close();
  });
});

describe('keys with many rows', () => {
  test('are told once, and keep their first rows where no more are wanted', () => {
    const folder = scratchFolder();
    const inFolder = (name: string): string => join(folder, name);
    const buffer = new RowBuffer({ key: 'u32' });
    for (let document = 0; document < 3000; document++) {
      buffer.startDocument(document);
      buffer.add({ key: document % 7 === 0 ? 9 : document });
    }
    const told: number[] = [];
    const many = { rows: 64, found: (key: number) => told.push(key) };
    const types = { key: 'u32' } as const;
    const files = { rows: 'rows', texts: '', inFolder };
    const entry = writeProbe(new Table(types, [buffer.finish()], [0]), types, 'key', files, {
      most: 2,
      many,
    });
    const reader = new BlockReader(inFolder('rows'));
    const table = new ProbeTable(entry, reader, undefined);
    const documentsWith = (key: number): number[] => {
      const rows = table.withKey(key);
      return Array.from({ length: rows.count }, (_, row) => table.document(rows, row));
    };
    expect(told).toEqual([9]);
    expect([9, 10, 14].map(documentsWith)).toEqual([[0, 7], [10], []]);
    reader.close();
  });
});

describe('columns on disk', () => {
  test('are read value by value, and after the file was closed', () => {
    const path = join(scratchFolder(), 'columns');
    const columns = {
      bytes: Uint8Array.from({ length: 9000 }, (_, at) => at * 7),
      none: new Uint32Array(0),
      numbers: Uint32Array.from({ length: 3000 }, (_, at) => at * 1_000_003),
      times: Float64Array.from({ length: 1025 }, (_, at) => at / 3),
    };
    const entry = writeColumns('columns', path, columns);
    const file = new ColumnFile(path, entry);
    const read = (name: 'numbers' | 'times'): number[] =>
      Array.from(columns[name], (_, at) => file.number(name, at));
    expect(read('numbers')).toEqual([...columns.numbers]);
    file.close();
    expect(read('times')).toEqual([...columns.times]);
    expect(file.bytes('bytes', 4000, 8999)).toEqual(columns.bytes.subarray(4000, 8999));
    expect(file.all('bytes')).toEqual(columns.bytes);
    expect(file.all('none')).toEqual(columns.none);
    expect(file.all('times')).toEqual(columns.times);
  });
});
