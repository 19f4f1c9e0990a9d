// All default rules at once, with every combination of consent: a second run finds nothing to mend, and no article that
// stays loses a word of its own.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBack } from '../../src/clean/write-back.ts';
import type { UserConfig } from '../../src/config/types.ts';
import { lint } from '../../src/lint.ts';
import { mend, type Mended } from '../../src/fix/index.ts';
import type { Applicability } from '../../src/model/finding.ts';
import type { Result } from '../../src/model/result.ts';
import { decodeText } from '../../src/text/unicode/decode.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { projectRoot } from '../set-up/project.ts';

const consents: readonly (readonly Applicability[])[] = [
  ['safe'],
  ['safe', 'unsafe'],
  ['safe', 'destructive'],
  ['safe', 'unsafe', 'destructive'],
];

function mendFolder(cwd: string, allowed: readonly Applicability[], config?: UserConfig): Promise<Mended> {
  return mend({
    allowed: new Set(allowed),
    check: (texts, division) => lint({ cwd, threads: 0, config: config ?? false, texts, division }),
  });
}

/** Mends a folder and makes sure that it is mended: in the mended state, and for whoever comes back to it. */
async function mendForGood(
  cwd: string,
  allowed: readonly Applicability[],
  config?: UserConfig,
): Promise<Mended> {
  const mended = await mendFolder(cwd, allowed, config);
  expect([...mended.refused]).toEqual([]);
  const { refused } = await writeBack(mended, cwd);
  expect([...refused]).toEqual([]);
  const again = await mendFolder(cwd, allowed, config);
  expect(again.fixes.map(({ finding, edited }) => [finding.rule, ...edited])).toEqual([]);
  expect(again.sources).toEqual([]);
  return mended;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function articlesOf({ corpus }: Result): string[] {
  return Array.from({ length: corpus.documentCount }, (_, document) =>
    decodeText(corpus.document(document).bytes),
  );
}

/** Words of a text that do not all stand in one of the articles; of the article that holds most of them. */
function lostWords(text: string, articles: readonly string[]): string[] {
  const wanted = [...new Set(wordsIn(text))];
  const missing = articles.map((article) => {
    const held = new Set(wordsIn(article));
    return wanted.filter((word) => !held.has(word));
  });
  return missing.reduce((least, each) => (each.length < least.length ? each : least), wanted);
}

describe('the seeds', () => {
  test.each(consents.map((allowed) => [allowed.join(' '), allowed] as const))(
    'are mended for good by %s fixes',
    { timeout: 60_000 },
    async (_, allowed) => {
      const cwd = scratchFolder();
      cpSync(join(projectRoot, 'seeds'), join(cwd, 'seeds'), { recursive: true });
      const { before, result } = await mendForGood(cwd, allowed);
      const after = articlesOf(result);
      // Leftovers of the page are no words of the article.
      const { corpus } = before;
      for (let document = 0; document < corpus.documentCount; document++) {
        const { bytes, blocks } = corpus.document(document);
        const text = blocks
          .filter(({ role }) => role !== 'residue')
          .map(({ span }) => decodeText(bytes, span))
          .join('\n');
        expect(lostWords(text, after)).toEqual([]);
      }
    },
  );
});

const word = fc
  .array(fc.constantFrom('ba', 'ru', 'mo', 'li', 'ten', 'kas', 'vor', 'hel'), { minLength: 3, maxLength: 4 })
  .map((parts) => parts.join(''));
const sentence = fc
  .tuple(word, word, word, word, word)
  .map(
    ([a, b, c, d, e]) =>
      `The ${a} of the ${b} was seen in the ${c}, and nobody at the ${d} knew of the ${e}.`,
  );
const headline = fc.tuple(word, word, word).map(([a, b, c]) => `People of ${a} look for the ${b} in ${c}`);

const caption = 'Visitors wait before the rebuilt hall on Monday morning. (Reuters)';
const footer = 'The Harbour Gazette is printed on paper from the mill at Lund.';

/** Faults that are put into an article, each leaving its own words. */
type Fault = (paragraphs: readonly string[]) => string[];
const inBody =
  (change: (text: string) => string): Fault =>
  ([head, first, ...rest]) => [head, change(first), ...rest];
const faults: readonly Fault[] = [
  inBody((text) => text.replace(' the ', ' the the ')),
  inBody((text) => text.replace(', and', ',, and')),
  inBody((text) => text.replace(' of ', '\u200b of ')),
  inBody((text) => text.replace(' of ', ' \ufeffof ')),
  inBody((text) => text.replace(', and nobody', ' &amp; nobody')),
  inBody((text) => text.replace('was seen', 'wasn\u00e2\u20ac\u2122t seen')),
  inBody((text) => text.replace('The ', 'Cafe\u0301 The ')),
  inBody((text) => text.replace(', and', ' , and')),
  ([head, ...rest]) => [head, head, ...rest],
  ([head, ...rest]) => [head, 'TT', 'Share', ...rest],
  ([head, ...rest]) => [head, `${caption}\n${caption}`, 'TT', head, `${caption}\n${caption}`, ...rest],
  (paragraphs) => [...paragraphs, footer],
  (paragraphs) => [...paragraphs, footer, paragraphs[0]],
  (paragraphs) => [...paragraphs, paragraphs.at(-1) ?? ''],
  (paragraphs) => [...paragraphs, caption, footer, 'Read more: People of Lund'],
  (paragraphs) => [footer, ...paragraphs],
];

interface Plot {
  readonly articles: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

const plot: fc.Arbitrary<Plot> = fc
  .record({
    articles: fc.uniqueArray(
      fc
        .record({ head: headline, body: fc.uniqueArray(sentence, { minLength: 2, maxLength: 4 }) })
        .map(({ head, body }) => [head, ...body]),
      { minLength: 1, maxLength: 7, selector: ([head]) => head },
    ),
    files: fc.array(
      fc.record({
        members: fc.array(fc.tuple(fc.nat(6), fc.subarray([...faults], { maxLength: 4 })), {
          minLength: 1,
          maxLength: 3,
        }),
        kind: fc.constantFrom('txt', 'jsonl', 'csv'),
        lineEnd: fc.constantFrom('\n', '\r\n'),
        ending: fc.constantFrom('', '\n', '\n\n'),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  })
  .map(({ articles, files }) => ({
    articles: articles.map((paragraphs) => paragraphs.join('\n\n')),
    files: Object.fromEntries(
      files.map(({ members, kind, lineEnd, ending }, index): [string, string] => {
        const texts = members.map(([which, chosen]) =>
          chosen
            .reduce((paragraphs, fault) => fault(paragraphs), articles[which % articles.length])
            .join('\n\n'),
        );
        switch (kind) {
          case 'jsonl':
            return [`${index}.jsonl`, texts.map((text) => `${JSON.stringify({ text })}\n`).join('')];
          case 'csv':
            return [
              `${index}.csv`,
              `id,text\n${texts.map((text, id) => `${id},"${text.replaceAll('"', '""')}"\n`).join('')}`,
            ];
          default:
            return [`${index}.txt`, (texts.join('\n\n\n\n') + ending).replaceAll('\n', lineEnd)];
        }
      }),
    ),
  }));

describe('generated corpora full of faults', () => {
  test.each(consents.map((allowed) => [allowed.join(' '), allowed] as const))(
    'are mended for good by %s fixes, with every word of every article',
    { timeout: 120_000 },
    async (_, allowed) => {
      const config: UserConfig = { sources: [{ files: '**', articles: { emptyLines: 3 } }] };
      let fixes = 0;
      await fc.assert(
        fc.asyncProperty(plot, async ({ articles, files }) => {
          const cwd = scratchFolder(files);
          const mended = await mendForGood(cwd, allowed, config);
          fixes += mended.fixes.length;
          const before = articlesOf(mended.before);
          const after = articlesOf(mended.result);
          const standing = articles.filter((article) => lostWords(article, before).length === 0);
          expect(standing.flatMap((article) => lostWords(article, after))).toEqual([]);
        }),
        { numRuns: 25 },
      );
      expect(fixes).toBeGreaterThan(50);
    },
  );
});
