// A source with edited documents, in the format, encoding and compression it has. Plain text and Markdown are spliced; of
// a JSONL file only the edited strings change, of a table the edited fields. What cannot be written back is refused.

import type { CorpusSource } from '../model/corpus.ts';
import type { Document, FormatId } from '../model/document.ts';
import { SourceError } from '../model/errors.ts';
import { type Span, span } from '../model/span.ts';
import { pack, unpack } from '../sources/compression.ts';
import { textFields } from '../sources/formats/fields.ts';
import { recordsOf } from '../sources/formats/index.ts';
import { applyByteEdits, applyEdits, inOrder, type ByteEdit, cutsCharacter, type TextEdit } from './apply.ts';
import { openText, type OpenText } from './encoding.ts';
import { editLiteral, findTextLiteral, holds } from './json-text.ts';
import { editTable } from './table-text.ts';
import { encodeText } from '../text/unicode/decode.ts';

/** Edits of one document. */
export interface DocumentChange {
  /** As it was checked: its bytes are compared with the source before anything is changed. */
  readonly document: Pick<Document, 'bytes' | 'offset' | 'record' | 'sourceLine'>;
  /** Disjoint, in any order; spans count bytes of the document. */
  readonly edits: readonly TextEdit[];
  /**
   * The whole document goes, with what sets it apart from its neighbours; `edits` is empty.
   */
  readonly removal?: DocumentGaps | undefined;
}

/** Bytes of a text between a document and its neighbours; undefined where it has none on that side. */
export interface DocumentGaps {
  readonly before: number | undefined;
  readonly behind: number | undefined;
}

/** What has to be known of a source to write it again. */
export type RewritableSource = Pick<CorpusSource, 'format' | 'encoding' | 'bomBytes' | 'settings'> &
  Partial<Pick<CorpusSource, 'compression'>>;

/** The new bytes of a source, or why there are none, as a sentence that begins with a capital. */
export type RewriteOutcome =
  | {
      readonly kind: 'rewritten';
      readonly bytes: Uint8Array;
      /** What was changed of the bytes of the source; undefined where its text is not its bytes. */
      readonly edits: readonly ByteEdit[] | undefined;
      /** True if nothing but white space is left. */
      readonly isEmpty: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly reason: string;
      /** Where single records stand in the way: why, by change. Without these changes the source can be written. */
      readonly records?: ReadonlyMap<DocumentChange, string>;
    };

/** Formats that are read alone: what a fix would change in them is no text that stands there as it is. */
const readOnly: Readonly<Partial<Record<FormatId, string>>> = {
  html: 'HTML is read, not written. Mend the pages where they are made.',
  parquet: 'Parquet is read, not written. Mend the table where it is made, or check it as JSONL.',
};

/**
 * The bytes of a source with its documents edited. `bytes` are those on disk; every byte outside the edits (for JSONL:
 * outside the edited parts of strings; of a compressed file: of what it unpacks to) stays as it is, line ends and byte
 * order mark included. Pure.
 */
export function rewriteSource(
  bytes: Uint8Array,
  source: RewritableSource,
  changes: readonly DocumentChange[],
): RewriteOutcome {
  if (
    source.format === 'html' &&
    changes.length > 0 &&
    changes.every(({ removal }) => removal !== undefined)
  ) {
    return { kind: 'rewritten', bytes: new Uint8Array(0), edits: undefined, isEmpty: true };
  }
  const refusal = readOnly[source.format];
  if (refusal !== undefined) return refuse(refusal);
  const { compression } = source;
  if (compression === undefined) return rewriteText(bytes, source, changes);
  try {
    const unpacked = unpack(bytes, compression);
    const outcome = rewriteText(unpacked, source, changes);
    if (outcome.kind === 'refused') return outcome;
    if (Buffer.compare(outcome.bytes, unpacked) === 0) return { ...outcome, bytes, edits: [] };
    const packed = pack(outcome.bytes, compression);
    if (packed !== undefined) return { ...outcome, bytes: packed, edits: undefined };
    return refuse(
      'This version of Node reads Zstandard and cannot write it (22.15 can). Unpack the file first, or pack it with gzip.',
    );
  } catch (error) {
    if (error instanceof SourceError) return refuse(error.message);
    throw error;
  }
}

function rewriteText(
  bytes: Uint8Array,
  source: RewritableSource,
  changes: readonly DocumentChange[],
): RewriteOutcome {
  const opened = openText(bytes, source);
  if (typeof opened === 'string') return refuse(opened);
  const { text } = opened;
  if (changes.some(({ document, edits }) => edits.some((edit) => cutsCharacter(document.bytes, edit.span)))) {
    return refuse('An edit begins or ends inside a character. This is a bug in the rule that made it.');
  }
  const found = editsOfSource(text, source, changes);
  if (typeof found === 'string') return refuse(found);
  const [first] = found.refused.values();
  if (first !== undefined) return { kind: 'refused', reason: first, records: found.refused };
  const edits = [...found.edits, ...removalsOfText(changes)];
  let after: Uint8Array;
  try {
    after = applyByteEdits(text, edits);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse(`${error.message} This is a bug in the rules that made them.`);
  }
  const encoded = opened.encode(after);
  if (encoded === undefined) {
    return refuse(
      `A character of the fix does not exist in ${source.encoding}. Save the file as UTF-8 first.`,
    );
  }
  return {
    kind: 'rewritten',
    bytes: source.bomBytes === 0 ? encoded : Buffer.concat([bytes.subarray(0, source.bomBytes), encoded]),
    isEmpty: after.every(isWhiteSpace),
    edits: editsAsEncoded(opened, edits, source.bomBytes),
  };
}

/** Edits of a text as edits of the source: every encoding that is written puts down one character after another. */
function editsAsEncoded(
  { text, encode }: OpenText,
  edits: readonly ByteEdit[],
  bomBytes: number,
): ByteEdit[] {
  let read = 0;
  let written = bomBytes;
  const encodedTo = (end: number): number => {
    written += lengthOf(encode(text.subarray(read, end)));
    read = end;
    return written;
  };
  return inOrder(edits).map(({ span: { start, end }, bytes: inserted }) => ({
    span: span(encodedTo(start), encodedTo(end)),
    bytes: encode(inserted) ?? inserted,
  }));
}

/** What was read can be written, and so can what was inserted once the whole text was. */
function lengthOf(encoded: Uint8Array | undefined): number {
  return encoded?.length ?? 0;
}

function isWhiteSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** Whole articles cut out of a text so that the gap between what is left is one that stood there before. */
function removalsOfText(changes: readonly DocumentChange[]): ByteEdit[] {
  const removed = changes
    .filter(({ document, removal }) => removal !== undefined && document.record === null)
    .map(({ document: { offset, bytes }, removal }) => ({
      start: offset,
      end: offset + bytes.length,
      ...removal,
    }))
    .sort((a, b) => a.start - b.start);
  const edits: ByteEdit[] = [];
  for (let first = 0; first < removed.length;) {
    let last = first;
    while (
      last + 1 < removed.length &&
      removed[last].end + (removed[last].behind ?? 0) === removed[last + 1].start
    )
      last++;
    const { start, before = 0 } = removed[first];
    const { end, behind } = removed[last];
    // In front of what follows stays the gap that stood in front of the first.
    const cut = behind === undefined ? span(start - before, end) : span(start, end + behind);
    edits.push({ span: cut, bytes: new Uint8Array(0) });
    first = last + 1;
  }
  return edits;
}

interface SourceEdits {
  readonly edits: readonly ByteEdit[];
  /** Why single records cannot be changed. */
  readonly refused: ReadonlyMap<DocumentChange, string>;
}

/** All changes as edits of the text of the source, or why it cannot be changed at all. */
function editsOfSource(
  text: Uint8Array,
  source: RewritableSource,
  changes: readonly DocumentChange[],
): SourceEdits | string {
  const { format, settings } = source;
  const refused = new Map<DocumentChange, string>();
  if (format === 'csv' || format === 'tsv') {
    const edits = editTable(text, format, settings, changes);
    return edits === undefined ? changed : { edits, refused };
  }
  const edits: ByteEdit[] = [];
  const findLine = lineFinder(text);
  const ordered = [...changes].sort((a, b) => a.document.sourceLine - b.document.sourceLine);
  for (const change of ordered) {
    const { record, sourceLine } = change.document;
    if (record === null) {
      const found = editsOfText(text, change);
      if (found === undefined) return changed;
      edits.push(...found);
      continue;
    }
    const line = findLine(sourceLine);
    if (line === undefined) return changed;
    const found = editsOfRecord(line, text, source, change);
    if (typeof found === 'string') refused.set(change, found);
    else edits.push(...found);
  }
  return { edits, refused };
}

function refuse(reason: string): RewriteOutcome {
  return { kind: 'refused', reason };
}

const changed = 'The file does not hold the text that was checked. Run the check again.';

function editsOfText(text: Uint8Array, { document, edits }: DocumentChange): ByteEdit[] | undefined {
  const { bytes, offset } = document;
  if (Buffer.compare(text.subarray(offset, offset + bytes.length), bytes) !== 0) return undefined;
  return edits.map(({ span: { start, end }, text: inserted }) => ({
    span: span(offset + start, offset + end),
    bytes: encodeText(inserted),
  }));
}

function editsOfRecord(
  line: Span,
  text: Uint8Array,
  { settings }: RewritableSource,
  { document, edits, removal }: DocumentChange,
): ByteEdit[] | string {
  const bytes = text.subarray(line.start, line.end);
  const content = findTextLiteral(
    bytes,
    document.bytes,
    settings.text === undefined ? textFields : [settings.text],
  );
  const isThere = content !== undefined || isTextOf(bytes, document.bytes, settings);
  if (!isThere)
    return `Line ${document.sourceLine} does not hold the text that was checked. Run the check again.`;
  if (removal !== undefined) {
    return [{ span: span(line.start, Math.min(line.end + 1, text.length)), bytes: new Uint8Array(0) }];
  }
  if (content === undefined) {
    return 'Its text is a list, or its field stands twice. Make it one string.';
  }
  const found = editLiteral(bytes, content, edits);
  if (found === undefined || !isRight(bytes, content, found, applyEdits(document.bytes, edits))) {
    return 'Its text cannot be edited inside its JSON string.';
  }
  return found.map((edit) => ({
    ...edit,
    span: span(line.start + edit.span.start, line.start + edit.span.end),
  }));
}

/** True if a line, read as a record, has this text. */
function isTextOf(line: Uint8Array, text: Uint8Array, settings: RewritableSource['settings']): boolean {
  const [record] = recordsOf('jsonl', line, settings).records;
  return record !== undefined && Buffer.compare(record.bytes, text) === 0;
}

/** True if the edited string, read again, is the wanted text. */
function isRight(line: Uint8Array, content: Span, edits: readonly ByteEdit[], wanted: Uint8Array): boolean {
  const after = applyByteEdits(line, edits);
  return holds(after, span(content.start, content.end + after.length - line.length), wanted);
}

const lineFeed = 0x0a;

/** Finds lines of a text by number, in ascending order, in one pass over it. */
function lineFinder(text: Uint8Array): (number: number) => Span | undefined {
  let line = 1;
  let start = 0;
  return (number) => {
    while (line < number) {
      const end = text.indexOf(lineFeed, start);
      if (end < 0) return undefined;
      start = end + 1;
      line++;
    }
    const end = text.indexOf(lineFeed, start);
    return span(start, end < 0 ? text.length : end);
  };
}
