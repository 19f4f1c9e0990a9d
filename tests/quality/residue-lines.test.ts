// Documents that are passed without roles have none of residue.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHoldResidue } from '../../src/features/blocks/possible-roles.ts';
import { documentOf } from '../encoding/document.ts';

const line = fc.constantFrom(
  'Bridge Opens After Ten Years',
  'Workers on the bridge. (Reuters)',
  'TT',
  'Neu',
  'Share',
  'Read more: The mill',
  '© 2024 The Post. All rights reserved.',
  'Page 2 of 3',
  '| » |',
  'Loading…',
  'Continue reading\nthe main story',
  'The old mill was sold to the town, which wants to\nkeep it as it is for another ten years or\nso.',
  'Home',
  '12 comments',
  'Lesen Sie auch: Der Fluss',
  '',
);

test('a document in which no line can be left over has no block with that role', () => {
  let passed = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\n\n'), (lines, gap) => {
      const document = documentOf(['The mill stays where it was.', ...lines].join(gap));
      if (mayHoldResidue(document)) return;
      passed++;
      expect(document.blocks.filter(({ role }) => role === 'residue')).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(passed).toBeGreaterThan(20);
});
