// Lines of a text with their places in bytes.

const decoder = new TextDecoder();

export interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The lines that are not empty. */
export function linesOf(bytes: Uint8Array): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(10, start);
    const end = newline === -1 ? bytes.length : newline;
    if (end > start) lines.push({ text: decoder.decode(bytes.subarray(start, end)), start, end });
    start = end + 1;
  }
  return lines;
}
