// HTML: the main text of a page, block by block, with the place of every byte in the source. The parser sees one Latin-1
// character a byte, so that its positions are those of bytes; only entities have to be encoded.
// What counts as main text follows from elements, roles and names, then from how much of a block is links.

import { constants } from 'node:buffer';
import { createRequire } from 'node:module';
import type * as HtmlParser from 'htmlparser2';
import type { Block, BlockRole, SourceRecord } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { span } from '../../model/span.ts';
import { encodeText } from '../../text/decode.ts';
import { bufferOf } from '../bytes.ts';
import { blockElements, isUnread, voidElements } from './html-elements.ts';
import { isSpace, MappedText } from './mapped-text.ts';

/**
 * The main text of a page as one record: blocks an empty line apart, white space as a browser shows it, entities decoded.
 * Left out: navigation, scripts, styles, forms, code, what is hidden, lists of links. Headings are headline or subhead,
 * captions of figures and tables captions. Throws SourceError for a page that is too large or too deep.
 */
export function htmlRecord(source: Uint8Array): SourceRecord {
  const { bytes, outline, origin } = mainText(source);
  return { bytes, offset: 0, record: null, sourceLine: 1, givenId: undefined, outline, origin };
}

// Real pages nest some hundred elements; closing a tag looks through all that are open.
const mostOpenElements = 10_000;

/** A block of text while it is read, and what its neighbourhood says of it. */
interface PageBlock {
  readonly start: number;
  end: number;
  readonly firstRun: number;
  endRun: number;
  readonly element: string;
  linkBytes: number;
  readonly isInArticle: boolean;
  readonly isInMain: boolean;
  readonly isInForm: boolean;
  readonly isInMargin: boolean;
  isCode: boolean;
}

function mainText(source: Uint8Array) {
  if (source.length > constants.MAX_STRING_LENGTH) {
    throw new SourceError('Too large for HTML: 512 MiB can be read. Split it, or set its format to plain.');
  }
  const reader = new PageReader(bufferOf(source).toString('latin1'));
  const chosen = mainBlocks(reader.read());
  const text = new MappedText();
  const outline: Block[] = [];
  const headlineOf = roleFinder(chosen, reader.text);
  for (const block of chosen) {
    if (text.length > 0) text.addSeparator('\n\n');
    const start = text.length;
    text.addFrom(reader.text, block);
    outline.push({ span: span(start, text.length), role: headlineOf(block) });
  }
  return { bytes: text.bytes(), outline, origin: text.origin(source) };
}

/** Reads a page into blocks, those that may turn out to be no main text among them. */
class PageReader {
  readonly text = new MappedText();
  readonly #html: string;
  readonly #blocks: PageBlock[] = [];
  readonly #open: { readonly name: string; readonly isUnread: boolean }[] = [];
  #block: PageBlock | undefined;
  #unread = 0;
  #links = 0;
  /** White space was read and is written once text follows: its place, or −1. */
  #pendingSpace = -1;

  constructor(html: string) {
    this.#html = html;
  }

  read(): PageBlock[] {
    // Loaded when the first page is met.
    const { Parser } = createRequire(import.meta.url)('htmlparser2') as typeof HtmlParser;
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#enter(name, attributes),
        onclosetag: (name) => this.#leave(name),
        ontext: (data) => {
          if (this.#unread === 0) this.#add(data, parser.startIndex, parser.endIndex + 1);
        },
      },
      { decodeEntities: true, recognizeSelfClosing: false },
    );
    parser.write(this.#html);
    parser.end();
    this.#endBlock();
    return this.#blocks;
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'br' || name === 'wbr') {
      if (name === 'br') this.#breakLine();
      return;
    }
    if (blockElements.has(name)) this.#endBlock();
    if (voidElements.has(name)) return;
    const unread = isUnread(name, attributes) || (name === 'code' && this.#isOpen('pre'));
    if (name === 'code' && this.#block !== undefined && this.#isOpen('pre')) this.#block.isCode = true;
    const marked = attributes['role'] === 'main' ? 'main' : name;
    this.#open.push({ name: marked === 'main' ? 'main' : name, isUnread: unread });
    if (this.#open.length > mostOpenElements) {
      throw new SourceError(
        `Nests more than ${mostOpenElements} elements, as no page does. Repair it, or set its format to plain.`,
      );
    }
    if (unread) this.#unread++;
    if (name === 'a') this.#links++;
  }

  #leave(name: string): void {
    if (voidElements.has(name)) return;
    if (blockElements.has(name)) this.#endBlock();
    // The parser closes elements in the order in which they were opened.
    const element = this.#open.pop();
    if (element?.isUnread === true) this.#unread--;
    if (name === 'a') this.#links--;
  }

  #isOpen(name: string): boolean {
    return this.#open.some((element) => element.name === name);
  }

  #breakLine(): void {
    if (this.#unread > 0 || this.#block === undefined || this.text.length === this.#block.start) return;
    this.#pendingSpace = -1;
    if (!this.text.endsWith(lineFeed)) this.text.addSeparator('\n');
  }

  /** Adds text that stands at [start, end) of the source. An entity is there longer than its character. */
  #add(data: string, start: number, end: number): void {
    const isEntity = end - start !== data.length || (end - start === 1 && this.#html[start] !== data);
    if (isEntity) {
      this.#write(encodeText(data), start, Math.max(start, end), false);
      return;
    }
    if (this.#isOpen('pre')) {
      let from = 0;
      if (this.#block === undefined) while (from < data.length && isSpace(data.charCodeAt(from))) from++;
      if (from < data.length) this.#write(Buffer.from(data.slice(from), 'latin1'), start + from, end, true);
      return;
    }
    for (let at = 0; at < data.length;) {
      const from = at;
      while (at < data.length && isSpace(data.charCodeAt(at))) at++;
      if (at > from && this.#block !== undefined && this.#pendingSpace < 0) this.#pendingSpace = start + from;
      const wordStart = at;
      // Single spaces between words belong to one run with them.
      while (
        at < data.length &&
        (!isSpace(data.charCodeAt(at)) ||
          (data[at] === ' ' && at + 1 < data.length && !isSpace(data.charCodeAt(at + 1))))
      ) {
        at++;
      }
      if (at > wordStart) {
        this.#write(Buffer.from(data.slice(wordStart, at), 'latin1'), start + wordStart, start + at, true);
      }
    }
  }

  #write(bytes: Uint8Array, start: number, end: number, isCopy: boolean): void {
    this.#block ??= this.#startBlock();
    if (this.#pendingSpace >= 0 && !this.text.endsWith(lineFeed)) {
      this.text.addRun(space, this.#pendingSpace, this.#pendingSpace + 1);
    }
    this.#pendingSpace = -1;
    this.text.addRun(bytes, start, end, isCopy);
    if (this.#links > 0) this.#block.linkBytes += bytes.length;
  }

  #startBlock(): PageBlock {
    const names = this.#open.map(({ name }) => name);
    const isInArticle = names.includes('article');
    const isInMain = names.includes('main');
    return {
      start: this.text.length,
      end: 0,
      firstRun: this.text.startRun(),
      endRun: 0,
      element: names.findLast((name) => namedBlocks.has(name)) ?? 'div',
      linkBytes: 0,
      isInArticle,
      isInMain,
      isInForm: names.includes('form'),
      isInMargin: !isInArticle && !isInMain && (names.includes('header') || names.includes('footer')),
      isCode: false,
    };
  }

  #endBlock(): void {
    this.#pendingSpace = -1;
    const block = this.#block;
    if (block === undefined) return;
    this.#block = undefined;
    while (this.text.length > block.start && isSpace(this.text.last())) this.text.dropLast();
    block.end = this.text.length;
    block.endRun = this.text.runCount;
    const isBlank = this.text.text(block.start, block.end).trim() === '';
    if (!isBlank && !block.isCode) this.#blocks.push(block);
  }
}

const lineFeed = 0x0a;
const space = Uint8Array.of(0x20);

// The elements that tell what a block is, innermost first.
const namedBlocks = new Set(
  'h1 h2 h3 h4 h5 h6 figcaption caption p li td th dt dd blockquote pre'.split(' '),
);

const heading = /^h[1-6]$/;

// Readability takes a third for a page's worth of links; a paragraph of news may well hold two linked names.
const mostLinkShare = 0.6;
// Longer text is read even if all of it is a link.
const longestLinkBlock = 400;

/** The blocks of the main text: of the article, if most text stands in one, else of `main`, else all that is no margin. */
function mainBlocks(blocks: readonly PageBlock[]): PageBlock[] {
  const read = blocks.filter((block) => !isLinks(block));
  const size = (list: readonly PageBlock[]): number =>
    list.reduce((sum, { start, end }) => sum + end - start, 0);
  // Some servers put a form around the whole page.
  const outside = read.filter(({ isInForm }) => !isInForm);
  const kept = size(outside) * 2 >= size(read) ? outside : read;
  const inner = kept.filter(({ isInMargin }) => !isInMargin);
  const choices = [inner.filter(({ isInArticle }) => isInArticle), inner.filter(({ isInMain }) => isInMain)];
  const chosen = choices.find((list) => size(list) * 2 >= size(inner) && list.length > 0) ?? inner;
  if (chosen.some(({ element }) => element === 'h1')) return chosen;
  // The headline of an article often stands above it, in the header of the page.
  const first = chosen.at(0);
  const above = kept.findLast(
    ({ element, start }) => element === 'h1' && first !== undefined && start < first.start,
  );
  return above === undefined ? chosen : [above, ...chosen];
}

function isLinks({ start, end, linkBytes, element }: PageBlock): boolean {
  const length = end - start;
  return !heading.test(element) && length <= longestLinkBlock && linkBytes > mostLinkShare * length;
}

/** Roles as in Markdown: the headline is the first heading of level 1, or else the first heading, and what repeats it. */
function roleFinder(blocks: readonly PageBlock[], text: MappedText): (block: PageBlock) => BlockRole {
  const title =
    blocks.find(({ element }) => element === 'h1') ?? blocks.find(({ element }) => heading.test(element));
  const titleText = title && text.text(title.start, title.end);
  return ({ element, start, end }) => {
    if (element === 'figcaption' || element === 'caption') return 'caption';
    if (!heading.test(element)) return 'body';
    return text.text(start, end) === titleText ? 'headline' : 'subhead';
  };
}
