// A source (file or stream) holds documents (articles, pages or records); a document holds blocks with roles.

import type { Span } from './span.ts';

/** What a block of text is within its document. */
export type BlockRole = 'headline' | 'subhead' | 'caption' | 'body' | 'residue';

/** All roles, in the order of their codes in columns. */
export const blockRoles: readonly BlockRole[] = ['headline', 'subhead', 'caption', 'body', 'residue'];

/** A paragraph, headline, caption or leftover: one or more whole lines without their line ends. */
export interface Block {
  readonly span: Span;
  readonly role: BlockRole;
}

/** Text that its format sets off from the sentence it stands in: program text, or a term that is stressed or spoken of. */
export interface Phrase extends Span {
  readonly kind: 'code' | 'emphasis';
}

/** How a source is read. */
export type FormatId = 'plain' | 'markdown' | 'html' | 'jsonl' | 'csv' | 'tsv' | 'parquet';

/** What the bytes of a file are packed with. */
export type Compression = 'gzip' | 'zstd';

/** A source as discovered: not yet opened. */
export interface SourceRef {
  /** Relative to the working directory, with `/`; what every report prints. */
  readonly path: string;
  /** Absolute path of the file; empty for a stream. */
  readonly file: string;
  readonly format: FormatId;
  /** Undefined: the file holds the format as it is. */
  readonly compression?: Compression | undefined;
  /** Size on disk in bytes. */
  readonly size: number;
  /** When the file was changed, in milliseconds since 1970: its content, and anything about it. Undefined for what is no file. */
  readonly times?: { readonly modified: number; readonly changed: number } | undefined;
  /** True if the user named this very file (not a folder or pattern that holds it). */
  readonly isNamed: boolean;
  readonly settings: SourceSettings;
  /** True if the source is only compared with (`--against`): nothing is reported inside it. */
  readonly isReference?: boolean | undefined;
  /**
   * Read only the lines that begin in these bytes of the file: a large file of records is read in parts. Of a packed
   * file they are bytes of its unpacked text, and are the content.
   */
  readonly part?: Span | undefined;
  /** Bytes that stand for those of the file: standard input, a text in an editor, a blob of git. Of `size` bytes. */
  readonly content?: Uint8Array | undefined;
  /** Why it cannot be read, as sentences, where that is known before. */
  readonly refusal?: string | undefined;
}

/** What is known of a source once it has been read. */
export interface SourceFacts {
  /** Encoding the bytes were in, in the spelling of the WHATWG Encoding Standard: `utf-8`, `utf-16le`, `windows-1252` … */
  readonly encoding: string;
  /** Bytes of byte order mark in front of the text (0 if none). Positions in reports count them for UTF-8. */
  readonly bomBytes: number;
  /** Bytes of the source as it is on disk. */
  readonly bytes: number;
  /** Hash of the bytes on disk, 16 hexadecimal digits. */
  readonly hash: string;
}

/**
 * One article, page or record, ready to be looked at. `bytes` is its UTF-8 text;
 * every span of a rule counts in it. Pure value: two documents with equal `bytes` and `blocks` are equal to every rule.
 */
export interface Document {
  /** UTF-8 text without byte order mark. Line ends are as they stand in the source. */
  readonly bytes: Uint8Array;
  /** Blocks in ascending order, disjoint; together they cover all that is to be judged. May be found when first asked for. */
  readonly blocks: readonly Block[];
  /** True if its format told the blocks with their roles, so that nothing is left to be judged. */
  readonly isOutlined?: boolean;
  /** Where the blocks stand: `spans[i]` is `blocks[i].span`. To know it costs a fifth of what judging their roles costs. */
  readonly spans: readonly Span[];
  /** Stretches, ascending and disjoint, that hold all blocks and beside them nothing but blanks: words are read from them. */
  readonly stretches: readonly Span[];
  /** Where `bytes` begins in the text of its source, in bytes; 0 for a record, whose text is its own. */
  readonly offset: number;
  /** 1-based record of a JSONL, CSV, TSV or Parquet source; null for other formats. */
  readonly record: number | null;
  /** 1-based line of the source on which the document (or its record) begins. */
  readonly sourceLine: number;
  /** 1-based position among the documents of its source. */
  readonly ordinal: number;
  /** Id the source gives (a JSONL `id` field); undefined where it gives none. */
  readonly givenId: string | undefined;
  /** Date the source gives, as it is written there (a JSONL `date` field). */
  readonly date?: string | undefined;
  /** Where the line of a record stands in the text of its source (or its part), without its line end. */
  readonly line?: Span | undefined;
  /** True if the document ends where the text of its source ends and the source is a file of text (not a record). */
  readonly endsSource: boolean;
  /** Where `bytes` come from, if they are no part of the text of the source as it stands (HTML). */
  readonly origin?: TextOrigin | undefined;
  /**
   * What the elements of the format set off, ascending and disjoint, where they leave no sign in `bytes` (HTML);
   * undefined as well for a page that sets all its text as a program.
   */
  readonly phrases?: readonly Phrase[] | undefined;
  /**
   * What src/define/feature.ts has computed of the document, by the number of the feature; nobody else reads it. It is
   * kept here since a WeakMap of documents costs every collection of garbage a pass over its entries.
   */
  memo?: unknown[] | undefined;
}

/**
 * How text that was taken out of a source maps to it, in runs: byte `textStarts[i]` of the text stands at byte
 * `sourceStarts[i]` of the source, and so do the bytes behind it up to the next run or the end of what the run stands for.
 */
export interface TextOrigin {
  /** Text of the source as it stands there, UTF-8 without byte order mark. */
  readonly source: Uint8Array;
  /** Ascending; the first is 0. */
  readonly textStarts: Uint32Array;
  /** Where each run stands in the source; as many, ascending. */
  readonly sourceStarts: Uint32Array;
  /** Exclusive ends of what the runs stand for in the source: an entity is longer there than its character. */
  readonly sourceEnds: Uint32Array;
}

/** What a format reader makes of the text of a source: a file of text is one record, a JSONL file one a line. */
export interface SourceRecord {
  /** UTF-8 text without byte order mark. */
  readonly bytes: Uint8Array;
  /** Where `bytes` begins in the text of the source; 0 for a record of a structured format. */
  readonly offset: number;
  /** 1-based record of a structured format; null if the record is the whole file. */
  readonly record: number | null;
  /** 1-based line of the source on which the record begins. */
  readonly sourceLine: number;
  readonly givenId: string | undefined;
  /** The same where it costs next to nothing to tell; undefined says nothing. */
  readonly idInFront?: string | undefined;
  /** As the source writes it. */
  readonly date?: string | undefined;
  /** Blocks, where the format itself tells them (Markdown); otherwise the segmenter finds them. */
  readonly outline: readonly Block[] | undefined;
  /** Where the line of a record stands in the text of its source, without its line end; undefined if no line holds it. */
  readonly line?: Span | undefined;
  /** Undefined: `bytes` stand in the source as they are, or are the text of a record. */
  readonly origin?: TextOrigin | undefined;
  /** As `Document.phrases`. */
  readonly phrases?: readonly Phrase[] | undefined;
}

/** How a source of plain text is divided into articles. */
export type ArticleDivision =
  /** The whole file is one article. */
  | { readonly kind: 'file' }
  /** A run of at least `lines` empty lines stands between articles. */
  | { readonly kind: 'empty-lines'; readonly lines: number }
  /** A line that, trimmed, equals `text` stands between articles. */
  | { readonly kind: 'separator-line'; readonly text: string };

/** How one source is to be read; what is left out is found out. */
export interface SourceSettings {
  readonly format?: FormatId;
  /** Field of a record that holds its text; dots reach into objects. */
  readonly text?: string;
  /** Field that holds its id. */
  readonly id?: string;
  /** Field that holds its date. */
  readonly date?: string;
  /** `auto` (default): learnt from the corpus. */
  readonly articles?: 'auto' | ArticleDivision;
}
