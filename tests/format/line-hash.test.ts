import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineHashes } from '../../src/format/places/line-hash.ts';

/** The definition, line by line: slow, and with big integers. */
function hashesByDefinition(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const characters = (from: number): number[] => {
    const rest = lines.slice(from).join('\n').replaceAll(/[ \t]/g, '');
    const codes = [...Array(rest.length).keys()].map((at) => rest.charCodeAt(at));
    return [...codes, 0xffff, ...Array<number>(100).fill(0)].slice(0, 100);
  };
  const counts = new Map<string, number>();
  return lines.map((_, from) => {
    const sum = characters(from).reduce((hash, code) => hash * 37n + BigInt(code), 0n);
    const hash = BigInt.asUintN(64, sum).toString(16);
    counts.set(hash, (counts.get(hash) ?? 0) + 1);
    return `${hash}:${counts.get(hash)}`;
  });
}

function allHashes(text: string): string[] {
  const count = text.split(/\r\n|\r|\n/).length;
  const wanted = new Set(Array.from({ length: count }, (_, index) => index + 1));
  const hashes = lineHashes(text, wanted);
  return [...wanted].map((line) => hashes.get(line) ?? 'none');
}

describe('the hash of a line', () => {
  test('is the one that the upload action of GitHub computes for an empty file', () => {
    expect(allHashes('')).toEqual(['c129715d7a2bc9a3:1']);
  });

  test('follows the definition for any text', () => {
    const piece = fc.constantFrom(
      'a',
      'Word',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '\r',
      'ü',
      '\u{1f600}',
      'line of text\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        expect(allHashes(text)).toEqual(hashesByDefinition(text));
      }),
    );
  });

  test('counts lines that cannot be told apart', () => {
    const hashes = allHashes('The same line again and again, as long as it needs to be.\n'.repeat(8));
    expect(hashes[0]).toMatch(/:1$/);
    expect(hashes[2]).toBe(hashes[0].replace(/1$/, '3'));
  });

  test('is given for the lines that are asked for alone', () => {
    expect([...lineHashes('a\nb\nc', new Set([2, 9])).keys()]).toEqual([2]);
  });
});
