import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWhole } from '../../src/cli/writing/write-whole.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpuslint-whole-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a text in pieces', () => {
  test('is written in order, whatever the length of its pieces', () => {
    const pieces = Array.from({ length: 50 }, (_, index) => `${index} größer 😀\n`.repeat(1 + 97 * index));
    const file = join(folder, 'report', 'all.txt');
    writeWhole('The report', file, (write) => pieces.forEach(write));
    expect(readFileSync(file, 'utf8')).toBe(pieces.join(''));
  });

  test('replaces nothing if one of them cannot be made', () => {
    const file = join(folder, 'report.txt');
    writeFileSync(file, 'as it was');
    const failing = (write: (piece: string) => void): void => {
      write('begun '.repeat(20_000));
      throw new Error('no further');
    };
    expect(() => writeWhole('The report', file, failing)).toThrow(/^no further$/);
    expect(readFileSync(file, 'utf8')).toBe('as it was');
    expect(readdirSync(folder)).toEqual(['report.txt']);
  });
});
