// Which files are text that corpuslint reads unasked, told by the ending of their name; `.gz` or `.zst` may follow it.
// A name without an ending says nothing (Makefile, LICENSE, a program), so such files are read only when asked for:
// named, matched by a pattern that spells the name out, or given a format in the configuration.

import { extname } from 'node:path';
import type { Compression, FormatId } from '../../model/document.ts';

const formats: ReadonlyMap<string, FormatId> = new Map([
  ['.txt', 'plain'],
  ['.text', 'plain'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.csv', 'csv'],
  ['.tsv', 'tsv'],
  ['.parquet', 'parquet'],
]);

const compressions: ReadonlyMap<string, Compression> = new Map([
  ['.gz', 'gzip'],
  ['.zst', 'zstd'],
]);

/** What the ending of a file name says its bytes are packed with, in either case; undefined for every other ending. */
export function compressionOfName(name: string): Compression | undefined {
  const ending = extname(name);
  return formats.has(ending) ? undefined : compressions.get(ending.toLowerCase());
}

/**
 * The format that the ending of a file name stands for, in either case; undefined for every other ending and for none.
 * Packed JSON is JSON Lines, as the shards of C4 and Dolma are; JSON that is not packed is mostly settings, no text, and
 * is read when it is named alone (`formatWhenNamed`).
 */
export function formatOfName(name: string): FormatId | undefined {
  const ending = extname(name);
  const known = formats.get(ending);
  if (known !== undefined) return known;
  if (!compressions.has(ending.toLowerCase())) return formats.get(ending.toLowerCase());
  const inner = extname(name.slice(0, -ending.length)).toLowerCase();
  return formats.get(inner) ?? (inner === '.json' ? 'jsonl' : undefined);
}

/** The format of a file that somebody named: JSON of many is JSON Lines, and what has no known ending is plain text. */
export function formatWhenNamed(name: string): FormatId {
  return formatOfName(name) ?? (extname(name).toLowerCase() === '.json' ? 'jsonl' : 'plain');
}

/** True for what corpuslint writes beside a corpus: reports, baselines, decisions, plans. No part of the corpus, unless named. */
export function isOwnFile(name: string): boolean {
  return /^corpuslint-.*\.(?:jsonl|html)$/.test(name);
}
