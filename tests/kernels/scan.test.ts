import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanDocuments } from '../../src/engine/reading/scan.ts';
import { minimizersOf } from '../../src/features/minimizers.ts';
import { signsOf } from '../../src/features/marks/signs.ts';
import { wordsOf } from '../../src/features/words.ts';
import { winnowPlain } from '../../src/kernels/minimizers.ts';
import { findSigns } from '../../src/kernels/signs.ts';
import { packNames, recordsOfLines, textOfRecord } from '../../src/kernels/records.ts';
import { recordFields } from '../../src/kernels/wasm/kernel-results.ts';
import { wasmKernels, type WasmKernels } from '../../src/kernels/wasm/wasm.ts';
import { wasmCode } from '../../src/kernels/wasm/wasm-code.ts';
import { tokenise, tokenisePlain } from '../../src/kernels/words.ts';
import { span } from '../../src/model/span.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';
import { segmentBlocks } from '../segment/samples.ts';
import { documentOf, texts } from './texts.ts';

const kernels = wasmKernels() as WasmKernels;

describe('scanning documents together', () => {
  test('finds the words, minimizers, signs and blocks that each document has by itself', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const documents = written.map(documentOf);
        scanDocuments(documents);
        for (const document of documents) {
          const blocks = segmentBlocks(document.bytes);
          const spans = blocks.map(({ span }) => span);
          const plain = tokenisePlain(document.bytes, spans);
          const { hash, start, end, firstOfSpan } = wordsOf(document);
          expect(document.blocks).toEqual(blocks);
          expect(document.spans).toEqual(spans);
          expect([[...hash], [...start], [...end]]).toEqual([
            [...plain.hash],
            [...plain.start],
            [...plain.end],
          ]);
          expect([...firstOfSpan]).toEqual([...plain.firstOfSpan]);
          const minimizers = winnowPlain(plain.hash);
          expect([...signsOf(document)]).toEqual([...findSigns(document.bytes)]);
          expect([...minimizersOf(document).hash]).toEqual([...minimizers.hash]);
          expect([...minimizersOf(document).position]).toEqual([...minimizers.position]);
        }
      }),
    );
  });
});

/** What JSON.parse makes of every line that is not blank: the first wanted string, or nothing. */
function parsedTexts(lines: string, names: readonly string[]): (string | undefined)[] {
  return lines
    .split('\n')
    .filter(isFilled)
    .map((line) => {
      try {
        const value = JSON.parse(line) as Record<string, unknown> | null;
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
        const name = names.find((wanted) => typeof value[wanted] === 'string');
        return name === undefined ? undefined : decodeText(encodeText(value[name] as string));
      } catch {
        return undefined;
      }
    });
}

function textOfLine(line: string, names: readonly string[]): string | undefined {
  const bytes = textOfRecord(kernels, encodeText(line), packNames(names.map(encodeText)));
  return bytes && decodeText(bytes);
}

function isFilled(line: string): boolean {
  return /[^ \t\r]/u.test(line);
}

function kernelTexts(lines: string, names: readonly string[]): (string | undefined)[] {
  const { table, texts: found } = recordsOfLines(
    kernels,
    encodeText(lines),
    packNames(names.map(encodeText)),
  );
  return Array.from({ length: table.length / recordFields }, (_, record) => {
    const [, , , isRead, start, end] = table.subarray(record * recordFields, (record + 1) * recordFields);
    return isRead === 1 ? decodeText(found.subarray(start, end)) : undefined;
  });
}

describe('records of JSON Lines', () => {
  const names = ['text', 'body'];

  test('leave the tables as they are by which words are found', () => {
    // All that the tables know lies behind one another: letters of every script stand at some address of theirs.
    const letters = Array.from({ length: 0x2000 }, (_, code) => String.fromCodePoint(code)).join('x ');
    const bytes = encodeText(letters);
    const spans = [span(0, bytes.length)];
    const expected = tokenisePlain(bytes, spans);
    for (let round = 0; round < 3; round++) {
      kernelTexts(`{"text":"${'x'.repeat(300)}","body":"y"}\n`.repeat(20), names);
      expect(tokenise(bytes, spans)).toEqual(expected);
    }
  });

  test('and all other kernels have no static data, which would lie among the tables', () => {
    const dataSection = 11;
    const code = Buffer.from(wasmCode, 'base64');
    const sections: number[] = [];
    for (let at = 8; at < code.length;) {
      sections.push(code[at++]);
      let length = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = code[at++];
        length |= (byte & 127) << shift;
        if (byte < 128) break;
      }
      at += length;
    }
    expect(sections).toContain(10);
    expect(sections).not.toContain(dataSection);
  });

  test.each([
    ['{"text":"plain"}'],
    ['{"text":"a\\nb\\t\\"c\\" \\\\ \\/ \\u00e9 \\ud83d\\ude00 \\ud83d x \\ude00"}'],
    [' \t{ "id" : 1 , "text" : "spaces" } \r'],
    ['{"id":-0.5e+10,"list":[1,[],{},{"a":[true,false,null]}],"body":"second"}'],
    ['{"text":"one","text":"two"}'],
    ['{"text":"one","text":3,"body":"x"}'],
    ['{"body":"x","text":"the first name wins"}'],
    ['{}'],
    ['{"text":"long enough for more than one vector of sixteen bytes, and then some"}'],
    ['{"text":"' + 'x'.repeat(31) + '\\n' + 'y'.repeat(40) + '"}'],
  ])('reads %s as JSON.parse does', (line) => {
    expect(kernelTexts(line, names)).toEqual(parsedTexts(line, names));
  });

  test.each([
    ['{"text":"no end}'],
    ['{"text":"x"} trailing'],
    ['{"text":"x",}'],
    ['{"text":"bad \\x escape"}'],
    ['{"text":"bad \\u12g4 escape"}'],
    ['{"text":"raw \t tab"}'],
    ['{"text":"x","n":01}'],
    ['{"text":"x","n":1.}'],
    ['{"text":"x","n":tru}'],
    ['{"text":"x","n":[1,]}'],
    ['{"text":"x","n":{"a":1,}}'],
    ['{"text" "x"}'],
    ['["text"]'],
    ['"text"'],
    ['{"text":"x"'],
  ])('leaves %s to JSON.parse, which refuses it', (line) => {
    expect(kernelTexts(line, names)).toEqual([undefined]);
    expect(parsedTexts(line, names)).toEqual([undefined]);
  });

  test('reads what JSON.stringify wrote, and never reads what JSON.parse refuses', () => {
    const value = fc.record({
      text: fc.string({ unit: 'binary' }),
      id: fc.jsonValue(),
      body: fc.jsonValue(),
    });
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 6 }),
        fc.nat(),
        fc.constantFrom('"', '\\', '{', ',', 'x', ''),
        (values, at, put) => {
          const lines = values.map((one) => JSON.stringify(one)).join('\n');
          expect(kernelTexts(lines, names)).toEqual(parsedTexts(lines, names));
          const place = lines.length === 0 ? 0 : at % lines.length;
          const broken = lines.slice(0, place) + put + lines.slice(place + 1);
          const expected = parsedTexts(broken, names);
          const found = kernelTexts(broken, names);
          expect(found).toEqual(
            expected.map((text, index) => (found[index] === undefined ? undefined : text)),
          );
          expect(
            broken
              .split('\n')
              .filter(isFilled)
              .map((line) => textOfLine(line, names)),
          ).toEqual(found);
        },
      ),
    );
  });
});
