// Markdown of a rule page to cases. Only headings and fences matter, so lines are enough.

import { encodeText } from '../text/unicode/decode.ts';
import { interpretEscapes } from './escapes.ts';
import {
  fixLevels,
  type CaseFile,
  type FixedFile,
  type FixLevel,
  type PageCase,
  type PageProblem,
  type PageSection,
  type RulePage,
} from './page.ts';

interface Fence {
  readonly info: string;
  readonly lines: readonly string[];
  /** 1-based line of the opening fence. */
  readonly line: number;
}

/** A heading with what follows it up to the next heading. */
interface Part {
  readonly level: number;
  readonly title: string;
  readonly line: number;
  readonly lines: string[];
  readonly fences: Fence[];
}

const fenceOpening = /^ {0,3}(`{3,}|~{3,})[ \t]*(.*?)[ \t]*$/;
const heading = /^(#{1,3})[ \t]+(.*?)[ \t]*$/;

/** Reads a page. What is wrong with it stands in `problems`; nothing is thrown. */
export function parsePage(markdown: string): RulePage {
  const problems: PageProblem[] = [];
  const parts = splitParts(markdown, problems);
  const [title] = parts;
  if (title?.level !== 1) problems.push({ line: 1, message: 'The page must begin with "# <id>".' });

  const cases: PageCase[] = [];
  const sections: { title: string; line: number; lines: string[] }[] = [];
  for (const part of parts.slice(1)) {
    if (part.level === 1) problems.push({ line: part.line, message: 'A page has one "#" heading.' });
    if (part.level === 2) sections.push({ title: part.title, line: part.line, lines: part.lines });
    if (part.level !== 3) continue;
    const section = sections.at(-1);
    if (section?.title === 'Cases') cases.push(readCase(part, problems));
    else section?.lines.push(`### ${part.title}`, ...part.lines);
  }
  for (const { fences, level, title: name } of parts) {
    if (level === 2 && name === 'Cases' && fences.length > 0)
      problems.push({ line: fences[0].line, message: 'A case begins with a "###" heading.' });
  }
  return {
    id: title?.level === 1 ? title.title : '',
    summary: firstParagraph(title?.lines ?? []),
    sections: sections satisfies PageSection[],
    cases,
    problems,
  };
}

function splitParts(markdown: string, problems: PageProblem[]): Part[] {
  const parts: Part[] = [];
  let open: { mark: string; info: string; lines: string[]; line: number } | undefined;
  for (const [index, text] of markdown.split(/\r?\n/).entries()) {
    const line = index + 1;
    const part = parts.at(-1);
    if (open !== undefined) {
      part?.lines.push(text);
      const closing = fenceOpening.exec(text);
      if (closing !== null && closing[2] === '' && closing[1].startsWith(open.mark)) {
        part?.fences.push({ info: open.info, lines: open.lines, line: open.line });
        open = undefined;
      } else {
        open.lines.push(text);
      }
      continue;
    }
    const opening = fenceOpening.exec(text);
    const head = heading.exec(text);
    if (head !== null) {
      parts.push({ level: head[1].length, title: head[2], line, lines: [], fences: [] });
      continue;
    }
    if (opening !== null) open = { mark: opening[1], info: opening[2], lines: [], line };
    part?.lines.push(text);
  }
  if (open !== undefined) problems.push({ line: open.line, message: 'This fence is never closed.' });
  return parts;
}

function firstParagraph(lines: readonly string[]): string {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return '';
  const length = lines.slice(first).findIndex((line) => line.trim() === '');
  return lines
    .slice(first, length < 0 ? undefined : first + length)
    .map((line) => line.trim())
    .join(' ');
}

function readCase(part: Part, problems: PageProblem[]): PageCase {
  const files: CaseFile[] = [];
  const fixed: FixedFile[] = [];
  let findings: readonly string[] | undefined;
  let config: Readonly<Record<string, unknown>> | undefined;
  for (const fence of part.fences) {
    const complain = (message: string): void => void problems.push({ line: fence.line, message });
    const [language = '', ...flags] = fence.info.split(/[ \t]+/);
    const target = flags.find((flag) => /^(file|fixed)=/.test(flag));
    if (target !== undefined) {
      const [kind, path] = splitOnce(target, '=');
      const others = flags.filter((flag) => flag !== target);
      const file = readFile(path, fence, others, kind === 'fixed', complain);
      if (kind === 'file') files.push(file);
      else fixed.push(file);
    } else if (fence.info === 'findings') {
      if (findings !== undefined) complain('A case has one findings block.');
      findings = fence.lines.map((line) => line.trimEnd());
    } else if (language === 'json' && flags.join(' ') === 'config') {
      if (config !== undefined) complain('A case has one config block.');
      config = readConfig(fence, complain);
    } else {
      complain(
        `"${fence.info}" is no fence of a case: file=, fixed=, findings or json config (PAGE-FORMAT.md).`,
      );
    }
  }
  if (files.length === 0) problems.push({ line: part.line, message: 'The case has no file.' });
  for (const { path, line } of repeatedPaths(part, files)) {
    problems.push({ line, message: `The case has the file ${path} twice.` });
  }
  const { options = {}, ...settings } = config ?? {};
  return {
    title: part.title,
    line: part.line,
    files,
    options: options as Readonly<Record<string, unknown>>,
    settings,
    findings,
    fixed,
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

function repeatedPaths(part: Part, files: readonly CaseFile[]): { path: string; line: number }[] {
  const paths = files.map(({ path }) => path);
  return paths
    .filter((path, index) => paths.indexOf(path) !== index)
    .map((path) => ({ path, line: part.line }));
}

function readFile(
  path: string,
  fence: Fence,
  flags: readonly string[],
  isFixed: boolean,
  complain: (message: string) => void,
): FixedFile {
  const known = new Set(['escaped', 'no-final-newline', 'as-is', ...(isFixed ? fixLevels : [])]);
  for (const flag of flags) if (!known.has(flag)) complain(`"${flag}" is no flag of a file.`);
  if (!/^[^\s/\\][^\s\\]*$/.test(path) || path.split('/').includes('..'))
    complain(`"${path}" is no path within the case.`);
  const lineEnd = fence.lines.length > 0 && !flags.includes('no-final-newline') ? '\n' : '';
  const text = fence.lines.join('\n') + lineEnd;
  const level = fixLevels.find((name) => flags.includes(name)) ?? 'safe';
  let bytes = encodeText(text);
  let holdsRawBytes = false;
  if (flags.includes('escaped')) {
    holdsRawBytes = /\\x[0-9A-Fa-f]{2}/.test(text.replaceAll('\\\\', ''));
    try {
      bytes = interpretEscapes(text);
    } catch (error) {
      complain((error as Error).message);
    }
  }
  const isLeftAsIs = flags.includes('as-is') || holdsRawBytes || bytes.includes(0x0d);
  return { path, bytes, isLeftAsIs, level: level satisfies FixLevel };
}

function readConfig(fence: Fence, complain: (message: string) => void): Readonly<Record<string, unknown>> {
  try {
    const config: unknown = JSON.parse(fence.lines.join('\n'));
    if (typeof config === 'object' && config !== null && !Array.isArray(config))
      return config as Readonly<Record<string, unknown>>;
    complain('The config block must hold a JSON object.');
  } catch (error) {
    complain(`The config block is no JSON: ${(error as Error).message}`);
  }
  return {};
}
