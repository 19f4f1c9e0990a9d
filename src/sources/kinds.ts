// Which files are text that corpuslint reads unasked, told by the ending of their name.
// A name without an ending says nothing (Makefile, LICENSE, a program), so such files are read only when asked for:
// named, matched by a pattern that spells the name out, or given a format in the configuration.

import { extname } from 'node:path';
import type { FormatId } from '../model/document.ts';

const formats: ReadonlyMap<string, FormatId> = new Map([
  ['.txt', 'plain'],
  ['.text', 'plain'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
]);

/** The format that the ending of a file name stands for, in either case; undefined for every other ending and for none. */
export function formatOfName(name: string): FormatId | undefined {
  return formats.get(extname(name).toLowerCase());
}
