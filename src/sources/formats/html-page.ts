// Reads a page of HTML into blocks of text with the place of every byte, whatever part of the page they are. The parser
// sees one Latin-1 character a byte, so that its positions are those of bytes; only entities have to be encoded.

import type * as HtmlParser from 'htmlparser2';
import type { Phrase } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import { encodeText } from '../../text/unicode/decode.ts';
import {
  type Attributes,
  blockElements,
  isListing,
  isListingLine,
  isLeftOut,
  phraseKindOf,
  unreadElements,
  voidElements,
} from './html-elements.ts';
import { PageElement } from './html-around.ts';
import { loadPackage } from '../load-package.ts';
import { isSpace, MappedText } from './mapped-text.ts';

// Text between two tags, in bytes: what is shorter is an entry of a menu, or the end of a sentence of which more is counted.
const longestLabel = 40;

// Real pages nest some hundred elements; closing a tag looks through all that are open.
const mostOpenElements = 10_000;

/** A block of text while it is read, and what its neighbourhood says of it. */
export interface PageBlock {
  readonly start: number;
  end: number;
  readonly firstRun: number;
  endRun: number;
  /** What it is by the innermost element that tells. */
  readonly element: string;
  linkBytes: number;
  /** Of program text; white space between two pieces of it counts. */
  codeBytes: number;
  /** The innermost element that it begins in, of those that begin and end blocks. */
  readonly around: PageElement;
  isCode: boolean;
}

interface OpenElement {
  readonly name: string;
  /** The innermost that begins and ends blocks: this one, or one around it. */
  readonly around: PageElement;
  readonly isUnread: boolean;
  readonly isDoubted: boolean;
  readonly isListing: boolean;
  readonly phrase: Phrase['kind'] | undefined;
}

/** Reads a page into blocks, those that may turn out to be no main text among them. */
export class PageReader {
  readonly text = new MappedText();
  /** Bytes of text, links and labels apart, that were left out because the names of elements raise doubt. */
  doubtedBytes = 0;
  readonly #html: string;
  readonly #readsDoubted: boolean;
  readonly #blocks: PageBlock[] = [];
  readonly #open: OpenElement[] = [];
  readonly #page = new PageElement();
  #around = this.#page;
  /** What elements set off, in bytes of `text`, ascending and disjoint. */
  readonly phrases: Phrase[] = [];
  #block: PageBlock | undefined;
  #unread = 0;
  /** Of the unread elements that are open, those that are left out for doubt. */
  #doubted = 0;
  #links = 0;
  #listings = 0;
  /** Elements of program text, and of stressed terms, that are open. */
  readonly #phrasesOpen = { code: 0, emphasis: 0 };
  /** White space was read and is written once text follows: its place, or −1. */
  #pendingSpace = -1;

  /** `readsDoubted`: what stands in elements whose names raise doubt is read, not only weighed. */
  constructor(html: string, readsDoubted: boolean) {
    this.#html = html;
    this.#readsDoubted = readsDoubted;
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
          else if (this.#unread === this.#doubted && this.#links === 0) this.#weigh(data);
        },
      },
      { decodeEntities: true, recognizeSelfClosing: false },
    );
    parser.write(this.#html);
    parser.end();
    this.#endBlock();
    return this.#blocks;
  }

  #weigh(data: string): void {
    const { length } = data.trim();
    if (length >= longestLabel) this.doubtedBytes += length;
  }

  #enter(name: string, attributes: Attributes): void {
    if (name === 'br' || name === 'wbr') {
      if (name === 'br') this.#breakLine();
      return;
    }
    if (blockElements.has(name)) this.#endBlock();
    if (voidElements.has(name)) return;
    const isInPre = name === 'code' && this.#around.isInPre;
    if (isInPre && this.#block !== undefined) this.#block.isCode = true;
    const open =
      this.#unread > 0 ? unreadElement(name, this.#around) : this.#openElement(name, attributes, isInPre);
    this.#around = open.around;
    this.#open.push(open);
    if (this.#open.length > mostOpenElements) {
      throw new SourceError(
        `Nests more than ${mostOpenElements} elements, as no page does. Repair it, or set its format to plain.`,
      );
    }
    this.#count(open, 1);
  }

  #openElement(name: string, attributes: Attributes, isInPre: boolean): OpenElement {
    const isCode = isInPre || (this.#listings > 0 && (name === 'pre' || isListingLine(name, attributes)));
    const around = blockElements.has(name) ? new PageElement(name, attributes, this.#around) : this.#around;
    const isUnread = isCode || isLeftOut(name, attributes, this.#open.at(-1)?.name);
    const isDoubted =
      !isUnread && !this.#readsDoubted && around !== this.#around && around.doubt !== undefined;
    return {
      name,
      around,
      isUnread: isUnread || isDoubted,
      isDoubted,
      isListing: isListing(attributes),
      phrase: phraseKindOf(name, attributes),
    };
  }

  #leave(name: string): void {
    if (voidElements.has(name)) return;
    if (blockElements.has(name)) this.#endBlock();
    // The parser closes elements in the order in which they were opened.
    const open = this.#open.pop();
    if (open === undefined) return;
    this.#count(open, -1);
    const { around } = open;
    this.#around = this.#open.at(-1)?.around ?? this.#page;
    if (around !== this.#around) this.#around.blocks += around.blocks;
  }

  #count({ name, isUnread, isDoubted, isListing, phrase }: OpenElement, step: 1 | -1): void {
    if (isUnread) this.#unread += step;
    if (isDoubted) this.#doubted += step;
    if (isListing) this.#listings += step;
    if (phrase !== undefined) this.#phrasesOpen[phrase] += step;
    if (name === 'a') this.#links += step;
  }

  /** Ends the line; where it is empty, a reader sees a new paragraph. */
  #breakLine(): void {
    if (this.#unread > 0 || this.#block === undefined || this.text.length === this.#block.start) return;
    this.#pendingSpace = -1;
    if (this.text.endsWith(lineFeed)) this.#endBlock();
    else this.text.addSeparator('\n');
  }

  /** Adds text that stands at [start, end) of the source. An entity is there longer than its character. */
  #add(data: string, start: number, end: number): void {
    const isEntity = end - start !== data.length || (end - start === 1 && this.#html[start] !== data);
    if (isEntity) {
      this.#write(encodeText(data), start, Math.max(start, end), false);
      return;
    }
    if (this.#around.isInPre) {
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
    return {
      start: this.text.length,
      end: 0,
      firstRun: this.text.startRun(),
      endRun: 0,
      element: this.#around.kind,
      linkBytes: 0,
      codeBytes: 0,
      around: this.#around,
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
    if (isBlank || block.isCode) return;
    this.#blocks.push(block);
    block.around.blocks++;
  }
}

/** An element inside of one that is not read: of it only has to be known whether it holds text at all. */
function unreadElement(name: string, around: PageElement): OpenElement {
  const isUnread = unreadElements.has(name);
  return { name, around, isUnread, isDoubted: false, isListing: false, phrase: undefined };
}

const lineFeed = 0x0a;
const space = Uint8Array.of(0x20);
