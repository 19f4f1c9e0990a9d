import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { mayHaveCaptions, mayHoldResidue } from '../../src/features/blocks/possible-roles.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';
import { documentOf } from './texts.ts';

const kernels = wasmKernels() as WasmKernels;

// What lines of captions and leftovers begin with, hold and end in, and what looks like it.
const beginnings = [
  '',
  '"',
  '“',
  '(',
  'Photo: ',
  'FILE - ',
  'Read ',
  'Share ',
  "Don't ",
  'E-mail ',
  'E2 ',
  'Élan ',
  '© ',
  'The ',
  '12 ',
  '：',
  'Н',
];
const middles = [
  'mayor opened the bridge',
  'a: b',
  'left／right',
  'one – two',
  'one -two',
  'well-known',
  'via the park',
  'ph, photograph',
  'PHOTO',
  'К：з',
  'a/b',
  'a|b',
  '©',
  '中文',
  ' ',
  'more',
  'this',
  'x'.repeat(30),
  'word '.repeat(30),
];
const endings = [
  '',
  '.',
  '。',
  '?',
  '!”',
  '."',
  ').',
  ')',
  ' ） ',
  '）',
  ']',
  '(Reuters)',
  '. (AP)',
  '. Photo: EPA',
  'Н',
  ' .',
  '’',
];
const line = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.array(fc.constantFrom(...middles), { maxLength: 4 }),
    fc.constantFrom(...endings),
  )
  .map(([beginning, parts, ending]) => beginning + parts.join(' ') + ending);
const text = fc
  .array(fc.oneof(line, fc.constantFrom('', 'Twice.')), { maxLength: 5 })
  .map((lines) => lines.join('\n'));

describe('telling which roles the lines of documents may have', () => {
  test('gives for documents that are scanned together what each gives by itself', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (written) => {
        const documents = written.map(documentOf);
        scanDocuments(documents);
        const rolesOf = (document: (typeof documents)[number]): boolean[] => [
          mayHaveCaptions(document),
          mayHoldResidue(document),
        ];
        expect(documents.map(rolesOf)).toEqual(written.map((one) => rolesOf(documentOf(one))));
      }),
      { numRuns: 4000 },
    );
  });

  test.each([
    [
      'Bridge opens after two years\n\nThe mayor, who is 41 years old, opened the bridge on Monday: it cost (the council says) £3 million.',
      4,
    ],
    ['“It is done,” she said, and all who stood there on the old bridge agreed with her.', 0],
    ['“It is done,” she said.\n\nDer Bürgermeister kam später.', 4],
    ['The mayor on the bridge. (Reuters)', 1 + 4],
    ['Twice told\nTwice told', 1 + 4 + 8],
    ['Share this article', 2 + 4],
    ['TT', 2 + 4],
  ])('says of "%s" %i', (written, roles) => {
    const bytes = encodeText(written);
    expect([...scanTexts(kernels, [bytes, bytes]).roles]).toEqual([roles, roles]);
  });
});
