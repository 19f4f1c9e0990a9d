// What nobody says he reads beside words is not looked for in many documents at once: whoever is silent on a trait has to ask
// for what tells it, and what was not looked for is found all the same by who asks.

import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { defaultOptions, type Trait } from '../../src/define/index.ts';
import { planRun } from '../../src/engine/plan.ts';
import { blockTableOf } from '../../src/features/blocks/block-table.ts';
import { mayHaveCaptions } from '../../src/features/blocks/possible-roles.ts';
import { minimizersOf } from '../../src/features/minimizers.ts';
import { documentHashOf, wordsOf } from '../../src/features/words.ts';
import type { Document } from '../../src/model/document.ts';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { countingFor } from '../../src/engine/reading/silence.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { traitBits, traitsOf } from '../../src/features/traits.ts';
import { lineField, lineFields } from '../../src/kernels/line-fields.ts';
import { unreadBits, wordsToCompare } from '../../src/kernels/profiles/profile-tables.ts';
import { documentOf } from '../kernels/texts.ts';

const plan = planRun(
  rules,
  rules.map(({ id, options }) => ({ id, options: defaultOptions(options) })),
);

/** A text of which everything is proved that can be. */
const clean = [
  'The old bridge was closed when frost had broken one of its arches, and nobody could tell how long that would take.',
  'People walked along the bank to a ferry, which a miller had kept for his own sacks before anyone paid him for it.',
  'They have been with him ever since, though some say that his boat leaks and that he sings while he is rowing.',
  'A mason from across the hills looked at the broken stones, shook his head and asked for twice what he was given.',
  'To this day the arch is open, so that swallows nest where carts used to roll and children fish from the ruin.',
].join('\n\n');

interface Asker {
  readonly id: string;
  readonly trait: Trait;
  readonly counting: number;
}

const askers = [
  ...plan.documentRules.map((own): Partial<Asker> => ({
    id: own.rule.id,
    trait: own.rule.silentOn,
    counting: countingFor({ ...plan, documentRules: [own], baseIndexes: [] }),
  })),
  ...plan.baseIndexes.map((own): Partial<Asker> => ({
    id: own.index.id,
    trait: own.index.silentOn,
    counting: countingFor({ ...plan, documentRules: [], baseIndexes: [own] }),
  })),
].filter((asker): asker is Asker => asker.trait !== undefined);

/** Asks everybody: sets of words are looked for from the scan on that follows the first question for them. */
function askAll(text: string): void {
  const document = documentOf(text);
  for (const { rule, options } of plan.documentRules)
    rule.check(document, { options, report: () => undefined });
  for (const { index } of plan.baseIndexes) {
    const rows = new RowBuffer(index.columns);
    rows.startDocument(0);
    index.map(document, rows);
  }
}

askAll(clean);
askAll('<b>We use cookies</b> in St. Louis, and Saint Louis is near.');

describe('what is read beside words', () => {
  test.each(askers)('is enough for $id to be told of $trait', ({ trait, counting }) => {
    const documents = [documentOf(clean), documentOf(clean)];
    scanDocuments(documents, counting);
    for (const document of documents) expect(traitsOf(document) & traitBits[trait]).not.toBe(0);
  });

  const odd = [
    'MÃ¼nchen is far. “Nobody goes there, said he said. The the 5,000 people of Bonn have left on Monday, 30 February 2020.',
    '<b>Share</b>\n\nShare\n\nWe use cookies (and more cookies.\n\nLoading…\n\nShare',
    'a\u00adb is odd \ufffd and the bell\u0007 rings, , twice - but 3 of 4 are 50 percent.',
    clean,
  ];

  test.each(Object.entries(unreadBits))('is found without a scan for it as well: %s', (_, unread) => {
    const findingsOf = (scan: boolean): string[] => {
      const documents = odd.map(documentOf);
      if (scan) scanDocuments(documents, unread);
      return documents.flatMap((document, index) =>
        plan.documentRules.flatMap(({ rule, options }) => {
          const found: string[] = [];
          const silentOn = rule.silentOn === undefined ? 0 : traitBits[rule.silentOn];
          if ((traitsOf(document) & silentOn) !== 0) return found;
          rule.check(document, {
            options,
            report: (report) => found.push(`${index} ${rule.id} ${JSON.stringify(report)}`),
          });
          return found;
        }),
      );
    };
    const expected = findingsOf(false);
    expect(expected.length).toBeGreaterThan(8);
    expect(findingsOf(true)).toEqual(expected);
  });

  test('is what texts meet by where they were only to be compared', () => {
    const metBy = (document: Document): unknown => {
      const { numbers } = blockTableOf(document);
      const { hash, firstOfSpan } = wordsOf(document);
      return [minimizersOf(document), documentHashOf(document), mayHaveCaptions(document), hash, firstOfSpan]
        .map((value) => JSON.stringify(value))
        .concat(keysOfBlocks(numbers));
    };
    // Where lines stand is told by the scan and by blocks in other fields.
    const keysOfBlocks = (numbers: Uint32Array): string[] =>
      Array.from({ length: numbers.length / lineFields }, (_, block) =>
        [lineField.firstWord, lineField.high, lineField.low, lineField.words]
          .map((field) => numbers[block * lineFields + field])
          .join(),
      );
    const texts = [...odd, 'A bridge.\n\nPhoto: A. Mason / Reuters'];
    const compared = texts.map(documentOf);
    scanDocuments(compared, wordsToCompare);
    expect(compared.map(metBy)).toEqual(texts.map(documentOf).map(metBy));
  });
});
