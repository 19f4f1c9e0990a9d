// Marks of a text: their kinds, and that the kernel finds what its twin finds, whatever lies beside them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  apostropheMark,
  closeRoundMark,
  colonMark,
  commaMark,
  curlyDoubleMark,
  curlySingleMark,
  dashMark,
  doubledMark,
  doubleMark,
  figureMark,
  findMarks,
  graveMark,
  openRoundMark,
  otherQuoteMark,
  squareMark,
  wideBracketMark,
} from '../../src/kernels/marks.ts';
import { scanTexts } from '../../src/kernels/scan-texts.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { encodeText } from '../../src/text/unicode/decode.ts';

function marksIn(text: string): [at: number, kind: number][] {
  const bytes = encodeText(text);
  const { at, kind, kinds } = findMarks(bytes, [{ start: 0, end: bytes.length }]);
  expect(kinds).toBe(kind.reduce((bits, one) => bits | (1 << one), 0));
  return [...at].map((place, index) => [place, kind[index]]);
}

const single: [string, number][] = [
  ['"', doubleMark],
  ["'", apostropheMark],
  ['`', graveMark],
  ...[...'“”„‟'].map((mark): [string, number] => [mark, curlyDoubleMark]),
  ...[...'‘’‚‛'].map((mark): [string, number] => [mark, curlySingleMark]),
  ...[...'«»‹›「」『』＂'].map((mark): [string, number] => [mark, otherQuoteMark]),
  ['–', dashMark],
  ['—', dashMark],
  ['(', openRoundMark],
  [')', closeRoundMark],
  ['7', figureMark],
  ['[', squareMark],
  [']', squareMark],
  ...[...'（）［］【】'].map((mark): [string, number] => [mark, wideBracketMark]),
];

describe('findMarks', () => {
  test.each(single)('finds %s wherever it stands', (mark, kind) => {
    expect(marksIn(mark)).toEqual([[0, kind]]);
    expect(marksIn(`xy${mark}z`)).toEqual([[2, kind]]);
  });

  test.each([
    ['a - b', [[2, dashMark]]],
    ['a--b', [[1, dashMark]]],
    ['well-known a- b a -b', []],
    ['- item', []],
    ['three: a', [[5, colonMark]]],
    ['three:', [[5, colonMark]]],
    ['12:30, std::map', [[0, figureMark], [3, figureMark], [5, commaMark]]], // prettier-ignore
    ['1,234', [[0, figureMark], [2, figureMark]]], // prettier-ignore
    ['etc..', [[3, doubledMark]]],
    ['a,; b?. c!? d?', [[1, doubledMark], [5, doubledMark]]], // prettier-ignore
    ['甲、、乙，丙。', [[3, doubledMark]]],
    ['،،', [[0, doubledMark]]],
  ] as [string, [number, number][]][])('finds in %j what may mean something', (text, expected) => {
    expect(marksIn(text)).toEqual(expected);
  });

  test('looks at nothing outside of a stretch', () => {
    const bytes = encodeText('a - b. (c) -');
    const stretches = [
      { start: 0, end: 3 },
      { start: 3, end: 5 },
      { start: 7, end: 8 },
    ];
    expect([...findMarks(bytes, stretches).at]).toEqual([7]);
  });
});

describe('the kernel', () => {
  const kernels = wasmKernels() as WasmKernels;
  const unit = fc.constantFrom(
    ...single.map(([mark]) => mark),
    ...'x\n-.,;:?!0é、。，،中重秋Пу…€\u2009﹏',
    ' ',
    '--',
    ' - ',
    ', ',
  );

  test('finds what its twin finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit, maxLength: 120 }), { minLength: 1, maxLength: 6 }),
        (written) => {
          const texts = written.map(encodeText);
          const { markPosition, markKind, firstMark, kindsOfMarks } = scanTexts(kernels, texts);
          texts.forEach((text, index) => {
            const plain = findMarks(text, [{ start: 0, end: text.length }]);
            const [from, to] = [firstMark[index], firstMark[index + 1]];
            expect([...markPosition.subarray(from, to)]).toEqual([...plain.at]);
            expect([...markKind.subarray(from, to)]).toEqual([...plain.kind]);
            expect(kindsOfMarks[index]).toBe(plain.kinds);
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  test('has room where every byte is a mark', () => {
    const { markPosition } = scanTexts(kernels, [
      encodeText('"'.repeat(5000)),
      encodeText('[('.repeat(1000)),
    ]);
    expect(markPosition.length).toBe(7000);
  });
});
