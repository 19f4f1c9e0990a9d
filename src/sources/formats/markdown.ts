// Markdown (CommonMark with the tables and task lists of GitHub): its own structure tells the blocks and their roles.
// The parser sees one Latin-1 character a byte. Every sign of Markdown is ASCII, so that the positions it gives are
// those of bytes, and no text is decoded.

import { constants } from 'node:buffer';
import type * as Lezer from '@lezer/markdown';
import type { Block, SourceRecord } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { span, type Span } from '../../model/span.ts';
import { bufferOf } from '../bytes.ts';
import { loadPackage } from '../load-package.ts';
import { frontMatterOf } from './front-matter.ts';
import { isSpace } from './mapped-text.ts';

/**
 * The whole text as one record with its outline. Paragraphs, list items, table cells and footnotes are body, headings
 * headline or subhead, the descriptions of pictures that stand alone captions. Code, HTML, comments, front matter, link
 * definitions, rules and badges (pictures that are links) are no blocks. A span leaves out the signs at its ends; those
 * at the start of further lines (`>` in a quotation) lie within it.
 */
export function markdownRecord(text: Uint8Array): SourceRecord {
  return {
    bytes: text,
    offset: 0,
    record: null,
    sourceLine: 1,
    givenId: undefined,
    outline: outlineOf(text),
  };
}

interface Heading extends Span {
  readonly level: number;
}

function outlineOf(bytes: Uint8Array): Block[] {
  if (bytes.length > constants.MAX_STRING_LENGTH) {
    throw new SourceError(
      'Too large for Markdown: 512 MiB can be read. Split it, or set its format to plain.',
    );
  }
  const text = bufferOf(bytes).toString('latin1');
  const plain = withPlainLines(text);
  const frontMatter = frontMatterOf(plain);
  const offset = frontMatter.length;
  const headings: Heading[] = [];
  const blocks: Block[] = [];

  const tree = parser().parse(plain.slice(offset));
  tree.iterate({
    enter(found) {
      const { name, from, to } = found;
      const start = offset + from;
      const end = offset + to;
      if (name.includes('Heading')) {
        const [mark, closing] = found.node.getChildren('HeaderMark');
        const isUnderlined = name.startsWith('Setext');
        const words = isUnderlined
          ? trim(text, start, offset + mark.from)
          : trim(text, offset + mark.to, closing === undefined ? end : offset + closing.from);
        if (words !== undefined) headings.push({ ...words, level: Number(name.at(-1)) });
      } else if (name === 'Paragraph') {
        blocks.push(...paragraphBlocks(text, start, end));
      } else if (name === 'TableCell') {
        blocks.push(...bodyBlock(text, start, end));
      } else if (name === 'Task') {
        blocks.push(...bodyBlock(text, start + '[ ]'.length, end));
      } else if (name === 'LinkReference') {
        // A footnote of one word has the shape of a link definition.
        if (text.startsWith('[^', start)) blocks.push(...bodyBlock(text, start, end));
      } else {
        return !unread.has(name);
      }
      return false;
    },
  });
  return [...blocks, ...headingBlocks(text, headings, frontMatter.hasTitle)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

const unread = new Set([
  'FencedCode',
  'CodeBlock',
  'HTMLBlock',
  'CommentBlock',
  'ProcessingInstructionBlock',
  'HorizontalRule',
]);

let blockParser: Lezer.MarkdownParser | undefined;

/** The parser of blocks. What stands inside them is of no interest here and would cost most of the time. */
function parser(): Lezer.MarkdownParser {
  if (blockParser === undefined) {
    // Loaded when the first Markdown is met: it takes 13 ms, and a run without Markdown should not pay for it.
    const lezer = loadPackage('@lezer/markdown') as typeof Lezer;
    blockParser = lezer.parser.configure([lezer.Table, lezer.TaskList]);
    blockParser.parseInline = () => [];
  }
  return blockParser;
}

/**
 * The same text, equally long, in the form that lezer understands. It takes CR for text, though CR ends a line with LF
 * and without; and it knows no table whose row of dashes ends in white space, which therefore moves before the last bar.
 */
function withPlainLines(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', ' \n').replaceAll('\r', '\n') : text;
  return lines.replace(/^([ \t>|:-]+)\|([ \t]+)$/gm, '$1$2|');
}

/** The range without white space at its ends; undefined if nothing is left. */
function trim(text: string, start: number, end: number): Span | undefined {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return start < end ? span(start, end) : undefined;
}

/** One block of body text, its footnote mark left out; none where nothing is left. */
function bodyBlock(text: string, start: number, end: number): Block[] {
  const mark = text.startsWith('[^', start) ? /^\[\^[^\]\s]+\]:/.exec(text.slice(start, end)) : null;
  const trimmed = trim(text, start + (mark === null ? 0 : mark[0].length), end);
  return trimmed === undefined ? [] : [{ span: trimmed, role: 'body' }];
}

// A picture with its target in parentheses or brackets, perhaps in a link: [![description](target)](link).
const picture = /(\[?)!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?(?:\](?:\([^)]*\)|\[[^\]]*\]))?\s*/y;

/** A paragraph of pictures gives their descriptions, any other one itself. */
function paragraphBlocks(text: string, start: number, end: number): Block[] {
  const isPicture = text.startsWith('![', start) || text.startsWith('[![', start);
  if (!isPicture) return bodyBlock(text, start, end);
  const paragraph = text.slice(start, end);
  const captions: Block[] = [];
  for (picture.lastIndex = 0; picture.lastIndex < paragraph.length;) {
    const from = picture.lastIndex;
    const match = picture.exec(paragraph);
    if (match === null) return bodyBlock(text, start, end);
    const [, link, description] = match;
    const at = start + from + link.length + '!['.length;
    const trimmed = trim(text, at, at + description.length);
    if (link === '' && trimmed !== undefined) captions.push({ span: trimmed, role: 'caption' });
  }
  return captions;
}

/**
 * The headline is the first heading of level 1, or else the first heading if no title stands in the front matter;
 * headings that repeat it are headlines too.
 */
function headingBlocks(text: string, headings: readonly Heading[], hasTitle: boolean): Block[] {
  const title = headings.find(({ level }) => level === 1) ?? (hasTitle ? undefined : headings[0]);
  const textOf = ({ start, end }: Span): string => text.slice(start, end);
  return headings.map((heading) => ({
    span: span(heading.start, heading.end),
    role: title !== undefined && textOf(heading) === textOf(title) ? 'headline' : 'subhead',
  }));
}
