// The five seeds, line by line: what the whole program stands on.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { BlockRole } from '../../src/model/document.ts';
import { learnDivision } from '../../src/segment/division/division.ts';
import { documentsOf } from '../../src/segment/documents.ts';
import { lineTable, positionAt } from '../../src/text/lines/line-table.ts';
import { scrapedHead } from './samples.ts';

const folder = new URL('../../seeds/', import.meta.url);
const seeds = readdirSync(folder)
  .sort()
  .map((path) => ({ path, text: new Uint8Array(readFileSync(new URL(path, folder))) }));
const { division, evidence } = learnDivision(seeds);

const articles = seeds.flatMap(({ path, text }) => {
  const record = {
    bytes: text,
    offset: 0,
    record: null,
    sourceLine: 1,
    givenId: undefined,
    outline: undefined,
  };
  return documentsOf([record], division).map((document) => {
    const table = lineTable(document.bytes);
    const roles = new Map<number, BlockRole>();
    for (const { span, role } of document.blocks) {
      const { line } = positionAt(document.bytes, table, span.start);
      if (positionAt(document.bytes, table, span.end).line !== line)
        throw new Error('no block of the seeds has two lines');
      roles.set(document.sourceLine + line - 1, role);
    }
    const last = Math.max(...roles.keys());
    return {
      name: `${path.slice(0, 3)}:${document.sourceLine}-${last}`,
      endsSource: document.endsSource,
      roles,
    };
  });
});

function linesOf(name: string, wanted: BlockRole): number[] {
  const article = articles.find((candidate) => candidate.name === name);
  if (article === undefined) throw new Error(`no article ${name}`);
  return [...article.roles].filter(([, role]) => role === wanted).map(([line]) => line);
}

describe('the seeds', () => {
  test('show their division by themselves', () => {
    expect(division).toEqual({ kind: 'empty-lines', lines: 3 });
    expect(evidence).toBe('3 empty lines stand before a headline in 5 of 5 files (5 times)');
    for (const seed of seeds) expect(learnDivision([seed]).division).toEqual(division);
  });

  test('hold ten articles', () => {
    expect(articles.map(({ name }) => name)).toEqual([
      '000:1-42',
      '000:46-87',
      '001:1-42',
      '001:46-76',
      '002:1-44',
      '002:48-81',
      '003:1-44',
      '003:48-77',
      '004:1-42',
      '004:46-101',
    ]);
    expect(articles.map(({ endsSource }) => endsSource)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  test.each(articles.map(({ name, roles }) => [name, roles] as const))(
    '%s opens with headline, caption twice, TT, and again',
    (_, roles) => {
      expect([...roles.values()].slice(0, 8)).toEqual([...scrapedHead, 'body']);
      const count = (wanted: BlockRole): number =>
        [...roles.values()].filter((role) => role === wanted).length;
      expect([count('headline'), count('caption'), count('residue')]).toEqual([2, 4, 1]);
    },
  );

  test('have the roles line by line that a reader gives them, in 004:46', () => {
    const name = '004:46-101';
    expect(linesOf(name, 'headline')).toEqual([46, 52]);
    expect(linesOf(name, 'caption')).toEqual([48, 49, 54, 55]);
    expect(linesOf(name, 'residue')).toEqual([50]);
    expect(linesOf(name, 'subhead')).toEqual([69, 87]);
    expect(linesOf(name, 'body')).toEqual([
      57, 59, 61, 63, 65, 67, 71, 73, 75, 77, 79, 81, 83, 85, 89, 91, 93, 95, 97, 99, 101,
    ]);
  });

  test('have the roles line by line that a reader gives them, in 001:46, whose paragraphs are tight', () => {
    const name = '001:46-76';
    expect(linesOf(name, 'headline')).toEqual([46, 52]);
    expect(linesOf(name, 'caption')).toEqual([48, 49, 54, 55]);
    expect(linesOf(name, 'residue')).toEqual([50]);
    expect(linesOf(name, 'subhead')).toEqual([68]);
    expect(linesOf(name, 'body')).toEqual([
      57,
      58,
      ...Array.from({ length: 8 }, (_, index) => 60 + index),
      ...Array.from({ length: 8 }, (_, index) => 69 + index),
    ]);
  });

  test('have section titles nowhere else', () => {
    const subheads = articles.flatMap(({ name, roles }) =>
      [...roles].filter(([, role]) => role === 'subhead').map(([line]) => `${name} ${line}`),
    );
    expect(subheads).toEqual(['001:46-76 68', '004:46-101 69', '004:46-101 87']);
  });
});
