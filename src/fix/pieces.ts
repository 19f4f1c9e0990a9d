// Edits on edits: a text as pieces of the text it was made from and of what was put in between. However often it is
// edited, what became of the first text stays known as one list of edits.

import { span } from '../model/span.ts';
import type { ByteEdit } from './apply.ts';

/** Bytes [start, end) of the first text, or bytes that were put in. */
export type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly bytes: Uint8Array };

/** A text of `length` bytes that nobody has edited. */
export function wholePiece(length: number): Piece[] {
  return length === 0 ? [] : [{ kind: 'kept', start: 0, end: length }];
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'kept' ? piece.end - piece.start : piece.bytes.length;
}

function cut(piece: Piece, from: number, to: number): Piece {
  return piece.kind === 'kept'
    ? { kind: 'kept', start: piece.start + from, end: piece.start + to }
    : { kind: 'new', bytes: piece.bytes.subarray(from, to) };
}

/** The pieces with disjoint edits made; their spans count bytes of the text that the pieces make up. */
export function editPieces(pieces: readonly Piece[], edits: readonly ByteEdit[]): Piece[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const result: Piece[] = [];
  let index = 0;
  let within = 0;
  let at = 0;
  /** Goes on to byte `to` of the text, and takes the pieces along or leaves them out. */
  const advance = (to: number, isTaken: boolean): void => {
    while (at < to) {
      const piece = pieces[index];
      const step = Math.min(to - at, lengthOf(piece) - within);
      if (isTaken) result.push(cut(piece, within, within + step));
      at += step;
      within += step;
      if (within === lengthOf(piece)) {
        index++;
        within = 0;
      }
    }
  };
  for (const { span: of, bytes } of sorted) {
    advance(of.start, true);
    if (bytes.length > 0) result.push({ kind: 'new', bytes });
    advance(of.end, false);
  }
  advance(
    pieces.reduce((sum, piece) => sum + lengthOf(piece), 0),
    true,
  );
  return result;
}

/** What the pieces change of the first text, which has `length` bytes: edits, ascending and disjoint. */
export function editsOfPieces(pieces: readonly Piece[], length: number): ByteEdit[] {
  const edits: ByteEdit[] = [];
  let at = 0;
  let added: Uint8Array[] = [];
  const close = (start: number): void => {
    if (start > at || added.length > 0) edits.push({ span: span(at, start), bytes: Buffer.concat(added) });
    added = [];
  };
  for (const piece of pieces) {
    if (piece.kind === 'new') {
      added.push(piece.bytes);
      continue;
    }
    close(piece.start);
    at = piece.end;
  }
  close(length);
  return edits;
}

/** One edit that makes `after` of `before`: what is between the bytes that both begin and end with. None if they are equal. */
export function differenceOf(before: Uint8Array, after: Uint8Array): ByteEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let behind = 0;
  while (behind < shorter - start && before[before.length - 1 - behind] === after[after.length - 1 - behind])
    behind++;
  const of = span(start, before.length - behind);
  const bytes = after.subarray(start, after.length - behind);
  return of.start === of.end && bytes.length === 0 ? [] : [{ span: of, bytes }];
}
