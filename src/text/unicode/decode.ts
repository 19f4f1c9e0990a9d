// Bytes to strings, only where a person or a pattern needs to see them: decoding costs more than scanning.

import type { Span } from '../../model/span.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of a span, or of all bytes. Broken sequences become U+FFFD. */
export function decodeText(bytes: Uint8Array, span?: Span): string {
  // Most bytes are a Buffer, which decodes a part of itself in half the time and without making a view of it.
  if (Buffer.isBuffer(bytes)) return bytes.toString('utf8', span?.start, span?.end);
  return decoder.decode(span === undefined ? bytes : bytes.subarray(span.start, span.end));
}

/**
 * Every byte of a span as the character U+0000 to U+00FF with its number: a pattern tells at once, where a loop over
 * bytes takes 50 ns each until it is compiled, whether any of some bytes is there to be looked for.
 */
export function bytesAsText(bytes: Uint8Array, { start, end }: Span): string {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString('latin1', start, end);
}

/** UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}
