// Reads a page of HTML into blocks of text with the place of every byte, whatever part of the page they are. The parser
// sees one Latin-1 character a byte, so that its positions are those of bytes; only entities have to be encoded.

import type * as HtmlParser from 'htmlparser2';
import type { Phrase } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import {
  blockElements,
  isCaption,
  isListing,
  isListingLine,
  isUnread,
  phraseKindOf,
  voidElements,
} from './html-elements.ts';
import { loadPackage } from '../load-package.ts';
import { isSpace, MappedText } from './mapped-text.ts';

// Real pages nest some hundred elements; closing a tag looks through all that are open.
const mostOpenElements = 10_000;

/** A block of text while it is read, and what its neighbourhood says of it. */
export interface PageBlock {
  readonly start: number;
  end: number;
  readonly firstRun: number;
  endRun: number;
  readonly element: string;
  linkBytes: number;
  /** Of program text; white space between two pieces of it counts. */
  codeBytes: number;
  readonly isInArticle: boolean;
  readonly isInMain: boolean;
  readonly isInForm: boolean;
  readonly isInMargin: boolean;
  isCode: boolean;
}

interface OpenElement {
  readonly name: string;
  readonly isUnread: boolean;
  readonly isListing: boolean;
  readonly phrase: Phrase['kind'] | undefined;
}

/** Reads a page into blocks, those that may turn out to be no main text among them. */
export class PageReader {
  readonly text = new MappedText();
  readonly #html: string;
  readonly #blocks: PageBlock[] = [];
  readonly #open: OpenElement[] = [];
  /** What elements set off, in bytes of `text`, ascending and disjoint. */
  readonly phrases: Phrase[] = [];
  #block: PageBlock | undefined;
  #unread = 0;
  #links = 0;
  #listings = 0;
  /** Elements of program text, and of stressed terms, that are open. */
  readonly #phrasesOpen = { code: 0, emphasis: 0 };
  /** White space was read and is written once text follows: its place, or −1. */
  #pendingSpace = -1;

  constructor(html: string) {
    this.#html = html;
  }

  read(): PageBlock[] {
    // Loaded when the first page is met.
    const { Parser } = loadPackage('htmlparser2') as typeof HtmlParser;
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
    const isInPre = name === 'code' && this.#isOpen('pre');
    if (isInPre && this.#block !== undefined) this.#block.isCode = true;
    const isCode = isInPre || (this.#listings > 0 && (name === 'pre' || isListingLine(name, attributes)));
    const element: OpenElement = {
      name: attributes['role'] === 'main' ? 'main' : isCaption(name, attributes) ? 'figcaption' : name,
      isUnread: isCode || isUnread(name, attributes, this.#open.at(-1)?.name),
      isListing: isListing(attributes),
      phrase: phraseKindOf(name, attributes),
    };
    this.#open.push(element);
    if (this.#open.length > mostOpenElements) {
      throw new SourceError(
        `Nests more than ${mostOpenElements} elements, as no page does. Repair it, or set its format to plain.`,
      );
    }
    this.#count(element, 1);
  }

  #leave(name: string): void {
    if (voidElements.has(name)) return;
    if (blockElements.has(name)) this.#endBlock();
    // The parser closes elements in the order in which they were opened.
    const element = this.#open.pop();
    if (element !== undefined) this.#count(element, -1);
  }

  #count({ name, isUnread, isListing, phrase }: OpenElement, step: 1 | -1): void {
    if (isUnread) this.#unread += step;
    if (isListing) this.#listings += step;
    if (phrase !== undefined) this.#phrasesOpen[phrase] += step;
    if (name === 'a') this.#links += step;
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
    if (this.#phrasesOpen.code > 0) this.#block.codeBytes += this.#addPhrase('code', bytes.length);
    else if (this.#phrasesOpen.emphasis > 0) this.#addPhrase('emphasis', bytes.length);
  }

  /** Notes that the last bytes of the text are set off. Returns how many more bytes now are than before. */
  #addPhrase(kind: Phrase['kind'], length: number): number {
    const end = this.text.length;
    const start = end - length;
    const last = this.phrases.at(-1);
    // Words of one element come one by one, white space between them apart.
    const isInBlock = last !== undefined && last.start >= (this.#block?.start ?? 0);
    if (isInBlock && last.kind === kind && this.text.slice(last.end, start).every(isSpace)) {
      this.phrases[this.phrases.length - 1] = { kind, start: last.start, end };
      return end - last.end;
    }
    this.phrases.push({ kind, start, end });
    return length;
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
      codeBytes: 0,
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
