// Text that was read in the wrong encoding. What else is strange about its characters comes from that, and says nothing.

import type { Document } from '../../model/document.ts';
import { isMisread, misreadTextOf } from './misread-text.ts';
import { isMojibake, mojibakeOf } from './mojibake.ts';

/** True if the byte `at` belongs to characters or words that were read in the wrong encoding. */
export function isInBrokenText(document: Document, at: number): boolean {
  return isMojibake(mojibakeOf(document), at) || isMisread(misreadTextOf(document), at);
}
