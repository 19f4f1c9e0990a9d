// Gazetteers: files of right names, one a line or in a column of a table.

import { readFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { ConfigError } from '../model/errors.ts';
import { nearest } from '../text/nearest.ts';
import type { GazetteerConfig } from './types.ts';

// A million names of 30 bytes. All of it is held while it is cut to words.
const mostBytes = 32 * 1024 * 1024;

const separators: Readonly<Record<string, string>> = { '.csv': ',', '.tsv': '\t' };

/**
 * The words of the names of a gazetteer, whose path is relative to `cwd`. A .csv or .tsv file has its names in the column
 * that the entry names, otherwise in the one headed "name", otherwise in the first; any other file has one name a line,
 * with empty lines and lines that begin with # passed over. Throws ConfigError if it cannot be read.
 */
export function readGazetteer(entry: GazetteerConfig, cwd: string): string[] {
  const { file, column } = typeof entry === 'string' ? { file: entry, column: undefined } : entry;
  const text = readText(file, cwd);
  const separator = separators[extname(file).toLowerCase()];
  if (separator === undefined && column !== undefined)
    throw problem(file, `only a .csv or .tsv file has a column "${column}"`);
  const names = separator === undefined ? linesOf(text) : columnOf(file, tableRows(text, separator), column);
  return names.flatMap((name) => name.split(/\s+/)).filter((word) => word !== '');
}

function problem(file: string, reason: string): ConfigError {
  return new ConfigError(`The gazetteer ${file} of names.gazetteers cannot be read: ${reason}.`);
}

function readText(file: string, cwd: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(cwd, file));
  } catch (error) {
    throw problem(file, reasons[(error as NodeJS.ErrnoException).code ?? ''] ?? String(error));
  }
  if (bytes.length > mostBytes) throw problem(file, 'it is larger than 32 MB');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem(file, 'it is no UTF-8 text');
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 32 MB',
};

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#'));
}

/** Rows of a table (RFC 4180): a quoted field may hold the separator, line ends, and a quote written twice. */
function tableRows(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r?\\n|\\r|$)`,
    'y',
  );
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    if (match === null) {
      // A quote that is not closed, or text behind a closed one: taken as it stands up to the end of the line.
      const end = text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at) + 1;
      row.push(text.slice(at, end));
      field.lastIndex = end;
    } else {
      row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      if (match[3] === separator) continue;
    }
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function columnOf(file: string, rows: readonly (readonly string[])[], column: string | undefined): string[] {
  const heads = (rows.at(0) ?? []).map((head) => head.trim());
  const find = (wanted: string): number =>
    heads.findIndex((head) => head.toLowerCase() === wanted.toLowerCase());
  const index = find(column ?? 'name');
  if (index >= 0) return rows.slice(1).map((row) => row[index] ?? '');
  if (column === undefined) return rows.map((row) => row[0]);
  const [near] = nearest(column, heads);
  const advice = near === undefined ? `it has ${heads.join(', ')}` : `perhaps "${near}" is meant`;
  throw problem(file, `it has no column "${column}" (${advice})`);
}
