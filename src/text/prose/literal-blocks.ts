// Program text inside of plain text, told by how manuals set it: literal blocks, directives and doctests of
// reStructuredText, delimited blocks of AsciiDoc, fences of Markdown, and indented lines that read like a program.
// One-sided: what is not told for certain is prose.

import { type Span, span } from '../../model/span.ts';
import { bytesAsText } from '../unicode/decode.ts';

interface Line extends Span {
  /** Without the blanks at its end; nothing of a line of more than `longestLine` bytes. */
  readonly text: string;
  /** Columns in front of the first sign; −1 for a blank line. */
  readonly indent: number;
}

// A manual is shorter; of a longer text all lines would have to be held at once.
const mostBytes = 1 << 22;
// Nor is a line of a program longer, and patterns that may try a line from each of its signs stay short.
const longestLine = 1000;

// What tells all of it, in part: accents, fences, "::" (behind a directive as well), ">>>", a line that is set in by three
// columns. Sought one by one, which takes a sixth of the time of one pattern.
const hints = ['``', '~~~', '----', '....', '::', '>>>', '\n   ', '\t'];

function mayHoldLiterals(text: string): boolean {
  return text.startsWith('   ') || hints.some((hint) => text.includes(hint));
}

/** Stretches of program text, ascending and disjoint; those of whole lines leave their line ends out. */
export function literalsOf(bytes: Uint8Array): Span[] {
  if (bytes.length > mostBytes) return [];
  // One Latin-1 character a byte: all signs looked for are ASCII.
  const text = bytesAsText(bytes, span(0, bytes.length));
  // Most articles hold none, and are not cut into lines.
  if (!mayHoldLiterals(text)) return [];
  const lines = linesOf(text);
  const isCode = new Uint8Array(lines.length);
  markDirectives(lines, isCode);
  markDelimited(lines, isCode);
  markLiteralBlocks(lines, isCode);
  markDoctests(lines, isCode);
  markIndented(lines, isCode);
  const found = lines.filter((_, index) => isCode[index] === 1).map(({ start, end }) => span(start, end));
  return text.includes('``') ? withInline(text, found) : found;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const line = text.slice(start, end).trimEnd();
    lines.push({
      start,
      end: start + line.length,
      text: line.length > longestLine ? '' : line,
      indent: indentOf(line),
    });
    start = end + 1;
  }
  return lines;
}

const tabColumns = 8;

function indentOf(line: string): number {
  let columns = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === ' ') columns++;
    else if (line[at] === '\t') columns += tabColumns - (columns % tabColumns);
    else return columns;
  }
  return -1;
}

/** Marks the lines behind `index` up to the next that is not indented further than `indent`. Returns that one. */
function markDeeper(lines: readonly Line[], isCode: Uint8Array, index: number, indent: number): number {
  let next = index + 1;
  for (; next < lines.length && (lines[next].indent < 0 || lines[next].indent > indent); next++)
    isCode[next] = 1;
  return next;
}

// reStructuredText: ".. name:: arguments", with prose behind some names, a program behind others, and signatures behind
// those of the domains (function, option).
const directive = /^[ \t]*\.\. ([a-z][a-z0-9:_-]*)::(?:\s|$)/;
const proseDirectives = new Set(
  (
    'note warning tip hint important caution danger attention error seealso versionadded versionchanged deprecated ' +
    'deprecated-removed topic admonition rubric sidebar figure image container epigraph pull-quote centered title'
  ).split(' '),
);
const codeDirectives = new Set(
  (
    'code code-block sourcecode highlight parsed-literal doctest testcode testsetup testoutput testcleanup ' +
    'productionlist index math literalinclude ipython raw prompt console graphviz digraph'
  ).split(' '),
);

function markDirectives(lines: readonly Line[], isCode: Uint8Array): void {
  for (let index = 0; index < lines.length; index++) {
    const { text, indent } = lines[index];
    const name = text.includes('.. ') ? directive.exec(text)?.[1] : undefined;
    if (name === undefined || proseDirectives.has(name)) continue;
    isCode[index] = 1;
    if (codeDirectives.has(name)) index = markDeeper(lines, isCode, index, indent) - 1;
    else while (lines[index + 1]?.indent > indent) isCode[++index] = 1;
  }
}

/** "Like this::" and an empty line, before lines that are set further in (reStructuredText). */
function markLiteralBlocks(lines: readonly Line[], isCode: Uint8Array): void {
  for (let index = 0; index + 2 < lines.length; index++) {
    const { text, indent } = lines[index];
    if (isCode[index] === 1 || !text.endsWith('::') || lines[index + 1].indent >= 0) continue;
    // "--option::" of AsciiDoc names what is explained below.
    if (text.endsWith(':::') || /^\s*[-`'<]\S*::$/.test(text)) continue;
    index = markDeeper(lines, isCode, index, indent) - 1;
  }
}

function markDoctests(lines: readonly Line[], isCode: Uint8Array): void {
  for (let index = 0; index < lines.length; index++) {
    if (!/^\s*>>>(?:\s|$)/.test(lines[index].text)) continue;
    for (; index < lines.length && lines[index].indent >= 0; index++) isCode[index] = 1;
  }
}

// What AsciiDoc alone writes: an attribute above a block, a list continued by "+", a macro with its target.
const asciiDoc =
  /^(?:\[(?:verse|source|listing|quote|NOTE|WARNING|TIP)\b[^\]\n]*\]|\[\[[\w-]+\]\]|\+|include::\S+\[.*\]|:[\w-]+: ?\S*)$|\blink[a-z]*:\S+\[/;
// A program is not longer; where its end is missing, the text behind it is no program.
const mostDelimitedLines = 400;

function markDelimited(lines: readonly Line[], isCode: Uint8Array): void {
  const isAsciiDoc = lines.some(({ text }) => asciiDoc.test(text));
  for (let index = 0; index < lines.length; index++) {
    const { text, indent } = lines[index];
    const fence = /^\s*(?:(```+|~~~+)[^`]*|(-{4,}|\.{4,}))$/.exec(text);
    if (fence === null) continue;
    const mark = fence[1] ?? fence[2];
    // Below a line of text it underlines a heading.
    const isFence = fence[1]?.startsWith('`') === true;
    if (!isFence && (!isAsciiDoc || isUnderline(lines, index))) continue;
    const limit = Math.min(lines.length, index + mostDelimitedLines);
    let end = index + 1;
    while (end < limit && !(lines[end].text.trim() === mark && lines[end].indent <= indent + 3)) end++;
    if (end === limit) continue;
    isCode.fill(1, index, end + 1);
    index = end;
  }
}

function isUnderline(lines: readonly Line[], index: number): boolean {
  if (index === 0) return false;
  const above = lines[index - 1];
  return above.indent >= 0 && !/^(?:\+|\[.*\]|\..*\S)$/.test(above.text);
}

// Lines of a program, as prose that is set in has none: statements, assignments, calls, commands, comments, output.
const programLine =
  /[;{}\\]$|^\s*(?:[#$%>] ?\S|\/\/|\/\*|\* |<\/?\w)|\)[;:,]?$(?<=\w\([^)]*\)[;:,]?)|(?:^|\s)[\w.[\]"'$-]+ ?[-+*/|&:]?= ?\S|->|=>|&&|\|\||[$][({\w]|(?:^|\s)--?[a-z]|^\s*(?:def|class|import|from|return|elif|else:|try:|echo|fi|done|esac|then|#include)\b|[\w)\]]\[|\w_\w|["'][,)\]]$/;
const prompt = /^\s*(?:[$%] |>>> |#!)\S/;
const leastIndent = 3;
const leastProgramLines = 2;
const shareOfProgram = 0.4;

/** Lines set further in than those around them, if two in five of them are lines of a program. */
function markIndented(lines: readonly Line[], isCode: Uint8Array): void {
  let outer = 0;
  for (let index = 0; index < lines.length; index++) {
    const { indent } = lines[index];
    if (indent < 0) continue;
    if (isCode[index] === 1 || indent < outer + leastIndent) {
      outer = indent;
      continue;
    }
    let end = index;
    let last = index;
    let all = 0;
    let program = 0;
    for (; end < lines.length && (lines[end].indent < 0 || lines[end].indent >= outer + leastIndent); end++) {
      if (lines[end].indent < 0) continue;
      last = end;
      all++;
      if (programLine.test(lines[end].text)) program++;
    }
    const isTyped = prompt.test(lines[index].text);
    const isProgram =
      isTyped ||
      (program > 0 && (program >= leastProgramLines || all === 1) && program >= shareOfProgram * all);
    if (isProgram) isCode.fill(1, index, last + 1);
    // Prose that is set in may hold a program that is set in further.
    if (isProgram) index = last;
    else outer = indent;
  }
}

// "``literal``": not what TeX opens with two accents and closes with two apostrophes.
const inline = /(?<![\w`])``(?![\s`])(?:[^`\r\n]|\r?\n(?!\r?\n)){0,200}?(?<!\s)``(?![\w`])/g;

/** The stretches with the inline ones between them. */
function withInline(text: string, found: readonly Span[]): Span[] {
  const all: Span[] = [];
  let next = 0;
  for (const match of text.matchAll(inline)) {
    const { index } = match;
    const end = index + match[0].length;
    while (next < found.length && found[next].start < end) all.push(found[next++]);
    if (index >= (all.at(-1)?.end ?? 0)) all.push(span(index, end));
  }
  return [...all, ...found.slice(next)];
}
