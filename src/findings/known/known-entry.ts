// What a baseline or an ignore file holds: one line of JSON a finding, sorted, so that two branches that each add lines
// merge line by line. Places are paths relative to the folder of the file.

import { ConfigError } from '../../model/errors.ts';
import { nearest } from '../../text/nearest.ts';
import { readSketch, type Sketch, writeSketch } from './sketch.ts';

/** A finding as a file knows it. */
export interface KnownEntry {
  readonly id: string;
  readonly rule: string;
  /** Hash of what it says of which text; undefined in a line written by hand, which names an id alone. */
  readonly key: string | undefined;
  /** Where it stood: as many paths as it has members ("in its copy" included). A hint: files may be renamed. */
  readonly paths: readonly string[];
  /** Path of the other place, for copies that of the copy that stays. */
  readonly beside: string | undefined;
  /** Words at the place, for people, and to tell apart two findings in one paragraph. */
  readonly quote: string;
  readonly isCopy: boolean;
  /** True if the words alone tell the finding from others: it is known again wherever they stand. */
  readonly isTelling: boolean;
  /** Sketch of the text; for copies also that of the copy that stays, where the two differ. */
  readonly sketches: readonly Sketch[];
  /** Why it is ignored. */
  readonly reason?: string;
  /** Day, `YYYY-MM-DD`, from which on an ignored finding is reported again. */
  readonly expires?: string;
  /** Keys that others wrote into the line, kept as they are. */
  readonly further: Readonly<Record<string, unknown>>;
}

/** What a file is for. */
export type KnownKind = 'baseline' | 'ignore';

/** Version of the lines and of the hashes in them; raised when older ones could not be known again. */
const version = 1;

/** The text of a file with these entries: a header, then the lines in order. */
export function writeEntries(kind: KnownKind, entries: readonly KnownEntry[]): string {
  const lines = [...new Set(entries.map(writeEntry))].sort();
  return [JSON.stringify({ corpuslint: kind, version }), ...lines].map((line) => `${line}\n`).join('');
}

function writeEntry(entry: KnownEntry): string {
  const { id, rule, key, paths, beside, quote, isCopy, isTelling, sketches, reason, expires, further } =
    entry;
  return JSON.stringify({
    id,
    rule,
    ...(reason === undefined ? {} : { reason }),
    ...(expires === undefined ? {} : { expires }),
    quote,
    paths,
    ...(beside === undefined ? {} : { beside }),
    ...(isCopy ? { copy: true } : {}),
    ...(isTelling ? { telling: true } : {}),
    ...(key === undefined ? {} : { key }),
    ...(sketches.length === 0 ? {} : { sketches: sketches.map(writeSketch) }),
    ...further,
  });
}

/**
 * The entries of a file; of two lines with one id the first. `isMerging` takes the lines of both sides where a merge left
 * its marks. Throws ConfigError, with the line, for what is no such file.
 */
export function readEntries(kind: KnownKind, path: string, text: string, isMerging = false): KnownEntry[] {
  const entries = new Map<string, KnownEntry>();
  let hasHeader = false;
  const fail = (line: number, what: string): never => {
    throw new ConfigError(`${path}:${line}: ${what}`);
  };
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    const line = raw.trim();
    const number = index + 1;
    if (line === '') continue;
    if (/^(<{7}|\|{7}|={7}|>{7})( |$)/.test(line)) {
      if (isMerging) continue;
      const both = 'Keep the lines of both sides and delete the marks';
      fail(
        number,
        `here a merge left its marks. ${both}${kind === 'baseline' ? ', or run corpuslint baseline' : ''}.`,
      );
    }
    const value = parseLine(line);
    if (value === undefined)
      return fail(number, 'this line is no JSON object. Take the file from version control again.');
    if ('corpuslint' in value) {
      checkHeader(value, kind, (what) => fail(number, what));
      hasHeader = true;
      continue;
    }
    if (!hasHeader) break;
    const entry = toEntry(value, kind);
    if (typeof entry === 'string') fail(number, entry);
    else if (!entries.has(entry.id)) entries.set(entry.id, entry);
  }
  if (!hasHeader && text.trim() !== '') {
    fail(1, `the first line must be ${JSON.stringify({ corpuslint: kind, version })}.`);
  }
  return [...entries.values()];
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function checkHeader(header: Record<string, unknown>, kind: KnownKind, fail: (what: string) => never): void {
  const { corpuslint, version: given } = header;
  if (corpuslint !== kind)
    fail(`this is a file of the kind ${JSON.stringify(corpuslint)}, not a ${kind} file.`);
  if (given === version) return;
  const isNewer = typeof given === 'number' && given > version;
  const next = isNewer
    ? `a newer corpuslint wrote it. This one reads version ${version}.`
    : `this corpuslint reads version ${version}. ${kind === 'baseline' ? 'Delete the file and run corpuslint baseline.' : ''}`;
  fail(`version ${JSON.stringify(given)} of the file: ${next.trim()}`);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNone = (value: unknown): value is string | undefined => value === undefined || isText(value);
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

/** A day of the calendar. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The entry of a line, or what is wrong with it. */
function toEntry(line: Record<string, unknown>, kind: KnownKind): KnownEntry | string {
  const {
    id,
    rule,
    key,
    paths = [],
    beside,
    quote = '',
    copy,
    telling,
    sketches = [],
    reason,
    expires,
    ...further
  } = line;
  if (!isText(id) || !/^[0-9a-f]{8}$/.test(id))
    return '"id" must be the id of a finding: eight digits 0-9, a-f.';
  if (!isText(rule) || rule === '') return '"rule" must be the id of a rule.';
  if (!isTextOrNone(key) || !isTextOrNone(beside) || !isText(quote))
    return '"key", "beside" and "quote" must be texts.';
  if (!isTexts(paths)) return '"paths" must be a list of texts.';
  if (kind === 'baseline' && key === undefined)
    return '"key" is missing: run corpuslint baseline, which writes these lines.';
  if (kind === 'ignore' && (!isText(reason) || reason.trim() === ''))
    return '"reason" is missing: say why the finding stays.';
  if (!isTextOrNone(reason)) return '"reason" must be a text.';
  if (expires !== undefined && !(isText(expires) && isDay(expires)))
    return '"expires" must be a day like 2027-01-31.';
  // Passed over, the finding would be ignored for ever.
  const mistyped = Object.keys(further).find((name) => nearest(name, ['expires']).length > 0);
  if (mistyped !== undefined)
    return `${JSON.stringify(mistyped)} is no key of a line. Did you mean "expires"?`;
  const read = isTexts(sketches) ? sketches.map(readSketch) : [undefined];
  const whole = read.filter((sketch) => sketch !== undefined);
  if (whole.length < read.length) return '"sketches" is damaged.';
  return {
    id,
    rule,
    key,
    paths,
    beside,
    quote,
    isCopy: copy === true,
    isTelling: telling === true,
    sketches: whole,
    ...(reason === undefined ? {} : { reason }),
    ...(expires === undefined ? {} : { expires }),
    further,
  };
}
