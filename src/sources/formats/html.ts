// HTML: the main text of a page, block by block, with the place of every byte in the source.
// What counts as main text follows from elements, roles and names, then from how much of a block is links.

import { constants } from 'node:buffer';
import type { Block, BlockRole, Phrase, SourceRecord } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { span } from '../../model/span.ts';
import { holdsStatement, looksLikeCode } from '../../text/prose/code-like.ts';
import { bufferOf } from '../bytes.ts';
import { type PageBlock, PageReader } from './html-page.ts';
import { heading, leastRunningText, mainBlocks, readBytes, titleOf } from './html-main.ts';
import { MappedText } from './mapped-text.ts';

/**
 * The main text of a page as one record: blocks an empty line apart, white space as a browser shows it, entities decoded.
 * Left out: navigation, scripts, styles, forms, code, what is hidden, lists of links. Headings are headline or subhead,
 * captions of figures and tables captions. Throws SourceError for a page that is too large or too deep.
 */
export function htmlRecord(source: Uint8Array): SourceRecord {
  return { offset: 0, record: null, sourceLine: 1, givenId: undefined, ...mainText(source) };
}

function mainText(source: Uint8Array): Pick<SourceRecord, 'bytes' | 'outline' | 'origin' | 'phrases'> {
  if (source.length > constants.MAX_STRING_LENGTH) {
    throw new SourceError('Too large for HTML: 512 MiB can be read. Split it, or set its format to plain.');
  }
  const { page, blocks } = readPage(bufferOf(source).toString('latin1'));
  const { isCode, blocks: chosen } = withoutCode(mainBlocks(blocks, page.text), page.text);
  const text = new MappedText();
  const outline: Block[] = [];
  const phrases: Phrase[] = [];
  const headlineOf = roleFinder(chosen, page.text);
  let next = 0;
  for (const block of chosen) {
    if (text.length > 0) text.addSeparator('\n\n');
    const start = text.length;
    text.addFrom(page.text, block);
    outline.push({ span: span(start, text.length), role: headlineOf(block) });
    for (; next < page.phrases.length && page.phrases[next].start < block.end; next++) {
      const phrase = page.phrases[next];
      if (phrase.start < block.start) continue;
      const by = start - block.start;
      phrases.push({ ...phrase, start: phrase.start + by, end: Math.min(phrase.end, block.end) + by });
    }
  }
  return {
    bytes: text.bytes(),
    outline,
    origin: text.origin(source),
    phrases: isCode ? undefined : phrases,
  };
}

/** Reads a page. The names of its elements are doubted themselves where they would leave out more than they leave. */
function readPage(html: string): { readonly page: PageReader; readonly blocks: PageBlock[] } {
  const page = new PageReader(html, false);
  const blocks = page.read();
  const read = readBytes(blocks);
  if (read > 0 && page.doubtedBytes < Math.max(leastRunningText, read)) return { page, blocks };
  const whole = new PageReader(html, true);
  return { page: whole, blocks: whole.read() };
}

/** Roles as in Markdown: the headline is the first heading of level 1, or else the first heading, and what repeats it. */
function roleFinder(blocks: readonly PageBlock[], text: MappedText): (block: PageBlock) => BlockRole {
  const title = titleOf(blocks);
  const titleText = title && text.text(title.start, title.end);
  return ({ element, start, end }) => {
    if (element === 'figcaption' || element === 'caption') return 'caption';
    if (!heading.test(element)) return 'body';
    return text.text(start, end) === titleText ? 'headline' : 'subhead';
  };
}

// Of the bytes of a block: a full stop behind the code does not make it a sentence.
const codeOfListing = 0.9;

/**
 * Leaves out blocks of program text. `isCode`: true if most of the page is set as such; then it is how the page sets its
 * text, and all of it is read.
 */
function withoutCode(
  blocks: PageBlock[],
  text: MappedText,
): { readonly isCode: boolean; readonly blocks: PageBlock[] } {
  const size = (list: readonly PageBlock[]): number =>
    list.reduce((sum, { start, end }) => sum + end - start, 0);
  const prose = blocks.filter((block) => heading.test(block.element) || !isProgram(block, text));
  const isCode = size(prose) * 2 < size(blocks);
  return { isCode: isCode || isPreformatted(prose), blocks: isCode ? blocks : prose };
}

/** True if most of a page is preformatted: a letter or standard, whose lines stand as they were sent. */
function isPreformatted(blocks: readonly PageBlock[]): boolean {
  let preformatted = 0;
  let all = 0;
  for (const { element, start, end } of blocks) {
    all += end - start;
    if (element === 'pre') preformatted += end - start;
  }
  return preformatted * 2 > all;
}

function isProgram({ start, end, element, codeBytes }: PageBlock, text: MappedText): boolean {
  if (element !== 'pre') return codeBytes > codeOfListing * (end - start);
  const bytes = text.slice(start, end);
  const whole = span(0, bytes.length);
  return looksLikeCode(bytes, whole) || holdsStatement(bytes, whole);
}
