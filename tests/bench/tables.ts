// The report of a benchmark, as Markdown.

/** A table with its first column to the left and the others to the right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map((_, column) => (column === 0 ? '---' : '--:'))) + rows.map(line).join('');
}

/** Three significant digits, without an exponent. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}

/** A whole number with commas. */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** "100 MB", "1 GB". */
export function size(bytes: number): string {
  return bytes >= 1e9 ? `${figure(bytes / 1e9).replace(/\.?0+$/, '')} GB` : `${count(bytes / 1e6)} MB`;
}
