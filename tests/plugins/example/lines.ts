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
    const next = newline === -1 ? bytes.length : newline;
    const end = next > start && bytes[next - 1] === 13 ? next - 1 : next;
    if (end > start) lines.push({ text: decoder.decode(bytes.subarray(start, end)), start, end });
    start = next + 1;
  }
  return lines;
}
