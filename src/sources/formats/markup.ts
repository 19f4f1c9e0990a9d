// Which formats are parsed at length.

import type { FormatId } from '../../model/document.ts';

/** True for a format that takes several times as long to parse as to look for copies in its text: 40 ms a megabyte of HTML, 120 of Markdown. */
export function isMarkup(format: FormatId): boolean {
  return format === 'html' || format === 'markdown';
}
