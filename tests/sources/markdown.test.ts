import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordsOf } from '../../src/sources/formats/index.ts';

/** Blocks as `role: text`. */
function blocksOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const [{ outline }] = recordsOf('markdown', bytes, {}).records;
  return (outline ?? []).map(
    ({ role, span }) => `${role}: ${bytes.subarray(span.start, span.end).toString()}`,
  );
}

test('a Markdown source is one record, the text itself', () => {
  const text = Buffer.from('# A\n');
  const { records, problems } = recordsOf('markdown', text, {});
  expect(problems).toEqual([]);
  expect(records).toEqual([
    {
      bytes: text,
      offset: 0,
      record: null,
      sourceLine: 1,
      givenId: undefined,
      outline: [{ role: 'headline', span: { start: 2, end: 3 } }],
    },
  ]);
});

test('an empty Markdown source is a record without blocks', () => {
  expect(recordsOf('markdown', new Uint8Array(), {}).records[0].outline).toEqual([]);
  expect(blocksOf('\n\n  \n')).toEqual([]);
});

describe('headings', () => {
  test('of both kinds lose their signs', () => {
    expect(blocksOf('#  One  ##\n\nTwo\nlines\n===\n\n### Three #\n\nFour\n---\n')).toEqual([
      'headline: One',
      'subhead: Two\nlines',
      'subhead: Three',
      'subhead: Four',
    ]);
  });

  test('without words are no blocks', () => {
    expect(blocksOf('#\n\n## ##\n\n# Title\n')).toEqual(['headline: Title']);
  });

  test('of level 1 give the headline, wherever the first one stands', () => {
    expect(blocksOf('## Before\n\n# Title\n\n# Next\n')).toEqual([
      'subhead: Before',
      'headline: Title',
      'subhead: Next',
    ]);
  });

  test('that repeat the headline are headlines', () => {
    expect(blocksOf('# Title\n\n## Title\n\n## Other\n')).toEqual([
      'headline: Title',
      'headline: Title',
      'subhead: Other',
    ]);
  });

  test('of lower levels give the headline if there is no other, nor a title in the front matter', () => {
    expect(blocksOf('## One\n\n## Two\n')).toEqual(['headline: One', 'subhead: Two']);
    expect(blocksOf('---\ntitle: Title\n---\n## One\n')).toEqual(['subhead: One']);
    expect(blocksOf('---\ndate: 2020\n---\n## One\n')).toEqual(['headline: One']);
  });

  test('keep the sign of a language in their text', () => {
    expect(blocksOf('# C#\n\n## F# and #tags\n')).toEqual(['headline: C#', 'subhead: F# and #tags']);
  });
});

describe('body', () => {
  test('is every paragraph, hard-wrapped or not', () => {
    expect(blocksOf('One\ntwo  \n  three\n\nFour\n')).toEqual(['body: One\ntwo  \n  three', 'body: Four']);
  });

  test('is every paragraph of a list item, without marks and boxes', () => {
    expect(blocksOf('- one\n- [ ] two\n  more\n- [x] three\n\n1. four\n\n   five\n   - six\n')).toEqual([
      'body: one',
      'body: two\n  more',
      'body: three',
      'body: four',
      'body: five',
      'body: six',
    ]);
  });

  test('is every paragraph of a quotation, with the marks of further lines within it', () => {
    expect(blocksOf('> One\n> two\n>\n> > Three\n')).toEqual(['body: One\n> two', 'body: Three']);
  });

  test('is every cell of a table', () => {
    expect(blocksOf('| Name | Age |\n| --- | ---: |\n| Ann \\| Bo | 5 |\n|  | 6 |\n')).toEqual([
      'body: Name',
      'body: Age',
      'body: Ann \\| Bo',
      'body: 5',
      'body: 6',
    ]);
  });

  test('is every cell of a table with white space at the ends of its lines', () => {
    expect(blocksOf('> | A | B |  \n> | --- | --- | \t\n> | c | d | \n')).toEqual([
      'body: A',
      'body: B',
      'body: c',
      'body: d',
    ]);
  });

  test('is every footnote, without its mark', () => {
    expect(blocksOf('Text.[^1]\n\n[^1]: A source of words.\n\n[^note]: Ibid.\n')).toEqual([
      'body: Text.[^1]',
      'body: A source of words.',
      'body: Ibid.',
    ]);
  });

  test('keeps markup inside lines', () => {
    expect(blocksOf('A *b* [c](d) `e` &amp; <b>f</b>\n')).toEqual(['body: A *b* [c](d) `e` &amp; <b>f</b>']);
  });
});

describe('no blocks', () => {
  test.each([
    ['fenced code', '```js\n# no\n\ntext\n```\n'],
    ['indented code', '    text\n\n    text\n'],
    ['HTML', '<div>\n# no\n</div>\n'],
    ['a comment', '<!-- one\n\ntwo -->\n'],
    ['a processing instruction', '<?php\n\necho 1;\n?>\n'],
    ['a link definition', '[one]: https://example.org "Title"\n[two]: <b>\n'],
    ['a rule', '***\n\n---\n\n_ _ _\n'],
    ['YAML front matter', '---\ntitle: "A"\ntags: [b]\n---\n'],
    ['YAML front matter that ends in dots', '---\ntitle: A\n...\n'],
    ['empty front matter', '---\n---\n'],
    ['front matter that begins with a comment', '---\n# comment\nkey: value\n---\n'],
    ['TOML front matter', '+++\ntitle = "A"\n[params]\nb = 1\n+++\n'],
    ['badges', '[![Build](b.svg)](b) [![npm](n.svg)][n]\n[![x](y)](z)\n'],
    ['a picture without description', '![](a.png)\n'],
  ])('are made of %s', (_, text) => {
    expect(blocksOf(text)).toEqual([]);
    expect(blocksOf(`${text}\nBehind it.\n`)).toEqual(['body: Behind it.']);
  });

  test('are made of fenced code that never ends', () => {
    expect(blocksOf('Before it.\n\n~~~\ntext\n\ntext\n')).toEqual(['body: Before it.']);
  });

  test('are taken from text between rules for front matter', () => {
    expect(blocksOf('---\nA paragraph.\n\n---\n')).toEqual(['body: A paragraph.']);
    expect(blocksOf('---\n\n[A](b) paragraph.\n\n---\n')).toEqual(['body: [A](b) paragraph.']);
    expect(blocksOf('---\nkey: value without an end\n')).toEqual(['body: key: value without an end']);
    expect(blocksOf('Text.\n\n---\nkey: value\n---\n')).toEqual(['body: Text.', 'headline: key: value']);
  });
});

describe('captions', () => {
  test('are the descriptions of pictures that stand alone', () => {
    expect(blocksOf('![A dog. (Photo: Ann)](dog.jpg "Dog")\n\n![ Two ][2] ![three]\n![four](4)\n')).toEqual([
      'caption: A dog. (Photo: Ann)',
      'caption: Two',
      'caption: three',
      'caption: four',
    ]);
  });

  test('are not made of pictures within text', () => {
    expect(blocksOf('![A dog](dog.jpg) and text.\n')).toEqual(['body: ![A dog](dog.jpg) and text.']);
    expect(blocksOf('Text and ![A dog](dog.jpg)\n')).toEqual(['body: Text and ![A dog](dog.jpg)']);
  });
});

describe('spans', () => {
  const word = fc.constantFrom(
    'word',
    'Grüße',
    '“curly”',
    'à',
    'naïve\u00a0',
    '日本語',
    '😀',
    'e\u0301',
    '\u2028x',
    '\u0085y',
    'ÅÉ',
  );
  const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => `T${words.join(' ')}.`);
  const block = fc.oneof(
    sentence.map((text) => ({ source: text, blocks: [['body', text]] })),
    sentence.map((text) => ({ source: `## ${text} ##`, blocks: [['subhead', text]] })),
    sentence.map((text) => ({ source: `${text}\n---`, blocks: [['subhead', text]] })),
    sentence.map((text) => ({ source: `> ${text}`, blocks: [['body', text]] })),
    sentence.map((text) => ({ source: `![${text}](picture.jpg)`, blocks: [['caption', text]] })),
    sentence.map((text) => ({ source: `<div>\n${text}\n</div>`, blocks: [] })),
    sentence.map((text) => ({ source: `\`\`\`\n${text}\n\n${text}\n\`\`\``, blocks: [] })),
    fc.tuple(sentence, sentence).map(([a, b]) => ({
      source: `- ${a}\n- ${b}`,
      blocks: [
        ['body', a],
        ['body', b],
      ],
    })),
    fc.tuple(sentence, sentence).map(([a, b]) => ({
      source: `| ${a} | ${b} |\n|---|---|\n| ${b} | ${a} |`,
      blocks: [
        ['body', a],
        ['body', b],
        ['body', b],
        ['body', a],
      ],
    })),
  );

  test('slice to the text they stand for, with characters of many bytes and any line ends', () => {
    fc.assert(
      fc.property(
        fc.array(block),
        fc.boolean(),
        fc.constantFrom('\n', '\r\n', '\r'),
        (parts, hasFrontMatter, lineEnd) => {
          const head = hasFrontMatter ? '---\nkey: “wörd”\n---\n' : '';
          // Comments keep neighbouring lists and quotations apart.
          const source = `${head}# Ütitle\n\n${parts.map(({ source: part }) => `${part}\n\n<!-- -->\n\n`).join('')}`;
          const expected = parts.flatMap(({ blocks }) => blocks.map(([role, text]) => `${role}: ${text}`));
          expect(blocksOf(source.replaceAll('\n', lineEnd))).toEqual(['headline: Ütitle', ...expected]);
        },
      ),
    );
  });

  test('ascend, are disjoint, lie in the text, hold no white space at their ends and whole characters, for any text', () => {
    const signs =
      '# ## > - 1. * | --- === ``` <div> <!-- --> ![ ]( ) [![ ] +++ word Grüße 日本 😀 [^1]: [a]:b'.split(
        ' ',
      );
    const spaces = [' ', '  ', '\t', '\n', '\n\n', '\r\n', '\r', '\0', 'key: v'];
    const piece = fc.constantFrom(...signs, ...spaces);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const bytes = Buffer.from(pieces.join(''));
        const [{ outline }] = recordsOf('markdown', bytes, {}).records;
        let last = 0;
        for (const { span } of outline ?? []) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(bytes.length);
          const text = bytes.subarray(span.start, span.end).toString();
          expect(text).not.toContain('\ufffd');
          expect(text).not.toMatch(/^[ \t\r\n]|[ \t\r\n]$/);
          last = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hostile text', () => {
  test.each([
    ['quotation marks nested a hundred thousand deep', '>'.repeat(100_000) + ' a\n'],
    [
      'lists nested deep',
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(2 * depth)}- a`).join('\n'),
    ],
    ['brackets that never close', '['.repeat(1_000_000)],
    ['pictures that never close', '![]('.repeat(200_000)],
    ['a line of ten million bytes', 'word '.repeat(2_000_000)],
    ['columns without end', `${'|'.repeat(200_000)}\n${'|-'.repeat(100_000)}|\n`],
    ['closing signs without end', `# a${' #'.repeat(300_000)}b`],
    ['dashes without end', '-'.repeat(1_000_000)],
    ['bars and spaces without end', '| '.repeat(500_000)],
    ['spaces without end', `# a${' '.repeat(1_000_000)}b`],
  ])('does no harm: %s', (_, text) => {
    const [{ outline }] = recordsOf('markdown', Buffer.from(text), {}).records;
    expect(outline).toBeInstanceOf(Array);
  });
});
