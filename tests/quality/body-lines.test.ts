// Lines that are taken for body without judging roles are body.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { isBody, isBodyOrCaption } from '../../src/features/blocks/possible-roles.ts';
import type { Document } from '../../src/model/document.ts';
import { documentOf } from '../kernels/texts.ts';

// Titles that end like sentences, sentences as short as titles, and what folds to the same words.
const line = fc.constantFrom(
  'Bridge opens after ten years',
  'Bridge opens after ten years.',
  'Bridge opens, after ten years',
  'bridge opens after ten years.',
  'Aldermere Mills Inc.',
  'aldermere mills inc.',
  'ALDERMERE MILLS INC.',
  'Mill sold in the U.S.',
  'The mill stays where it was.',
  'The mill stays, where it was.',
  'The town wants to keep the mill as it is for another ten years or so, said the mayor on Monday.',
  'The town wants to keep the mill as it is for another ten years, or so said the mayor on Monday.',
  'History',
  'A question of time?',
  'And so on:',
);

function scanned(text: string): Document {
  const documents = [documentOf(text), documentOf('The mill stays where it was.')];
  scanDocuments(documents);
  return documents[0];
}

test('a line is taken for body only if its role is body', () => {
  let unjudged = 0;
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 24 }),
      fc.constantFrom('\n', '\n\n'),
      (lines, gap) => {
        const text = lines.join(gap);
        const roles = documentOf(text).blocks.map(({ role }) => role);
        const unjudgedText = scanned(text);
        // Whoever asks for roles is told a wrong one.
        Object.defineProperty(unjudgedText, 'blocks', { get: () => roles.map(() => ({ role: 'residue' })) });
        const plain = [...roles.keys()].filter((block) => isBody(unjudgedText, block));
        expect(plain.map((block) => roles[block])).toEqual(plain.map(() => 'body'));
        expect(plain.every((block) => isBodyOrCaption(unjudgedText, block))).toBe(true);
        unjudged += plain.length;
      },
    ),
    { numRuns: 1500 },
  );
  expect(unjudged).toBeGreaterThan(500);
});
