import { describe, expect, test } from 'vitest';
import { binaryKind } from '../../src/sources/encodings/binary.ts';
import { utf16, singleByte, doubleByte, languages } from './encodings.ts';

describe('binary content', () => {
  const noise = (length: number): Buffer => {
    let state = 1;
    return Buffer.from(
      Uint8Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24),
    );
  };

  test.each([
    ['a PDF document', Buffer.from('%PDF-1.7\nall in ASCII\n')],
    [
      'a ZIP archive',
      Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\0\0'), Buffer.from('stored text '.repeat(900))]),
    ],
    ['a gzip file', Buffer.concat([Buffer.of(0x1f, 0x8b, 8), noise(300)])],
    [
      'a tar archive',
      Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0'), Buffer.from('text '.repeat(999))]),
    ],
    ['an image', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(300)])],
    ['a program', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), noise(300)])],
    ['an SQLite database', Buffer.concat([Buffer.from('SQLite format 3\0'), noise(300)])],
    ['binary content', noise(1000)],
    ['binary content', noise(200)],
    ['binary content', Buffer.alloc(1000)],
    ['binary content', Buffer.of(0)],
    ['binary content', Buffer.concat([Buffer.from('<?xpacket metadata ?>'.repeat(500)), noise(100_000)])],
    ['binary content', Buffer.from(Float64Array.from({ length: 100 }, (_, index) => index / 7).buffer)],
    ['binary content', Buffer.from(Int32Array.from({ length: 100 }, (_, index) => index).buffer)],
  ])('is told: %s (%#)', (kind, bytes) => {
    expect(binaryKind(bytes) ?? 'text').toContain(kind);
  });

  test.each([
    ['nothing', ''],
    ['a NUL', 'Some words\0 and more.\n'],
    ['a NUL in few words', 'a\0b'],
    ['NULs between names', 'one/file.txt\0another/file.txt\0a/third.txt\0'.repeat(9)],
    ['a tail of NULs', `A log line.\n${'\0'.repeat(5000)}`],
    ['control characters', 'Some \u0001words \u0002with \u0003control \u0004characters \u0005and more.\n'],
    ['colours of a terminal', '\u001b[31mred\u001b[0m\n'.repeat(20)],
    ['a form feed', 'page\fpage\n'],
    ['a beginning like a program', 'MZ is the name of a village.\n'],
    ['a beginning like Parquet', 'PAR1S is no city.\n'],
  ])('is not seen in text with %s', (_, text) => {
    expect(binaryKind(Buffer.from(text))).toBeUndefined();
  });

  test('is not seen in any text of letters, in any encoding', () => {
    for (const text of Object.values(languages)) {
      expect(binaryKind(Buffer.from(text))).toBeUndefined();
      expect(binaryKind(utf16(`\ufeff${text}`, 'utf-16be'))).toBeUndefined();
    }
    expect(binaryKind(singleByte(languages.Russian, 'koi8-r'))).toBeUndefined();
    expect(binaryKind(doubleByte(languages.Japanese, 'shift_jis'))).toBeUndefined();
  });
});
