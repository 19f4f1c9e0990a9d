// What the quality filters of Gopher find in documents near the limits of one measure each: the same whether the scan has
// bounded them or nothing is proved of them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import gopherQuality from '../../rules/gopher-quality.ts';
import gopherRepetition from '../../rules/gopher-repetition.ts';
import { defaultOptions } from '../../src/define/index.ts';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { duplicateGramLimits, topGramLimits } from '../../src/features/profiles/gopher.ts';
import { traitBits, traitsOf } from '../../src/features/traits.ts';
import { countBits } from '../../src/kernels/profiles/profile-tables.ts';
import type { TextDocument } from '../../src/segment/text-document.ts';
import { documentOf } from '../kernels/texts.ts';
import { NewWords } from './new-words.ts';

const silent = traitBits.keptByGopherQuality | traitBits.keptByGopherRepetition;
const counting = countBits.grams | countBits.languages | silent;

/** What the rules report, those alone that are asked: none that is silent on a document with its trait. */
function findingsOf(document: TextDocument): string[] {
  const found: string[] = [];
  for (const rule of [gopherQuality, gopherRepetition]) {
    if (rule.silentOn !== undefined && (traitsOf(document) & traitBits[rule.silentOn]) !== 0) continue;
    const options = defaultOptions(rule.options);
    rule.check(document, {
      options,
      report: ({ messageId, data, span }) =>
        found.push(JSON.stringify([rule.id, messageId, data, span.start, span.end])),
    } as Parameters<typeof rule.check>[1]);
  }
  return found;
}

const token = fc.constantFrom(
  ..."bridge a l’été well-known U.S 5,000 don't Straße 12 x&y мост . , ... \" “ ” – ( ) ; … # • ' — ! € '' .- |".split(
    ' ',
  ),
);
const space = fc.constantFrom(' ', ' ', ' ', ' ', '', '', '  ', '\n', '\t', '\n\n', '\u00a0', '\r\n');
const between = fc.constantFrom(' ', ' ', '. ', ', ', '\n', '-', ' (', '” ');
const size = fc.integer({ min: 1, max: 12 });

/** Texts of which runs that come again take about as much as a limit allows. */
const near = (limit: number) =>
  fc
    .record({
      run: size.chain((tokens) => fc.array(fc.tuple(token, space), { minLength: tokens, maxLength: tokens })),
      gap: between,
      seed: fc.nat({ max: 500 }),
      times: fc.integer({ min: 2, max: 9 }),
      factor: fc.double({ min: 0.3, max: 1.3, noNaN: true }),
      mark: fc.constantFrom('', '', '', ',', '.', ' of the'),
    })
    .map(({ run, gap, seed, times, factor, mark }) => {
      const words = new NewWords(seed);
      const again = run.flat().join('');
      const bytes = Math.max(40, again.length / (limit * factor));
      const parts = Array.from({ length: times }, () => `${words.fill(bytes, mark)}${gap}${again}`);
      return `The mill and the ${parts.join(' ')} of ${words.next()}.`;
    });

describe('what Gopher’s filters find near a limit', () => {
  const limits = [...topGramLimits, ...duplicateGramLimits];
  // Letters are known from the second time on.
  scanDocuments([documentOf('l’été Straße мост €'), documentOf('-')], counting);

  test.each(limits)('of %i tokens is the same with and without bounds', (_, limit) => {
    let kept = 0;
    let told = 0;
    fc.assert(
      fc.property(fc.array(near(limit), { minLength: 10, maxLength: 10 }), (texts) => {
        const documents = texts.map(documentOf);
        scanDocuments(documents, counting);
        documents.forEach((document, index) => {
          const alone = findingsOf(documentOf(texts[index]));
          if ((traitsOf(document) & traitBits.keptByGopherRepetition) !== 0) kept++;
          if (alone.some((each) => each.includes('repetition'))) told++;
          expect([texts[index], findingsOf(document)]).toEqual([texts[index], alone]);
        });
      }),
      { numRuns: 25, endOnFailure: true },
    );
    expect(kept).toBeGreaterThan(15);
    expect(told).toBeGreaterThan(15);
  });
});
