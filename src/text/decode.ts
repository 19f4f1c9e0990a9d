// Bytes to strings, only where a person or a pattern needs to see them: decoding costs more than scanning.

import type { Span } from '../model/span.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The text of a span, or of all bytes. Broken sequences become U+FFFD. */
export function decodeText(bytes: Uint8Array, span?: Span): string {
  return decoder.decode(span === undefined ? bytes : bytes.subarray(span.start, span.end));
}

/** UTF-8 bytes of a text. */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}
