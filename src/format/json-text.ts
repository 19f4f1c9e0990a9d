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

/** A string as a value. */
export function quoted(text: string): string {
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

/** One value over several lines, two spaces a level; what fits in a line stays in one. `indent` counts levels. */
export function readableJson(value: unknown, indent: number): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value !== 'object' || value === null) return compactJson(value);
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const part of value as readonly unknown[])
      if (part !== undefined) parts.push(readableJson(part, indent + 1));
    return layOut('[]', parts, indent);
  }
  for (const key of Object.keys(value)) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) parts.push(writtenKey(key) + readableJson(part, indent + 1));
  }
  return layOut('{}', parts, indent);
}

/** An array or object of parts that are written, those of an object with their keys. */
export function layOut(brackets: '[]' | '{}', parts: readonly string[], indent: number): string {
  const count = parts.length;
  if (count === 0) return brackets;
  // A part with line ends is wider than what would fit by itself, so that its width alone tells.
  let width = 2 * (count + indent + 1);
  for (let at = 0; at < count; at++) width += parts[at].length;
  const { open, gap, close } = width > lineWidth ? signsOf(brackets, indent) : lineSigns[brackets];
  let text = open + parts[0];
  for (let at = 1; at < count; at++) text += gap + parts[at];
  return text + close;
}

/** What stands in front of the parts of an array or object, between them and behind them. */
interface Signs {
  readonly open: string;
  readonly gap: string;
  readonly close: string;
}

/** Those of one that stands in a line. */
const lineSigns: Readonly<Record<'[]' | '{}', Signs>> = {
  '[]': { open: '[', gap: ', ', close: ']' },
  '{}': { open: '{ ', gap: ', ', close: ' }' },
};

const brokenSigns: Readonly<Record<'[]' | '{}', Signs[]>> = { '[]': [], '{}': [] };

/** Those of one whose parts stand on lines of their own. */
function signsOf(brackets: '[]' | '{}', indent: number): Signs {
  const margin = '  '.repeat(indent);
  return (brokenSigns[brackets][indent] ??= {
    open: `${brackets[0]}\n  ${margin}`,
    gap: `,\n  ${margin}`,
    close: `\n${margin}${brackets[1]}`,
  });
}
