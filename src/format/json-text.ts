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

// Most strings are of these characters alone and need no escape; a long one is looked at by what writes it.
const plain = /^[ !#-[\]-~]*$/;
const longestLooked = 200;

function quoted(text: string): string {
  return text.length <= longestLooked && plain.test(text) ? `"${text}"` : compactJson(text);
}

/** Keys of reports are few: their text with the colon behind it. */
const keys = new Map<string, string>();
const mostKeys = 1000;

function writtenKey(key: string): string {
  let text = keys.get(key);
  if (text === undefined) {
    text = `${compactJson(key)}: `;
    if (keys.size < mostKeys) keys.set(key, text);
  }
  return text;
}

// Parts of the values that are being written, the outermost first: an array for each would cost more than its text.
const parts: string[] = [];
let partCount = 0;
/** True if what was written last has line ends. */
let isBroken = false;

/** One value over several lines, two spaces a level; what fits in a line stays in one. `indent` counts levels. */
export function readableJson(value: unknown, indent: number): string {
  partCount = 0;
  return write(value, indent);
}

function write(value: unknown, indent: number): string {
  if (typeof value === 'object' && value !== null) return writeParts(value, indent);
  isBroken = false;
  if (typeof value === 'string') return quoted(value);
  return typeof value === 'number' && Number.isFinite(value) ? `${value}` : compactJson(value);
}

function writeParts(value: object, indent: number): string {
  const first = partCount;
  // Once a part has a line end or they are too long together, every part gets a line of its own.
  let length = 2 * indent + 2;
  let isLong = false;
  const isArray = Array.isArray(value);
  if (isArray) {
    for (const entry of value as readonly unknown[]) {
      if (entry === undefined) continue;
      const part = write(entry, indent + 1);
      isLong ||= isBroken;
      length += part.length + 2;
      parts[partCount++] = part;
    }
  } else {
    for (const key of Object.keys(value)) {
      const entry = (value as Readonly<Record<string, unknown>>)[key];
      if (entry === undefined) continue;
      const part = writtenKey(key) + write(entry, indent + 1);
      isLong ||= isBroken;
      length += part.length + 2;
      parts[partCount++] = part;
    }
  }
  isBroken = partCount > first && (isLong || length > lineWidth);
  if (partCount === first) return isArray ? '[]' : '{}';
  const end = isBroken ? `\n${margin(indent)}` : isArray ? '' : ' ';
  const separator = isBroken ? `,\n${margin(indent + 1)}` : ', ';
  let text = (isArray ? '[' : '{') + (isBroken ? `\n${margin(indent + 1)}` : end) + parts[first];
  for (let at = first + 1; at < partCount; at++) text += separator + parts[at];
  partCount = first;
  return text + end + (isArray ? ']' : '}');
}

const margins: string[] = [];

function margin(indent: number): string {
  return (margins[indent] ??= '  '.repeat(indent));
}
