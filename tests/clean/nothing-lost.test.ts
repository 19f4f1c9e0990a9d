// Nothing is ever lost: what stood in a corpus before it was cleaned up stands in it afterwards, once at least.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBack } from '../../src/clean/write-back.ts';
import type { UserConfig } from '../../src/config/types.ts';
import { lint } from '../../src/lint.ts';
import { mend, type Mended } from '../../src/fix/index.ts';
import type { Result } from '../../src/model/result.ts';
import { decodeText } from '../../src/text/unicode/decode.ts';
import { scratchFolder } from '../set-up/scratch.ts';
import { projectRoot } from '../set-up/project.ts';

const everything = new Set(['safe', 'unsafe', 'destructive'] as const);
const deletingRules = [
  'boilerplate',
  'duplicate-article',
  'duplicate-block',
  'repeated-caption',
  'repeated-headline',
  'widget-residue',
];

const articles: UserConfig = { sources: [{ files: '**', articles: { emptyLines: 3 } }] };

function mendFolder(
  cwd: string,
  only?: readonly string[],
  config: UserConfig | false = articles,
): Promise<Mended> {
  const options = { cwd, threads: 0, config, ...(only === undefined ? {} : { only }) } as const;
  return mend({ allowed: everything, check: (texts, division) => lint({ ...options, texts, division }) });
}

function articlesOf({ corpus }: Result): Set<string> {
  return new Set(
    Array.from({ length: corpus.documentCount }, (_, document) => corpus.facts(document).hash.join(' ')),
  );
}

function fold(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Lines of the blocks of a corpus, but for residue, that stand in no article of another one: copies may be wrapped otherwise. */
function lostLines({ corpus: before }: Result, { corpus: after }: Result): string[] {
  const texts = Array.from({ length: after.documentCount }, (_, document) =>
    fold(decodeText(after.document(document).bytes)),
  ).join('|');
  const lost: string[] = [];
  for (let document = 0; document < before.documentCount; document++) {
    const { bytes, blocks } = before.document(document);
    for (const { span, role } of blocks) {
      if (role === 'residue') continue;
      for (const line of decodeText(bytes, span).split('\n'))
        if (!texts.includes(fold(line))) lost.push(line);
    }
  }
  return lost;
}

const words = 'harbour council rain market bridge school winter song letter train garden judge river'.split(
  ' ',
);
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 6, maxLength: 14 })
  .map((list) => `The ${list.join(' ')} of ${list.toReversed().slice(0, 4).join(' and ')}.`);
const article = fc
  .record({
    title: fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 5 }),
    body: fc.uniqueArray(sentence, { minLength: 2, maxLength: 5 }),
  })
  .map(({ title, body }) => [`A ${title.join(' ')}`, ...body].join('\n\n'));

/** A copy as scrapers make it: word for word, in capitals, with other spaces. */
const disguise = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll(' the ', '  the '),
);

const corpus = fc
  .record({
    articles: fc.uniqueArray(article, { minLength: 1, maxLength: 6 }),
    files: fc.array(fc.array(fc.tuple(fc.nat(5), disguise), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    }),
    isJsonl: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ articles, files, isJsonl, lineEnd }) =>
    Object.fromEntries(
      files.map((members, index) => {
        const texts = members.map(([which, change]) => change(articles[which % articles.length]));
        return isJsonl
          ? [`${index}.jsonl`, texts.map((text) => `${JSON.stringify({ text })}\n`).join('')]
          : [`${index}.txt`, `${texts.join('\n\n\n\n')}\n`.replaceAll('\n', lineEnd)];
      }),
    ),
  );

describe('a generated corpus', () => {
  test('is divided as it was at first in all passes, also where too few gaps are left to learn from', async () => {
    const text = (title: string): string =>
      [
        `A day of ${title} in the harbour`,
        `The harbour was full of ${title} all day long, people from the quay said on Monday evening.`,
        `Nobody could say where the ${title} had come from, nor how long they were going to stay.`,
        '',
      ].join('\n\n');
    const [one, two] = [text('boats'), text('gulls')];
    const cwd = scratchFolder({
      'a.txt': [one, one, two].join('\n\n'),
      'b.txt': [one, one].join('\n\n'),
    });
    const { before, result } = await mendFolder(cwd, ['duplicate-article'], false);
    expect(before.corpus.documentCount).toBe(5);
    expect(articlesOf(result)).toEqual(articlesOf(before));
  });

  test(
    'has the same set of articles after its copies are gone, and each once',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(corpus, async (files) => {
          const cwd = scratchFolder(files);
          const { before, result, ...mended } = await mendFolder(cwd, ['duplicate-article']);
          expect(articlesOf(result)).toEqual(articlesOf(before));
          expect(result.corpus.documentCount).toBe(articlesOf(before).size);
          await writeBack({ before, result, ...mended }, cwd);
          const again = await mendFolder(cwd, ['duplicate-article']);
          expect(articlesOf(again.before)).toEqual(articlesOf(before));
          expect(again.sources).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('has every line it had after all fixes that delete', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async (files) => {
        const { before, result } = await mendFolder(scratchFolder(files), deletingRules);
        expect(lostLines(before, result)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

const labelled = join(projectRoot, '..', 'shared', 'eval', 'dev');

describe.skipIf(!existsSync(labelled))('labelled set (../shared/eval)', () => {
  test.each(['txt', 'jsonl'])(
    'loses no line to fixes that delete, laid out as %s',
    { timeout: 120_000 },
    async (layout) => {
      const folder = join(labelled, layout);
      const files = Object.fromEntries(
        readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
      );
      const { before, result, fixes } = await mendFolder(scratchFolder(files), deletingRules, false);
      expect(fixes.filter(({ isWhole }) => isWhole).length).toBeGreaterThan(5);
      expect(lostLines(before, result)).toEqual([]);
    },
  );
});
