// One source, or a part of one, from its bytes to its documents.

import { isUtf8 } from 'node:buffer';
import { ResultRoom } from '../../kernels/wasm/result-room.ts';
import type { ArticleDivision, Document, SourceRecord, SourceRef } from '../../model/document.ts';
import { SourceError } from '../../model/errors.ts';
import type { Span } from '../../model/span.ts';
import { fitDivision } from '../../segment/division/division.ts';
import { documentsOf } from '../../segment/documents.ts';
import { byteOrderMark } from '../../sources/encodings/byte-order-mark.ts';
import { lineOfByte } from '../../sources/bytes.ts';
import { recordsOf } from '../../sources/formats/index.ts';
import { readPart } from '../../sources/parts.ts';
import { BinarySource, OwnSource, PointerSource, readSource } from '../../sources/read.ts';
import type { ReadBuffer } from '../../sources/read-buffer.ts';
import type { SourceOutcome, SourceProblem } from './batch-result.ts';

/**
 * The documents of one source, or why there are none. Never throws for what a source may contain. Small files are read
 * into `buffer`, if there is one.
 */
export function loadSource(
  ref: SourceRef,
  division: ArticleDivision,
  buffer?: ReadBuffer,
): { readonly documents: readonly Document[]; readonly outcome: SourceOutcome } {
  try {
    if (ref.refusal !== undefined) throw new SourceError(ref.refusal);
    const { facts, text } = readSource(ref, buffer);
    const { encoding, bomBytes, bytes, hash } = facts;
    const { records, problems } = recordsOf(ref.format, text, ref.settings);
    if (records.length === 0 && problems.length > 0) throw unreadableFile(problems);
    const { articles = 'auto' } = ref.settings;
    // A learnt division is a guess and yields where it would cut this text to scraps; one that was set is an order.
    const learnt = ref.format === 'plain' ? fitDivision(text, division) : division;
    const documents = documentsOf(records, articles === 'auto' ? learnt : articles);
    return {
      documents,
      outcome: {
        encoding,
        bomBytes,
        bytes,
        hash,
        documentCount: documents.length,
        problems: problems.map(({ line, message }) => ({
          messageId: 'record',
          line: line ?? 1,
          reason: message,
        })),
        isBinary: false,
        isPointer: false,
        isOwn: false,
      },
    };
  } catch (error) {
    const empty = { encoding: 'utf-8', bomBytes: 0, bytes: 0, hash: '', documentCount: 0 };
    if (error instanceof BinarySource && !ref.isNamed) {
      return {
        documents: [],
        outcome: {
          ...empty,
          problems: [],
          isBinary: true,
          isPointer: error instanceof PointerSource,
          isOwn: error instanceof OwnSource,
        },
      };
    }
    if (!(error instanceof SourceError)) throw error;
    const problem: SourceProblem = { messageId: 'file', line: error.line ?? 1, reason: error.message };
    return {
      documents: [],
      outcome: { ...empty, problems: [problem], isBinary: false, isPointer: false, isOwn: false },
    };
  }
}

/** Where none of its records can be read, a file cannot: one finding says so, not one a line. */
function unreadableFile([first, ...others]: readonly SourceError[]): SourceError {
  const none = others.length === 0 ? '' : 'None of its records can be read. ';
  return new SourceError(none + first.message, { cause: first, line: first.line });
}

/** Line feeds in the bytes, of which those in front of the last record were counted when it was found. */
function lineFeeds(bytes: Uint8Array, last: SourceRecord | undefined): number {
  if (last?.line === undefined) return lineOfByte(bytes, bytes.length) - 1;
  const rest = bytes.subarray(last.line.end);
  return last.sourceLine + lineOfByte(rest, rest.length) - 2;
}

// Memory of their own for the texts of every part costs a tenth of what reading them does.
const textsOfPart = new ResultRoom();

/**
 * The documents of a part of a source, from its file or from the lines that are its content; none if it is unusual. Bytes
 * from a file, and texts, are overwritten when the next part is read.
 */
export function loadPart(
  ref: SourceRef,
  part: Span,
  division: ArticleDivision,
): { readonly documents: readonly Document[]; readonly outcome: SourceOutcome } {
  const { offset, bytes, hash } =
    ref.content === undefined
      ? readPart(ref.file, part, ref.size)
      : { offset: part.start, bytes: ref.content, hash: '' };
  const isText = isUtf8(bytes) && byteOrderMark(bytes) === undefined;
  textsOfPart.recycle();
  const { records, problems } = isText
    ? recordsOf(ref.format, bytes, ref.settings, textsOfPart)
    : { records: [], problems: [] };
  const isUnusual = !isText || problems.length > 0;
  const documents = isUnusual ? [] : documentsOf(records, division);
  const lines = lineFeeds(bytes, records.at(-1));
  return {
    documents,
    outcome: {
      encoding: 'utf-8',
      bomBytes: 0,
      bytes: bytes.length,
      hash,
      documentCount: documents.length,
      problems: [],
      isBinary: false,
      isPointer: false,
      isOwn: false,
      part: { isFirst: part.start === 0, offset, lines, records: records.length, isUnusual },
    },
  };
}
