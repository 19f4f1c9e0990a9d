// Documents whose words came out of one call of the kernel: what looks at all words of a document may go over them
// together again, since a call for each costs as much as the work.

import { feature } from '../define/feature.ts';
import type { Document } from '../model/document.ts';

/** The documents that were scanned together with a document, it among them; the document alone if it was scanned by itself. */
export const scannedTogether = feature((document): readonly Document[] => [document]);
