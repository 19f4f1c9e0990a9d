import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineRemovalsOf } from '../../src/features/blocks/line-removal.ts';
import type { BlockRole, Document } from '../../src/model/document.ts';
import { span } from '../../src/model/span.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { lineRemovals } from '../../src/indexes/blocks/line-removals.ts';
import { corpusOf, documentOf, outlinedDocument, viewOf } from './corpus.ts';

/** The text after the given removals. */
function cut(document: Document, blocks: readonly number[]): string {
  const removals = lineRemovalsOf(document);
  const spans = blocks.map((block) => removals.get(block)?.span ?? span(0, 0));
  let text = '';
  let at = 0;
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    text += decodeText(document.bytes, span(at, Math.max(at, start)));
    at = Math.max(at, end);
  }
  return text + decodeText(document.bytes, span(at, document.bytes.length));
}

function cutAll(text: string): string {
  const document = documentOf(text);
  return cut(document, [...lineRemovalsOf(document).keys()]);
}

const head = 'Ferry returns to the lower quay';
const caption = 'The ferry at the lower quay on Monday morning. (Reuters)';
const body =
  'The ferry came back to the lower quay on Monday, two days late.\n\nNobody was hurt, the harbour said.';

describe('removal of leftover lines', () => {
  test('leaves a scraped head with one headline, one caption and single blank lines', () => {
    const scraped = [head, '', caption, caption, 'TT', '', head, '', caption, caption, '', body].join('\n');
    expect(cutAll(scraped)).toBe([head, '', caption, '', body].join('\n'));
  });

  test('does the same with CRLF line ends', () => {
    const scraped = [head, '', caption, caption, 'TT', '', head, '', caption, caption, '', body];
    const wanted = [head, '', caption, '', body];
    const asCrlf = (lines: readonly string[]): string => lines.join('\n').replaceAll('\n', '\r\n');
    expect(cutAll(asCrlf(scraped))).toBe(asCrlf(wanted));
  });

  test('takes a line between two paragraphs with one of its gaps, the smaller one', () => {
    const lines = (before: string, behind: string): string =>
      `${head}\n\n${body}${before}TT${behind}That was all.`;
    expect(cutAll(lines('\n', '\n\n'))).toBe(`${head}\n\n${body}\n\nThat was all.`);
    expect(cutAll(lines('\n\n', '\n'))).toBe(`${head}\n\n${body}\n\nThat was all.`);
    expect(cutAll(lines('\n\n\n', '\n\n'))).toBe(`${head}\n\n${body}\n\n\nThat was all.`);
  });

  test('leaves no blank line behind at the end of a document, with or without a last line end', () => {
    expect(cutAll(`${head}\n\n${body}\n\nTT\n`)).toBe(`${head}\n\n${body}\n`);
    expect(cutAll(`${head}\n\n${body}\n\nTT`)).toBe(`${head}\n\n${body}`);
    expect(cutAll(`${head}\n\n${body}\n\nTT\nShare\n\nTT`)).toBe(`${head}\n\n${body}`);
  });

  test('says which repetitions stand near what they repeat', () => {
    const document = documentOf([head, '', caption, caption, '', body, '', caption].join('\n'));
    const near = [...lineRemovalsOf(document).values()].map(({ isNear }) => isNear);
    expect(near).toEqual([true, false]);
  });

  test('looks at each block a few times, however often a line repeats', () => {
    const count = 3000;
    let looks = 0;
    const outline = Array.from({ length: count }, (_, line) => ({
      span: span(line * (caption.length + 1), (line + 1) * (caption.length + 1) - 1),
      get role(): BlockRole {
        looks++;
        return 'caption';
      },
    }));
    const removals = lineRemovalsOf(outlinedDocument(encodeText(`${caption}\n`.repeat(count)), outline));
    expect([...removals.values()].every(({ kept, isNear }) => kept === 0 && isNear)).toBe(true);
    expect(removals.size).toBe(count - 1);
    expect(looks).toBeLessThan(10 * count);
  });

  test('is known of every repetition as soon as its article is read', () => {
    const line = fc.constantFrom(
      'TT',
      '',
      head,
      caption,
      'A short one.',
      ...body.split('\n\n'),
      `${caption} ${head}`,
    );
    fc.assert(
      fc.property(fc.array(fc.array(line, { maxLength: 12 }), { maxLength: 6 }), (articles) => {
        const corpus = corpusOf(articles.map((lines) => lines.join('\n')));
        const known = viewOf(lineRemovals(), corpus);
        for (let document = 0; document < corpus.documentCount; document++) {
          const removals = lineRemovalsOf(corpus.document(document));
          corpus.document(document).blocks.forEach((_, block) => {
            const removal = removals.get(block);
            const repeats =
              removal?.kept === undefined ? undefined : { span: removal.span, isNear: removal.isNear };
            const found = known.of(document, block);
            expect(found && { span: found.span, isNear: found.isNear }).toEqual(repeats);
          });
        }
      }),
      { numRuns: 200 },
    );
  });

  test('keeps one of every text, cuts whole lines, and never lets a gap grow', () => {
    const line = fc.constantFrom<[string, BlockRole]>(
      ['TT', 'residue'],
      ['Share', 'residue'],
      [head, 'headline'],
      [caption, 'caption'],
      ['Another picture. (AP)', 'caption'],
      ['A paragraph of the article that has ten words or more.', 'body'],
      ['A short one.', 'body'],
    );
    const gap = fc.constantFrom('\n', '\n\n', '\n\n\n', '\n \n');
    const text = fc.tuple(
      fc.array(fc.tuple(line, gap), { minLength: 1, maxLength: 14 }),
      fc.constantFrom('', '\n', '\n\n'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(text, fc.nat(), ([lines, ending, isCrlf], choice) => {
        const joined =
          lines.map(([[words], behind], at) => (at === lines.length - 1 ? words : words + behind)).join('') +
          ending;
        const whole = isCrlf ? joined.replaceAll('\n', '\r\n') : joined;
        const bytes = encodeText(whole);
        let at = 0;
        const blocks = lines.map(([[words, role]]) => {
          const start = whole.indexOf(words, at);
          at = start + words.length;
          return { span: span(start, at), role };
        });
        const document = outlinedDocument(bytes, blocks);
        const removals = lineRemovalsOf(document);
        // Any choice of the removals must do, since findings can be ignored one by one.
        const chosen = [...removals.keys()].filter((_, index) => ((choice >> (index % 30)) & 1) === 0);
        for (const removed of [chosen, [...removals.keys()]]) {
          const left = cut(document, removed);
          const expected = lines.filter((_, block) => !removed.includes(block)).map(([[words]]) => words);
          expect(
            left
              .split(/\r?\n/)
              .map((words) => words.trim())
              .filter(Boolean),
          ).toEqual(expected);
          const texts = lines.filter(([[, role]]) => role !== 'residue').map(([[words]]) => words);
          expect(expected).toEqual(expect.arrayContaining(texts));
        }
        const longest = (gaps: string): number =>
          Math.max(0, ...[...gaps.trim().matchAll(/(?:\r?\n *)+/g)].map(([run]) => run.split('\n').length));
        expect(longest(cut(document, [...removals.keys()]))).toBeLessThanOrEqual(longest(whole));
      }),
      { numRuns: 1000 },
    );
  });
});
