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

// The text of the value that is being written, in pieces that are joined once: texts made of texts made of texts would each
// be copied when they are read.
let pieces: string[] = [];
/** Pieces that separate parts of the objects and arrays that are open: they are filled in once these are closed. */
const gaps: number[] = [];
let gapCount = 0;
/** True if what was written last has line ends. */
let isBroken = false;

/** One value over several lines, two spaces a level; what fits in a line stays in one. `indent` counts levels. */
export function readableJson(value: unknown, indent: number): string {
  pieces = [];
  gapCount = 0;
  write(value, indent);
  const text = pieces.join('');
  pieces = [];
  return text;
}

/** Writes a value and gives the length of its text, which means nothing if that has line ends. */
function write(value: unknown, indent: number): number {
  if (typeof value === 'object' && value !== null) return writeParts(value, indent);
  isBroken = false;
  if (typeof value === 'string' && value.length <= longestLooked && plain.test(value)) {
    pieces.push('"', value, '"');
    return value.length + 2;
  }
  const text = typeof value === 'number' && Number.isFinite(value) ? `${value}` : compactJson(value);
  pieces.push(text);
  return text.length;
}

function writeParts(value: object, indent: number): number {
  const names = Array.isArray(value) ? undefined : Object.keys(value);
  const parts = (names === undefined ? value : Object.values(value)) as readonly unknown[];
  const opening = pieces.push('') - 1;
  const firstGap = gapCount;
  // Once a part has a line end or they are too long together, every part gets a line of its own.
  let length = 0;
  let isLong = false;
  let count = 0;
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === undefined) continue;
    if (count++ > 0) gaps[gapCount++] = pieces.push('') - 1;
    if (names !== undefined) {
      const key = writtenKey(names[at]);
      pieces.push(key);
      length += key.length;
    }
    length += write(parts[at], indent + 1) + 2;
    isLong ||= isBroken;
  }
  isBroken = count > 0 && (isLong || length + 2 * indent + 2 > lineWidth);
  const isArray = names === undefined;
  const [open, gap, close] = signsOf(isArray, count === 0 ? 'empty' : isBroken ? indent : 'line');
  pieces[opening] = open;
  for (let at = firstGap; at < gapCount; at++) pieces[gaps[at]] = gap;
  gapCount = firstGap;
  pieces.push(close);
  return count === 0 ? 2 : length + (isArray ? 0 : 2);
}

/** What stands in front of the parts of an array or object, between them and behind them. */
type Signs = readonly [open: string, gap: string, close: string];

const emptySigns: readonly Signs[] = [
  ['[', '', ']'],
  ['{', '', '}'],
];
const lineSigns: readonly Signs[] = [
  ['[', ', ', ']'],
  ['{ ', ', ', ' }'],
];
const brokenSigns: Signs[] = [];

/** Those of one without parts, of one that stands in a line, or of one whose parts stand on lines of their own. */
function signsOf(isArray: boolean, how: 'empty' | 'line' | number): Signs {
  const kind = isArray ? 0 : 1;
  if (how === 'empty') return emptySigns[kind];
  if (how === 'line') return lineSigns[kind];
  const [open, close] = isArray ? '[]' : '{}';
  const margin = '  '.repeat(how);
  return (brokenSigns[2 * how + kind] ??= [`${open}\n  ${margin}`, `,\n  ${margin}`, `\n${margin}${close}`]);
}
