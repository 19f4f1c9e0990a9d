// A document that finds its blocks when they are asked for: of a large corpus most documents share nothing with another,
// and nobody asks what is a headline in them.

import type { Block, Document, Phrase, TextOrigin } from '../model/document.ts';
import { span, type Span } from '../model/span.ts';
import { lineFields } from '../kernels/line-fields.ts';
import { assignRoles, segmentLines } from './blocks.ts';
import { linesOf, spansOf, type TextLine } from './lines.ts';

/** What a document is made of. */
export interface DocumentParts extends Omit<
  Document,
  'blocks' | 'spans' | 'stretches' | 'givenId' | 'date' | 'memo'
> {
  /** Blocks where the format told them; otherwise they are found in the text. */
  readonly outline?: readonly Block[] | undefined;
  /** Bytes of the text that are to be judged; all by default. */
  readonly judgedBytes?: number;
}

/** What its source tells of a document beside its text; asked for when it is wanted. */
export type DocumentOrigin = Pick<Document, 'givenId' | 'date'>;

/** A document of a text, with its blocks when they are asked for. */
export class TextDocument implements Document {
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly record: number | null;
  readonly sourceLine: number;
  readonly ordinal: number;
  readonly endsSource: boolean;
  readonly line: Span | undefined;
  readonly origin: TextOrigin | undefined;
  readonly phrases: readonly Phrase[] | undefined;
  /** True if its format told the blocks. */
  readonly isOutlined: boolean;
  memo: unknown[] | undefined;
  readonly #judgedBytes: number;
  readonly #origin: DocumentOrigin | undefined;
  #blocks: readonly Block[] | undefined;
  #spans: readonly Span[] | undefined;
  #lines: readonly TextLine[] | undefined;
  #table: Uint32Array | undefined;
  #areBlocks = false;

  constructor(parts: DocumentParts, origin?: DocumentOrigin) {
    const { outline, judgedBytes } = parts;
    this.#origin = origin;
    this.bytes = parts.bytes;
    this.offset = parts.offset;
    this.record = parts.record;
    this.sourceLine = parts.sourceLine;
    this.ordinal = parts.ordinal;
    this.endsSource = parts.endsSource;
    this.line = parts.line;
    this.origin = parts.origin;
    this.phrases = parts.phrases;
    this.#judgedBytes = judgedBytes ?? parts.bytes.length;
    this.isOutlined = outline !== undefined;
    this.#blocks = outline;
  }

  get givenId(): string | undefined {
    return this.#origin?.givenId;
  }

  get date(): string | undefined {
    return this.#origin?.date;
  }

  /** The text that is to be judged. */
  get judged(): Uint8Array {
    return this.#judgedBytes === this.bytes.length ? this.bytes : this.bytes.subarray(0, this.#judgedBytes);
  }

  /**
   * Takes the lines of the judged text as the kernel found them: entries [first, end) of `table`, `lineFields` numbers
   * each. `areBlocks`: true if no line may be part of a wrapped paragraph.
   */
  takeLines(table: Uint32Array, first: number, end: number, areBlocks: boolean): void {
    this.#table = table.subarray(first * lineFields, end * lineFields);
    this.#areBlocks = areBlocks;
  }

  #findLines(): readonly TextLine[] {
    const lines = this.#table === undefined ? undefined : linesOf(this.#table);
    this.#table = undefined;
    return lines !== undefined && this.#areBlocks ? lines : segmentLines(this.judged, lines);
  }

  get blocks(): readonly Block[] {
    if (this.#blocks === undefined) {
      this.#lines ??= this.#findLines();
      this.#blocks = assignRoles(this.judged, this.#lines);
      this.#lines = undefined;
    }
    return this.#blocks;
  }

  get spans(): readonly Span[] {
    if (this.#spans === undefined) {
      if (this.#blocks === undefined && this.#table !== undefined && this.#areBlocks) {
        this.#spans = spansOf(this.#table);
      } else if (this.#blocks === undefined) {
        this.#lines = this.#findLines();
        this.#spans = this.#lines.map(({ start, end }) => span(start, end));
      } else {
        this.#spans = this.#blocks.map((block) => block.span);
      }
    }
    return this.#spans;
  }

  get stretches(): readonly Span[] {
    return this.isOutlined ? this.spans : [span(0, this.#judgedBytes)];
  }
}
