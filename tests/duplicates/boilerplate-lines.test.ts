import { describe, expect, test } from 'vitest';
import { cutLines } from '../../src/features/blocks/line-removal.ts';
import { boilerplateLines } from '../../src/indexes/blocks/boilerplate-lines.ts';
import { corpusOf, viewOf, Writer } from './corpus.ts';

const footer = 'Read more stories of the island in our weekly letter, free for all readers.';
const date = (day: number) => `Last changed on ${day} May 2021 by the night desk of the paper in town.`;

describe('lines of the page', () => {
  const writer = new Writer(5);
  const articles = Array.from(
    { length: 6 },
    (_, at) => `${writer.article(4)}\n\n${date(at + 1)}\n\n${footer}\n`,
  );
  // One has the line twice, one has nothing else, and one has it in a line with another block.
  articles.push(`${writer.article(3)}\n\n${footer}\n\n${writer.paragraph()}\n\n${footer}`, `${footer}\n`);
  const corpus = corpusOf(articles);
  const { classes, delete: remove } = viewOf(boilerplateLines(), corpus);

  test('go as if each article were looked at by itself', () => {
    const repetitions = classes.flatMap((found) => found.repetitions);
    const same = repetitions.filter(({ varies }) => !varies);
    expect(same.length).toBeGreaterThan(5);
    for (const { place, alongside } of same) {
      const text = corpus.document(place.document);
      const own = [place, ...alongside].filter(({ document }) => document === place.document);
      const cuts = cutLines(text, new Set(own.map(({ block }) => block)));
      const isAll = own.length === text.spans.length;
      expect(remove(own)).toEqual(
        isAll ? undefined : own.map(({ document, block }) => ({ document, span: cuts.get(block), text: '' })),
      );
    }
    expect(same.some(({ alongside }) => alongside.length > 0)).toBe(true);
    expect(same.some(({ place }) => corpus.document(place.document).spans.length === 1)).toBe(true);
  });

  test('stay where they vary', () => {
    const varying = classes.flatMap((found) => found.repetitions).filter(({ varies }) => varies);
    expect(varying.length).toBeGreaterThan(3);
    for (const { place } of varying) expect(remove([place])).toBeUndefined();
  });
});
