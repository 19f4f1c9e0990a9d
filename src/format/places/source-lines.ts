// Hashes of the lines that findings begin on, file by file: each file is read once, however many findings it has.

import type { Finding } from '../../model/finding.ts';
import type { LocatedPlace, Result } from '../../model/result.ts';
import { decodeText } from '../../text/unicode/decode.ts';
import { lineHashes } from './line-hash.ts';
import { pointAt } from './primary-place.ts';
import type { Environment } from '../reporter.ts';

/** Larger files are left to the upload action, which hashes what has no hash yet. */
const mostBytes = 64 * 2 ** 20;

/** The line of the file that a place begins on: that of the record where it is one. */
export function lineOf({ sourceLine, start }: LocatedPlace): number {
  return sourceLine ?? start.line;
}

/** A function that gives the hash of the line a place begins on; undefined where the file cannot be read. */
export function findLineHashes(
  findings: readonly Finding[],
  result: Result,
  { readSource }: Environment,
): (place: LocatedPlace) => string | undefined {
  const wanted = new Map<string, Set<number>>();
  for (const finding of findings) {
    const located = result.locate(pointAt(finding, result).place);
    const lines = wanted.get(located.path) ?? new Set();
    wanted.set(located.path, lines.add(lineOf(located)));
  }
  const known = new Map<string, ReadonlyMap<number, string>>();
  return (place) => {
    let hashes = known.get(place.path);
    if (hashes === undefined) {
      const bytes = readSource?.(place.path);
      const isHashed = bytes !== undefined && bytes.length <= mostBytes;
      hashes = isHashed ? lineHashes(decodeText(bytes), wanted.get(place.path) ?? new Set()) : new Map();
      known.set(place.path, hashes);
    }
    return hashes.get(lineOf(place));
  };
}
