// Edits applied to bytes, all at once: what stands between them is copied, never looked at.

import type { Span } from '../model/span.ts';
import { encodeText } from '../text/unicode/decode.ts';
import { editsCollide } from './placed-spans.ts';

/** Replaces the bytes of a span by a text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Replaces the bytes of a span by others. */
export interface ByteEdit {
  readonly span: Span;
  readonly bytes: Uint8Array;
}

/** UTF-8 text with the edits made. Their order does not matter. Throws RangeError if two collide or one reaches beyond the text. */
export function applyEdits(bytes: Uint8Array, edits: readonly TextEdit[]): Uint8Array {
  return applyByteEdits(
    bytes,
    edits.map(({ span, text }) => ({ span, bytes: encodeText(text) })),
  );
}

/** Edits as they come in the text. */
export function inOrder(edits: readonly ByteEdit[]): ByteEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Bytes with the edits made. Throws as `applyEdits` does. */
export function applyByteEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  const sorted = inOrder(edits);
  let length = bytes.length;
  for (const [index, edit] of sorted.entries()) {
    const { start, end } = edit.span;
    if (start < 0 || end < start || end > bytes.length) {
      throw new RangeError(
        `An edit of bytes ${start} to ${end} lies outside the text, which has ${bytes.length}.`,
      );
    }
    if (index > 0 && editsCollide(sorted[index - 1].span, edit.span)) {
      throw new RangeError(`Two edits collide at byte ${start}.`);
    }
    length += edit.bytes.length - (end - start);
  }
  const result = new Uint8Array(length);
  let from = 0;
  let to = 0;
  for (const { span, bytes: inserted } of sorted) {
    result.set(bytes.subarray(from, span.start), to);
    to += span.start - from;
    result.set(inserted, to);
    to += inserted.length;
    from = span.end;
  }
  result.set(bytes.subarray(from), to);
  return result;
}

/** True if an edit begins or ends inside a character of UTF-8 text. */
export function cutsCharacter(bytes: Uint8Array, { start, end }: Span): boolean {
  return isInside(bytes, start) || isInside(bytes, end);
}

function isInside(bytes: Uint8Array, at: number): boolean {
  return at < bytes.length && (bytes[at] & 0xc0) === 0x80;
}
