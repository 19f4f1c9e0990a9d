// Every format that can be written, in every encoding and packing: what nobody edits stays byte for byte, and what is
// edited reads as wanted.

import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rewriteSource, type DocumentChange, type RewritableSource } from '../../src/fix/index.ts';
import type { FormatId, SourceRecord } from '../../src/model/document.ts';
import { recordsOf } from '../../src/sources/formats/index.ts';
import { decodeText, encodeText } from '../../src/text/unicode/decode.ts';

/** One record as it stands in its file: what comes before its text, the text as the format writes it, what follows. */
interface Piece {
  readonly before: string;
  readonly written: string;
  /** Holds a mark that stands nowhere else. */
  readonly behind: string;
}

interface Encoding {
  readonly id: string;
  readonly bom: readonly number[];
  encode(text: string): Uint8Array;
  decode(bytes: Uint8Array): string;
}

const utf16 = (isBig: boolean): Pick<Encoding, 'encode' | 'decode'> => {
  const swapped = (bytes: Uint8Array): Buffer => (isBig ? Buffer.from(bytes).swap16() : Buffer.from(bytes));
  return {
    encode: (text) => swapped(Buffer.from(text, 'utf16le')),
    decode: (bytes) => swapped(bytes).toString('utf16le'),
  };
};
const utf8 = { encode: encodeText, decode: (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8') };
/** Characters of Windows-1252 that Latin-1 has elsewhere. */
const western = new Map([
  ['€', 0x80],
  ['“', 0x93],
]);
const windows1252 = {
  encode: (text: string) => Uint8Array.from(text, (letter) => western.get(letter) ?? letter.charCodeAt(0)),
  decode: (bytes: Uint8Array) =>
    Array.from(
      bytes,
      (byte) => [...western].find(([, code]) => code === byte)?.[0] ?? String.fromCharCode(byte),
    ).join(''),
};
const encodings: readonly Encoding[] = [
  { id: 'utf-8', bom: [], ...utf8 },
  { id: 'utf-8', bom: [0xef, 0xbb, 0xbf], ...utf8 },
  { id: 'utf-16le', bom: [0xff, 0xfe], ...utf16(false) },
  { id: 'utf-16be', bom: [0xfe, 0xff], ...utf16(true) },
  { id: 'windows-1252', bom: [], ...windows1252 },
];

const letters = ['a', 'b', ' ', 'é', '€', '“', '"', ',', ';', '\\', '/', '\n', '\t', '<', '#'];
const beyondWestern = ['😀', 'ж', '漢'];

function textIn({ id }: Encoding): fc.Arbitrary<string> {
  const unit = fc.constantFrom(...letters, ...(id === 'windows-1252' ? [] : beyondWestern));
  return fc.string({ unit, maxLength: 14 });
}

/** What is done to one record: edits by letters of its text, or the removal of it all. */
interface Treatment {
  readonly cuts: readonly (readonly [from: number, letters: number, inserted: string])[];
  readonly isRemoved: boolean;
}

const treatment = (text: fc.Arbitrary<string>): fc.Arbitrary<Treatment> =>
  fc.record({
    cuts: fc.array(fc.tuple(fc.nat(16), fc.nat(4), text), { maxLength: 3 }),
    isRemoved: fc.boolean(),
  });

/** Disjoint edits of a text, none touching another. */
function editsOf(text: string, { cuts }: Treatment): DocumentChange['edits'] {
  const all = [...text];
  const bytesTo = (count: number): number => encodeText(all.slice(0, count).join('')).length;
  const edits: { span: { start: number; end: number }; text: string }[] = [];
  let least = 0;
  for (const [from, length, inserted] of [...cuts].sort(([a], [b]) => a - b)) {
    const start = Math.max(from, least);
    const end = Math.min(start + length, all.length);
    if (start > all.length) break;
    edits.push({ span: { start: bytesTo(start), end: bytesTo(end) }, text: inserted });
    least = end + 1;
  }
  return edits;
}

function withEdits(text: string, edits: DocumentChange['edits']): string {
  let bytes = Buffer.from(encodeText(text));
  for (const { span, text: inserted } of [...edits].reverse())
    bytes = Buffer.concat([bytes.subarray(0, span.start), encodeText(inserted), bytes.subarray(span.end)]);
  return decodeText(bytes);
}

const mark = (index: number): string => `mark${index}x`;

/** A string of JSON with its letters as they are, as escapes, or some of both. */
function jsonString(text: string, style: number): string {
  return [...text]
    .map((letter, index) => {
      if (style === 1 || (style === 2 && index % 2 === 0)) {
        return letter
          .split('')
          .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join('');
      }
      return letter === '/' && style === 3 ? '\\/' : JSON.stringify(letter).slice(1, -1);
    })
    .join('');
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** How each format writes a record. `style` picks among the ways it has. */
const layouts: Readonly<
  Partial<
    Record<FormatId, { head: string; write(text: string, index: number, style: number, end: string): Piece }>
  >
> = {
  jsonl: {
    head: '',
    write: (text, index, style, end) => ({
      before: `${' '.repeat(style % 2)}{"id":${index}, "t":"a\\u0041","text" :"`,
      written: jsonString(text, style),
      behind: `","n":1.0,"m":"${mark(index)}"}${end}`,
    }),
  },
  csv: {
    head: 'id,text,n\n',
    write: (text, index, style, end) => ({
      before: `${index},`,
      written: style === 0 || /[",\r\n]/.test(text) ? quoted(text) : text,
      behind: `,"${mark(index)}"${end}`,
    }),
  },
  tsv: {
    head: 'id\ttext\tn\n',
    write: (text, index, style, end) => ({
      before: `${index}\t`,
      written: style === 0 || /["\t\r\n]/.test(text) ? quoted(text) : text,
      behind: `\t${mark(index)}${end}`,
    }),
  },
};

interface Trial {
  readonly encoding: Encoding;
  readonly isPacked: boolean;
  readonly lineEnd: string;
  readonly endsOpen: boolean;
  readonly records: readonly (readonly [text: string, style: number, treatment: Treatment])[];
}

const trial: fc.Arbitrary<Trial> = fc.constantFrom(...encodings).chain((encoding) =>
  fc.record({
    encoding: fc.constant(encoding),
    isPacked: fc.boolean(),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    endsOpen: fc.boolean(),
    records: fc.array(fc.tuple(textIn(encoding), fc.nat(3), treatment(textIn(encoding))), {
      minLength: 1,
      maxLength: 6,
    }),
  }),
);

function fileOf({ encoding, isPacked }: Trial, text: string): Uint8Array {
  const bytes = Buffer.concat([Uint8Array.from(encoding.bom), encoding.encode(text)]);
  // Packed otherwise than we do, so that packing it anew would show.
  return isPacked ? gzipSync(bytes, { level: 1 }) : bytes;
}

function sourceOf({ encoding, isPacked }: Trial, format: FormatId): RewritableSource {
  return {
    format,
    encoding: encoding.id,
    bomBytes: encoding.bom.length,
    settings: {},
    ...(isPacked ? { compression: 'gzip' as const } : {}),
  };
}

/** The text of a file, after making sure that its byte order mark stands. */
function textOf({ encoding, isPacked }: Trial, bytes: Uint8Array): string {
  const plain = isPacked ? gunzipSync(bytes) : Buffer.from(bytes);
  expect([...plain.subarray(0, encoding.bom.length)]).toEqual(encoding.bom);
  return encoding.decode(plain.subarray(encoding.bom.length));
}

function rewritten(bytes: Uint8Array, source: RewritableSource, changes: DocumentChange[]): Uint8Array {
  const outcome = rewriteSource(bytes, source, changes);
  if (outcome.kind === 'refused') throw new Error(outcome.reason);
  return outcome.bytes;
}

describe.each(Object.entries(layouts))('%s', (name, { head, write }) => {
  const format = name as FormatId;

  test('stays byte for byte without edits', () => {
    fc.assert(
      fc.property(trial, (each) => {
        const text =
          head +
          each.records
            .map(([record, style], index) =>
              Object.values(write(record, index, style, each.lineEnd)).join(''),
            )
            .join('');
        const bytes = fileOf(each, text);
        const source = sourceOf(each, format);
        expect(Buffer.compare(rewritten(bytes, source, []), bytes)).toBe(0);
        const [first] = recordsOf(format, encodeText(text), {}).records;
        expect(Buffer.compare(rewritten(bytes, source, [{ document: first, edits: [] }]), bytes)).toBe(0);
      }),
    );
  });

  test('changes in edited texts alone, and reads as wanted', () => {
    fc.assert(
      fc.property(trial, (each) => {
        const last = each.records.length - 1;
        const pieces = each.records.map(([text, style], index) =>
          write(text, index, style, index === last && each.endsOpen ? '' : each.lineEnd),
        );
        const text = head + pieces.map(({ before, written, behind }) => before + written + behind).join('');
        const { records, problems } = recordsOf(format, encodeText(text), {});
        expect(problems).toEqual([]);
        expect(records.map(({ bytes }) => decodeText(bytes))).toEqual(each.records.map(([wanted]) => wanted));
        const changes = records.map((document: SourceRecord, index): DocumentChange => {
          const [of, , treated] = each.records[index];
          return treated.isRemoved
            ? { document, edits: [], removal: { before: undefined, behind: undefined } }
            : { document, edits: editsOf(of, treated) };
        });
        const after = textOf(each, rewritten(fileOf(each, text), sourceOf(each, format), changes));
        // Outside of the edited texts every letter stands where it stood.
        let at = head.length;
        expect(after.startsWith(head)).toBe(true);
        const wanted: string[] = [];
        pieces.forEach(({ before, written, behind }, index) => {
          const { edits, removal } = changes[index];
          if (removal !== undefined) return;
          expect(after.slice(at, at + before.length)).toBe(before);
          const end = after.indexOf(behind, at + before.length);
          expect(end).toBeGreaterThan(0);
          const text = after.slice(at + before.length, end);
          expect(edits.length === 0 ? text : written).toBe(written);
          at = end + behind.length;
          wanted.push(withEdits(each.records[index][0], edits));
        });
        expect(after.slice(at)).toBe('');
        const again = recordsOf(format, encodeText(after), {});
        expect(again.problems).toEqual([]);
        expect(again.records.map(({ bytes }) => decodeText(bytes))).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(['plain', 'markdown'] as const)('%s', (format) => {
  test('is the text with the edits of its articles and nothing else', () => {
    const gap = '\n\n\n\n';
    fc.assert(
      fc.property(trial, (each) => {
        const texts = each.records.map(([text]) => `x${text}`);
        const ends = each.endsOpen ? '' : each.lineEnd;
        const file = texts.join(gap) + ends;
        let offset = 0;
        const changes = texts.map((text, index): DocumentChange => {
          const bytes = encodeText(text);
          const document = { bytes, offset, record: null, sourceLine: 1 };
          offset += bytes.length + gap.length;
          return { document, edits: editsOf(text, each.records[index][2]) };
        });
        const bytes = fileOf(each, file);
        const source = sourceOf(each, format);
        expect(Buffer.compare(rewritten(bytes, source, []), bytes)).toBe(0);
        expect(textOf(each, rewritten(bytes, source, changes))).toBe(
          texts.map((text, index) => withEdits(text, changes[index].edits)).join(gap) + ends,
        );
      }),
      { numRuns: 300 },
    );
  });
});
