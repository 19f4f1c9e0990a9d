// Control characters by what they are in the middle of a text: leftovers to delete, signs for terminals and printers,
// dividers that programs ignore, and quotation marks that lost their first byte or their code page.

import { windowsCharacter } from './charsets.ts';
import { overstrikeAt } from './overstrike.ts';

/** What a run of control characters is, and what should stand in its place; of `lost` nobody can tell. */
export interface ControlRun {
  readonly kind: 'control' | 'divider' | 'lost' | 'meant' | 'terminal' | 'overstrike';
  /** Start and end in UTF-16 units of the text that was looked at. */
  readonly start: number;
  readonly end: number;
  /** What stands there once it is repaired. */
  readonly expected: string;
  readonly isCertain: boolean;
}

const nextLine = 0x85;

/** True for characters the rule is about; a tab and line ends are not. */
function isControl(code: number): boolean {
  return (
    (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0x2028 ||
    code === 0x2029
  );
}

/** Vertical tab, form feed, separators of files, groups, records and units, next line, line and paragraph separator. */
function isDivider(code: number): boolean {
  return (
    code === 0x0b || code === 0x0c || (code >= 0x1c && code <= 0x1f) || code === nextLine || code >= 0x2028
  );
}

// Select Graphic Rendition and its like; operating system commands; choice of a character set (ECMA-48).
const terminalCode =
  /(?:\u001b\[|\u009b)[0-9;:?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)|\u001b[()][0-9A-B]/y;

/**
 * The run of control characters that begins at `at` in `text` (for a struck letter: one character before). `isWindows`:
 * the text holds other characters that have the number of a mark in Windows-1252.
 */
export function controlRunAt(text: string, at: number, isWindows: boolean): ControlRun {
  if (text[at] === '\b') {
    const struck = overstrikeAt(text, at);
    if (struck !== undefined) return { kind: 'overstrike', ...struck, isCertain: true };
  }
  const code = terminalCodeAt(text, at);
  if (code !== undefined)
    return { kind: 'terminal', start: at, end: at + code.length, expected: '', isCertain: true };
  let end = at + 1;
  while (end < text.length && isControl(text.charCodeAt(end)) && text[end] !== '\u001b') end++;
  return judge(text, at, end, isWindows);
}

function terminalCodeAt(text: string, at: number): string | undefined {
  if (text[at] !== '\u001b' && text[at] !== '\u009b') return undefined;
  terminalCode.lastIndex = at;
  return terminalCode.exec(text)?.[0];
}

function judge(text: string, start: number, end: number, isWindows: boolean): ControlRun {
  const before = text[start - 1] ?? '\n';
  const after = text[end] ?? '\n';
  const codes = Array.from({ length: end - start }, (_, index) => text.charCodeAt(start + index));
  if (codes.some((code) => code >= 0x80 && code <= 0x9f) && isOfTwoBytes.test(before + after))
    return { kind: 'lost', start, end, expected: '', isCertain: false };
  if (isLetterOfOther(codes, before, after))
    return { kind: 'lost', start, end, expected: '', isCertain: false };
  const meant =
    windowsMarks(codes, before, after, isWindows) ??
    (codes.length === 1 ? cutMark(codes[0], before, after) : undefined);
  if (meant !== undefined) return { kind: 'meant', start, end, ...meant };
  // What a backspace takes back stays in the text when it alone is taken out.
  const isCertain = !codes.includes(0x08);
  if (!codes.some(isDivider)) return { kind: 'control', start, end, expected: '', isCertain };
  const stands = /\s/.test(before) || /\s/.test(after);
  return { kind: 'divider', start, end, expected: stands ? '' : ' ', isCertain: stands };
}

/**
 * True for a C1 control that stands for a letter of a word in another encoding: one that Windows-1252 has no character for
 * beside a letter ("f\u0081r"), or a mark there that never stands between two ("M\u0084nner").
 */
function isLetterOfOther(codes: readonly number[], before: string, after: string): boolean {
  if (codes.length > 1 || codes[0] < 0x80 || codes[0] > 0x9f) return false;
  const [isBehind, isBefore] = [/\p{L}/u.test(before), /\p{Ll}/u.test(after)];
  const character = windowsCharacter(codes[0]);
  return character === undefined
    ? isBehind || isBefore
    : isBehind && isBefore && /[‚„“”†‡ˆ‰‹›˜]/.test(character);
}

/** Letters that older encodings write with two bytes: what stands beside them is half of another such letter. */
const isOfTwoBytes = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3001\u3002]/u;

// U+2013, 2014, 2018, 2019, 201C and 201D cut down to one byte.
const cutMarks: Readonly<Record<number, string>> = {
  0x13: '–',
  0x14: '—',
  0x18: '‘',
  0x19: '’',
  0x1c: '“',
  0x1d: '”',
};

interface MeantMarks {
  readonly expected: string;
  readonly isCertain: boolean;
}

/** True for a C1 control that shows text to come from Windows-1252: it has the number of a mark there. */
export function isWindowsMark(code: number): boolean {
  return code >= 0x80 && code <= 0x9f && code !== nextLine && windowsCharacter(code) !== undefined;
}

/**
 * The marks of Windows-1252 that C1 controls stand for. U+0085 is "…" there, and elsewhere (EBCDIC) the end of a line: it
 * takes another such mark to be certain; behind a word, with nothing of a word behind it, "…" is likely.
 */
function windowsMarks(
  codes: readonly number[],
  before: string,
  after: string,
  isWindows: boolean,
): MeantMarks | undefined {
  if (!codes.every((code) => code === nextLine || isWindowsMark(code))) return undefined;
  const isCertain = isWindows || codes.some(isWindowsMark);
  if (!isCertain && !(codes.length === 1 && /[\p{L}\p{N},!?]/u.test(before) && /[ "'”’)\]]/.test(after)))
    return undefined;
  return { expected: codes.map((code) => windowsCharacter(code)).join(''), isCertain };
}

/** The mark that a single control character below U+0020 stands for. */
function cutMark(code: number, before: string, after: string): MeantMarks | undefined {
  const mark = cutMarks[code];
  if (mark === undefined) return undefined;
  const isLetterBefore = /[\p{L}\p{N},.!?]/u.test(before);
  const isLetterAfter = /[\p{L}\p{N}]/u.test(after);
  const fits =
    mark === '’'
      ? isLetterBefore
      : mark === '”'
        ? isLetterBefore && !isLetterAfter
        : mark === '–' || mark === '—'
          ? isLetterBefore === isLetterAfter
          : isLetterAfter && !isLetterBefore;
  return fits ? { expected: mark, isCertain: false } : undefined;
}

/** Names of the characters that people have names for. */
const names: Readonly<Record<number, string>> = {
  0x00: 'NUL',
  0x07: 'bell',
  0x08: 'backspace',
  0x0b: 'vertical tab',
  0x0c: 'form feed',
  0x1a: 'end of file of DOS',
  0x1b: 'escape',
  0x7f: 'delete',
  0x85: 'next line',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
};

// A corpus has one kind of them as a rule.
const latest = { text: '', description: '' };

/** "U+0007 (bell)", each character once, at most three. */
export function describeControls(text: string): string {
  if (text !== latest.text) {
    latest.text = text;
    latest.description = describe(text);
  }
  return latest.description;
}

function describe(text: string): string {
  const all = [...new Set([...text].map((character) => character.charCodeAt(0)).filter(isControl))];
  const shown = all.slice(0, 3).map((code) => {
    const name = names[code];
    const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    return name === undefined ? hex : `${hex} (${name})`;
  });
  return shown.join(', ') + (all.length > shown.length ? ' …' : '');
}
