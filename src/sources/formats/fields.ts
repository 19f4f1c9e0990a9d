// Which field of a record holds its text and its id, and what is said where none does.

import { nearest } from '../../text/nearest.ts';

/**
 * What published corpora call the text, the plainest first: C4, the Pile, FineWeb and Dolma; OSCAR and news dumps; Reddit
 * and crawls; CNN/DailyMail; RedPajama 2; XSum.
 */
export const textFields = ['text', 'content', 'body', 'article', 'raw_content', 'document'];
export const idFields = ['id', 'doc_id', 'url', '_id'];
/** C4 and the Pile; news dumps; FineWeb and Dolma; crawls. */
export const dateFields = [
  'date',
  'timestamp',
  'published',
  'date_published',
  'publish_date',
  'created',
  'added',
];

// So many field names say what kind of record it is.
const mostNames = 12;

/** Names of fields for a message, quoted. */
function listFields(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const shown = names.slice(0, mostNames).map((name) => JSON.stringify(name.slice(0, 40)));
  const rest = names.length - shown.length;
  return shown.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/**
 * Why no text was found, as the rest of a sentence that names the record or header. `wanted`: the configured field;
 * `instead`: what a usual field holds that is none.
 */
export function missingText(
  wanted: string | undefined,
  names: readonly string[],
  instead = `no field of text (${textFields.join(', ')})`,
): string {
  if (wanted === undefined) {
    return `has ${instead}; it has ${listFields(names)}. Name the field in the configuration: sources, text.`;
  }
  const near = nearest(wanted, names, 1);
  const hint = near.length === 0 ? '' : ` Did you mean ${JSON.stringify(near[0].slice(0, 40))}?`;
  return `has no field "${wanted}"; it has ${listFields(names)}.${hint}`;
}

/** The column that holds what a setting names, or else the first of the usual names, in any case of its letters; −1 if none. */
export function columnOf(
  names: readonly string[],
  wanted: string | undefined,
  usual: readonly string[],
): number {
  if (wanted !== undefined) return names.indexOf(wanted);
  const lower = names.map((name) => name.trim().toLowerCase());
  for (const name of usual) {
    const found = names.indexOf(name);
    if (found >= 0) return found;
    const foundLower = lower.indexOf(name);
    if (foundLower >= 0) return foundLower;
  }
  return -1;
}

/** What a value of a field is, in words, for saying that it is no text. */
export function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value === 'bigint' ? 'number' : typeof value}`;
}
