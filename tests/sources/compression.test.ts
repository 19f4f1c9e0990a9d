import { gzipSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { pack, unpack } from '../../src/sources/compression.ts';
import { readBytes } from '../../src/sources/read.ts';
import { complaintOf, outcomeOf } from './scratch.ts';

const lines = '{"id": "a", "text": "The council met."}\n{"id": "b", "text": "Größe zählt."}\n';

// Made of `lines` with zstd 1.5.
const frames = {
  'with length and checksum':
    'KLUv/SRPHQIAdAN7ImlkIjogImEiLCAidGV4dFRoZSBjb3VuY2lsIG1ldC4ifQpiR3LDtsOfZSB6w6RobHQuIn0KAwCAi0tRCMEEA/C+Tdc=',
  'from a pipe, without its length':
    'KLUv/QRYLQIAtAN7ImlkIjogImEiLCAidGV4dCI6ICJUaGUgY291bmNpbCBtZXQuIn0KYkdyw7bDn2UgesOkaGx0LiJ9CgIAgAssQpUB8L5N1w==',
  'without checksum':
    'KLUv/SBPHQIAdAN7ImlkIjogImEiLCAidGV4dFRoZSBjb3VuY2lsIG1ldC4ifQpiR3LDtsOfZSB6w6RobHQuIn0KAwCAi0tRCMEEAw==',
  'with a long window':
    'KLUv/SRPLQIAtAN7ImlkIjogImEiLCAidGV4dCI6ICJUaGUgY291bmNpbCBtZXQuIn0KYkdyw7bDn2UgesOkaGx0LiJ9CgIAgAssQpUB8L5N1w==',
};
const [frame, piped] = Object.values(frames).map((base64) => Buffer.from(base64, 'base64'));
const widest = Buffer.from(
  'KLUv/QSgLQIAtAN7ImlkIjogImEiLCAidGV4dCI6ICJUaGUgY291bmNpbCBtZXQuIn0KYkdyw7bDn2UgesOkaGx0LiJ9CgIAgAssQpUB8L5N1w==',
  'base64',
);
const skippable = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString();
}

/** A frame of blocks that each repeat one byte 131,072 times. */
function repetitive(blocks: number): Buffer {
  const head = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58]);
  const body = Buffer.alloc(4 * blocks);
  for (let block = 0; block < blocks; block++) {
    const header = (131_072 << 3) | (1 << 1) | (block === blocks - 1 ? 1 : 0);
    body.writeUIntLE(header, 4 * block, 3);
    body[4 * block + 3] = 0x61;
  }
  return Buffer.concat([head, body]);
}

describe('gzip', () => {
  test('is unpacked, all members of it', () => {
    const members = Buffer.concat([gzipSync('one\n'), gzipSync(''), gzipSync('zwölf\n')]);
    expect(text(unpack(members, 'gzip'))).toBe('one\nzwölf\n');
  });

  test('that is cut off anywhere is said to be', async () => {
    const whole = gzipSync(lines.repeat(20));
    for (const length of [10, 30, whole.length - 9, whole.length - 1]) {
      expect(await complaintOf(() => unpack(whole.subarray(0, length), 'gzip'))).toBe(
        'SourceError: The gzip file is cut off: its end is missing. Fetch it again, or unpack what there is of it.',
      );
    }
  });

  test('that is damaged is said to be', async () => {
    const whole = gzipSync(lines.repeat(20));
    whole[whole.length - 6] ^= 1;
    expect(await complaintOf(() => unpack(whole, 'gzip'))).toBe(
      'SourceError: The gzip file is damaged. Fetch or make it again.',
    );
  });

  test('that unpacks to more than 256 MiB and 500 times its size is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(257 * 2 ** 20), { level: 9 });
    expect(await complaintOf(() => unpack(bomb, 'gzip'))).toMatch(
      /^SourceError: Unpacks to more than 256 MiB, over 1\d{3} times its size, as no text does\. If it is right, unpack it first\.$/,
    );
  });
});

describe('Zstandard', () => {
  test.each(Object.entries(frames))('is unpacked %s', (_, base64) => {
    expect(text(unpack(Buffer.from(base64, 'base64'), 'zstd'))).toBe(lines);
  });

  test('is unpacked in all its frames, without those to be skipped', () => {
    expect(text(unpack(Buffer.concat([frame, skippable, piped, frame]), 'zstd'))).toBe(lines.repeat(3));
    expect(text(unpack(Buffer.concat([skippable, frame]), 'zstd'))).toBe(lines);
  });

  test('that is cut off anywhere is said to be', async () => {
    const whole = Buffer.concat([frame, piped]);
    for (const length of [4, 9, frame.length - 1, frame.length + 3, whole.length - 1]) {
      expect(await complaintOf(() => unpack(whole.subarray(0, length), 'zstd'))).toBe(
        'SourceError: The Zstandard file is cut off: its end is missing. Fetch it again, or unpack what there is of it.',
      );
    }
  });

  test('that goes on with something else is said to be damaged', async () => {
    expect(await complaintOf(() => unpack(Buffer.concat([frame, Buffer.alloc(20, 'x')]), 'zstd'))).toBe(
      'SourceError: The Zstandard file is damaged. Fetch or make it again.',
    );
  });

  test('gives its text or a SourceError, whatever bytes of it are changed', () => {
    for (let at = 4; at < frame.length; at++) {
      for (const value of [0x00, 0x7f, 0xff]) {
        const broken = Buffer.from(frame);
        broken[at] = value;
        expect(outcomeOf(() => unpack(broken, 'zstd'))).toMatch(/^(read|SourceError: [A-Z][^\n]*\.)$/);
      }
    }
  });

  test('that needs a window beyond 128 MiB is refused', async () => {
    expect(await complaintOf(() => unpack(widest, 'zstd'))).toBe(
      'SourceError: The Zstandard file needs a window of 1024 MiB, where 128 MiB are allowed. Pack it again with --long=27 or less.',
    );
  });

  test('that unpacks to more than 256 MiB and 500 times its size is refused', async () => {
    expect(text(unpack(repetitive(8), 'zstd'))).toBe('a'.repeat(8 * 131_072));
    expect(await complaintOf(() => unpack(repetitive(2049), 'zstd'))).toMatch(
      /^SourceError: Unpacks to more than 256 MiB, over 3\d{4} times its size/,
    );
  });

  test('that claims more than its blocks can hold is damaged, and takes no memory', async () => {
    const claims = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 1, 0, 0, 0x0b, 0, 0, 0x61]);
    expect(await complaintOf(() => unpack(claims, 'zstd'))).toBe(
      'SourceError: The Zstandard file is damaged. Fetch or make it again.',
    );
  });
});

describe('a file that is not what its name says', () => {
  test('is said not to be', async () => {
    expect(await complaintOf(() => unpack(Buffer.from('hello'), 'gzip'))).toBe(
      'SourceError: Its name ends in .gz, but this is no gzip file: it begins otherwise. Rename it, or fetch it again.',
    );
    expect(await complaintOf(() => unpack(new Uint8Array(), 'zstd'))).toBe(
      'SourceError: Its name ends in .zst, but this is no Zstandard file: it is empty. Rename it, or fetch it again.',
    );
  });

  test('is told how to be named', async () => {
    expect(await complaintOf(() => readBytes(gzipSync('x')))).toBe(
      'SourceError: This is a gzip file, not text. Let its name end in .gz, so that it is read as one.',
    );
  });
});

test('packing gives back what unpacking gave, in the same bytes each time', () => {
  const bytes = Buffer.from(lines.repeat(100));
  const packed = pack(bytes, 'gzip') as Uint8Array;
  expect(text(unpack(packed, 'gzip'))).toBe(lines.repeat(100));
  expect(Buffer.compare(packed, pack(bytes, 'gzip') as Uint8Array)).toBe(0);
});

test.skipIf(!('zstdCompressSync' in zlib))('packs with Zstandard where Node can (22.15)', () => {
  const packed = pack(Buffer.from(lines), 'zstd') as Uint8Array;
  expect(text(unpack(packed, 'zstd'))).toBe(lines);
});

test('encodings and byte order marks are those of the text inside', () => {
  const { text: inside, facts } = readBytes(gzipSync(Buffer.from('\ufeffGrüße')), { compression: 'gzip' });
  expect(text(inside)).toBe('Grüße');
  expect(facts).toMatchObject({ encoding: 'utf-8', bomBytes: 3 });
  const latin = readBytes(gzipSync(Buffer.from('Grüße an die Städte im Süden', 'latin1')), {
    compression: 'gzip',
  });
  expect(latin.facts.encoding).toBe('windows-1252');
  expect(text(latin.text)).toBe('Grüße an die Städte im Süden');
});
