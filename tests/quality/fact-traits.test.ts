// What the scan proves that a document cannot state: rules about facts and marks that are asked all the same find nothing
// there. On text of which every second sentence is near something they look for.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { defaultOptions, type Trait } from '../../src/define/index.ts';
import { planRun } from '../../src/engine/plan.ts';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { RowBuffer } from '../../src/engine/rows/row-buffer.ts';
import { traitBits, traitsOf } from '../../src/features/traits.ts';
import { factWord, factWords } from '../../src/kernels/possible-facts.ts';
import type { TextDocument } from '../../src/segment/text-document.ts';
import { documentOf } from '../kernels/texts.ts';

const plan = planRun(
  rules,
  rules.map(({ id, options }) => ({ id, options: defaultOptions(options) })),
);

/** Statements that some rule reports by themselves, or with another one of them. */
const wrong = [
  'Monday, 26 January 2024, was a cold day.',
  'Le lundi 26 janvier 2024, il faisait froid.',
  'Am 31. April war es so weit.',
  'The bridge was closed on 31/06/2023 for repairs.',
  'Profits rose by 80 percent, from 100 million euros to 120 million.',
  'Sales fell 50% from 200 to 180 last year.',
  'Der Umsatz stieg um 70 Prozent, von 100 auf 120 Euro.',
  'The road is 90 km (20 miles) long.',
  'It weighs 23 kilograms, or just over 90 pounds, when full.',
  'Three towns were hit: Ashby, Dunmore, Colby and Norwick.',
  'He named four reasons – rain, wind.',
  'Drei Orte sind betroffen: Ahorn, Buchen, Coburg und Dorfen.',
  'Ann Cole, 41, said so at noon.',
  'Mr Brook asked Ann Cole, aged 45, about it.',
  'Anne Colin, 41 ans, était là.\n\nPlus tard, Anne Colin, 44 ans, est partie.',
  'The 41-year-old Ann Cole was there.',
  'The Ashby Water Board (AWB) met. The Ashby Wine Board (AWB) did not.',
  'Senator Ann Cole (D-OH) and Senator Bob Brook (R) spoke.',
  'They went to Saint Paul and Fort Carson by train.',
  'They went to St. Paul, Ft. Carson, N. Dakota and (St. Helens) by train.',
  'The truce was declared by both sides.',
  'An undeclared truce began.',
  'A legal building was next to it, Ireland’s first.',
  'The the bridge was closed.',
  'A bracket (that is never closed.',
  'It is [sic] closed).',
  'He said “it was not safe at all any more in the town” to them.\n\nThe mayor: “it was not really safe at all any more in the town” then.',
  "She said 'no'. It's \"open.",
  'A dash – here -- and — there.',
  'It ended.. And then,, it began etc...',
] as const;
const plain = [
  'The old bridge over the river was closed for repairs, the mayor said.',
  'Nobody had asked the people of the town what they wanted to be done with it.',
  'In 1984 there were 12 of them, 30 more in 1990 and 4,500 people by the end.',
  'It took 40 minutes to get to Room 7, and 3 more to find a seat there.',
  'There are two or three reasons why the northern towns were hit that hard.',
  'Something international was built under the hill.',
] as const;

const statement = fc.constantFrom(...wrong, ...plain, ...plain, ...plain);
/** A statement that is damaged: its words in other places, without some characters. */
const damaged = fc
  .tuple(statement, fc.nat(), fc.nat(), fc.constantFrom('', ' ', '\n', ',', '(', ' 30', 'é', '’', '. '))
  .map(([text, from, length, put]) => {
    const at = from % text.length;
    return text.slice(0, at) + put + text.slice(at + (length % 6));
  });
const headline = fc.constantFrom(
  'Undeclared Truce in the North',
  'Illegal Building under the Hill',
  'The Old Bridge',
);
const text = fc
  .tuple(
    fc.array(fc.oneof({ weight: 3, arbitrary: statement }, { weight: 2, arbitrary: damaged }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom(' ', '\n\n'),
    headline,
  )
  .map(([statements, between, title]) => `${title}\n\n${statements.join(between)}`);
const texts = fc.array(text, { minLength: 2, maxLength: 8 });

/** The same text as a document by itself, of which nothing is proved. */
function alone(document: TextDocument): TextDocument {
  return documentOf(Buffer.from(document.bytes).toString());
}

/** Rules of which one part reads a trait, and the other one speaks of documents that have it. */
const readers: Partial<Record<Trait, string>> = { noOpposites: 'headline-contradiction' };

/** What is found in a document by all who are silent on a trait, in whole or in part. */
function foundIn(document: TextDocument, trait: Trait): string[] {
  const found: string[] = [];
  for (const { rule, options } of plan.documentRules)
    if (rule.silentOn === trait || rule.id === readers[trait])
      rule.check(document, { options, report: ({ span }) => found.push(`${rule.id} ${span.start}`) });
  for (const { index } of plan.baseIndexes) {
    if (index.silentOn !== trait) continue;
    const rows = new RowBuffer(index.columns);
    rows.startDocument(0);
    index.map(document, rows);
    if (rows.finish().length > 0) found.push(index.id);
  }
  return found;
}

const ofFacts = (Object.keys(traitBits) as Trait[]).filter((trait) => traitBits[trait] >= 1 << 16);

describe('a trait of facts and marks', () => {
  // Sets of words are looked for from their first use on.
  for (const written of wrong) for (const trait of ofFacts) foundIn(documentOf(written), trait);

  test('is looked for with all words that figures are judged by', () => {
    expect(factWords.bits).toBe(Object.values(factWord).reduce((sum, bit) => sum | bit, 0));
  });

  test.each(ofFacts)('keeps nothing from being found: %s', (trait) => {
    let proved = 0;
    let told = 0;
    fc.assert(
      fc.property(texts, (all) => {
        const documents = all.map(documentOf);
        scanDocuments(documents);
        for (const document of documents) {
          const found = foundIn(alone(document), trait);
          if (found.length > 0) told++;
          if ((traitsOf(document) & traitBits[trait]) === 0) continue;
          proved++;
          expect([document.bytes.toString(), found]).toEqual([document.bytes.toString(), []]);
        }
      }),
      { numRuns: 300 },
    );
    expect(proved).toBeGreaterThan(100);
    expect(told).toBeGreaterThan(10);
  });

  test('is proved of text that states nothing of the kind', () => {
    const documents = plain.map(documentOf);
    scanDocuments(documents);
    const missing = ofFacts.filter((trait) => !documents.some((one) => traitsOf(one) & traitBits[trait]));
    expect(missing).toEqual([]);
  });
});
