// JSON as text: deterministic, readable, and safe in a terminal. JSON escapes the C0 controls; a terminal also obeys
// C1 and DEL, and bidirectional controls change what is read, so these are written as escapes too. The values are the same.

const unsafe = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
const allUnsafe = new RegExp(unsafe.source, 'g');

/** One value on one line. Keys in the order in which they were set. */
export function compactJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!unsafe.test(text)) return text;
  return text.replace(
    allUnsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Columns up to which an object or array stays on one line, as wide as code is. */
const lineWidth = 110;

/** One value over several lines, two spaces a level; what fits in a line stays in one. `indent` counts levels. */
export function readableJson(value: unknown, indent: number): string {
  if (typeof value !== 'object' || value === null) return compactJson(value);
  const isArray = Array.isArray(value);
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const parts = entries.map(
    ([key, entry]) => `${isArray ? '' : `${compactJson(key)}: `}${readableJson(entry, indent + 1)}`,
  );
  const [open, close] = isArray ? '[]' : '{}';
  if (parts.length === 0) return open + close;
  const space = isArray ? '' : ' ';
  const length = parts.reduce((sum, part) => sum + part.length + 2, 2 * indent + 2);
  if (length <= lineWidth && parts.every((part) => !part.includes('\n'))) {
    return `${open}${space}${parts.join(', ')}${space}${close}`;
  }
  const margin = '  '.repeat(indent + 1);
  return `${open}\n${margin}${parts.join(`,\n${margin}`)}\n${'  '.repeat(indent)}${close}`;
}
