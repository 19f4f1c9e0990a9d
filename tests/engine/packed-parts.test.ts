import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createLinter, lint, type LintOptions } from '../../src/lint.ts';
import type { Result } from '../../src/model/result.ts';
import { packedParts } from '../../src/sources/packed-parts.ts';
import { scratchFolder } from '../set-up/scratch.ts';

/** A random text that hardly packs, by a linear congruential generator. */
function noise(length: number, seed: number): string {
  let state = seed;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += `${state.toString(36)} `;
  }
  return text;
}

/** 7 MB of records, some of which stand twice, far apart. Packed they are 3 MB and more. */
function lines(last = ''): string {
  const records = Array.from({ length: 2000 }, (_, index) => {
    const text = noise(3500, index % 1950);
    return JSON.stringify({ id: `r${index}`, text });
  });
  return `${records.join('\n')}\n${last}`;
}

const paths = ['a.jsonl.gz'];
const only = ['duplicate-article', 'unreadable-source'];

async function check(content: Uint8Array, options: LintOptions = {}): Promise<string[]> {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'a.jsonl.gz'), content);
  return describeFindings(await lint({ cwd, paths, only, threads: 1, ...options }));
}

function describeFindings({ findings, locate }: Result): string[] {
  return findings.map(({ message, place, related }) =>
    JSON.stringify([
      message,
      locate(place).record,
      locate(place).start,
      related.map((each) => locate(each).record),
    ]),
  );
}

describe('a large packed file of records', () => {
  test('has the findings of the same file unpacked, on one thread and on several', async () => {
    const text = lines();
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.jsonl'), text);
    const expected = describeFindings(await lint({ cwd, paths: ['a.jsonl'], only, threads: 1 }));
    expect(expected).toHaveLength(50);
    const unpacked = (finding: string): string => finding.replaceAll('.jsonl.gz', '.jsonl');
    const packed = zlib.gzipSync(text, { level: 1 });
    expect(packed.length).toBeGreaterThan(2.5 * 2 ** 20);
    expect((await check(packed)).map(unpacked)).toEqual(expected);
    const linter = await createLinter({ threads: 2 });
    try {
      const folder = scratchFolder();
      writeFileSync(join(folder, 'a.jsonl.gz'), packed);
      const result = await linter.lint({ cwd: folder, paths, only });
      expect(describeFindings(result).map(unpacked)).toEqual(expected);
    } finally {
      await linter.close();
    }
  });

  test('names the line of a broken record at its end', async () => {
    const [finding, ...others] = await check(zlib.gzipSync(lines('{"text": '), { level: 1 }), {
      only: ['unreadable-source'],
    });
    expect(finding).toContain('Line 2001 is not JSON');
    expect(others).toEqual([]);
  });

  test('is named as cut off or damaged, like a small one', async () => {
    const packed = zlib.gzipSync(lines(), { level: 1 });
    expect((await check(packed.subarray(0, packed.length - 9))).join()).toContain('is cut off');
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 1_000_000, 1_000_100);
    expect((await check(damaged)).join()).toContain('is damaged');
  });

  test('comes from the index on disk as long as it is the same', async () => {
    const cwd = scratchFolder();
    writeFileSync(join(cwd, 'a.jsonl.gz'), zlib.gzipSync(lines(), { level: 1 }));
    const options: LintOptions = { cwd, paths, only, threads: 1, cache: join(cwd, 'index'), timing: true };
    const first = await lint(options);
    const second = await lint(options);
    expect(describeFindings(second)).toEqual(describeFindings(first));
    expect(second.timing?.reading.known.sources).toBe(1);
    expect(second.timing?.reading.batches).toBe(0);
  });

  test('leaves nothing in the temporary folder', async () => {
    const ours = (): string[] =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`corpuslint-${process.pid}-`));
    await check(zlib.gzipSync(lines(), { level: 1 }));
    expect(ours()).toEqual([]);
  });
});

describe('parts of a packed text', () => {
  const text = Array.from({ length: 4000 }, (_, index) => `line ${index} ${'x'.repeat(index % 300)}`).join(
    '\n',
  );
  const collect = async (
    packed: Uint8Array,
    compression: 'gzip' | 'zstd',
    size: number,
  ): Promise<string[]> => {
    const parts: string[] = [];
    for await (const { start, bytes } of packedParts(packed, compression, size)) {
      expect(start).toBe(Buffer.byteLength(parts.join('')));
      parts.push(Buffer.from(bytes).toString());
    }
    return parts;
  };

  test('are hardly handed over of what unpacks to too much', async () => {
    const bomb = zlib.gzipSync(Buffer.alloc(257 * 2 ** 20, 'a line\n'));
    let length = 0;
    await expect(async () => {
      for await (const { bytes } of packedParts(bomb, 'gzip', 1000)) length += bytes.length;
    }).rejects.toThrow(/^Unpacks to more than 256 MiB, over \d+ times its size, as no text does\./);
    expect(length).toBeLessThan(10 * 2 ** 20);
  });

  test.each([1, 1000, 65_536, 10_000_000])('are whole lines, from %i bytes on', async (size) => {
    const members = Buffer.concat([zlib.gzipSync(text.slice(0, 5000)), zlib.gzipSync(text.slice(5000))]);
    const parts = await collect(members, 'gzip', size);
    expect(parts.join('')).toBe(text);
    expect(parts.slice(0, -1).every((part) => part.endsWith('\n') && part.length >= size)).toBe(true);
  });

  test('come from Zstandard as well', async () => {
    // "The same line.\n", 5,000 times, packed by zstd 1.5; two frames.
    const frame = Buffer.from('KLUv/QBYvQAAeFRoZSBzYW1lIGxpbmUuCgEA5iSSzzo=', 'base64');
    const parts = await collect(Buffer.concat([frame, frame]), 'zstd', 1000);
    expect(parts.join('')).toBe('The same line.\n'.repeat(10_000));
    expect(parts.every((part) => part.endsWith('.\n'))).toBe(true);
  });
});
