// Which formats are parsed at length.

import type { FormatId } from '../../model/document.ts';

/** True for a format of which a megabyte takes 50 to 200 ms to parse, ten times as long as to look for copies in its text. */
export function isMarkup(format: FormatId): boolean {
  return format === 'html' || format === 'markdown';
}
