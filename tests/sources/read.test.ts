import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, closeSync, ftruncateSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../src/model/errors.ts';
import { BinarySource, readBytes, readSource } from '../../src/sources/read.ts';
import { canLosePermissions, complaintOf, refTo, withoutPrivileges } from './scratch.ts';
import { scratchFolder } from '../set-up/scratch.ts';

describe('reading a source', () => {
  test('gives its text and facts', () => {
    const bytes = Buffer.from('\ufeffGrüße\n');
    const file = join(scratchFolder({ 'a.txt': bytes }), 'a.txt');
    const { text, facts } = readSource(refTo(file));
    expect(Buffer.from(text).toString()).toBe('Grüße\n');
    expect(facts).toEqual({
      encoding: 'utf-8',
      bomBytes: 3,
      bytes: bytes.length,
      hash: createHash('sha256').update(bytes).digest('hex').slice(0, 16),
    });
  });

  test('gives the same for bytes that come from elsewhere', () => {
    const bytes = Buffer.from('Caf\xe9\n', 'latin1');
    const file = join(scratchFolder({ 'a.txt': bytes }), 'a.txt');
    const fromFile = readSource(refTo(file));
    const fromBytes = readBytes(bytes);
    expect(fromBytes.facts).toEqual(fromFile.facts);
    expect(fromBytes.facts.encoding).toBe('windows-1252');
    expect(Buffer.compare(fromBytes.text, fromFile.text)).toBe(0);
  });

  test('gives files of every size around the borders of buffers whole', () => {
    for (const size of [0, 1, 4095, 4096, 4097, 8191, 8192, 65535, 65536, 65537, 300_000]) {
      const content = 'abcdefg\n'.repeat(size / 8 + 1).slice(0, size);
      const file = join(scratchFolder({ 'a.txt': content }), 'a.txt');
      const { text, facts } = readSource(refTo(file));
      expect(facts.bytes).toBe(size);
      expect(Buffer.from(text).toString() === content).toBe(true);
    }
  });

  test('keeps no bytes of other files beside the text, so that it can be handed to a thread', () => {
    const file = join(scratchFolder({ 'a.txt': 'short' }), 'a.txt');
    expect(readSource(refTo(file)).text.buffer.byteLength).toBeLessThanOrEqual(6);
  });

  test.skipIf(process.platform !== 'linux')('reads files that claim to be empty', () => {
    expect(readSource(refTo('/proc/self/status')).facts.bytes).toBeGreaterThan(100);
  });

  test('tells other bytes by another hash', () => {
    const hash = (text: string) => readBytes(Buffer.from(text)).facts.hash;
    expect(hash('a')).toMatch(/^[0-9a-f]{16}$/);
    expect(hash('a')).not.toBe(hash('b'));
  });
});

describe('a source that cannot be read', () => {
  test('since it vanished says so', async () => {
    const folder = scratchFolder({ 'a.txt': '' });
    rmSync(join(folder, 'a.txt'));
    expect(await complaintOf(() => readSource(refTo(join(folder, 'a.txt'))))).toBe(
      'SourceError: Cannot be read: it vanished after it was found.',
    );
  });

  test('since it is a folder says so', async () => {
    const folder = scratchFolder({ 'x.txt/': '' });
    expect(await complaintOf(() => readSource(refTo(join(folder, 'x.txt'))))).toBe(
      'SourceError: Cannot be read: it is a folder.',
    );
  });

  test('since a file stands on the way, or a circle of links, says so', async () => {
    const folder = scratchFolder({ 'a.txt': '', 'loop.txt': { link: 'loop.txt' } });
    expect(await complaintOf(() => readSource(refTo(join(folder, 'a.txt/b.txt'))))).toBe(
      'SourceError: Cannot be read: a part of its path is a file, not a folder.',
    );
    expect(await complaintOf(() => readSource(refTo(join(folder, 'loop.txt'))))).toBe(
      'SourceError: Cannot be read: its links lead in a circle.',
    );
  });

  test.skipIf(!canLosePermissions)('since it is not permitted says so', async () => {
    const folder = scratchFolder({ 'a.txt': '', 'locked/b.txt': '' });
    chmodSync(join(folder, 'a.txt'), 0);
    chmodSync(join(folder, 'locked'), 0);
    await withoutPrivileges(async () => {
      for (const name of ['a.txt', 'locked', 'locked/b.txt']) {
        expect(await complaintOf(() => readSource(refTo(join(folder, name))))).toBe(
          'SourceError: Cannot be read: permission denied.',
        );
      }
    });
    chmodSync(join(folder, 'locked'), 0o755);
  });

  test('since its name is no UTF-8 says so', async () => {
    const folder = scratchFolder({});
    expect(await complaintOf(() => readSource(refTo(join(folder, 'caf\ufffd.txt'))))).toBe(
      'SourceError: Cannot be read: its name is not valid UTF-8; rename it.',
    );
  });

  test('since it is larger than 2 GiB says so without reading it', async () => {
    const file = join(scratchFolder({ 'a.txt': '' }), 'a.txt');
    const descriptor = openSync(file, 'r+');
    // A hole takes no room on the disk.
    ftruncateSync(descriptor, 3 * 2 ** 30);
    closeSync(descriptor);
    expect(await complaintOf(() => readSource(refTo(file)))).toBe(
      'SourceError: Too large: 3.0 GiB, where 2 GiB can be read. Split it into several files.',
    );
  });

  test('since it is a device says so', async () => {
    if (process.platform === 'win32') return;
    expect(await complaintOf(() => readSource(refTo('/dev/null')))).toBe(
      'SourceError: Cannot be read: it is a device or pipe. Hand its text over on stdin.',
    );
  });

  test('leaves no file open behind', () => {
    const folder = scratchFolder({ 'x.txt/': '', 'b.png': Buffer.from('\x89PNG\0\0\0', 'latin1') });
    const lowestFree = (): number => {
      const descriptor = openSync(folder, 'r');
      closeSync(descriptor);
      return descriptor;
    };
    const before = lowestFree();
    for (const name of ['x.txt', 'b.png', 'none.txt']) {
      expect(() => readSource(refTo(join(folder, name)))).toThrow(SourceError);
    }
    expect(lowestFree()).toBe(before);
  });
});

describe('a source that holds no text', () => {
  test('is told apart from one that cannot be read', () => {
    const folder = scratchFolder({ 'a.txt': Buffer.from('\x89PNG\r\n\x1a\n\0\0\0', 'latin1') });
    expect(() => readSource(refTo(join(folder, 'a.txt')))).toThrow(BinarySource);
    expect(() => readSource(refTo(join(folder, 'none.txt')))).not.toThrow(BinarySource);
  });

  test('says what it is', async () => {
    expect(await complaintOf(() => readBytes(Buffer.from('PK\x03\x04\0 and so on')))).toBe(
      'SourceError: This is a ZIP archive, as .docx, .xlsx and .epub files are, not text. ' +
        'Extract its text first, or leave it out.',
    );
  });
});

test('reads a file that another process appends to up to where it was', () => {
  const file = join(scratchFolder({ 'a.txt': 'first\n' }), 'a.txt');
  const before = readSource(refTo(file));
  appendFileSync(file, 'second\n');
  expect(Buffer.from(before.text).toString()).toBe('first\n');
  expect(readSource(refTo(file)).facts.hash).not.toBe(before.facts.hash);
});
