// Who is silent on documents with a trait is not asked about them: so every document that the scan gives the trait to must
// be one that the rule finds nothing in and the index makes no row of, when they are asked all the same.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { defaultOptions, type Trait } from '../../src/define/index.ts';
import { planRun } from '../../src/engine/plan.ts';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { countingFor } from '../../src/engine/reading/silence.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { profileTextOf } from '../../src/features/profiles/profile-text.ts';
import { traitBits, traitsOf } from '../../src/features/traits.ts';
import { unreadBits, wordsAlone } from '../../src/kernels/profiles/profile-tables.ts';
import type { TextDocument } from '../../src/segment/text-document.ts';
import { documentOf } from '../kernels/texts.ts';

const plan = planRun(
  rules,
  rules.map(({ id, options }) => ({ id, options: defaultOptions(options) })),
);
const counting = countingFor(plan);
// By themselves the filters ask for nothing but words and lines, and count signs on their own.
const filters = plan.documentRules.filter(({ rule }) => rule.silentOn?.startsWith('keptBy') === true);
const countingOfFilters = countingFor({ ...plan, documentRules: filters, baseIndexes: [] });
const silentRules = plan.documentRules.filter(({ rule }) => rule.silentOn !== undefined);
const silentIndexes = plan.baseIndexes.filter(({ index }) => index.silentOn !== undefined);

const sentence = fc.constantFrom(
  'The old bridge over the river was closed for repairs on Monday, the mayor said.',
  'Nobody had asked the people of the town what they wanted to be done with it.',
  '“It was not safe any more,” said Ana Brook of the council, who had it looked at in May.',
  'Die Brücke über den Fluss ist seit Montag gesperrt, weil sie nicht mehr sicher war.',
);
const odd = fc.constantFrom(
  'TT',
  'Share',
  'Read more',
  'Loading…',
  'Subheads are short',
  'a\u00adb',
  'MÃ¼nchen',
  '\ufffd',
  'Сity',
  'e\u0301te\u0301',
  'bell\u0007',
  '<b>bold</b>',
  'We use cookies to make your visit better.',
  'line\r',
  '***',
  '',
  ' ',
);
const line = fc.oneof({ weight: 9, arbitrary: sentence }, { weight: 1, arbitrary: odd });
const page = fc
  .tuple(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', '\n\n', ' '))
  .map(([lines, between]) => lines.join(between));

// Text near the limits of the quality filters: few words, many marks, runs that come again.
const word = fc.constantFrom(
  ...'the of and to in old bridge river mayor council yesterday repairs Été über мост для 1984 5,000 3:30 12'.split(
    ' ',
  ),
  ...'well-known U.S don’t a/b x internationally a_b x@y 3,x I'.split(' '),
);
const mark = fc.constantFrom(
  ...' | | | | | |, |. |\n|\n\n|.\n|.\n\n|? |!” “| – |...|… |....\n| # | #|- |• |\n- |\n• |: | (|) |"|.” |'.split(
    '|',
  ),
  "' '",
  ' € ',
  '« ',
  '\n \n',
  '\t',
  ' cookies',
  ' of use ',
  ' [1]',
  ' [x] ',
  ' <b>',
  '&',
  ' &amp; ',
  ' {',
  '。',
);
const run = fc
  .array(fc.tuple(word, mark), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.flat().join(''));
const spaced = fc.array(word, { minLength: 4, maxLength: 20 }).map((words) => `${words.join(' ')}.`);
const limits = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: spaced }, run), { minLength: 1, maxLength: 12 }),
    fc.nat(),
    fc.nat({ max: 3 }),
  )
  .map(([runs, again, times]) =>
    [...runs, ...Array.from({ length: times }, () => runs[again % runs.length])].join(
      again % 2 === 0 ? '\n' : ' ',
    ),
  );
const texts = fc.array(fc.oneof(page, limits), { minLength: 2, maxLength: 6 });

/** The same text as a document by itself, of which nothing is proved. */
function alone(document: TextDocument): TextDocument {
  return documentOf(Buffer.from(document.bytes).toString());
}

function findingsOf(document: TextDocument, trait: number): string[] {
  const found: string[] = [];
  for (const { rule, options } of silentRules) {
    if ((traitBits[rule.silentOn as Trait] & trait) === 0) continue;
    rule.check(document, { options, report: () => found.push(rule.id) });
  }
  for (const { index } of silentIndexes) {
    if ((traitBits[index.silentOn as Trait] & trait) === 0) continue;
    const rows = new RowBuffer(index.columns);
    rows.startDocument(0);
    index.map(document, rows);
    if (rows.finish().length > 0) found.push(index.id);
  }
  return found;
}

describe('a trait', () => {
  // Those of facts and marks: fact-traits.test.ts.
  const ofAll = Object.entries(traitBits).flatMap(([name, bit]) =>
    bit < 1 << 16 ? [[name, 'all rules', bit, counting] as const] : [],
  );
  const ofFilters = ofAll.flatMap(([name, , bit]) =>
    name.startsWith('keptBy') ? [[name, 'the filters', bit, countingOfFilters] as const] : [],
  );

  test('of quality filters takes nothing of the scan but words, lines and characters', () => {
    expect(ofFilters.length).toBe(4);
    expect(countingOfFilters & wordsAlone).toBe(wordsAlone & ~unreadBits.characters);
    expect(counting & wordsAlone).toBe(0);
  });

  test.each([...ofAll, ...ofFilters])(
    'keeps nothing from being found: %s, asked by %s',
    (_, __, bit, asked) => {
      let proved = 0;
      let told = 0;
      fc.assert(
        fc.property(texts, (all) => {
          const documents = all.map(documentOf);
          scanDocuments(documents, asked);
          for (const document of documents) {
            const found = findingsOf(alone(document), bit);
            if (found.length > 0) told++;
            if ((traitsOf(document) & bit) === 0) continue;
            proved++;
            expect(found).toEqual([]);
          }
        }),
        { numRuns: 120 },
      );
      expect(proved).toBeGreaterThan(20);
      expect(told).toBeGreaterThan(10);
    },
  );

  test.each([
    ['all rules', counting],
    ['the filters', countingOfFilters],
  ])('is told by words that are words to the filters as well, asked by %s: every character', (_, asked) => {
    const words = 'the old bridge of stone and that mill to which people have been with it on a'.split(' ');
    const sentence = Array.from({ length: 48 }, (_, index) => words[index % words.length]).join(' ');
    let proved = 0;
    for (let first = 0; first < 0x2400; first += 0x400) {
      const codes = Array.from({ length: 0x400 }, (_, index) => first + index);
      const characters = codes.map((code) => String.fromCharCode(code));
      // One word too few, unless the character is a word or parts two.
      const documents = characters.flatMap((character) =>
        [`${sentence} mill ${character}`, `${sentence} x${character}y`, `${sentence} 3${character}5`].map(
          documentOf,
        ),
      );
      for (let next = 0; next < documents.length; next += 256)
        scanDocuments(documents.slice(next, next + 256), asked);
      for (const document of documents) {
        if ((traitsOf(document) & traitBits.keptByGopherQuality) === 0) continue;
        proved++;
        expect([document.bytes.toString(), profileTextOf(document).words.length]).toEqual([
          document.bytes.toString(),
          50,
        ]);
      }
    }
    expect(proved).toBeGreaterThan(150);
  });
});
