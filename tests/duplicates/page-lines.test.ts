// Lines of the page among the lines that repeat: what the places they stand at tell of them.

import { describe, expect, test } from 'vitest';
import { repeatedBlocks } from '../../src/indexes/blocks/repeated-blocks.ts';
import { decodeText } from '../../src/text/unicode/decode.ts';
import { corpusOf, viewOf, Writer } from './corpus.ts';

/** The texts that are boilerplate, and those that are paragraphs standing twice. */
function repeatedIn(texts: readonly string[]): { boilerplate: string[]; paragraphs: string[] } {
  const corpus = corpusOf(texts);
  const { boilerplate, paragraphs } = viewOf(repeatedBlocks(), corpus);
  const textsOf = (classes: typeof boilerplate): string[] =>
    classes.map(({ repetitions: [{ place }] }) =>
      decodeText(corpus.document(place.document).bytes, place.span),
    );
  return { boilerplate: textsOf(boilerplate), paragraphs: textsOf(paragraphs) };
}

const writer = new Writer(5);
const articles = Array.from({ length: 6 }, () => writer.article());

describe('a dash and a name', () => {
  const signature = '— The Harbour Gazette';

  test('sign the page below whole articles', () => {
    expect(repeatedIn(articles.map((article) => `${article}\n\n${signature}`)).boilerplate).toEqual([
      signature,
    ]);
  });

  test('belong to the text below short sayings', () => {
    const sayings = articles.map(() => `${writer.sentence()}\n\n${signature}`);
    expect(repeatedIn(sayings).boilerplate).toEqual([]);
  });

  test('belong to the text below the last of many sayings', () => {
    const collections = articles.map(() =>
      Array.from({ length: 9 }, () => `${writer.sentence()}\n\n${signature}`).join('\n\n'),
    );
    expect(repeatedIn(collections).boilerplate).toEqual([]);
  });
});

describe('a line of two articles', () => {
  const about = 'Ada Winter writes about boats and lives by the harbour with two dogs.';
  const footer = 'The Harbour Gazette is printed on paper from the mill at Lund.';

  test('belongs to the page beside a line of the page', () => {
    const texts = articles.map(
      (article, index) => `${article}${index < 2 ? `\n\n${about}` : ''}\n\n${footer}`,
    );
    expect(repeatedIn(texts)).toEqual({ boilerplate: [about, footer], paragraphs: [] });
  });

  test('belongs to the page beside other lines of the page in each article', () => {
    const texts = articles.map((article, index) => {
      if (index < 2) return `${article}\n\n${about}\n\n${footer}`;
      return index < 5 ? `${article}\n\n${footer}` : `${article}\n\nRead more\n\n${about}`;
    });
    expect(repeatedIn(texts)).toEqual({ boilerplate: [about, footer], paragraphs: [] });
  });

  test('belongs to the articles if a paragraph stands behind it in one of them', () => {
    const texts = articles.map((article, index) => {
      if (index > 1) return `${article}\n\n${footer}`;
      return `${article}\n\n${about}\n\n${footer}${index === 0 ? '' : `\n\n${writer.paragraph()}`}`;
    });
    expect(repeatedIn(texts)).toEqual({ boilerplate: [footer], paragraphs: [about] });
  });

  test('belongs to the articles elsewhere', () => {
    const texts = articles.map(
      (article, index) => `${index < 2 ? `${about}\n\n` : ''}${article}\n\n${footer}`,
    );
    expect(repeatedIn(texts)).toEqual({ boilerplate: [footer], paragraphs: [about] });
  });

  test('belongs to the articles if it is a whole paragraph', () => {
    const paragraph = writer.paragraph(5);
    const texts = articles.map(
      (article, index) => `${article}${index < 2 ? `\n\n${paragraph}` : ''}\n\n${footer}`,
    );
    expect(repeatedIn(texts)).toEqual({ boilerplate: [footer], paragraphs: [paragraph] });
  });
});

describe('a line above articles', () => {
  const section = 'Local news of the region';

  test('belongs to the page where each has a headline below it', () => {
    expect(repeatedIn(articles.map((article) => `${section}\n\n${article}`)).boilerplate).toEqual([section]);
  });

  test('is their headline where text stands below it', () => {
    const texts = articles.map(() => `${section}\n\n${writer.paragraph()}\n\n${writer.paragraph()}`);
    expect(repeatedIn(texts).boilerplate).toEqual([]);
  });
});
